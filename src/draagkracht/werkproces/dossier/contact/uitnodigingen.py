"""Inviting somebody in, and coming in with the invitation: a code, a second proof, and from then on an own pincode."""

from __future__ import annotations

import datetime as dt
import hmac
import re
import secrets
import unicodedata
import uuid
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import F, QuerySet

from draagkracht.toegang.fouten import Fout, NietGevonden
from draagkracht.toegang.models import Account
from draagkracht.toegang.sleutels import keyed_hash

from ..models import Dossier, Netwerklid
from ..services import record_handeling
from .kennisgevingen import end_uitnodiging_kennisgevingen, has_mail, plan_kennisgeving
from .models import Bereikbaarheid, Kennisgeving, Steunfiguur, Uitnodiging

# Letters and digits that nobody takes for one another, also read aloud or from a bad print.
TEKENS = "ABCDEFGHJKMNPRSTUVWXYZ2345679"
LENGTE = 10  # of 29 signs: 48 bits
DAGEN = 14
POGINGEN = 5
MOGELIJK = (Uitnodiging.Bewijs.AFGESPROKEN, Uitnodiging.Bewijs.GEBOORTEDATUM)


@dataclass(frozen=True)
class NieuweUitnodiging:
    """What is told once: the invitation and its code."""

    uitnodiging: Uitnodiging
    code: str


def write_code(code: str) -> str:
    """The code as people read it: two groups of five."""
    return f"{code[:5]}-{code[5:]}" if len(code) == LENGTE else code


def read_code(text: str) -> str:
    """What somebody typed, without spaces and dashes, in capitals; "" when it cannot be a code."""
    code = re.sub(r"[\s\-–.]+", "", text).upper()
    return code if len(code) == LENGTE and set(code) <= set(TEKENS) else ""


