"""What a resident asks about the own file, within which time the law wants an answer, and the answer."""

from __future__ import annotations

import calendar
import datetime as dt
import uuid

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from draagkracht.toegang.fouten import Fout, NietGevonden
from draagkracht.toegang.models import Account

from ..models import Dossier, Stem
from ..services import check_stem, check_versie, record_handeling, save_versioned
from .kennisgevingen import plan_kennisgeving
from .models import Kennisgeving, Verzoek


def list_verzoeken(*, dossier: Dossier) -> QuerySet[Verzoek]:
    """Everything that was asked, the newest first; also what was answered long ago."""
    return dossier.verzoeken.select_related("door", "beantwoord_door").order_by("-op", "pk")


def get_verzoek(*, dossier: Dossier, verzoek_id: uuid.UUID) -> Verzoek:
    """One request of this dossier. Raises NietGevonden."""
    found = list_verzoeken(dossier=dossier).filter(pk=verzoek_id).first()
    if found is None:
        raise NietGevonden
    return found


def is_open(verzoek: Verzoek) -> bool:
    """Whether an answer is still owed. A statement of the resident's own needs none."""
    return verzoek.soort != Verzoek.Soort.VERKLARING and verzoek.besluit == Verzoek.Besluit.OPEN


def answer_by(op: dt.datetime) -> dt.date:
    """The last day for an answer: one month after it was asked (AVG article 12, third paragraph)."""
    day = timezone.localdate(op)
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


@transaction.atomic
def record_verzoek(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    soort: str,
    woorden: str,
    over: str = "",
    sleutel: str = "",
) -> Verzoek:
    """A request, or a statement of the resident's own. `over` is "soort:id" of what it is about, "" for the whole file.

    Also in a closed dossier: these rights do not end. The caller looked up what `over` names. Raises Fout.
    """
    check_stem(Stem.INWONER, door)
    if soort not in Verzoek.Soort.values:
        raise Fout(_("Kies wat u wilt vragen."), "soort")
    if not woorden.strip():
        raise Fout(_("Schrijf op wat u wilt vragen of zeggen."), "woorden")
    verzoek = Verzoek(
        dossier=dossier, door=door, op=op, soort=soort, over=over, woorden=woorden.replace("\r\n", "\n")
    )
    record_handeling(
        dossier=dossier,
        door=door,
        op=op,
        stap=dossier.laatste_stap,
        soort="verzoek van de inwoner",
        onderwerp=verzoek.pk,
        sleutel=sleutel,
    )
    save_versioned(verzoek, door=door, op=op)
    return verzoek


@transaction.atomic
def finish_verzoek(
    *,
    verzoek: Verzoek,
    door: Account,
    op: dt.datetime,
    besluit: str,
    antwoord: str,
    versie: int | None = None,
    sleutel: str = "",
) -> Verzoek:
    """The professional's answer: what is done, and why (or why not). Raises Fout without words, and Verouderd."""
    check_versie(verzoek, versie)
    if besluit not in (Verzoek.Besluit.GEDAAN, Verzoek.Besluit.DEELS, Verzoek.Besluit.NIET):
        raise Fout(_("Kies of het gedaan is, voor een deel, of niet."), "besluit")
    if not antwoord.strip():
        raise Fout(_("Schrijf aan de inwoner wat u deed, of waarom niet."), "antwoord")
    if not is_open(verzoek):
        raise Fout(_("Hier is al op geantwoord."))
    record_handeling(
        dossier=verzoek.dossier,
        door=door,
        op=op,
        stap=verzoek.dossier.laatste_stap,
        soort="verzoek beantwoord",
        onderwerp=verzoek.pk,
        sleutel=sleutel,
    )
    verzoek.besluit, verzoek.antwoord = besluit, antwoord.replace("\r\n", "\n")
    verzoek.beantwoord_op, verzoek.beantwoord_door = op, door
    save_versioned(verzoek, door=door, op=op)
    plan_kennisgeving(dossier=verzoek.dossier, soort=Kennisgeving.Soort.BERICHT, op=op)
    return verzoek
