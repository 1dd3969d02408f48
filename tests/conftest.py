"""What every test may use: a small municipality with the cast in it."""

from __future__ import annotations

import datetime as dt
import os

import pytest
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from . import cast

# Few examples by default; `make fuzz` gives a hundred thousand.
hypothesis_settings.register_profile("default", deadline=None)
hypothesis_settings.register_profile(
    "fuzz", deadline=None, max_examples=2_500, suppress_health_check=list(HealthCheck)
)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

OP = dt.datetime(2026, 1, 12, 10, 0, tzinfo=dt.UTC)


@pytest.fixture
def op() -> dt.datetime:
    """The moment on which a test's acts happen."""
    return OP


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """What the process keeps in memory is of a database that the test before this one threw away."""
    from django.core.cache import cache

    cache.clear()


@pytest.fixture
def organisatie(db):
    from draagkracht.toegang.models import Organisatie

    return Organisatie.objects.create(gemeente=cast.GEMEENTE, naam=cast.GEMEENTE_NAAM, is_demo=True)


@pytest.fixture
def team(organisatie):
    from draagkracht.toegang.models import Team

    return Team.objects.create(organisatie=organisatie, naam=cast.TEAM_NAAM)


@pytest.fixture
def make_account(team):
    """An account for somebody of the cast (or another name), in the team unless told otherwise."""
    from draagkracht.toegang.models import Account

    def make(persoon, rol: str = "", in_team=team, **fields):
        return Account.objects.create_user(
            persoon.gebruikersnaam,
            cast.WACHTWOORD,
            naam=persoon.naam if hasattr(persoon, "rol") else "",
            rol=rol or getattr(persoon, "rol", "inwoner"),
            team=in_team,
            gemeente=cast.GEMEENTE,
            is_demo=True,
            **fields,
        )

    return make


@pytest.fixture
def noor(make_account):
    return make_account(cast.NOOR)


@pytest.fixture
def bram(make_account):
    return make_account(cast.BRAM)


@pytest.fixture
def liesbeth(make_account):
    return make_account(cast.LIESBETH)


@pytest.fixture
def make_dossier(team, op):
    """A dossier for somebody of the cast."""
    from draagkracht.werkproces.dossier.inwoners import open_dossier

    def make(door, persoon=cast.RACHIDA, in_team=team, **gegevens):
        return open_dossier(door=door, team=in_team, op=op, gegevens={"naam": persoon.naam, **gegevens})

    return make


@pytest.fixture
def dossier(noor, make_dossier):
    """Rachida's dossier, with Noor as regisseur."""
    return make_dossier(noor)


@pytest.fixture
def log_in():
    """A client in which this account is logged in."""

    def enter(account) -> Client:
        client = Client()
        client.force_login(account, backend="draagkracht.toegang.sessies.AccountBackend")
        return client

    return enter
