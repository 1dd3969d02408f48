"""A few words on the plan, from resident to professional and back: what is there, what is new, and sending.

No second mailbox: a message belongs to a dossier, may hang on a goal, a step or an afspraak, and never travels by e-mail.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from draagkracht.methodiek.schaal import VEILIGHEID
from draagkracht.toegang.fouten import Fout, NietGevonden
from draagkracht.toegang.models import Account

from ..aanpak.models import Stap
from ..aanpak.selectors import is_apart
from ..doelen.models import Doel
from ..dossier.contact.kennisgevingen import plan_kennisgeving
from ..dossier.contact.models import Bericht, Kennisgeving
from ..dossier.contact.steunfiguren import name_naasten
from ..dossier.models import Dossier, Stem
from ..dossier.services import check_stem, record_handeling
from ..uitvoering.models import Afspraak
from .papier import afspraak_is_veiligheid, list_afspraken

PER_PAGE = 25
LONGEST = 4_000
SUBJECTS = 60


@dataclass(frozen=True)
class Berichtregel:
    """One message: whose words, on what (`over`, "" for nothing in particular), and whether its reader saw it before."""

    bericht: Bericht
    van: str
    over: str
    is_nieuw: bool


@dataclass(frozen=True)
class Onderwerp:
    """Something a message can hang on. `code` is "doel:<id>" as a form sends it."""

    code: str
    tekst: str


def _unread_by(stem: str) -> Q:
    """The resident reads what professionals wrote; professionals read what the resident and naasten wrote."""
    is_of_team = Q(stem=Stem.PROFESSIONAL)
    return Q(gelezen_op__isnull=True) & (is_of_team if stem == Stem.INWONER else ~is_of_team)


def list_unread(*, dossier: Dossier, stem: str) -> QuerySet[Bericht]:
    """What this side has not seen yet."""
    return dossier.berichten.filter(_unread_by(stem))


def list_berichten(*, dossier: Dossier, stem: str, bladzijde: int = 1) -> tuple[list[Berichtregel], bool]:
    """A page of messages as this side reads them: what is new first, then the newest; and whether there are more."""
    start = (bladzijde - 1) * PER_PAGE
    first = Case(When(_unread_by(stem), then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = dossier.berichten.select_related("door").order_by(first, "-op", "pk")
    found = list(rows[start : start + PER_PAGE + 1])
    names, texts = name_naasten(dossier=dossier), _subjects_of(dossier, found)
    regels = [
        Berichtregel(
            bericht=row,
            van=_writer(row, dossier, names),
            over=texts.get(row.onderwerp_id, ""),
            is_nieuw=row.gelezen_op is None and (row.stem == Stem.PROFESSIONAL) == (stem == Stem.INWONER),
        )
        for row in found[:PER_PAGE]
    ]
    return regels, len(found) > PER_PAGE


def _writer(row: Bericht, dossier: Dossier, names: dict[uuid.UUID, str]) -> str:
    """Whose words they are: at the table the resident's are sent from a professional's device."""
    if row.stem == Stem.INWONER:
        return dossier.inwoner.naam
    return names.get(row.door_id, "") or str(row.door)


def _subjects_of(dossier: Dossier, rows: list[Bericht]) -> dict[uuid.UUID, str]:
    ids = {row.onderwerp_id for row in rows if row.onderwerp_id}
    if not ids:
        return {}
    # What came to be about veiligheid since is not named: these pages lie open.
    doelen = dossier.doelen.filter(pk__in=ids).exclude(onderdeel=VEILIGHEID)
    stappen = dossier.stappen.filter(pk__in=ids).prefetch_related("doelen", "krachten")
    afspraken = dossier.afspraken.filter(pk__in=ids).select_related("stap")
    afspraken = afspraken.prefetch_related("stap__doelen", "stap__krachten")
    found = {doel.pk: doel.tekst for doel in doelen}
    found |= {stap.pk: stap.wat for stap in stappen if not is_apart(stap)}
    return found | {row.pk: row.zin for row in afspraken if not afspraak_is_veiligheid(row)}


def list_onderwerpen(*, dossier: Dossier) -> list[Onderwerp]:
    """What a message can be about: active goals, steps of the plan and open afspraken. Nothing about veiligheid."""
    doelen = dossier.doelen.filter(status=Doel.Status.ACTIEF).exclude(onderdeel=VEILIGHEID)
    stappen = dossier.stappen.filter(
        verwijderd_op__isnull=True, status__in=(Stap.Status.GEPLAND, Stap.Status.LOOPT)
    )
    shared = [s for s in stappen.prefetch_related("doelen", "krachten") if not is_apart(s)]
    afspraken: list[Afspraak] = [
        row for row in list_afspraken(dossier) if not row.uitkomst and not afspraak_is_veiligheid(row)
    ]
    found = [Onderwerp(f"doel:{row.pk}", row.tekst) for row in doelen]
    found += [Onderwerp(f"stap:{row.pk}", row.wat) for row in shared]
    return (found + [Onderwerp(f"afspraak:{row.pk}", row.zin) for row in afspraken])[:SUBJECTS]


@transaction.atomic
def record_bericht(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    stem: str,
    tekst: str,
    onderwerp: str = "",
    onderwerp_id: uuid.UUID | None = None,
    has_gelezen: bool = True,
    sleutel: str = "",
) -> Bericht:
    """Send a few words. What a professional sends, makes a notice ready for the resident; its words are never in that.

    Sending is also having read what the other side wrote, but for a message to many at once (`has_gelezen` False): what a
    resident wrote still waits then. Raises Fout without words, NietGevonden for a subject of
    another dossier.
    """
    check_stem(stem, door)
    if not tekst.strip():
        raise Fout(_("Schrijf op wat u wilt zeggen."), "tekst")
    if len(tekst) > LONGEST:
        raise Fout(_("Dit bericht is te lang. Maak er twee van."), "tekst")
    _check_onderwerp(dossier, onderwerp, onderwerp_id)
    bericht = Bericht(
        dossier=dossier,
        stem=stem,
        tekst=tekst.replace("\r\n", "\n"),
        onderwerp=onderwerp,
        onderwerp_id=onderwerp_id,
        door=door,
        op=op,
    )
    record_handeling(
        dossier=dossier,
        door=door,
        op=op,
        stap=dossier.laatste_stap,
        soort="bericht gestuurd",
        onderwerp=bericht.pk,
        sleutel=sleutel,
    )
    if stem == Stem.PROFESSIONAL:
        if has_gelezen:
            list_unread(dossier=dossier, stem=stem).update(gelezen_op=op)
        plan_kennisgeving(dossier=dossier, soort=Kennisgeving.Soort.BERICHT, op=op)
    bericht.save(force_insert=True)
    return bericht


def _check_onderwerp(dossier: Dossier, onderwerp: str, onderwerp_id: uuid.UUID | None) -> None:
    if onderwerp == Bericht.Onderwerp.ALGEMEEN and onderwerp_id is None:
        return
    rows = {"doel": dossier.doelen, "stap": dossier.stappen, "afspraak": dossier.afspraken}.get(onderwerp)
    if rows is None or onderwerp_id is None or not rows.filter(pk=onderwerp_id).exists():
        raise NietGevonden


@transaction.atomic
def confirm_berichten(*, dossier: Dossier, door: Account, op: dt.datetime, sleutel: str = "") -> None:
    """The professional's side read everything that was new: the resident sees so."""
    record_handeling(
        dossier=dossier,
        door=door,
        op=op,
        stap=dossier.laatste_stap,
        soort="bericht gelezen",
        sleutel=sleutel,
    )
    list_unread(dossier=dossier, stem=Stem.PROFESSIONAL).update(gelezen_op=op)


def open_berichten(*, dossier: Dossier, op: dt.datetime) -> None:
    """The resident has the messages in front of them: no act, the look itself is in the read log."""
    list_unread(dossier=dossier, stem=Stem.INWONER).update(gelezen_op=op)


def parse_onderwerp(code: str) -> tuple[str, uuid.UUID | None]:
    """The kind and id of an Onderwerp's code; ("", None) for no subject. Raises NietGevonden for anything else."""
    if not code:
        return "", None
    soort, _colon, key = code.partition(":")
    try:
        return soort, uuid.UUID(key)
    except ValueError:
        raise NietGevonden from None
