"""Changing one's own password."""

import re

import pytest

from draagkracht.werkproces.dossier.models import Concept
from tests.cast import WACHTWOORD

NIEUW = "drie-warme-boterhammen"


@pytest.fixture
def page(noor, log_in):
    client = log_in(noor)

    def send(**data):
        html = client.get("/wachtwoord/").content.decode()
        token = re.search(r'name="concept" value="([^"]*)"', html)[1]
        return client.post("/wachtwoord/", {"concept": token, **data})

    return send


def test_the_new_password_works_and_the_session_goes_on(page, noor):
    assert page(oud=WACHTWOORD, nieuw=NIEUW).status_code == 302
    noor.refresh_from_db()
    assert noor.check_password(NIEUW)


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [("fout", NIEUW), (WACHTWOORD, "kort"), (WACHTWOORD, "123456789012"), (WACHTWOORD, "noor van dijk")],
)
def test_a_wrong_old_one_or_a_weak_new_one_changes_nothing(page, noor, oud, nieuw):
    assert page(oud=oud, nieuw=nieuw).status_code == 422
    noor.refresh_from_db()
    assert noor.check_password(WACHTWOORD)


def test_a_password_is_never_kept_as_a_draft(page, noor, log_in):
    client = log_in(noor)
    token = re.search(r'name="concept" value="([^"]*)"', client.get("/wachtwoord/").content.decode())[1]
    client.post("/concept/", {"concept": token, "oud": WACHTWOORD, "nieuw": NIEUW})
    assert all(WACHTWOORD not in str(c.velden) and NIEUW not in str(c.velden) for c in Concept.objects.all())
