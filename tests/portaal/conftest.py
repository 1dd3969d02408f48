"""Somebody at the residents' door: the way in with a code, a resident with a full dossier, and somebody who looks along."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.toegang.models import Account
from draagkracht.werkproces.dossier.contact.models import Steunfiguur
from draagkracht.werkproces.dossier.contact.uitnodigingen import create_uitnodiging
from draagkracht.werkproces.dossier.models import Inwoner
from tests import cast
from tests.metingen import measure_both
from tests.team.plan import fill

WOORD = "blauwe fiets"
PIN = "258013"


@pytest.fixture
def now():
    """The doors ask the real clock: what they are to find valid begins there."""
    return timezone.now()


@pytest.fixture
def invite(dossier, noor, now):
    """A new invitation for Rachida: `invite().code`."""

    def make(in_dossier=dossier, **more):
        given = {"kanaal": "ter_plekke", "bewijs": "afgesproken", "antwoord": WOORD, "op": now, "door": noor}
        return create_uitnodiging(dossier=in_dossier, **{**given, **more})

    return make


@pytest.fixture
def come_in():
    """Walk the whole way in with a code, in a client of its own, and give that client."""

    def enter(code: str, antwoord: str = WOORD, pincode: str = PIN, client: Client | None = None) -> Client:
        client = client or Client()
        assert client.get(f"/mijn/welkom/{code}/")["Location"] == "/mijn/welkom/wie/"
        assert client.post("/mijn/welkom/wie/", {"antwoord": antwoord})["Location"] == "/mijn/welkom/pincode/"
        answer = client.post("/mijn/welkom/pincode/", {"nieuw": pincode, "nogmaals": pincode})
        assert answer.status_code == 302, answer.content.decode()
        return client

    return enter


@pytest.fixture
def words():
    """The text of a page without tags and without what differs per request."""

    def read(answer) -> str:
        html = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", answer.content.decode())
        return " ".join(re.sub(r"<[^>]+>", " ", html).split())

    return read


@pytest.fixture
def rachida(make_account, dossier):
    """The resident's own account, with her dossier."""
    account = make_account(cast.RACHIDA)
    Inwoner.objects.filter(pk=dossier.inwoner_id).update(account=account)
    dossier.inwoner.account = account
    return account


@pytest.fixture
def full(dossier, noor, op, rachida):
    """Rachida's dossier with something of every step in it."""
    made = fill(dossier, noor, op)
    measure_both(dossier, noor, op)
    made.lid = dossier.netwerkleden.get()
    return made


@pytest.fixture
def make_naaste(op):
    """An account that looks along as this person of the network."""

    def make(lid, name="NAASTE2345", account=None):
        account = account or Account.objects.create_user(
            name, cast.WACHTWOORD, naam="", rol="naaste", gemeente=cast.GEMEENTE, is_demo=True
        )
        steun = Steunfiguur.objects.create(dossier=lid.dossier, netwerklid=lid, account=account, vanaf_op=op)
        return SimpleNamespace(account=account, steun=steun)

    return make


@pytest.fixture
def samira(full, make_naaste):
    return make_naaste(full.lid)
