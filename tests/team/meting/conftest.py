"""Noor at her desk, a moment to fill in, and both voices when a test needs them."""

from __future__ import annotations

import re

import pytest

from tests import cast
from tests.werkproces.meting.antwoorden import AL_DE_SCORES


def hidden_fields(html: str, which: int = 0) -> dict[str, str]:
    """The form's own fields of the n-th form on a page."""
    found = re.findall(r'name="(sleutel|versie|concept)" value="([^"]*)"', html)
    return dict(found[3 * which : 3 * which + 3])


@pytest.fixture
def noor_client(noor, log_in):
    return log_in(noor)


@pytest.fixture
def moment(dossier, noor, op):
    from draagkracht.werkproces.meting.services import start_moment

    return start_moment(dossier=dossier, door=noor, op=op, datum=op.date())


@pytest.fixture
def address(dossier, moment):
    """The address of a page of the moment."""

    def make(rest: str = "") -> str:
        return f"/dossier/{dossier.pk}/meting/{moment.pk}/{rest}"

    return make


@pytest.fixture
def rachida(make_account, dossier):
    account = make_account(cast.RACHIDA)
    dossier.inwoner.account = account
    dossier.inwoner.save()
    return account


@pytest.fixture
def record_voice(dossier, noor, rachida, op):
    """A whole, finished voice of a date: the resident's from home, the professional's by Noor."""
    from draagkracht.werkproces.meting.services import record_meting

    def record(stem, antwoorden=AL_DE_SCORES, datum=None, **more):
        door = rachida if stem == "inwoner" else noor
        arguments = {"wijze": "zelf", "aanleiding": "", **more}
        return record_meting(
            dossier=dossier,
            door=door,
            op=op,
            datum=datum or op.date(),
            stem=stem,
            antwoorden=antwoorden,
            **arguments,
        )

    return record


@pytest.fixture
def send(noor_client):
    """Open a page and send its n-th form."""

    def post(page: str, which: int = 0, to: str = "", **data):
        fields = hidden_fields(noor_client.get(page).content.decode(), which)
        return noor_client.post(to or page, {**fields, **data})

    return post
