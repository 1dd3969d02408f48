"""Rachida at her own door, and the same door on the device that Noor handed over."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from tests import cast
from tests.team.formulieren import HIDDEN


@pytest.fixture
def now():
    """The doors ask the real clock."""
    return timezone.now()


@pytest.fixture
def rachida(make_account, dossier):
    account = make_account(cast.RACHIDA, in_team=None)
    dossier.inwoner.account = account
    dossier.inwoner.save()
    return account


@pytest.fixture
def mijn(rachida, log_in):
    """Rachida at home."""
    return log_in(rachida)


@pytest.fixture
def tafel(noor, dossier, log_in):
    """Noor's device in Rachida's hands."""
    client = log_in(noor)
    assert client.post(f"/mijn/overhandigen/{dossier.pk}/")["Location"] == "/mijn/"
    return client


@pytest.fixture
def send():
    """Open a page and send its form: the n-th with a concept token, on the page itself or at `to`."""

    def post(client, page: str, to: str = "", which: int = 0, headers=None, **data):
        html = client.get(page).content.decode()
        forms = [form for form in re.findall(r"<form\b.*?</form>", html, re.S) if 'name="concept"' in form]
        fields = {
            name: value for name, value in HIDDEN.findall(forms[which]) if name != "csrfmiddlewaretoken"
        }
        return client.post(to or page, {**fields, **data}, headers=headers or {})

    return post


@pytest.fixture
def words():
    """What can be read on a page."""

    def read(answer) -> str:
        main = re.search(r"<main.*?</main>", answer.content.decode(), re.S)[0]
        return " ".join(re.sub(r"<[^>]+>", " ", main).split())

    return read
