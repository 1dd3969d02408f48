"""Where residents are with what they do themselves: telling, a plan of their own, how they are. For their first page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from draagkracht.toegang.models import Account

from ..dossier.models import Dossier
from ..hulpvraag.models import PersoonlijkPlan
from ..hulpvraag.plannen import DAYS, may_read
from ..meting.eigen import EigenMeting, find_eigen


@dataclass(frozen=True)
class EigenStand:
    """What the first page can offer next, as far as this screen may show it.

    `plan`: "" (not begun, or not for this screen), "begonnen" or "ingeleverd"; `plan_tot`: until when handing it in is a
    right, None when that is over or nothing was asked. `meting`: "" (may begin), "begonnen", "elders" (at home, so not
    here), "wacht" (ready, the other voice is not) or "open" (beside each other).
    """

    has_vraag: bool
    plan: str
    plan_tot: dt.date | None
    meting: str


def read_eigen_stand(*, dossier: Dossier, door: Account, vandaag: dt.date, is_samen: bool) -> EigenStand:
    """Five queries at most, whatever stands in the dossier."""
    first = dossier.hulpvragen.order_by("op").values_list("op", flat=True).first()
    last = timezone.localdate(first) + DAYS if first else None
    plan = PersoonlijkPlan.objects.filter(dossier=dossier).first()
    if plan is not None and not may_read(plan=plan, door=door):
        plan = None
    eigen = find_eigen(dossier=dossier, vandaag=vandaag)
    return EigenStand(
        has_vraag=first is not None,
        plan="" if plan is None else "ingeleverd" if plan.ingeleverd_op else "begonnen",
        plan_tot=last if last and last >= vandaag else None,
        meting=_meting(eigen, is_samen),
    )


def _meting(eigen: EigenMeting, is_samen: bool) -> str:
    if not eigen.is_for(is_samen=is_samen):
        return "elders"
    if eigen.is_klaar:
        return "open" if eigen.is_open else "wacht"
    return "begonnen" if eigen.is_begonnen else ""
