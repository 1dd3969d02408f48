"""A goal in the resident's own words: they are the goal from then on, and the answer of the other is asked anew."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import Account

from ..dossier.models import Akkoord, Dossier, Handeling, Stem
from ..dossier.services import check_stem, check_versie, record_handeling, save_versioned
from .doelregels import clean_doel
from .gesprekken import TALKED
from .models import Doel, Doelgesprek
from .services import STAP, agree_doel, propose_doel

ACT = "doel in eigen woorden gezet"


@dataclass(frozen=True)
class Herschrijving:
    """When the resident put a goal in other words, at home (`is_zelf`) or at the table, and what stood there before.

    `was` is "" when no earlier version is kept.
    """

    op: dt.datetime
    was: str
    is_zelf: bool


@transaction.atomic
def propose_doel_versie(
    *,
    doel: Doel,
    door: Account,
    op: dt.datetime,
    tekst: str,
    streef_op: dt.date | None,
    woorden: str = "",
    versie: int | None = None,
    sleutel: str = "",
) -> Doel:
    """The resident says the goal otherwise, and agrees with it so. Who agreed before, did so with other words.

    The level "as agreed" follows the goal, unless people gave it words of its own. Raises Fout when nothing is different or
    no text is left, and Verouderd.
    """
    check_stem(Stem.INWONER, door)
    check_versie(doel, versie)
    fields = clean_doel(_with(doel, tekst, streef_op))
    if (fields["tekst"], fields["streef_op"]) == (doel.tekst, doel.streef_op):
        raise Fout("Verander de tekst, of schrijf op wat u anders wilt.", "tekst")
    record_handeling(
        dossier=doel.dossier, door=door, op=op, stap=STAP, soort=ACT, onderwerp=doel.pk, sleutel=sleutel
    )
    for name, value in fields.items():
        setattr(doel, name, value)
    save_versioned(doel, door=door, op=op)
    agree_doel(
        doel=doel, door=door, op=op, stem=Stem.INWONER, antwoord=Akkoord.Antwoord.AKKOORD, woorden=woorden
    )
    return doel


@transaction.atomic
def propose_eigen_doel(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    gegevens: dict[str, Any],
    status: str = Doel.Status.ACTIEF,
    reden: str = "",
    woorden: dict[str, str] | None = None,
    zekerheid: int | None = None,
    sleutel: str = "",
) -> Doel:
    """A goal of the resident's own, with which the resident agrees. `gegevens` as in `propose_doel`, from whom it is apart.

    `woorden` are the answers it came from (fields of Doelgesprek), kept beside it to the letter, and `zekerheid` 0-10 how
    sure the resident is. How many goals there are already is for the door to ask about. Raises what `propose_doel` raises.
    """
    check_stem(Stem.INWONER, door)
    own = {"voorgesteld_door": Doel.VoorgesteldDoor.INWONER, "in_woorden_van": Doel.VoorgesteldDoor.INWONER}
    who: dict[str, Any] = {"door": door, "op": op}
    doel = propose_doel(
        dossier=dossier,
        gegevens=gegevens | own,
        status=status,
        reden=reden,
        is_bevestigd=True,
        sleutel=sleutel,
        **who,
    )
    agree_doel(doel=doel, stem=Stem.INWONER, antwoord=Akkoord.Antwoord.AKKOORD, **who)
    if any((woorden or {}).values()):
        gesprek = Doelgesprek(dossier=dossier, doel=doel, **who, **(woorden or {}), zekerheid=zekerheid)
        for name in TALKED:
            setattr(gesprek, name, getattr(doel, name))
        gesprek.afgerond_op = op
        save_versioned(gesprek, door=door, op=op)
    return doel


def _with(doel: Doel, tekst: str, streef_op: dt.date | None) -> dict[str, Any]:
    """All fields of the goal, with the resident's text and day."""
    levels = list(doel.niveaus)
    if levels and levels[2] == doel.tekst:
        levels[2] = tekst.strip()
    return {
        "tekst": tekst,
        "streef_op": streef_op,
        "onderdeel": doel.onderdeel,
        "richting": doel.richting,
        "voorgesteld_door": doel.voorgesteld_door,
        "in_woorden_van": Doel.VoorgesteldDoor.INWONER,
        "niveaus": levels,
    }


def list_herschrijvingen(*, dossier: Dossier, doelen: Collection[Doel]) -> dict[uuid.UUID, Herschrijving]:
    """Per goal the last time the resident put it in other words, as long as those words stand. Two queries."""
    acts: dict[uuid.UUID, Handeling] = {}
    for act in dossier.handelingen.filter(soort=ACT).select_related("door").order_by("op"):
        acts[act.onderwerp] = act
    now = {doel.pk: doel for doel in doelen if doel.pk in acts}
    texts: dict[uuid.UUID, list[tuple[dt.datetime, str]]] = {pk: [] for pk in now}
    rows = Doel.history.filter(id__in=list(now)).order_by("versie") if now else []
    for row in rows:
        texts[row.id].append((row.history_date, row.tekst))
    found = {}
    for pk, versions in texts.items():
        act = acts[pk]
        place = next((n for n, (op, _tekst) in enumerate(versions) if op == act.op), None)
        if place is None or versions[place][1] != now[pk].tekst:
            continue
        was = versions[place - 1][1] if place else ""
        if was != now[pk].tekst:
            found[pk] = Herschrijving(act.op, was, act.door.stem == Stem.INWONER)
    return found
