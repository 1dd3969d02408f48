"""What can be done in step 4."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import Max

from draagkracht.methodiek.instrument import load_instrument
from draagkracht.methodiek.schaal import DRAAGKRACHT
from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import Account

from ..dossier.models import Akkoord, Dossier
from ..dossier.services import check_versie, record_akkoord, record_handeling, save_versioned
from ..vraagverheldering.models import Bevinding
from .models import NIVEAUS, Doel, Doelgesprek

STAP = "doelen"
MOST_ACTIVE = 3
ACTIEF, GEPARKEERD, AFGEROND = Doel.Status.ACTIEF, Doel.Status.GEPARKEERD, Doel.Status.AFGEROND
ACTS = {ACTIEF: "doel opgepakt", GEPARKEERD: "doel op later gezet", AFGEROND: "doel afgerond"}
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
TOO_MANY = (
    "Er zijn al drie doelen waar jullie mee bezig zijn. Is een doel erbij haalbaar, of kan er een op later?"
)


def _handle(
    dossier: Dossier, door: Account, op: dt.datetime, soort: str, over: uuid.UUID, sleutel: str
) -> None:
    record_handeling(
        dossier=dossier, door=door, op=op, stap=STAP, soort=soort, onderwerp=over, sleutel=sleutel
    )


def _clean(gegevens: dict[str, Any]) -> dict[str, Any]:
    """The fields of a goal, checked and completed. Raises Fout with the field it is about."""
    tekst = gegevens["tekst"].strip()
    if not tekst:
        raise Fout("Schrijf het doel op, het liefst in de woorden van de inwoner.", "tekst")
    return {
        "tekst": tekst,
        "onderdeel": gegevens["onderdeel"],
        "richting": _clean_richting(gegevens["onderdeel"], gegevens.get("richting") or ""),
        "voorgesteld_door": _clean_wie(gegevens.get("voorgesteld_door"), "voorgesteld_door"),
        "in_woorden_van": _clean_wie(gegevens.get("in_woorden_van") or "inwoner", "in_woorden_van"),
        "streef_op": gegevens.get("streef_op"),
        "niveaus": _clean_niveaus(gegevens.get("niveaus") or [], tekst),
    }


def _clean_richting(onderdeel: str, richting: str) -> str:
    """The direction for a part, which follows from the part when it was left open."""
    pans = {part.code: part.pan for part in load_instrument().onderdelen}
    if onderdeel not in pans:
        raise Fout("Kies waar het doel over gaat.", "onderdeel")
    is_kracht = pans[onderdeel] == DRAAGKRACHT
    own = Doel.Richting.DRAAGKRACHT_VERSTERKEN if is_kracht else Doel.Richting.DRAAGLAST_VERMINDEREN
    richting = richting or own
    if richting not in Doel.Richting.values or (is_kracht and richting != own):
        raise Fout("Bij dit onderwerp past de richting 'meer draagkracht'.", "richting")
    return richting


def _clean_wie(wie: object, veld: str) -> str:
    if wie not in Doel.VoorgesteldDoor.values:
        raise Fout("Kies van wie dit komt.", veld)
    return str(wie)


def _clean_niveaus(niveaus: list[str], tekst: str) -> list[str]:
    """Five texts, or none at all. Level 0 is the goal itself when it was left empty."""
    texts = [str(niveau).strip() for niveau in niveaus]
    if not any(texts):
        return []
    if len(texts) != len(NIVEAUS):
        raise Fout("Een doel heeft vijf niveaus.", "niveau_0")
    texts[2] = texts[2] or tekst
    return texts


def _check_room(dossier: Dossier, doel: Doel, is_bevestigd: bool) -> None:
    others = dossier.doelen.filter(status=ACTIEF).exclude(pk=doel.pk).count()
    if others >= MOST_ACTIVE and not is_bevestigd:
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
    doel = Doel(dossier=dossier, op=op, door=door, volgorde=(last or 0) + 1, **_clean(gegevens))
    doel.status, doel.reden = _clean_status(status, reden)
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
    for name, value in _clean(gegevens).items():
        setattr(doel, name, value)
    _handle(doel.dossier, door, op, "doel gewijzigd", doel.pk, sleutel)
    save_versioned(doel, door=door, op=op)
    _link_bevindingen(doel, bevindingen)
    return doel


def _clean_status(status: str, reden: str) -> tuple[str, str]:
    if status not in Doel.Status.values:
        raise Fout("Kies 'mee bezig', 'later' of 'afgerond'.", "status")
    if status == GEPARKEERD and not reden.strip():
        raise Fout("Schrijf op waarom dit doel wacht.", "reden")
    return status, reden.strip()[:300] if status == GEPARKEERD else ""


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
    status, reden = _clean_status(status, reden)
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
    gesprek.richting = _clean_richting(onderdeel, richting)
    if doel is not None:
        gesprek.doel, gesprek.doel_versie = doel, doel.versie
        gesprek.tekst, gesprek.streef_op, gesprek.niveaus = doel.tekst, doel.streef_op, doel.niveaus
    _handle(dossier, door, op, "gesprek over een doel begonnen", gesprek.pk, sleutel)
    save_versioned(gesprek, door=door, op=op)
    return gesprek


@transaction.atomic
def record_doelgesprek(
    *, gesprek: Doelgesprek, door: Account, op: dt.datetime, gegevens: dict[str, Any], sleutel: str = ""
) -> Doelgesprek:
    """Write some answers (fields of ANSWERS) to the letter; the others stay. Saying the same again is no act.

    Raises Fout when the talk was finished, and on `zekerheid` outside 0-10.
    """
    if not gesprek.is_open:
        raise Fout(TALK_DONE)
    sure = gegevens.get("zekerheid")
    if sure is not None and not 0 <= sure <= MOST_SURE:
        raise Fout("Kies een getal van 0 tot en met 10.", "zekerheid")
    changed = {name: gegevens[name] for name in ANSWERS if name in gegevens}
    # Level 0 is the goal itself: it follows, unless people gave it words of its own.
    if "tekst" in changed and gesprek.niveaus and gesprek.niveaus[2] == gesprek.tekst:
        changed.setdefault("niveaus", [*gesprek.niveaus[:2], changed["tekst"], *gesprek.niveaus[3:]])
    if all(getattr(gesprek, name) == value for name, value in changed.items()):
        return gesprek
    _handle(gesprek.dossier, door, op, "gesprek over een doel bijgewerkt", gesprek.pk, sleutel)
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
    _handle(gesprek.dossier, door, op, "gesprek over een doel weggelegd", gesprek.pk, sleutel)
    gesprek.doel, gesprek.afgerond_op = None, op
    save_versioned(gesprek, door=door, op=op)
    return gesprek
