"""What a functional administrator can ask: the accounts and teams of the own municipality, and no dossier."""

from __future__ import annotations

import uuid

from django.db.models import Q, QuerySet

from .fouten import NietGevonden
from .models import Account, Organisatie, Rol, Team


def list_accounts(*, door: Account, vraag: str = "") -> QuerySet[Account]:
    """The accounts of the own municipality, by name; `vraag` is a part of a name. Nothing for another role."""
    found = Account.objects.select_related("team", "organisatie").order_by("naam", "gebruikersnaam")
    if door.rol != Rol.BEHEERDER or not door.is_active:
        return found.none()
    found = found.filter(gemeente=door.gemeente)
    for word in vraag.replace("\x00", "").split()[:5]:
        found = found.filter(Q(naam__icontains=word) | Q(gebruikersnaam__icontains=word))
    return found


def get_account(*, door: Account, account_id: uuid.UUID) -> Account:
    """One account of the own municipality. Raises NietGevonden."""
    account = list_accounts(door=door).filter(pk=account_id).first()
    if account is None:
        raise NietGevonden
    return account


def list_organisaties(*, gemeente: str) -> QuerySet[Organisatie]:
    """The parties of a municipality, by name; also those that are switched off. Not the municipality itself."""
    found = Organisatie.objects.filter(gemeente=gemeente).exclude(soort=Organisatie.Soort.GEMEENTE)
    return found.order_by("naam", "pk")


def get_organisatie(*, door: Account, organisatie_id: uuid.UUID) -> Organisatie:
    """One party of the own municipality. Raises NietGevonden."""
    found = list_organisaties(gemeente=door.gemeente).filter(pk=organisatie_id).first()
    if found is None:
        raise NietGevonden
    return found


def list_aanspreekpunten(*, organisatie: Organisatie) -> list[Account]:
    """Whom a question to this party reaches, by name; [] for a party that is switched off."""
    if not organisatie.is_actief:
        return []
    found = organisatie.accounts.filter(rol=Rol.PARTNER, is_active=True, is_aanspreekpunt=True)
    return list(found.order_by("naam", "pk"))


def list_teams(*, door: Account) -> QuerySet[Team]:
    """The teams of the own municipality, by name."""
    return Team.objects.filter(organisatie__gemeente=door.gemeente).order_by("naam")
