"""Coming in: the password, the second factor, idle time, and no way to learn who exists."""

import time
from urllib.parse import urlencode

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from tests.cast import NOOR, WACHTWOORD


def log_in(client, naam=NOOR.gebruikersnaam, wachtwoord=WACHTWOORD, **more):
    return client.post("/inloggen/", {"gebruikersnaam": naam, "wachtwoord": wachtwoord, **more})


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_a_professional_comes_in_and_goes_to_the_own_dossiers(client, noor):
    assert log_in(client)["Location"] == "/"
    assert client.get("/")["Location"] == "/dossiers/"


def test_who_was_on_the_way_to_a_page_goes_on_to_it(client, noor, dossier):
    page = f"/dossier/{dossier.pk}/hulpvraag/"
    assert client.get(page)["Location"] == f"/inloggen/?{urlencode({'next': page})}"
    assert log_in(client, next=page)["Location"] == page


@pytest.mark.parametrize(
    "target",
    [
        "https://elders.example/",
        "//elders.example",
        "javascript:alert(1)",
        "%2F%2Felders",
        "team:start",
        "\\\\elders",
        "x",
    ],
)
def test_nobody_is_sent_to_another_site(client, noor, target):
    assert log_in(client, next=target)["Location"] == "/"


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(client, noor):
    answers = [log_in(client, wachtwoord="fout"), log_in(Client(), naam="niemand")]
    assert {a.status_code for a in answers} == {422}
    for answer in answers:
        assert "horen niet bij elkaar" in answer.content.decode()


def test_after_many_wrong_tries_the_right_password_has_to_wait(client, noor):
    for _ in range(8):
        log_in(client, wachtwoord="fout")
    answer = log_in(client)
    assert answer.status_code == 429
    assert "kwartier" in answer.content.decode()


@pytest.mark.parametrize("naam", ["\x00", "x" * 5000, "😀", "noor\x00", "‮noor"])
def test_hostile_names_get_a_sentence_and_no_error(client, noor, naam):
    assert log_in(client, naam=naam).status_code == 422


def test_an_idle_session_ends(client, noor, settings):
    log_in(client)
    assert client.get("/dossiers/").status_code == 200
    session = client.session
    session["gezien"] = int(time.time()) - settings.SESSIE_MINUTEN * 60 - 1
    session.save()
    assert client.get("/dossiers/")["Location"].startswith("/inloggen/")


def test_logging_out_is_a_post_and_ends_the_session(client, noor):
    log_in(client)
    assert client.get("/uitloggen/").status_code == 405
    assert client.post("/uitloggen/").status_code == 302
    assert client.get("/dossiers/")["Location"].startswith("/inloggen/")


@pytest.fixture
def noor_with_factor(noor):
    noor.is_demo = False
    noor.save()
    return noor


def test_without_a_second_factor_there_is_only_the_page_to_set_it(client, noor_with_factor):
    log_in(client)
    assert client.get("/dossiers/")["Location"] == "/tweede-factor/totp/activate/"
    assert client.get("/tweede-factor/totp/activate/").status_code == 200


def test_setting_the_second_factor_opens_the_door_and_the_next_login_asks_it(client, noor_with_factor):
    log_in(client)
    html = client.get("/tweede-factor/totp/activate/").content.decode()
    secret = html.split("<code>")[1].split("</code>")[0]
    answer = client.post("/tweede-factor/totp/activate/", {"code": code_for(secret)})
    assert answer.status_code == 302
    assert client.get(answer["Location"]).status_code == 200
    assert client.get("/dossiers/").status_code == 200
    again = Client()
    assert log_in(again)["Location"].startswith("/tweede-factor/authenticate/")
    assert again.get("/dossiers/")["Location"].startswith("/inloggen/")
    assert again.post("/tweede-factor/authenticate/", {"code": "000000"}).status_code == 200
    assert again.get("/dossiers/")["Location"].startswith("/inloggen/")


def test_the_second_factor_can_be_switched_off_for_the_whole_system(client, noor_with_factor, settings):
    settings.TWEEDE_FACTOR = False
    log_in(client)
    assert client.get("/dossiers/").status_code == 200


def test_every_page_of_coming_in_is_dutch_and_private(client, noor_with_factor):
    log_in(client)
    for page in ("/tweede-factor/totp/activate/", "/tweede-factor/", "/inloggen/"):
        answer = client.get(page, follow=True)
        assert '<html lang="nl">' in answer.content.decode()
        assert "no-cache" in answer["Cache-Control"]
