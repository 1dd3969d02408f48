"""For whom a command works: an account by its user name, and the municipality."""

from __future__ import annotations

from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import Account, Organisatie


def find_account(gebruikersnaam: str) -> Account:
    """Somebody who can log in. Raises Fout."""
    account = Account.objects.filter(gebruikersnaam=gebruikersnaam, is_active=True).first()
    if account is None:
        raise Fout(f"Er is geen actief account met de gebruikersnaam {gebruikersnaam!r}.", "door")
    return account


def find_gemeente(gevraagd: str) -> str:
    """The municipality that was asked for, or the only one there is. Raises Fout."""
    bekend = sorted(set(Organisatie.objects.values_list("gemeente", flat=True)))
    if gevraagd and gevraagd not in bekend:
        raise Fout(f"De gemeente {gevraagd!r} staat niet in de database.", "gemeente")
    if not gevraagd and len(bekend) != 1:
        welke = f"kies met --gemeente uit {', '.join(bekend)}" if bekend else "doe eerst: draagkracht demo"
        raise Fout(f"Het is niet duidelijk voor welke gemeente dit is: {welke}.", "gemeente")
    return gevraagd or bekend[0]
