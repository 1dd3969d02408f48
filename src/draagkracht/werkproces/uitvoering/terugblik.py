"""Looking back on small steps: what worked, what was learned, and who said how it went."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from django.db.models import Q, QuerySet

from draagkracht.methodiek.schaal import VEILIGHEID
from draagkracht.toegang.models import Rol

from ..aanpak.models import Stap
from ..dossier.models import Dossier
from .models import Afspraak

PER_PAGE = 20
OUTCOME = "afspraak: "  # how the act of saying an outcome begins


def about_veiligheid() -> Q:
    """The afspraken of a step that has anything to do with safety."""
    apart = Stap.objects.filter(Q(doelen__onderdeel=VEILIGHEID) | Q(krachten__onderdeel=VEILIGHEID))
    return Q(stap__in=apart.values("pk"))


def list_gelukt(*, dossier: Dossier, bladzijde: int = 1) -> tuple[list[Afspraak], bool]:
    """A page of what succeeded, wholly or in part, and of everything that something was learned of; the newest first.

    Nothing about safety: looking back is read together. The second is whether there are more. One query.
    """
    worked = Q(uitkomst__in=(Afspraak.Uitkomst.GELUKT, Afspraak.Uitkomst.BIJNA)) | ~Q(geleerd="")
    rows: QuerySet[Afspraak] = dossier.afspraken.exclude(uitkomst="").filter(worked)
    rows = rows.exclude(about_veiligheid()).order_by("-uitkomst_op", "-pk")
    start = (bladzijde - 1) * PER_PAGE
    found = list(rows[start : start + PER_PAGE + 1])
    return found[:PER_PAGE], len(found) > PER_PAGE


def list_zelf_gezegd(*, dossier: Dossier, afspraken: Collection[Afspraak]) -> frozenset[uuid.UUID]:
    """The afspraken of which the resident said at home, with the own account, how it went. One query."""
    acts = dossier.handelingen.filter(
        soort__startswith=OUTCOME, onderwerp__in=[afspraak.pk for afspraak in afspraken]
    )
    last = dict(acts.order_by("op", "pk").values_list("onderwerp", "door__rol"))
    return frozenset(pk for pk, rol in last.items() if rol == Rol.INWONER)
