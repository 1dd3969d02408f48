"""What a functional administrator can do with accounts and teams."""

from __future__ import annotations

import datetime as dt
import secrets
from pathlib import Path
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from .fouten import Fout, NietGevonden, Verouderd
from .models import AAN_HUIS, Account, Organisatie, Rol, Team

CHANGEABLE = (
    "naam",
    "email",
    "rol",
    "team",
    "organisatie",
    "is_aanspreekpunt",
    "is_aandachtsfunctionaris",
    "is_active",
)
TAKEN = "Deze gebruikersnaam bestaat al. Kies een andere."
WORDS = (Path(__file__).parent / "woorden.txt").read_text().split()


def _check_beheerder(door: Account) -> None:
    if door.rol != Rol.BEHEERDER or not door.is_active:
        raise NietGevonden


def _check_team(account: Account) -> None:
    if account.rol in (Rol.PROFESSIONAL, Rol.TEAMLEIDER) and account.team is None:
        raise Fout("Kies een team: zonder team kan deze persoon geen dossiers openen.", "team")
    if account.rol not in (Rol.PROFESSIONAL, Rol.TEAMLEIDER):
        account.is_aandachtsfunctionaris = False
    if account.team and account.team.organisatie.gemeente != account.gemeente:
        raise NietGevonden


def _check_organisatie(account: Account) -> None:
    """A partner is of one party of this municipality; nobody else is of a party."""
    if account.rol != Rol.PARTNER:
        account.organisatie, account.is_aanspreekpunt = None, False
        return
    if account.organisatie is None:
        raise Fout("Kies bij welke organisatie deze partner hoort.", "organisatie")
    if (
        account.organisatie.gemeente != account.gemeente
        or account.organisatie.soort == Organisatie.Soort.GEMEENTE
    ):
        raise NietGevonden


def _check_naam(account: Account) -> None:
    """A worker is known by name. Who a resident is, is kept in the dossier only, where it is encrypted."""
    if account.rol in AAN_HUIS:
        for field in ("naam", "email"):
            if getattr(account, field):
                zin = "Laat dit leeg bij een inwoner of naaste: naam en e-mail staan versleuteld in het dossier."
                raise Fout(zin, field)
    elif not account.naam.strip():
        raise Fout("Vul een naam in.", "naam")


def _new_wachtwoord() -> str:
    """Four words and a number, easy to say and to type: about 30 bits."""
    return "-".join([*(secrets.choice(WORDS) for _ in range(4)), str(secrets.randbelow(90) + 10)])


@transaction.atomic
def create_account(*, door: Account, op: dt.datetime, gegevens: dict[str, Any]) -> tuple[Account, str]:
    """A new account in the own municipality, and the password that is told once. Raises Fout."""
    _check_beheerder(door)
    if Account.objects.filter(gebruikersnaam__iexact=gegevens["gebruikersnaam"]).exists():
        raise Fout(TAKEN, "gebruikersnaam")
    account = Account(gemeente=door.gemeente, gebruikersnaam=gegevens["gebruikersnaam"])
    for field in CHANGEABLE:
        if field in gegevens:
            setattr(account, field, gegevens[field])
    _check_naam(account)
    _check_team(account)
    _check_organisatie(account)
    wachtwoord = _new_wachtwoord()
    account.set_password(wachtwoord)
    account._history_user, account._history_date = door, op
    try:
        with transaction.atomic():
            account.save(force_insert=True)
    except IntegrityError:
        raise Fout(TAKEN, "gebruikersnaam") from None
    return account, wachtwoord


@transaction.atomic
def change_account(
    *, account: Account, door: Account, op: dt.datetime, gegevens: dict[str, Any], versie: int | None = None
) -> Account:
    """Change an account of the own municipality. Nobody takes away their own access. Raises Fout, Verouderd."""
    _check_beheerder(door)
    account = Account.objects.select_for_update().get(pk=account.pk)
    if versie is not None and account.versie != versie:
        raise Verouderd(account)
    for field in CHANGEABLE:
        if field in gegevens:
            setattr(account, field, gegevens[field])
    if account.pk == door.pk and (account.rol != Rol.BEHEERDER or not account.is_active):
        raise Fout("U kunt uw eigen toegang niet weghalen. Vraag een andere beheerder.", "rol")
    _check_naam(account)
    _check_team(account)
    _check_organisatie(account)
    account.versie += 1
    account._history_user, account._history_date = door, op
    account.save()
    return account


