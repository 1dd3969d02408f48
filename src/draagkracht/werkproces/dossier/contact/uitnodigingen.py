"""Inviting somebody in, and coming in with the invitation: a code, a second proof, and from then on an own pincode."""

from __future__ import annotations

import datetime as dt
import hmac
import itertools
import re
import secrets
import unicodedata
import uuid
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet

from draagkracht.methodiek.bsn import is_bsn
from draagkracht.toegang.fouten import Fout, NietGevonden
from draagkracht.toegang.models import Account, Rol
from draagkracht.toegang.sleutels import keyed_hash

from ..inwoners import hash_bsn
from ..models import Dossier, Inwoner, Netwerklid
from ..services import record_handeling
from .kennisgevingen import end_uitnodiging_kennisgevingen, has_mail, plan_kennisgeving
from .leeswijzen import save_leeswijze
from .models import Bereikbaarheid, Kennisgeving, Steunfiguur, Uitnodiging

# Letters and digits that nobody takes for one another, also read aloud or from a bad print.
TEKENS = "ABCDEFGHJKMNPRSTUVWXYZ2345679"
LENGTE = 10  # of 29 signs: 48 bits
DAGEN = 14
POGINGEN = 5
PIN_CIJFERS = 6
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


def _hash_code(code: str) -> bytes:
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
        code_hash=_hash_code(code),
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
    account = _found_account(uitnodiging)
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
    found = rows.filter(code_hash=_hash_code(code)).first()
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


def check_pincode(pincode: str, geboortedatum: str = "") -> None:
    """Raise Fout for a pincode that is not six digits, or that everybody would try first."""
    if len(pincode) != PIN_CIJFERS or not (pincode.isascii() and pincode.isdigit()):
        raise Fout("Een pincode is zes cijfers.", "pincode")
    steps = {(int(b) - int(a)) % 10 for a, b in itertools.pairwise(pincode)}
    day = geboortedatum.replace("-", "")  # yyyymmdd
    births = (
        {day[6:] + day[4:6] + day[2:4], day[2:], day[4:6] + day[6:] + day[2:4], day[:6]} if day else set()
    )
    if steps in ({0}, {1}, {9}) or pincode[:3] == pincode[3:] or pincode in births:
        raise Fout("Deze pincode is te makkelijk te raden. Kies andere cijfers.", "pincode")


@transaction.atomic
def open_uitnodiging(
    *, uitnodiging: Uitnodiging, code: str, pincode: str, op: dt.datetime, taal: str = ""
) -> Account:
    """Come in for the first time, or again: an account with this code and this pincode. Raises Fout, NietGevonden.

    The proof was checked before. Somebody who had an account keeps it, with the new code and pincode. `taal` is what was
    chosen on the way in; it becomes the language of the resident's pages.
    """
    current = Uitnodiging.objects.select_for_update(of=("self",)).select_related("dossier__inwoner")
    current = current.get(pk=uitnodiging.pk)
    if not is_geldig(current, op) or not hmac.compare_digest(
        bytes(current.code_hash), _hash_code(read_code(code))
    ):
        raise NietGevonden
    dossier, is_inwoner = current.dossier, current.voor == Uitnodiging.Voor.INWONER
    check_pincode(pincode, dossier.inwoner.geboortedatum if is_inwoner else "")
    account = _account_for(current)
    account.gebruikersnaam, account.is_active, account.mislukt = read_code(code), True, 0
    account.set_password(pincode)
    account._history_user, account._history_date = None, op
    account.save()
    record_handeling(
        dossier=dossier,
        door=account,
        op=op,
        stap=dossier.laatste_stap,
        soort="inwoner binnengekomen" if is_inwoner else "naaste binnengekomen",
        onderwerp=current.pk,
    )
    Uitnodiging.objects.filter(pk=current.pk).update(gebruikt_op=op, account=account)
    if is_inwoner and taal:
        save_leeswijze(inwoner=dossier.inwoner, gegevens={"taal": taal})
    if is_inwoner and dossier.inwoner.account_id != account.pk:
        type(dossier.inwoner).objects.filter(pk=dossier.inwoner_id).update(account=account)
    if not is_inwoner:
        Steunfiguur.objects.get_or_create(
            dossier=dossier,
            account=account,
            tot_op=None,
            defaults={"netwerklid": current.netwerklid, "vanaf_op": op},
        )
    return account


