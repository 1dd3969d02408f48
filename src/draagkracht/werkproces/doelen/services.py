"""What can be done with goals in step 4. The talks that lead to one are in `gesprekken`."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import Max

from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import Account

from ..dossier.akkoorden import record_akkoord
from ..dossier.models import Akkoord, Dossier
from ..dossier.services import check_versie, record_handeling, save_versioned
from ..vraagverheldering.models import Bevinding
from .doelregels import clean_doel, clean_status
from .models import Doel
from .selectors import count_actief

STAP = "doelen"
MOST_ACTIVE = 3
ACTIEF, GEPARKEERD, AFGEROND = Doel.Status.ACTIEF, Doel.Status.GEPARKEERD, Doel.Status.AFGEROND
ACTS = {ACTIEF: "doel opgepakt", GEPARKEERD: "doel op later gezet", AFGEROND: "doel afgerond"}
TOO_MANY = (
    "Er zijn al drie doelen waar jullie mee bezig zijn. Is een doel erbij haalbaar, of kan er een op later?"
)


def _handle(
    dossier: Dossier, door: Account, op: dt.datetime, soort: str, over: uuid.UUID, sleutel: str
) -> None:
    record_handeling(
        dossier=dossier, door=door, op=op, stap=STAP, soort=soort, onderwerp=over, sleutel=sleutel
    )


def _check_room(dossier: Dossier, doel: Doel, is_bevestigd: bool) -> None:
    if count_actief(dossier=dossier, without=doel) >= MOST_ACTIVE and not is_bevestigd:
        raise Fout(TOO_MANY, "toch")


def _link_bevindingen(doel: Doel, ids: Collection[uuid.UUID]) -> None:
    found = Bevinding.objects.filter(dossier_id=doel.dossier_id, pk__in=ids)
    if len(found) != len(set(ids)):
        raise Fout("Deze bevinding hoort niet bij dit dossier.", "bij_bevindingen")
    doel.bevindingen.set(found)


@transaction.atomic
def propose_doel(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    gegevens: dict[str, Any],
    bevindingen: Collection[uuid.UUID] = (),
    status: str = ACTIEF,
    reden: str = "",
    is_bevestigd: bool = False,
    sleutel: str = "",
) -> Doel:
    """Add a goal, after the ones that are there. `gegevens` holds tekst, onderdeel, voorgesteld_door and, if known,
    in_woorden_van, richting (else it follows from the part), streef_op and niveaus (five texts, -2 first).

    Raises Fout for what is missing or does not fit; on `toch` for a fourth active goal that was not confirmed; on `reden`
    for later without a reason.
    """
    last = dossier.doelen.aggregate(last=Max("volgorde"))["last"]
    doel = Doel(dossier=dossier, op=op, door=door, volgorde=(last or 0) + 1, **clean_doel(gegevens))
    doel.status, doel.reden = clean_status(status, reden)
    _handle(dossier, door, op, "doel voorgesteld", doel.pk, sleutel)
    if doel.status == ACTIEF:
        _check_room(dossier, doel, is_bevestigd)
    save_versioned(doel, door=door, op=op)
    _link_bevindingen(doel, bevindingen)
    return doel


@transaction.atomic
def change_doel(
    *,
    doel: Doel,
    door: Account,
    op: dt.datetime,
    gegevens: dict[str, Any],
    bevindingen: Collection[uuid.UUID] = (),
    versie: int | None = None,
    sleutel: str = "",
) -> Doel:
    """Change a goal, its levels or its findings; who agreed before, agreed on the earlier version.

    `gegevens` as in `propose_doel`. Raises Fout for what is missing or does not fit, and Verouderd.
    """
    check_versie(doel, versie)
    for name, value in clean_doel(gegevens).items():
        setattr(doel, name, value)
    _handle(doel.dossier, door, op, "doel gewijzigd", doel.pk, sleutel)
    save_versioned(doel, door=door, op=op)
    _link_bevindingen(doel, bevindingen)
    return doel


@transaction.atomic
def change_doel_status(
    *,
    doel: Doel,
    door: Account,
    op: dt.datetime,
    status: str,
    reden: str = "",
    is_bevestigd: bool = False,
    sleutel: str = "",
) -> Doel:
    """Be busy with a goal, put it on later with a reason, or finish it.

    Raises Fout without that reason, and on `toch` for a fourth active goal that was not confirmed.
    """
    status, reden = clean_status(status, reden)
    _handle(doel.dossier, door, op, ACTS[status], doel.pk, sleutel)
    if status == ACTIEF:
        _check_room(doel.dossier, doel, is_bevestigd)
    doel.status, doel.reden = status, reden
    save_versioned(doel, door=door, op=op)
    return doel


@transaction.atomic
def move_doel(*, doel: Doel, door: Account, op: dt.datetime, is_omhoog: bool, sleutel: str = "") -> None:
    """One place up or down among the active goals; at the end nothing moves.

    The order is the resident's and no part of what was agreed: no goal gets a new version.
    """
    _handle(doel.dossier, door, op, "volgorde van doelen gewijzigd", doel.pk, sleutel)
    order = list(
        doel.dossier.doelen.filter(status=ACTIEF).order_by("volgorde", "op").values_list("pk", flat=True)
    )
    if doel.pk not in order:
        raise Fout("Alleen doelen waar jullie nu mee bezig zijn, hebben een volgorde.")
    here = order.index(doel.pk)
    there = max(0, here - 1) if is_omhoog else min(len(order) - 1, here + 1)
    order.insert(there, order.pop(here))
    for place, pk in enumerate(order):
        Doel.objects.filter(pk=pk).update(volgorde=place)


@transaction.atomic
def agree_doel(
    *,
    doel: Doel,
    door: Account,
    op: dt.datetime,
    stem: str,
    antwoord: str,
    woorden: str = "",
    versie: int | None = None,
    sleutel: str = "",
) -> Akkoord:
    """One voice agrees with a goal, or would have it otherwise, in own words.

    Raises Fout as `record_akkoord`, Verouderd when the goal was changed after it was read.
    """
    check_versie(doel, versie)
    return record_akkoord(
        dossier=doel.dossier,
        door=door,
        op=op,
        onderwerp=Akkoord.Onderwerp.DOEL,
        onderwerp_id=doel.pk,
        onderwerp_versie=doel.versie,
        stem=stem,
        antwoord=antwoord,
        woorden=woorden,
        stap=STAP,
        sleutel=sleutel,
    )
