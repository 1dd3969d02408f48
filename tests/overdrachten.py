"""Colleagues with dossiers, to hand over from one to the other."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from draagkracht.toegang.models import Account
from draagkracht.werkproces.dossier.inwoners import open_dossier
from draagkracht.werkproces.dossier.models import Betrokkene, Dossier
from draagkracht.werkproces.dossier.overdracht.models import Overdracht
from draagkracht.werkproces.voortgang.overdragen import Uitslag, propose_overdrachten


def open_many(door: Account, aantal: int, naam: str = "Inwoner") -> list[Dossier]:
    """So many dossiers of `door`'s own."""
    return [
        open_dossier(door=door, team=door.team, op=timezone.now(), gegevens={"naam": f"{naam} {n}"})
        for n in range(aantal)
    ]


def propose(
    van: Account, naar: Account, *dossiers: Dossier, door: Account | None = None, **anders
) -> Uitslag:
    given = {"soort": "blijvend", "bericht": "Dag, {naam} gaat u helpen.", "op": timezone.now(), **anders}
    who = door or van
    if who.pk != van.pk:
        given["bericht"] = ""
    return propose_overdrachten(door=who, van=van, naar={d.pk: naar.pk for d in dossiers}, **given)


def of(dossier: Dossier) -> Overdracht:
    return Overdracht.objects.filter(dossier=dossier.pk).latest("op")


def roles(dossier: Dossier) -> dict[str, str]:
    """Who works in it now, by user name."""
    now_in = Betrokkene.objects.filter(dossier=dossier.pk, tot_op__isnull=True).select_related("account")
    return {row.account.gebruikersnaam: row.rol for row in now_in}


IN_A_MONTH = dt.timedelta(days=30)