def _account_for(uitnodiging: Uitnodiging) -> Account:
    """The account this person had, or a new one without a name: who it is stands, encrypted, in the dossier."""
    rol = Rol.INWONER if uitnodiging.voor == Uitnodiging.Voor.INWONER else Rol.NAASTE
    return _found_account(uitnodiging) or Account(rol=rol, gemeente=uitnodiging.dossier.gemeente, naam="")


def _found_account(uitnodiging: Uitnodiging) -> Account | None:
    if uitnodiging.voor == Uitnodiging.Voor.INWONER:
        return Account.objects.filter(inwoner=uitnodiging.dossier.inwoner_id).first()
    now = Steunfiguur.objects.filter(
        dossier=uitnodiging.dossier, netwerklid=uitnodiging.netwerklid, tot_op__isnull=True
    )
    last = now.select_related("account").first()
    return last.account if last else None


@transaction.atomic
def open_eigen_toegang(*, bsn: str, op: dt.datetime, taal: str = "") -> Account | None:
    """The account of the resident of this municipality with this BSN, made when there was none; None and nothing made
    without a dossier, or where the own way in was stopped. Who it is was proven elsewhere (DigiD).

    A first time needs a dossier that is open: coming in is written down in it.
    """
    inwoner = _find_inwoner(bsn)
    if inwoner is None or (inwoner.account and not inwoner.account.is_active):
        return None
    if inwoner.account:
        return inwoner.account
    dossier = inwoner.dossiers.filter(gesloten_op__isnull=True).order_by("-geopend_op").first()
    if dossier is None:
        return None
    account = Account(
        rol=Rol.INWONER, gemeente=inwoner.gemeente, naam="", gebruikersnaam=f"digid-{uuid.uuid4().hex}"
    )
    account.set_unusable_password()
    account._history_user, account._history_date = None, op
    account.save()
    record_handeling(
        dossier=dossier, door=account, op=op, stap=dossier.laatste_stap, soort="inwoner binnengekomen"
    )
    Inwoner.objects.filter(pk=inwoner.pk).update(account=account)
    if taal:
        save_leeswijze(inwoner=inwoner, gegevens={"taal": taal})
    return account


def _find_inwoner(bsn: str) -> Inwoner | None:
    """Only in this municipality, only with a dossier; locked, so that two first times at once make one account."""
    if not is_bsn(bsn):
        return None
    here = Inwoner.objects.select_for_update(of=("self",)).select_related("account")
    return here.filter(gemeente=settings.GEMEENTE, bsn_hash=hash_bsn(bsn), dossiers__isnull=False).first()


@transaction.atomic
def end_eigen_toegang(*, dossier: Dossier, door: Account, op: dt.datetime, sleutel: str = "") -> None:
    """The resident's own door closes: what is open elsewhere ends at its next request. Raises Fout when there is none."""
    if not has_account(dossier=dossier):
        raise Fout("Deze inwoner heeft geen eigen toegang.")
    record_handeling(
        dossier=dossier,
        door=door,
        op=op,
        stap=dossier.laatste_stap,
        soort="eigen toegang gestopt",
        sleutel=sleutel,
    )
    account = dossier.inwoner.account
    account.is_active = False
    account._history_user, account._history_date = door, op
    account.save()
    Authenticator.objects.filter(user=account).delete()
    # Of all dossiers of this resident: a code that still works would open the door again.
    codes = Uitnodiging.objects.filter(dossier__inwoner=dossier.inwoner_id, voor=Uitnodiging.Voor.INWONER)
    codes.filter(gebruikt_op__isnull=True, ingetrokken_op__isnull=True).update(ingetrokken_op=op)
    end_uitnodiging_kennisgevingen(dossier=dossier, op=op)


@transaction.atomic
def change_pincode(*, account: Account, op: dt.datetime, oud: str, nieuw: str) -> None:
    """An own new pincode; passkeys end with the old one. Raises Fout when the old is wrong, or the new easy to guess."""
    if not account.check_password(oud):
        raise Fout("Dit is niet uw pincode van nu.", "oud")
    inwoner = getattr(account, "inwoner", None)
    try:
        check_pincode(nieuw, inwoner.geboortedatum if inwoner else "")
    except Fout as refusal:
        raise Fout(refusal.zin, "nieuw") from None
    account.set_password(nieuw)
    account._history_user, account._history_date = account, op
    account.save(update_fields=["password"])
    Authenticator.objects.filter(user=account).delete()
