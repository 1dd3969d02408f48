"""What can be asked about a dossier as a whole, over all steps."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from draagkracht.toegang.gecompileerd import DOSSIER, Gecompileerd, part

from ..aanpak.models import Stap
from ..doelbereiking.models import Oordeel
from ..doelen.models import Doel
from ..dossier.models import Dossier
from ..hulpvraag.models import Hulpvraag
from ..meting.models import Moment
from ..uitvoering.models import Afspraak
from ..vraagverheldering.models import Bevinding
from .standen import standen_of


def _count(soort: str, rows: QuerySet, what: str = "pk") -> QuerySet:
    return part(soort, rows.order_by().values("dossier"), Count(what, distinct=what != "pk"))


def _counts() -> list[QuerySet]:
    of = {"dossier": DOSSIER}
    judged = Oordeel.objects.filter(doel__dossier=DOSSIER).order_by().values("doel__dossier")
    return [
        _count("hulpvraag", Hulpvraag.objects.filter(**of)),
        _count("moment", Moment.objects.filter(**of)),
        _count("bevinding", Bevinding.objects.filter(**of)),
        _count("doel", Doel.objects.filter(**of, status=Doel.Status.ACTIEF)),
        _count("stap", Stap.objects.filter(**of, verwijderd_op__isnull=True)),
        _count("afspraak", Afspraak.objects.filter(**of, uitkomst="")),
        part("oordeel", judged, Count("doel", distinct=True)),
    ]


COUNTS = Gecompileerd(_counts)


def list_standen(*, dossier: Dossier) -> dict[str, str]:
    """Per step how it stands, in a few words, in one query; "" where nothing was recorded yet."""
    counts = {soort: int(n) for soort, n in COUNTS.rows(dossier=dossier.pk)}
    return standen_of(counts, counts.get("doel", 0), dossier)