@transaction.atomic
def reset_toegang(*, account: Account, door: Account, op: dt.datetime) -> str:
    """A new password, told once; the second factor has to be set again. Sessions with the old password end."""
    _check_beheerder(door)
    # As it is now: what another administrator changed meanwhile (may this person still log in?) must not come back.
    account = Account.objects.select_for_update().get(pk=account.pk)
    wachtwoord = _new_wachtwoord()
    account.set_password(wachtwoord)
    account._history_user, account._history_date = door, op
    account._change_reason = "toegang opnieuw ingesteld"
    account.versie += 1
    account.save()
    Authenticator.objects.filter(user=account).delete()
    return wachtwoord


def change_wachtwoord(*, account: Account, op: dt.datetime, oud: str, nieuw: str) -> None:
    """Somebody's own new password. Raises Fout when the old one is wrong or the new one too weak."""
    if not account.check_password(oud):
        raise Fout("Dit is niet uw huidige wachtwoord.", "oud")
    try:
        password_validation.validate_password(nieuw, account)
    except ValidationError as error:
        raise Fout(" ".join(error.messages), "nieuw") from error
    account.set_password(nieuw)
    account._history_user, account._history_date = account, op
    account._change_reason = "eigen wachtwoord gewijzigd"
    account.save(update_fields=["password"])


@transaction.atomic
def create_team(*, door: Account, naam: str) -> Team:
    """A new team in the own municipality. Raises Fout when it exists."""
    _check_beheerder(door)
    if Team.objects.filter(organisatie__gemeente=door.gemeente, naam__iexact=naam).exists():
        raise Fout("Dit team bestaat al.", "naam")
    organisatie, _ = Organisatie.objects.get_or_create(
        gemeente=door.gemeente,
        soort=Organisatie.Soort.GEMEENTE,
        defaults={"naam": f"Gemeente {door.gemeente}"},
    )
    return Team.objects.create(organisatie=organisatie, naam=naam)


@transaction.atomic
def save_organisatie(
    *,
    door: Account,
    op: dt.datetime,
    gegevens: dict[str, Any],
    organisatie: Organisatie | None = None,
    versie: int | None = None,
) -> Organisatie:
    """A party that works along in plans of this municipality: `naam`, `soort` and `is_actief`, new or changed.

    Raises Fout without a name, for a name that exists and for the kind `gemeente`; and Verouderd.
    """
    _check_beheerder(door)
    if organisatie is None:
        organisatie = Organisatie(gemeente=door.gemeente)
    elif organisatie.gemeente != door.gemeente or organisatie.soort == Organisatie.Soort.GEMEENTE:
        raise NietGevonden
    else:
        organisatie = Organisatie.objects.select_for_update().get(pk=organisatie.pk)
        if versie is not None and organisatie.versie != versie:
            raise Verouderd(organisatie)
        organisatie.versie += 1
    naam, soort = gegevens["naam"].strip(), gegevens["soort"]
    if not naam:
        raise Fout("Vul de naam van de organisatie in.", "naam")
    if soort not in Organisatie.Soort.values or soort == Organisatie.Soort.GEMEENTE:
        raise Fout("Kies wat voor organisatie het is.", "soort")
    same = Organisatie.objects.filter(gemeente=door.gemeente, naam__iexact=naam).exclude(pk=organisatie.pk)
    if same.exists():
        raise Fout("Deze organisatie staat er al.", "naam")
    organisatie.naam, organisatie.soort = naam, soort
    organisatie.is_actief = gegevens.get("is_actief", True)
    organisatie._history_user, organisatie._history_date = door, op
    organisatie.save()
    return organisatie
