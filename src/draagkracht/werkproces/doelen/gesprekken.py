"""The talks in small questions that lead to a goal: what was said, to the letter, and the goal that comes of it."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from draagkracht.toegang.fouten import Fout, NietGevonden
from draagkracht.toegang.models import Account

from ..dossier.models import Dossier
from ..dossier.services import record_handeling, save_versioned
from ..dossier.verwijzingen import check_jaar
from ..vraagverheldering.models import Bevinding
from .doelregels import clean_richting
from .models import Doel, Doelgesprek
from .services import ACTIEF, STAP, change_doel, propose_doel

ANSWERS = (
    "anders",
    "nu",
    "merken",
    "doen",
    "kleiner",
    "voorbeeld",
    "tekst",
    "streef_op",
    "zekerheid",
    "niveaus",
)


TALKED = ("tekst", "onderdeel", "richting", "streef_op", "niveaus")


MOST_SURE = 10


TALK_DONE = "Dit gesprek is al afgerond."


def list_doelgesprekken(*, dossier: Dossier) -> QuerySet[Doelgesprek]:
    """The talks that may go on, last begun first."""
    return dossier.doelgesprekken.filter(afgerond_op__isnull=True).select_related("bevinding").order_by("-op")


def get_doelgesprek(*, dossier: Dossier, gesprek_id: uuid.UUID) -> Doelgesprek:
    """One talk of this dossier, finished or not. Raises NietGevonden when it is not there, or of another dossier."""
    found = dossier.doelgesprekken.select_related("bevinding", "doel").filter(pk=gesprek_id).first()
    if found is None:
        raise NietGevonden
    found.dossier = dossier
    return found


def list_doelwoorden(*, dossier: Dossier) -> dict[uuid.UUID, list[tuple[str, str]]]:
    """Per goal what was said in the talks it came from, to the letter and in order: (question, words)."""
    found: dict[uuid.UUID, list[tuple[str, str]]] = {}
    talks = dossier.doelgesprekken.filter(doel__isnull=False, afgerond_op__isnull=False).order_by("op")
    for gesprek in talks:
        found.setdefault(gesprek.doel_id, []).extend(gesprek.woorden)
    return found


def _handle(gesprek: Doelgesprek, door: Account, op: dt.datetime, soort: str, sleutel: str) -> None:
    record_handeling(
        dossier=gesprek.dossier,
        door=door,
        op=op,
        stap=STAP,
        soort=soort,
        onderwerp=gesprek.pk,
        sleutel=sleutel,
    )


@transaction.atomic
def start_doelgesprek(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    onderdeel: str,
    richting: str = "",
    bevinding: Bevinding | None = None,
    doel: Doel | None = None,
    sleutel: str = "",
) -> Doelgesprek:
    """Begin the small questions that lead to a goal, from a finding, from nothing, or to make `doel` more concrete.

    Raises Fout for a part or direction that does not exist. `bevinding` and `doel` were looked up in this dossier.
    """
    gesprek = Doelgesprek(dossier=dossier, bevinding=bevinding, onderdeel=onderdeel, op=op, door=door)
    gesprek.richting = clean_richting(onderdeel, richting)
    if doel is not None:
        gesprek.doel, gesprek.doel_versie = doel, doel.versie
        gesprek.tekst, gesprek.streef_op, gesprek.niveaus = doel.tekst, doel.streef_op, doel.niveaus
    _handle(gesprek, door, op, "gesprek over een doel begonnen", sleutel)
    save_versioned(gesprek, door=door, op=op)
    return gesprek


@transaction.atomic
def record_doelgesprek(
    *, gesprek: Doelgesprek, door: Account, op: dt.datetime, gegevens: dict[str, Any], sleutel: str = ""
) -> Doelgesprek:
    """Write some answers (fields of ANSWERS) to the letter; the others stay. Saying the same again is no act.

    Raises Fout when the talk was finished, on `zekerheid` outside 0-10, and on a date far away.
    """
    if not gesprek.is_open:
        raise Fout(TALK_DONE)
    sure = gegevens.get("zekerheid")
    if sure is not None and not 0 <= sure <= MOST_SURE:
        raise Fout("Kies een getal van 0 tot en met 10.", "zekerheid")
    check_jaar(gegevens.get("streef_op"), "datum")
    changed = {name: gegevens[name] for name in ANSWERS if name in gegevens}
    # Level 0 is the goal itself: it follows, unless people gave it words of its own.
    if "tekst" in changed and gesprek.niveaus and gesprek.niveaus[2] == gesprek.tekst:
        changed.setdefault("niveaus", [*gesprek.niveaus[:2], changed["tekst"], *gesprek.niveaus[3:]])
    if all(getattr(gesprek, name) == value for name, value in changed.items()):
        return gesprek
    _handle(gesprek, door, op, "gesprek over een doel bijgewerkt", sleutel)
    for name, value in changed.items():
        setattr(gesprek, name, value)
    save_versioned(gesprek, door=door, op=op)
    return gesprek


@transaction.atomic
def finish_doelgesprek(
    *,
    gesprek: Doelgesprek,
    door: Account,
    op: dt.datetime,
    gegevens: dict[str, Any],
    status: str = ACTIEF,
    reden: str = "",
    is_bevestigd: bool = False,
    versie: int | None = None,
    sleutel: str = "",
) -> Doel:
    """Make the goal of what was said, or change the goal that was made more concrete. `gegevens` says from whom it is
    (voorgesteld_door, in_woorden_van).

    Raises Fout when the talk was finished or has no goal yet, and what `propose_doel` and `change_doel` raise.
    """
    if not gesprek.is_open:
        raise Fout(TALK_DONE)
    fields = {name: getattr(gesprek, name) for name in TALKED} | gegevens
    own = {gesprek.bevinding_id} if gesprek.bevinding_id else set()
    who: dict[str, Any] = {"door": door, "op": op, "gegevens": fields, "sleutel": sleutel}
    if gesprek.doel is not None:
        own |= set(gesprek.doel.bevindingen.values_list("pk", flat=True))
        doel = change_doel(doel=gesprek.doel, bevindingen=own, versie=versie, **who)
    else:
        doel = propose_doel(
            dossier=gesprek.dossier,
            bevindingen=own,
            status=status,
            reden=reden,
            is_bevestigd=is_bevestigd,
            **who,
        )
    gesprek.doel, gesprek.afgerond_op = doel, op
    save_versioned(gesprek, door=door, op=op)
    return doel


@transaction.atomic
def close_doelgesprek(
    *, gesprek: Doelgesprek, door: Account, op: dt.datetime, sleutel: str = ""
) -> Doelgesprek:
    """Put a talk away without a goal; history keeps what was said. Raises Fout when it was finished."""
    if not gesprek.is_open:
        raise Fout(TALK_DONE)
    _handle(gesprek, door, op, "gesprek over een doel weggelegd", sleutel)
    gesprek.doel, gesprek.afgerond_op = None, op
    save_versioned(gesprek, door=door, op=op)
    return gesprek
