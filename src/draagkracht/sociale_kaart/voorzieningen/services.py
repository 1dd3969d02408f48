"""What can be done with facilities: adding, changing and checking them, asking them, and what they say themselves.

This floor does not know accounts: `door` is whoever a door let in, and who may do what was asked there.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from draagkracht.methodiek.fouten import MethodiekFout

from .fouten import AlToegevoegd, Gewijzigd
from .invullen import clean_waarden
from .models import EIGEN, Correctie, Voorziening
from .tekst import clean_line, clean_long
from .waarden import as_jsonable, blank, changed, from_jsonable, waarden_of
from .zoekindex import NAAMRUIMTE, insert_index, rebuild, row_of

PER_DAG = 5  # corrections of one facility; a person needs one
MAX_OPEN = 10
EVEN = dt.timedelta(hours=1)
# What a facility may correct about itself. Where it stands in our own words (themes, keywords) is for people here.
DOOR_VOORZIENING = (
    "naam", "organisatie", "omschrijving", "voor_wie", "aanmelden", "let_op", "kosten", "leeftijd_van", "leeftijd_tot",
    "talen", "plekken", "tijden", "tijden_tekst", "telefoon", "email", "web", "contact", "status",
)  # fmt: skip


@transaction.atomic
def add_voorziening(
    *, gemeente: str, door: Any, op: dt.datetime, gegevens: Mapping[str, Any], sleutel: str
) -> Voorziening:
    """A facility written by somebody here, who thereby has checked it. Raises MethodiekFout, AlToegevoegd."""
    pk = uuid.uuid5(NAAMRUIMTE, f"{gemeente}\n{EIGEN}\n{sleutel or uuid.uuid4()}")
    if Voorziening.objects.filter(pk=pk).exists():
        raise AlToegevoegd
    voorziening = Voorziening(
        pk=pk,
        gemeente=gemeente,
        bron=EIGEN,
        kenmerk=str(pk),
        nagekeken_op=timezone.localdate(op),
        nagekeken_door=door,
        toegevoegd_op=op,
        gewijzigd_op=op,
        **{**blank(), **clean_waarden(gegevens)},
    )
    _save(voorziening, door, op, "toegevoegd", is_new=True)
    insert_index([row_of(voorziening)])
    return voorziening


@transaction.atomic
def change_voorziening(
    *,
    voorziening: Voorziening,
    door: Any,
    op: dt.datetime,
    gegevens: Mapping[str, Any],
    versie: int | None = None,
    reden: str = "gewijzigd",
) -> Voorziening:
    """Change the fields in `gegevens`; who does so has checked the facility. Raises MethodiekFout, Gewijzigd.

    What is changed about a facility of another source stays so when that source is taken over again.
    """
    huidig = _lock(voorziening, versie)
    schoon = clean_waarden(gegevens)
    velden = changed(waarden_of(huidig), schoon)
    for veld in velden:
        setattr(huidig, veld, schoon[veld])
    if huidig.bron != EIGEN:
        huidig.eigen_velden = sorted({*huidig.eigen_velden, *velden})
    _mark_checked(huidig, door, op)
    if velden:
        huidig.gewijzigd_op = op
    _save(huidig, door, op, reden)
    if velden:
        rebuild([row_of(huidig)])
    return huidig


@transaction.atomic
def check_voorziening(
    *, voorziening: Voorziening, door: Any, op: dt.datetime, versie: int | None = None
) -> Voorziening:
    """Somebody here has checked that everything still is as it stands. Raises Gewijzigd."""
    huidig = _lock(voorziening, versie)
    _mark_checked(huidig, door, op)
    _save(huidig, door, op, "nagekeken", is_same=True)
    return huidig


@transaction.atomic
def open_koppeling(*, voorziening: Voorziening, door: Any, op: dt.datetime) -> Voorziening:
    """A new link for the facility; an older one ends."""
    huidig = _lock(voorziening, None)
    huidig.gevraagd_op = op
    _save(huidig, door, op, "om bevestiging gevraagd", is_same=True)
    return huidig


@transaction.atomic
def close_koppeling(*, voorziening: Voorziening, door: Any, op: dt.datetime) -> Voorziening:
    """The link ends now."""
    huidig = _lock(voorziening, None)
    huidig.gevraagd_op = None
    _save(huidig, door, op, "link ingetrokken", is_same=True)
    return huidig


@transaction.atomic
def confirm_voorziening(*, voorziening: Voorziening, op: dt.datetime, versie: int | None) -> Voorziening:
    """The facility says that everything is right. Raises Gewijzigd when it saw something else than stands there now."""
    huidig = _lock(voorziening, versie)
    if huidig.bevestigd_op and op - huidig.bevestigd_op < EVEN:
        return huidig  # pressed twice, or for fun: it says nothing more
    huidig.bevestigd_op = op
    _save(huidig, None, op, "bevestigd door de voorziening", is_same=True)
    return huidig


@transaction.atomic
def propose_correctie(
    *,
    voorziening: Voorziening,
    op: dt.datetime,
    gegevens: Mapping[str, Any],
    namens: str,
    toelichting: str,
    sleutel: str,
) -> Correctie:
    """What the facility says should be different. Nothing changes yet. The same form sent twice is one correction.

    Raises MethodiekFout when nothing is different, or when there are too many already.
    """
    pk = uuid.uuid5(NAAMRUIMTE, f"correctie\n{voorziening.pk}\n{sleutel or uuid.uuid4()}")
    if eerder := Correctie.objects.filter(pk=pk).first():
        return eerder
    huidig = _lock(voorziening, None)
    schoon = clean_waarden({veld: gegevens[veld] for veld in DOOR_VOORZIENING if veld in gegevens})
    waarden = {veld: schoon[veld] for veld in changed(waarden_of(huidig), schoon) if veld in DOOR_VOORZIENING}
    toelichting = clean_long(toelichting, 2_000)
    if not waarden and not toelichting:
        raise MethodiekFout(
            "", "Er is niets anders ingevuld dan er al staat. Klopt alles, kies dan die knop."
        )
    _check_number(huidig, op)
    correctie = Correctie(
        pk=pk,
        voorziening=huidig,
        gemeente=huidig.gemeente,
        versie_voor=huidig.versie,
        waarden=as_jsonable(waarden),
        namens=clean_line(namens, 120),
        toelichting=toelichting,
        op=op,
    )
    correctie._history_user, correctie._history_date = None, op
    correctie.save(force_insert=True)
    return correctie


def _check_number(voorziening: Voorziening, op: dt.datetime) -> None:
    gedaan = voorziening.correcties.filter(op__gt=op - dt.timedelta(days=1)).count()
    wacht = voorziening.correcties.filter(status=Correctie.Status.OPEN).count()
    if gedaan >= PER_DAG or wacht >= MAX_OPEN:
        raise MethodiekFout(
            "", "Er liggen al verbeteringen van u klaar. Wacht tot iemand ze heeft bekeken, of bel ons."
        )


@transaction.atomic
def take_correctie(
    *, correctie: Correctie, velden: list[str], door: Any, op: dt.datetime, versie: int | None
) -> Voorziening:
    """Take over the chosen fields of a correction; what is not chosen stays as it is. Raises MethodiekFout, Gewijzigd.

    A correction that is words only has nothing to choose: taking it means that somebody has acted on it.
    """
    correctie = _lock_correctie(correctie)
    if correctie.waarden and not set(velden) & correctie.waarden.keys():
        raise MethodiekFout("velden", "Kies wat u overneemt, of kies dat u niets overneemt.")
    waarden = from_jsonable({veld: w for veld, w in correctie.waarden.items() if veld in velden})
    huidig = change_voorziening(
        voorziening=correctie.voorziening,
        door=door,
        op=op,
        gegevens=waarden,
        versie=versie,
        reden="verbeterd door de voorziening zelf",
    )
    _decide(correctie, Correctie.Status.OVERGENOMEN, door, op)
    return huidig


@transaction.atomic
def return_correctie(*, correctie: Correctie, door: Any, op: dt.datetime, reden: str) -> Correctie:
    """Do not take over a correction, with a reason for colleagues."""
    correctie = _lock_correctie(correctie)
    correctie.reden = clean_long(reden, 2_000)
    return _decide(correctie, Correctie.Status.AFGEWEZEN, door, op)


def _lock_correctie(correctie: Correctie) -> Correctie:
    huidig = Correctie.objects.select_for_update().select_related("voorziening").get(pk=correctie.pk)
    if huidig.status != Correctie.Status.OPEN:
        raise MethodiekFout("", "Iemand anders heeft hier al over besloten.")
    return huidig


def _decide(correctie: Correctie, status: str, door: Any, op: dt.datetime) -> Correctie:
    correctie.status, correctie.besloten_op, correctie.besloten_door = status, op, door
    correctie._history_user, correctie._history_date = door, op
    correctie.save()
    return correctie


def _lock(voorziening: Voorziening, versie: int | None) -> Voorziening:
    huidig = Voorziening.objects.select_for_update().get(pk=voorziening.pk)
    if versie is not None and huidig.versie != versie:
        raise Gewijzigd(huidig)
    return huidig


def _mark_checked(voorziening: Voorziening, door: Any, op: dt.datetime) -> None:
    voorziening.nagekeken_op, voorziening.nagekeken_door, voorziening.nagekeken_namens = (
        timezone.localdate(op),
        door,
        "",
    )


def _save(
    voorziening: Voorziening,
    door: Any,
    op: dt.datetime,
    reden: str,
    *,
    is_new: bool = False,
    is_same: bool = False,
) -> None:
    """`is_same`: nothing is different about the facility, so who is changing it meanwhile need not be disturbed."""
    if not (is_new or is_same):
        voorziening.versie += 1
    voorziening._history_user, voorziening._history_date = door, op
    voorziening._change_reason = reden
    voorziening.save(force_insert=is_new)
