"""What the buttons of step 4 do: each tap is one act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from draagkracht.toegang.models import Account
from draagkracht.werkproces.doelen.gesprekken import close_doelgesprek, get_doelgesprek
from draagkracht.werkproces.doelen.models import Doel
from draagkracht.werkproces.doelen.selectors import get_doel
from draagkracht.werkproces.doelen.services import (
    ACTIEF,
    AFGEROND,
    GEPARKEERD,
    agree_doel,
    change_doel_status,
    move_doel,
)
from draagkracht.werkproces.dossier.concepten import drop_concepten
from draagkracht.werkproces.dossier.models import Dossier

from ..zeggenschap.tikken import read_id, read_versie
from .forms import LATERREDENEN

# `toch` is the answer to the friendly question about a fourth goal.
ACTIES = {"weg": 1, "omhoog": 1, "omlaag": 1, "later": 2, "nu": 1, "toch": 1, "afronden": 1, "akkoord": 2}


def act_on_tik(
    dossier: Dossier, actie: str, argumenten: list[str], *, door: Account, op: dt.datetime, sleutel: str
) -> Doel | None:
    """Do what was tapped, and give the goal; None for a talk that was put away.

    Raises what the act raises, and Fout for a value that no button has.
    """
    if actie == "weg":
        gesprek = get_doelgesprek(dossier=dossier, gesprek_id=read_id(argumenten[0]))
        close_doelgesprek(gesprek=gesprek, door=door, op=op, sleutel=sleutel)
        drop_concepten(door=door, dossier_id=dossier.pk, begin=f"doelhulp:{gesprek.pk}:")
        return None
    doel = get_doel(dossier=dossier, doel_id=read_id(argumenten[0]))
    who = {"doel": doel, "door": door, "op": op, "sleutel": sleutel}
    status = partial(change_doel_status, **who)
    acts: dict[str, Callable[..., Any]] = {
        "omhoog": lambda: move_doel(is_omhoog=True, **who),
        "omlaag": lambda: move_doel(is_omhoog=False, **who),
        "later": lambda reden: status(status=GEPARKEERD, reden=str(LATERREDENEN.get(reden, ""))),
        "nu": lambda: status(status=ACTIEF),
        "toch": lambda: status(status=ACTIEF, is_bevestigd=True),
        "afronden": lambda: status(status=AFGEROND),
        "akkoord": lambda versie: agree_doel(
            stem="professional", antwoord="akkoord", versie=read_versie(versie), **who
        ),
    }
    acts[actie](*argumenten[1:])
    return doel
