"""What is sent by e-mail: neutral in every word, only where and when it is safe, and never lost by a dead mail server."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from smtplib import SMTPException

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from ..models import Dossier
from .bereikbaarheden import first_safe, get_bereikbaarheid
from .leeswijzen import get_leeswijze
from .models import Kennisgeving

DEUR = "/mijn/"
VERVALT = dt.timedelta(days=10)  # in every week there is a day that was agreed
WACHT, LANGST = dt.timedelta(minutes=5), dt.timedelta(hours=6)  # after the first failed try, and at most
PER_KEER = 500

Verstuur = Callable[[str, str, str], None]  # address, subject, text; raises OSError or SMTPException


@dataclass(frozen=True)
class Verzending:
    """What one round did: how many were sent, tried in vain or not yet allowed, and given up."""

    verstuurd: int = 0
    later: int = 0
    vervallen: int = 0


def has_mail() -> bool:
    """Whether this municipality has set up sending e-mail."""
    return bool(settings.MAIL_URL)


@transaction.atomic
def plan_kennisgeving(
    *, dossier: Dossier, soort: str, op: dt.datetime, code: str = "", tot_op: dt.datetime | None = None
) -> Kennisgeving | None:
    """Something stands ready for the resident: put a short e-mail in line, for the first moment that is safe.

    None, and nothing in line, where e-mail was not agreed to be safe, no address is known, or no mail server is set up.
    One that still waits is enough: a second message of the same kind waits for no second one. For an invitation: its
    `code`, which stands encrypted in the text until it is sent, and until when (`tot_op`) it works.
    """
    reach = get_bereikbaarheid(dossier=dossier)
    adres = dossier.inwoner.email
    if not (has_mail() and reach.has_email and adres):
        return None
    if soort == Kennisgeving.Soort.UITNODIGING:
        end_uitnodiging_kennisgevingen(dossier=dossier, op=op)
    elif waiting := _waiting(dossier).filter(soort=soort).first():
        return waiting
    with translation.override(get_leeswijze(inwoner=dossier.inwoner).taal):
        tekst = _invitation_text(code, tot_op or op) if code else _message_text()
    return Kennisgeving.objects.create(
        dossier=dossier, soort=soort, adres=adres, tekst=tekst, op=op, vanaf_op=first_safe(reach, op)
    )


def end_uitnodiging_kennisgevingen(*, dossier: Dossier, op: dt.datetime) -> None:
    """An invitation that was withdrawn, or replaced by a newer one, is not sent any more; its text is wiped."""
    _waiting(dossier).filter(soort=Kennisgeving.Soort.UITNODIGING).update(vervallen_op=op, tekst="", adres="")


def _waiting(dossier: Dossier) -> QuerySet[Kennisgeving]:
    return Kennisgeving.objects.filter(dossier=dossier, verstuurd_op__isnull=True, vervallen_op__isnull=True)


def _message_text() -> str:
    return _(
        "Goedendag,\n\nEr staat een bericht voor u klaar. U leest het hier:\n%(adres)s\n\n"
        "U kunt niet antwoorden op deze e-mail."
    ) % {"adres": settings.ADRES + DEUR}


def _invitation_text(code: str, tot_op: dt.datetime) -> str:
    return _(
        "Goedendag,\n\nMet deze link gaat u naar binnen:\n%(adres)s\n\n"
        "De link werkt tot %(dag)s. U vult ook in wat wij samen hebben afgesproken.\n\n"
        "U kunt niet antwoorden op deze e-mail."
    ) % {
        "adres": f"{settings.ADRES}{DEUR}welkom/{code}/",
        "dag": formats.date_format(timezone.localtime(tot_op), "j F Y"),
    }


def subject_of(kennisgeving: Kennisgeving) -> str:
    """The subject line: the same whatever it is about, in the resident's language."""
    with translation.override(get_leeswijze(inwoner=kennisgeving.dossier.inwoner).taal):
        return _("Er staat een bericht klaar")


def send_kennisgevingen(*, op: dt.datetime, verstuur: Verstuur) -> Verzending:
    """Send what is due, each once. What fails waits longer every time and is given up after ten days.

    Each try is claimed in the database before it is made: two rounds at the same moment send nothing twice. What is safe is
    asked again at the last moment, because it may have changed since. A text that was sent, or given up, is wiped.
    """
    due = Kennisgeving.objects.filter(
        vanaf_op__lte=op, verstuurd_op__isnull=True, vervallen_op__isnull=True
    ).select_related("dossier__inwoner")
    outcomes = [_send_one(row, op, verstuur) for row in due.order_by("vanaf_op", "pk")[:PER_KEER]]
    return Verzending(*(outcomes.count(name) for name in ("verstuurd", "later", "vervallen")))


def _send_one(row: Kennisgeving, op: dt.datetime, verstuur: Verstuur) -> str:
    """Returns "verstuurd", "later" or "vervallen"; "" when another round was first."""
    reach = get_bereikbaarheid(dossier=row.dossier)
    same = Kennisgeving.objects.filter(
        pk=row.pk, pogingen=row.pogingen, vanaf_op=row.vanaf_op, verstuurd_op=None, vervallen_op=None
    )
    wiped = {"tekst": "", "adres": ""}
    is_over = op - row.op > VERVALT
    if is_over or not reach.has_email or row.adres != row.dossier.inwoner.email:
        return "vervallen" if same.update(vervallen_op=op, **wiped) else ""
    safe = first_safe(reach, op)
    if safe > op:
        return "later" if same.update(vanaf_op=safe) else ""
    again = first_safe(reach, op + min(WACHT * 2**row.pogingen, LANGST))
    if not same.update(pogingen=F("pogingen") + 1, vanaf_op=again):
        return ""
    try:
        verstuur(row.adres, subject_of(row), row.tekst)
    except (OSError, SMTPException):
        return "later"
    Kennisgeving.objects.filter(pk=row.pk).update(verstuurd_op=op, **wiped)
    return "verstuurd"
