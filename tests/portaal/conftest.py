"""Somebody at the residents' door: an invitation with its code, and the way in with it."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.werkproces.dossier.contact.uitnodigingen import create_uitnodiging

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
