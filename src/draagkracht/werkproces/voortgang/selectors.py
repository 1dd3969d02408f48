"""What can be asked about a dossier as a whole, over all steps."""

from __future__ import annotations

from django.db.models import Count, QuerySet, Value
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..aanpak.models import Stap
from ..doelbereiking.models import Oordeel
from ..doelen.models import Doel
from ..dossier.models import Dossier
from ..hulpvraag.models import Hulpvraag
from ..meting.models import Moment
from ..uitvoering.models import Afspraak
from ..vraagverheldering.models import Bevinding


def _count(code: str, rows: QuerySet) -> QuerySet:
    return rows.order_by().values(bij=Value(code)).annotate(aantal=Count("pk")).values_list("bij", "aantal")


def list_standen(*, dossier: Dossier) -> dict[str, str]:
    """Per step how it stands, in a few words, in one query; "" where nothing was recorded yet."""
    of = {"dossier": dossier.pk}
    counts = dict(
        _count("hulpvraag", Hulpvraag.objects.filter(**of)).union(
            _count("meting", Moment.objects.filter(**of)),
            _count("vraagverheldering", Bevinding.objects.filter(**of)),
            _count("doelen", Doel.objects.filter(**of, status=Doel.Status.ACTIEF)),
            _count("aanpak", Stap.objects.filter(**of, verwijderd_op__isnull=True)),
            _count("uitvoering", Afspraak.objects.filter(**of, uitkomst="")),
            _count("doelbereiking", Oordeel.objects.filter(doel__dossier=dossier.pk)),
            all=True,
        )
    )
    words = {
        "hulpvraag": lambda n: ngettext("in eigen woorden", "%(n)d vragen", n),
        "meting": lambda n: ngettext("één moment", "%(n)d momenten", n),
        "vraagverheldering": lambda n: ngettext("één bevinding", "%(n)d bevindingen", n),
        "doelen": lambda n: ngettext("één actief", "%(n)d actief", n),
        "aanpak": lambda n: ngettext("één stap", "%(n)d stappen", n),
        "uitvoering": lambda n: ngettext("één afspraak open", "%(n)d afspraken open", n),
        "doelbereiking": lambda n: ngettext("één oordeel", "%(n)d oordelen", n),
    }
    standen = {code: words[code](n) % {"n": n} for code, n in counts.items() if n}
    if dossier.gesloten_op:
        standen["doelbereiking"] = _("afgesloten")
    return standen
