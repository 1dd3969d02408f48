"""What the buttons of step 3 do: each tap is one act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import Account
from draagkracht.werkproces.dossier.models import Dossier
from draagkracht.werkproces.vraagverheldering.selectors import get_bevinding, get_visie
from draagkracht.werkproces.vraagverheldering.services import (
    OPPAKKEN,
    PARKEREN,
    agree_visie,
    choose_bevinding,
    connect_kracht,
    connect_voorstel,
    disconnect_kracht,
    return_bevinding,
    take_voorstel,
)

from ..zeggenschap.tikken import read_id, read_versie
from .forms import PARKEERREDENEN

ACTIES = {
    "neem": 2,
    "oppakken": 1,
    "parkeren": 2,
    "terug": 1,
    "verbind": 2,
    "neem_en_verbind": 3,
    "los": 2,
    "akkoord": 1,
}
PLACE = {"neem": "#voorstellen", "akkoord": "#akkoord"}
OTHER_PLACE = "#bevindingen"


def act_on_tik(
    dossier: Dossier, actie: str, argumenten: list[str], *, door: Account, op: dt.datetime, sleutel: str
) -> None:
    """Do what was tapped. Raises what the act itself raises, and Fout for a value that no button has."""
    who = {"door": door, "op": op, "sleutel": sleutel}
    find = partial(_find, dossier)
    acts: dict[str, Callable[..., Any]] = {
        "neem": lambda soort, part: take_voorstel(dossier=dossier, soort=soort, onderdeel=part, **who),
        "oppakken": lambda one: choose_bevinding(bevinding=find(one), keuze=OPPAKKEN, **who),
        "parkeren": lambda one, reden: choose_bevinding(
            bevinding=find(one), keuze=PARKEREN, reden=str(PARKEERREDENEN.get(reden, "")), **who
        ),
        "terug": lambda one: return_bevinding(bevinding=find(one), **who),
        "verbind": lambda last, kracht: connect_kracht(last=find(last), kracht=find(kracht), **who),
        "neem_en_verbind": lambda last, soort, part: connect_voorstel(
            last=find(last), soort=soort, onderdeel=part, **who
        ),
        "los": lambda last, kracht: disconnect_kracht(last=find(last), kracht=find(kracht), **who),
        "akkoord": lambda versie: _agree(dossier, read_versie(versie), who),
    }
    acts[actie](*argumenten)


def _find(dossier: Dossier, bevinding_id: str) -> Any:
    return get_bevinding(dossier=dossier, bevinding_id=read_id(bevinding_id))


def _agree(dossier: Dossier, versie: int, who: dict[str, Any]) -> None:
    visie = get_visie(dossier=dossier)
    if visie is None:
        raise Fout("Er staat nog geen gedeelde visie.")
    agree_visie(visie=visie, stem="professional", antwoord="akkoord", versie=versie, **who)