def read_bewijs(text: str) -> str:
    """A proof as it is compared: without capitals, accents, spaces and punctuation; 03/09/1992 is read as 3-9-1992."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    parts = re.findall(r"[^\W_]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
    if len(parts) == 3 and all(part.isdecimal() for part in parts):
        return "-".join(part.lstrip("0") for part in parts)
    return "".join(parts)


def hash_code(code: str) -> bytes:
    return keyed_hash(code, "uitnodiging")


def _hash_bewijs(uitnodiging_id: uuid.UUID, bewijs: str) -> bytes:
    return keyed_hash(f"{uitnodiging_id}:{read_bewijs(bewijs)}", "uitnodiging-bewijs")


def list_uitnodigingen(*, dossier: Dossier, voor: str = Uitnodiging.Voor.INWONER) -> QuerySet[Uitnodiging]:
    """The invitations of this dossier for the resident (or for naasten), the newest first."""
    return dossier.uitnodigingen.filter(voor=voor).select_related("door", "netwerklid").order_by("-op")


def is_geldig(uitnodiging: Uitnodiging, op: dt.datetime) -> bool:
    """Whether somebody could still come in with it."""
    return (
        uitnodiging.gebruikt_op is None
        and uitnodiging.ingetrokken_op is None
        and uitnodiging.tot_op > op
        and uitnodiging.mislukt < POGINGEN
    )


def has_account(*, dossier: Dossier) -> bool:
    """Whether the resident has come in at the own door before, and still may."""
    account = dossier.inwoner.account
    return account is not None and account.is_active


def _check_bewijs(dossier: Dossier, voor: str, bewijs: str, antwoord: str) -> str:
    if bewijs not in MOGELIJK:
        raise Fout("Kies waarmee deze persoon laat zien wie het is.", "bewijs")
    if bewijs == Uitnodiging.Bewijs.AFGESPROKEN:
        if len(read_bewijs(antwoord)) < 4:
            raise Fout("Spreek een woord of getal af van minstens vier tekens.", "antwoord")
        return antwoord
    reach = Bereikbaarheid.objects.filter(inwoner=dossier.inwoner_id).first()
    if voor == Uitnodiging.Voor.NAASTE or not dossier.inwoner.geboortedatum:
        raise Fout("De geboortedatum is hier niet bekend. Spreek een woord of getal af.", "bewijs")
    if reach and reach.is_voorzichtig:
        raise Fout("Een huisgenoot kent de geboortedatum ook. Spreek een woord of getal af.", "bewijs")
    day = dt.date.fromisoformat(dossier.inwoner.geboortedatum)
    return f"{day.day}-{day.month}-{day.year}"


def _check_kanaal(dossier: Dossier, voor: str, kanaal: str) -> None:
    """Nothing goes to a house or a mailbox where somebody may not know of it."""
    if voor == Uitnodiging.Voor.NAASTE or kanaal == Uitnodiging.Kanaal.TER_PLEKKE:
        return
    reach = Bereikbaarheid.objects.filter(inwoner=dossier.inwoner_id).first()
    if kanaal == Uitnodiging.Kanaal.EMAIL and not has_mail():
        raise Fout("E-mail is hier nog niet ingericht. Kies een andere manier.", "kanaal")
    if kanaal == Uitnodiging.Kanaal.EMAIL and not dossier.inwoner.email:
        raise Fout(
            "Er is geen e-mailadres bekend. Vul het in bij de gegevens, of kies iets anders.", "kanaal"
        )
    if kanaal == Uitnodiging.Kanaal.EMAIL and not (reach and reach.has_email):
        raise Fout("Vraag eerst of een e-mail veilig is, en leg dat vast bij 'Veilig bereiken'.", "kanaal")


@transaction.atomic
def create_uitnodiging(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    kanaal: str,
    bewijs: str,
    antwoord: str = "",
    voor: str = Uitnodiging.Voor.INWONER,
    netwerklid: Netwerklid | None = None,
    sleutel: str = "",
) -> NieuweUitnodiging:
    """A new way in for the resident, or for somebody of the network; earlier ones for the same person end at once.

    So does the code with the pincode that went before, wherever somebody is in with it: who asks for a new code may do so
    because another knows the old one.

    `antwoord` is the word or number that was agreed (not asked for a date of birth). Raises Fout.
    """
    if voor == Uitnodiging.Voor.NAASTE and (netwerklid is None or netwerklid.dossier_id != dossier.pk):
        raise NietGevonden
    if kanaal not in Uitnodiging.Kanaal.values:
        raise Fout("Kies hoe de uitnodiging bij deze persoon komt.", "kanaal")
    _check_kanaal(dossier, voor, kanaal)
    antwoord = _check_bewijs(dossier, voor, bewijs, antwoord)
    code = "".join(secrets.choice(TEKENS) for _ in range(LENGTE))
    uitnodiging = Uitnodiging(
        dossier=dossier,
        voor=voor,
        netwerklid=netwerklid,
        kanaal=kanaal,
        bewijs=bewijs,
        code_hash=hash_code(code),
        door=door,
        op=op,
        tot_op=op + dt.timedelta(days=DAGEN),
    )
    uitnodiging.bewijs_hash = _hash_bewijs(uitnodiging.pk, antwoord)
    record_handeling(
        dossier=dossier,
        door=door,
        op=op,
        stap=dossier.laatste_stap,
        soort="inwoner uitgenodigd" if voor == Uitnodiging.Voor.INWONER else "naaste uitgenodigd",
        onderwerp=uitnodiging.pk,
        sleutel=sleutel,
    )
    earlier = dossier.uitnodigingen.filter(voor=voor, netwerklid=netwerklid, gebruikt_op__isnull=True)
    earlier.filter(ingetrokken_op__isnull=True).update(ingetrokken_op=op)
    uitnodiging.save(force_insert=True)
    if voor == Uitnodiging.Voor.INWONER:
        _send_code(uitnodiging, code, op)
    account = found_account(uitnodiging)
    if account is not None:
        _end_ways_in(account, door, op)
    return NieuweUitnodiging(uitnodiging, code)


def _send_code(uitnodiging: Uitnodiging, code: str, op: dt.datetime) -> None:
    """The code in the next e-mail when that was chosen; an e-mail with an earlier code does not go any more."""
    dossier = uitnodiging.dossier
    end_uitnodiging_kennisgevingen(dossier=dossier, op=op)
    if uitnodiging.kanaal == Uitnodiging.Kanaal.EMAIL:
        soort = Kennisgeving.Soort.UITNODIGING
        plan_kennisgeving(dossier=dossier, soort=soort, op=op, code=code, tot_op=uitnodiging.tot_op)


def _end_ways_in(account: Account, door: Account | None, op: dt.datetime) -> None:
    """No pincode, no passkey, no session of before opens this account. A new invitation does."""
    account.set_unusable_password()
    account._history_user, account._history_date = door, op
    account._change_reason = "nieuwe code gemaakt"
    account.save()
    Authenticator.objects.filter(user=account).delete()


@transaction.atomic
def end_uitnodiging(
    *, dossier: Dossier, uitnodiging_id: uuid.UUID, door: Account, op: dt.datetime, sleutel: str = ""
) -> None:
    """Nobody can come in with it any more. Raises NietGevonden for one of another dossier, Fout when it was used."""
    found = dossier.uitnodigingen.select_for_update().filter(pk=uitnodiging_id).first()
    if found is None:
        raise NietGevonden
    if found.gebruikt_op:
        raise Fout("Deze uitnodiging is al gebruikt.")
    record_handeling(
        dossier=dossier,
        door=door,
        op=op,
        stap=dossier.laatste_stap,
        soort="uitnodiging ingetrokken",
        onderwerp=found.pk,
        sleutel=sleutel,
    )
    dossier.uitnodigingen.filter(pk=found.pk).update(ingetrokken_op=op)
    if found.voor == Uitnodiging.Voor.INWONER:
        end_uitnodiging_kennisgevingen(dossier=dossier, op=op)


def find_uitnodiging(*, code: str, op: dt.datetime) -> Uitnodiging | None:
    """The invitation of this code when somebody could come in with it now, else None: wrong, used, over."""
    code = read_code(code)
    if not code:
        return None
    rows = Uitnodiging.objects.select_related("dossier__inwoner", "netwerklid")
    found = rows.filter(code_hash=hash_code(code)).first()
    return found if found and is_geldig(found, op) else None


def count_pogingen(*, uitnodiging: Uitnodiging, bewijs: str) -> bool:
    """Whether this is the proof. A wrong one is counted, also when the caller's transaction fails afterwards.

    The try is taken before the answer is looked at: many at the same moment are together no more than five.
    """
    here = Uitnodiging.objects.filter(pk=uitnodiging.pk)
    if not here.filter(mislukt__lt=POGINGEN).update(mislukt=F("mislukt") + 1):
        return False
    is_right = hmac.compare_digest(bytes(uitnodiging.bewijs_hash), _hash_bewijs(uitnodiging.pk, bewijs))
    if is_right:
        here.update(mislukt=F("mislukt") - 1)
    return is_right


def found_account(uitnodiging: Uitnodiging) -> Account | None:
    if uitnodiging.voor == Uitnodiging.Voor.INWONER:
        return Account.objects.filter(inwoner=uitnodiging.dossier.inwoner_id).first()
    now = Steunfiguur.objects.filter(
        dossier=uitnodiging.dossier, netwerklid=uitnodiging.netwerklid, tot_op__isnull=True
    )
    last = now.select_related("account").first()
    return last.account if last else None
