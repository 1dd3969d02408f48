"""Who looks along changes their own pincode, and is warned before the page closes."""

from __future__ import annotations

import pytest

PAGE = "/mijn/meekijken/pincode/"
OUD, NIEUW = "258013", "930274"


@pytest.fixture
def client(samira, log_in):
    samira.account.set_password(OUD)
    samira.account.save()
    return log_in(samira.account)


def change(client, oud=OUD, nieuw=NIEUW):
    return client.post(PAGE, {"oud": oud, "nieuw": nieuw, "nogmaals": nieuw})


def test_a_new_pincode_counts_at_once_and_ends_other_sessions(client, samira, log_in):
    elsewhere = log_in(samira.account)
    assert change(client)["Location"] == "/mijn/meekijken/"
    assert "Uw nieuwe pincode is bewaard." in client.get("/mijn/meekijken/").content.decode()
    assert elsewhere.get("/mijn/meekijken/").status_code == 302
    samira.account.refresh_from_db()
    assert samira.account.check_password(NIEUW)


@pytest.mark.parametrize(
    ("oud", "nieuw", "zin"),
    [("111222", NIEUW, "Dit is niet uw pincode van nu."), (OUD, "123456", "te makkelijk te raden")],
)
def test_a_wrong_old_or_an_easy_new_one_changes_nothing(client, samira, oud, nieuw, zin):
    answer = change(client, oud, nieuw)
    assert answer.status_code == 422
    assert zin in answer.content.decode()
    samira.account.refresh_from_db()
    assert samira.account.check_password(OUD)


def test_it_is_the_supporters_page_alone(client, rachida, noor, log_in):
    for account in (rachida, noor):
        assert log_in(account).get(PAGE).status_code == 404


def test_the_page_warns_before_it_closes(client):
    assert 'id="mijn-bijna"' in client.get("/mijn/meekijken/").content.decode()
