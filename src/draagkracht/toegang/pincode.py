"""How often a pincode may be wrong in all. Waiting after every few is not enough: somebody in the house has all the time."""

from __future__ import annotations

from django.db.models import F

from .models import AAN_HUIS, Account

MEESTE = 24  # since the last right one; at eight an hour that is three hours


def take_try(naam: str) -> bool:
    """Take one of the tries of this account before the pincode is looked at; False when there are none left.

    True for an account that has no pincode, and for a name that nobody has.
    """
    at_home = Account.objects.filter(gebruikersnaam=naam, rol__in=AAN_HUIS)
    return bool(at_home.filter(mislukt__lt=MEESTE).update(mislukt=F("mislukt") + 1)) or not at_home.exists()


def forget_tries(account: Account) -> None:
    """The pincode was right: the tries count anew."""
    Account.objects.filter(pk=account.pk).update(mislukt=0)


def is_op(account: Account | None) -> bool:
    """Whether no pincode opens this account any more, until it gets a new code."""
    return account is not None and account.rol in AAN_HUIS and account.mislukt >= MEESTE


def is_op_for(naam: str) -> bool:
    """The same for the name that somebody tries to come in with."""
    return is_op(Account.objects.filter(gebruikersnaam=naam).first())
