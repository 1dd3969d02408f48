"""The lock on the login: every way to spell a name is the same name, and nobody learns who exists."""

from __future__ import annotations

import pytest
from axes.models import AccessAttempt
from django.test import Client

from tests import cast

SPELLINGS = ["{}", " {}", "{} ", "\t{}", "{}\n", "\u2003{}", "\x00{}", "  {}\r\n\t "]


def try_password(naam, wachtwoord="fout"):
    return Client().post("/inloggen/", {"gebruikersnaam": naam, "wachtwoord": wachtwoord})


def test_white_space_around_a_name_gives_no_new_tries(noor):
    for spelling in SPELLINGS * 2:
        try_password(spelling.format(cast.NOOR.gebruikersnaam))
    assert try_password(cast.NOOR.gebruikersnaam, cast.WACHTWOORD).status_code == 429


def test_the_lock_holds_for_one_name_and_not_for_the_whole_office(noor, bram):
    for _ in range(9):
        try_password(cast.NOOR.gebruikersnaam)
    assert try_password(cast.BRAM.gebruikersnaam, cast.WACHTWOORD).status_code == 302


def test_the_lock_is_the_same_for_a_name_that_does_not_exist(noor):
    answers = []
    for naam in (cast.NOOR.gebruikersnaam, "niemand"):
        answers.append([try_password(naam).status_code for _ in range(10)])
    assert answers[0] == answers[1]
    assert 429 in answers[0]


def test_an_inactive_account_looks_like_none(noor):
    noor.is_active = False
    noor.save()
    texts = [try_password(naam, cast.WACHTWOORD).status_code for naam in (noor.gebruikersnaam, "niemand")]
    assert texts == [422, 422]


def test_a_mistyped_password_is_kept_nowhere(noor):
    try_password(cast.NOOR.gebruikersnaam, "bijna-het-goede-wachtwoord")
    attempt = AccessAttempt.objects.get()
    assert attempt.username == cast.NOOR.gebruikersnaam
    assert "bijna-het-goede" not in str(vars(attempt))


@pytest.mark.parametrize(
    "target",
    [
        "https://elders.example/",
        "//elders.example/",
        "///elders.example",
        "/\\elders.example",
        "\\\\elders.example",
        "http:elders.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://testserver@elders.example/",
        "https://testserver.elders.example/",
        "/\tx\n//elders.example",
        "\x00//elders.example",
        "h\ttps://elders.example",
    ],
)
def test_the_way_on_after_logging_in_is_ours(noor, target):
    client = Client()
    shown = client.get("/inloggen/", {"next": target}).content.decode()
    assert 'name="next" value="http' not in shown
    fields = {"gebruikersnaam": cast.NOOR.gebruikersnaam, "wachtwoord": cast.WACHTWOORD, "next": target}
    location = client.post("/inloggen/", fields)["Location"]
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))
    assert client.get("/inloggen/", {"next": target})["Location"].startswith("/")
