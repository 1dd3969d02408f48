"""Handing over many dossiers in one sitting, and taking them back: each with a message in which the resident hears of it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from draagkracht.toegang.fouten import AlGedaan, Fout, NietGevonden
from draagkracht.toegang.models import Account

from ..dossier.models import Dossier, Handeling, Stem
from ..dossier.overdracht.models import Overdracht
from ..dossier.overdracht.selectors import (
    list_gekregen,
    list_ontvangers,
    list_over_te_dragen,
    list_terug,
)
from ..dossier.overdracht.services import hand_regie, judge_overdracht
from ..dossier.services import record_handeling, save_versioned
from .berichten import record_bericht

MEESTE = 200  # dossiers in one sitting
NAAM = "{naam}"  # in the message to residents: who takes over


@dataclass(frozen=True)
class Uitslag:
    """What became of one sitting: how many went, and per dossier that did not why not (the resident's name, a sentence)."""

    gedaan: int
    niet: tuple[tuple[str, str], ...] = ()


@transaction.atomic
def propose_overdrachten(
    *,
    door: Account,
    van: Account,
    naar: Mapping[uuid.UUID, uuid.UUID],
    op: dt.datetime,
    soort: str,
    terug_op: dt.date | None = None,
    is_samen_verder: bool = False,
    bericht: str = "",
    sleutel: str = "",
) -> Uitslag:
    """Propose that dossiers of `van` go to colleagues: `naar` gives per dossier id the account id of who takes it over.

    With `bericht` each resident gets that message, `{naam}` being who takes over; only who leaves writes to them, so a
    team leader who proposes in somebody's place sends none. What cannot go (closed, or proposed already) is left out and
    said; everything else goes, or, when the machine stops half-way, nothing. Raises Fout for what is wrong with the whole.
    """
    if before := _count_begun(sleutel):
        return Uitslag(before)
    _check_whole(door, van, naar, soort, terug_op, op, bericht)
    own = {d.pk: d for d in list_over_te_dragen(door=door, van=van.pk).filter(pk__in=naar)}
    receivers = {
        a.pk: a for a in list_ontvangers(gemeente=van.gemeente, niet=van.pk).filter(pk__in=naar.values())
    }
    done, refused = 0, []
    for dossier_id, naar_id in naar.items():
        dossier, receiver = own.get(dossier_id), receivers.get(naar_id)
        if dossier is None:
            raise NietGevonden
        if receiver is None:
            raise Fout(_("Kies een collega die dit kan overnemen."), "naar")
        row = Overdracht(
            dossier=dossier, van=van, naar=receiver, door=door, op=op, soort=soort, terug_op=terug_op,
            is_samen_verder=is_samen_verder and soort == Overdracht.Soort.BLIJVEND,
        )  # fmt: skip
        try:
            with transaction.atomic():
                _propose(row, bericht, _key(sleutel, dossier))
            done += 1
        except AlGedaan:
            done += 1
        except Fout as refusal:
            refused.append((dossier.inwoner.naam, refusal.zin))
    return Uitslag(done, tuple(refused))


def _check_whole(
    door: Account,
    van: Account,
    naar: Mapping[uuid.UUID, uuid.UUID],
    soort: str,
    terug_op: dt.date | None,
    op: dt.datetime,
    bericht: str,
) -> None:
    if not naar:
        raise Fout(_("Kies minstens één dossier, en wie het overneemt."), "naar")
    if len(naar) > MEESTE:
        raise Fout(_("Draag ten hoogste %(n)d dossiers in één keer over.") % {"n": MEESTE}, "naar")
    if soort not in Overdracht.Soort.values:
        raise Fout(_("Kies of het voor altijd is, of voor een tijd."), "soort")
    if soort == Overdracht.Soort.TIJDELIJK and not (
        terug_op and op.date() <= terug_op <= op.date() + dt.timedelta(days=730)
    ):
        raise Fout(_("Kies de dag waarop u terug bent."), "terug_op")
    if bericht.strip() and door.pk != van.pk:
        raise Fout(_("Alleen wie weggaat, schrijft dit aan de inwoners."), "bericht")


def _propose(row: Overdracht, bericht: str, sleutel: str) -> None:
    if row.dossier.is_voorgesteld:
        raise Fout(_("Hiervoor is al iemand gevraagd."))
    # Asked by who had the regie before: that question is over.
    for stale in row.dossier.overdrachten.filter(status=Overdracht.Status.VOORGESTELD):
        stale.status = Overdracht.Status.INGETROKKEN
        save_versioned(stale, door=row.door, op=row.op)
    record_handeling(
        dossier=row.dossier, door=row.door, op=row.op, stap=row.dossier.laatste_stap,
        soort="overdracht voorgesteld", onderwerp=row.pk, sleutel=sleutel,
    )  # fmt: skip
    if bericht.strip():
        text = bericht.strip().replace(NAAM, row.naar.naam)
        _write(row.dossier, row.door, row.op, text)
        row.verteld_op = row.op
    save_versioned(row, door=row.door, op=row.op)


def _write(dossier: Dossier, door: Account, op: dt.datetime, tekst: str) -> None:
    record_bericht(dossier=dossier, door=door, op=op, stem=Stem.PROFESSIONAL, tekst=tekst, has_gelezen=False)


def _count_begun(sleutel: str) -> int:
    """How many acts this form did already. It is one transaction: what was begun was done."""
    begin = sleutel[:32]
    return Handeling.objects.filter(sleutel__gte=begin, sleutel__lt=f"{begin}g").count() if begin else 0


def _key(sleutel: str, dossier: Dossier) -> str:
    """One form, many acts: each dossier's own key, so that a second sending does nothing twice."""
    return f"{sleutel[:32]}{dossier.pk.hex[:8]}" if sleutel else ""


@transaction.atomic
def return_overdrachten(
    *,
    door: Account,
    welke: list[uuid.UUID],
    op: dt.datetime,
    vandaag: dt.date,
    bericht: str = "",
    sleutel: str = "",
) -> Uitslag:
    """Back from an absence: be regisseur again of what colleagues looked after, who then are done there.

    `bericht` goes to each resident. What was handed on to somebody else meanwhile stays there, and is said.
    """
    if before := _count_begun(sleutel):
        return Uitslag(before)
    rows = list(list_terug(door=door, vandaag=vandaag).filter(pk__in=welke))
    if not rows:
        raise Fout(_("Kies minstens één dossier."), "welke")
    done, refused = 0, []
    for row in rows:
        try:
            with transaction.atomic():
                _return(row, door, op, bericht, _key(sleutel, row.dossier))
            done += 1
        except AlGedaan:
            done += 1
        except Fout as refusal:
            refused.append((row.dossier.inwoner.naam, refusal.zin))
    return Uitslag(done, tuple(refused))


def _return(row: Overdracht, door: Account, op: dt.datetime, bericht: str, sleutel: str) -> None:
    record_handeling(
        dossier=row.dossier, door=door, op=op, stap=row.dossier.laatste_stap, soort="regie weer teruggenomen",
        onderwerp=row.pk, sleutel=sleutel,
    )  # fmt: skip
    hand_regie(dossier=row.dossier, van=row.naar, naar=door, op=op, is_blijvend_erbij=False)
    row.status = Overdracht.Status.TERUG
    save_versioned(row, door=door, op=op)
    if bericht.strip():
        text = bericht.strip().replace(NAAM, row.naar.naam)
        _write(row.dossier, door, op, text)


@transaction.atomic
def judge_overdrachten(
    *, door: Account, welke: list[uuid.UUID], op: dt.datetime, sleutel: str = ""
) -> Uitslag:
    """Take over several at once. What was taken back or answered meanwhile is left out and said; Raises Fout for none."""
    if before := _count_begun(sleutel):
        return Uitslag(before)
    rows = list(list_gekregen(door=door).filter(pk__in=welke))
    if not rows:
        raise Fout(_("Kies minstens één dossier."), "welke")
    done, refused = 0, []
    for row in rows:
        try:
            judge_overdracht(
                overdracht=row, door=door, op=op, is_aangenomen=True, sleutel=_key(sleutel, row.dossier)
            )
            done += 1
        except AlGedaan:
            done += 1
        except Fout as refusal:
            refused.append((row.dossier.inwoner.naam, refusal.zin))
    return Uitslag(done, tuple(refused))
