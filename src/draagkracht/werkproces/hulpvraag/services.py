"""What can be done in step 1."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from draagkracht.methodiek import termijnen
from draagkracht.methodiek.instrument import pan_of
from draagkracht.sociale_kaart.voorzieningen.feestdagen import find_feestdag
from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import Account, Grondslag, Team

from ..dossier.inwoners import open_dossier
from ..dossier.models import Dossier
from ..dossier.services import check_versie, record_handeling, save_versioned
from .models import Hulpvraag

STAP = "hulpvraag"
CHANGEABLE = (
    "gesteld_door",
    "namens",
    "onderdelen",
    "spoed",
    "spoed_toelichting",
    "has_clientondersteuning_verteld",
    "has_persoonlijk_plan_verteld",
)


def add_werkdagen(dag: dt.date, aantal: int) -> dt.date:
    """The day that is `aantal` working days later, over weekends and the public holidays of the Netherlands."""
    return termijnen.add_werkdagen(dag, aantal, lambda day: bool(find_feestdag(day)))


def _set_fields(hulpvraag: Hulpvraag, gegevens: dict[str, Any]) -> None:
    if not all(map(pan_of, gegevens.get("onderdelen", []))):
        raise Fout("Dit onderwerp kennen wij niet. Kies uit de lijst.", "onderdelen")
    if gegevens.get("spoed", hulpvraag.spoed) != hulpvraag.spoed:
        hulpvraag.gesproken_op = hulpvraag.gesproken_door = None
    for field in CHANGEABLE:
        if field in gegevens:
            setattr(hulpvraag, field, gegevens[field])


@transaction.atomic
def record_hulpvraag(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    woorden: str,
    gegevens: dict[str, Any],
    sleutel: str = "",
) -> Hulpvraag:
    """Keep a question literally, as it was said (only the line ends of the browser are made even).

    Raises Fout when there are no words, or a subject the instrument does not have.
    """
    if not woorden.strip():
        raise Fout("Schrijf de vraag op in de woorden van de inwoner.", "woorden")
    hulpvraag = Hulpvraag(dossier=dossier, door=door, op=op, woorden=woorden.replace("\r\n", "\n"))
    _set_fields(hulpvraag, gegevens)
    record_handeling(
        dossier=dossier,
        door=door,
        op=op,
        stap=STAP,
        soort="hulpvraag opgeschreven",
        onderwerp=hulpvraag.pk,
        sleutel=sleutel,
    )
    save_versioned(hulpvraag, door=door, op=op)
    return hulpvraag


@transaction.atomic
def change_hulpvraag(
    *,
    hulpvraag: Hulpvraag,
    door: Account,
    op: dt.datetime,
    gegevens: dict[str, Any],
    versie: int | None = None,
    sleutel: str = "",
) -> Hulpvraag:
    """Change what is noted beside the question; the words themselves stay as they were said. Raises Fout, Verouderd."""
    check_versie(hulpvraag, versie)
    record_handeling(
        dossier=hulpvraag.dossier,
        door=door,
        op=op,
        stap=STAP,
        soort="hulpvraag aangevuld",
        onderwerp=hulpvraag.pk,
        sleutel=sleutel,
    )
    _set_fields(hulpvraag, gegevens)
    save_versioned(hulpvraag, door=door, op=op)
    return hulpvraag


@transaction.atomic
def close_spoed(*, hulpvraag: Hulpvraag, door: Account, op: dt.datetime, sleutel: str = "") -> None:
    """Somebody spoke with the resident about what could not wait. Raises Fout when nothing was urgent."""
    if not hulpvraag.is_spoed:
        raise Fout("Bij deze vraag staat geen gevaar of haast.")
    _save_spoed(hulpvraag, "gesproken over de haast", door=door, op=op, sleutel=sleutel, gesproken_op=op)


@transaction.atomic
def reopen_spoed(*, hulpvraag: Hulpvraag, door: Account, op: dt.datetime, sleutel: str = "") -> None:
    """Nobody spoke with the resident after all, or it has to be done again."""
    _save_spoed(hulpvraag, "haast weer open", door=door, op=op, sleutel=sleutel, gesproken_op=None)


def _save_spoed(
    hulpvraag: Hulpvraag,
    soort: str,
    *,
    door: Account,
    op: dt.datetime,
    sleutel: str,
    gesproken_op: dt.datetime | None,
) -> None:
    record_handeling(
        dossier=hulpvraag.dossier,
        door=door,
        op=op,
        stap=STAP,
        soort=soort,
        onderwerp=hulpvraag.pk,
        sleutel=sleutel,
    )
    hulpvraag.gesproken_op, hulpvraag.gesproken_door = gesproken_op, door if gesproken_op else None
    save_versioned(hulpvraag, door=door, op=op)


@transaction.atomic
def start_dossier(
    *,
    door: Account,
    team: Team,
    op: dt.datetime,
    gegevens: dict[str, Any],
    woorden: str = "",
    vraag: dict[str, Any] | None = None,
    voor: str = Dossier.Voor.INDIVIDU,
    grondslag: str = Grondslag.WMO,
    sleutel: str = "",
) -> Dossier:
    """A new dossier, with the first question when there are words already, and what is noted beside it in `vraag`.

    Raises what open_dossier and record_hulpvraag raise; and Fout for danger or haste without words, which would be lost.
    """
    vraag = vraag or {}
    if not woorden.strip() and vraag.get("spoed") in (Hulpvraag.Spoed.DAGEN, Hulpvraag.Spoed.NU):
        raise Fout("Schrijf ook op wat er gevraagd of verteld is. Dan staat het gevaar erbij.", "woorden")
    dossier = open_dossier(
        door=door, team=team, op=op, gegevens=gegevens, voor=voor, grondslag=grondslag, sleutel=sleutel
    )
    if woorden.strip():
        record_hulpvraag(dossier=dossier, door=door, op=op, woorden=woorden, gegevens=vraag)
    return dossier
