"""Coming in with an invitation or with DigiD, with from then on an own pincode; and closing that way in."""

from __future__ import annotations

import datetime as dt
import hmac
import itertools
import uuid

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction

from draagkracht.methodiek.bsn import is_bsn
from draagkracht.toegang.fouten import Fout, NietGevonden
from draagkracht.toegang.models import Account, Rol

from ..inwoners import hash_bsn
from ..models import Dossier, Inwoner
from ..services import record_handeling
from .kennisgevingen import end_uitnodiging_kennisgevingen
from .leeswijzen import save_leeswijze
from .models import Steunfiguur, Uitnodiging
from .uitnodigingen import found_account, has_account, hash_code, is_geldig, read_code

PIN_CIJFERS = 6


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
        bytes(current.code_hash), hash_code(read_code(code))
    ):
        raise NietGevonden
    dossier, is_inwoner = current.dossier, current.voor == Uitnodiging.Voor.INWONER
    check_pincode(pincode, dossier.inwoner.geboortedatum if is_inwoner else "")
    account = _account_for(current)
    account.gebruikersnaam, account.is_active, account.mislukt = read_code(code), True, 0
    account.set_password(pincode)
    account._history_user, account._history_date = None, op
    account.save()
    _write_down(current, account, op)
    if is_inwoner and taal:
        save_leeswijze(inwoner=dossier.inwoner, gegevens={"taal": taal})
    if is_inwoner and dossier.inwoner.account_id != account.pk:
        type(dossier.inwoner).objects.filter(pk=dossier.inwoner_id).update(account=account)
    if not is_inwoner:
        _let_look_along(current, account, op)
    return account


def may_join(*, uitnodiging: Uitnodiging, account: Account) -> bool:
    """Whether this account looks along already and can take one more plan: of this municipality, and of nobody who has
    an account of their own there.
    """
    is_supporter = account.rol == Rol.NAASTE and account.is_active
    is_here = uitnodiging.voor == Uitnodiging.Voor.NAASTE and account.gemeente == uitnodiging.dossier.gemeente
    return is_supporter and is_here and found_account(uitnodiging) in (None, account)


@transaction.atomic
def link_uitnodiging(*, uitnodiging: Uitnodiging, account: Account, op: dt.datetime) -> None:
    """One more plan for who looks along already, under the code and pincode they have. Raises NietGevonden.

    The proof was checked before. Neither resident learns of the other.
    """
    current = Uitnodiging.objects.select_for_update(of=("self",)).select_related("dossier", "netwerklid")
    current = current.get(pk=uitnodiging.pk)
    if not is_geldig(current, op) or not may_join(uitnodiging=current, account=account):
        raise NietGevonden
    _write_down(current, account, op)
    _let_look_along(current, account, op)


def _write_down(uitnodiging: Uitnodiging, account: Account, op: dt.datetime) -> None:
    """That somebody came in, and with which invitation, which nobody can use again."""
    dossier = uitnodiging.dossier
    is_inwoner = uitnodiging.voor == Uitnodiging.Voor.INWONER
    record_handeling(
        dossier=dossier,
        door=account,
        op=op,
        stap=dossier.laatste_stap,
        soort="inwoner binnengekomen" if is_inwoner else "naaste binnengekomen",
        onderwerp=uitnodiging.pk,
    )
    Uitnodiging.objects.filter(pk=uitnodiging.pk).update(gebruikt_op=op, account=account)


def _let_look_along(uitnodiging: Uitnodiging, account: Account, op: dt.datetime) -> None:
    Steunfiguur.objects.get_or_create(
        dossier=uitnodiging.dossier,
        account=account,
        tot_op=None,
        defaults={"netwerklid": uitnodiging.netwerklid, "vanaf_op": op},
    )


def _account_for(uitnodiging: Uitnodiging) -> Account:
    """The account this person had, or a new one without a name: who it is stands, encrypted, in the dossier."""
    rol = Rol.INWONER if uitnodiging.voor == Uitnodiging.Voor.INWONER else Rol.NAASTE
    return found_account(uitnodiging) or Account(rol=rol, gemeente=uitnodiging.dossier.gemeente, naam="")


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
