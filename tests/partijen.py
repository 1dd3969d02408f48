"""Parties with their people, and a dossier in which several of them work along."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from draagkracht.toegang.models import Account, Organisatie
from draagkracht.werkproces.uitvoering.partijen.antwoorden import judge_deelname
from draagkracht.werkproces.uitvoering.partijen.models import Deelname
from draagkracht.werkproces.uitvoering.partijen.services import propose_deelname
from tests import cast


def make_partij(
    naam: str = "Schuldhulp Rivierveen", soort: str = "schuldhulp", mensen: int = 1
) -> Organisatie:
    """A party with so many people who read its questions."""
    party = Organisatie.objects.create(gemeente=cast.GEMEENTE, naam=naam, soort=soort)
    for n in range(mensen):
        Account.objects.create_user(
            f"{naam.split()[0].lower()}{n}-{party.pk.hex[:6]}",
            cast.WACHTWOORD,
            naam=f"Mens {n} {party.pk.hex[:6]}",
            rol="partner",
            gemeente=cast.GEMEENTE,
            organisatie=party,
            is_aanspreekpunt=True,
            is_demo=True,
        )
    return party


def person_of(party: Organisatie, n: int = 0) -> Account:
    return party.accounts.order_by("gebruikersnaam")[n]


def question(party: Organisatie, doelen: list, stappen: list = (), **anders: Any) -> dict[str, Any]:
    """What a form about a party sends on."""
    return {
        "organisatie": party.pk,
        "doelen": [row.pk for row in doelen],
        "stappen": [row.pk for row in stappen],
        "vraag": "Wilt u de schulden regelen?",
        "waartoe": "Rust in de post.",
        "grondslag": "wgs",
        "tot_op": timezone.localdate() + dt.timedelta(days=90),
        **anders,
    }


def let_in(dossier, noor, party: Organisatie, doelen: list, stappen: list = (), **anders: Any) -> Deelname:
    """A party that was asked and said yes."""
    op = timezone.now()
    made = propose_deelname(
        dossier=dossier, door=noor, op=op, gegevens=question(party, doelen, stappen, **anders)
    )
    return judge_deelname(deelname=made, door=person_of(party), op=op, antwoord="aangenomen")
