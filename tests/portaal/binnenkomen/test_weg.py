"""Leaving: at once and without a trace, from every state; and what is on the screen of somebody who looks along."""

from __future__ import annotations

import re
import time

import pytest
from django.conf import settings
from django.test import Client, RequestFactory

from draagkracht.entree.fouten import server_error
from draagkracht.werkproces.dossier.models import Concept

TELLING = re.compile(r"draagkracht|hulpvraag|gemeente|wijkteam|veilig|schuld|hulpverlen", re.IGNORECASE)


def title_of(html: str) -> str:
    return re.search(r"<title>(.*?)</title>", html, re.DOTALL)[1]


@pytest.fixture
def inside(invite, come_in) -> Client:
    return come_in(invite().code)


def check_gone(answer, client) -> None:
    assert answer["Location"] == settings.SNEL_WEG
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert "no-store" in answer["Cache-Control"]
    assert client.cookies["sessie"].value == ""
    assert client.cookies["csrftoken"].value == ""
    assert client.get("/mijn/")["Location"].startswith("/mijn/inloggen/")


def test_the_quick_way_out_from_inside(inside):
    check_gone(inside.post("/mijn/weg/"), inside)


def test_the_quick_way_out_works_from_a_page_of_yesterday(invite, come_in):
    """Without a token, without a session: the page stood open, and the button still works."""
    client = come_in(invite().code, client=Client(enforce_csrf_checks=False))
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    check_gone(strict.post("/mijn/weg/", {"csrfmiddlewaretoken": "oud"}), strict)
    nobody = Client(enforce_csrf_checks=True)
    assert nobody.post("/mijn/weg/")["Location"] == settings.SNEL_WEG


def test_the_quick_way_out_on_the_way_in(invite):
    client = Client()
    client.get(f"/mijn/welkom/{invite().code}/")
    client.get("/mijn/welkom/wie/")
    client.post("/mijn/weg/")
    assert client.get("/mijn/welkom/wie/")["Location"] == "/mijn/welkom/"


def test_the_quick_way_out_ends_a_handed_over_session_whole(noor, dossier, log_in):
    client = log_in(noor)
    client.post(f"/mijn/overhandigen/{dossier.pk}/")
    client.post("/mijn/weg/")
    assert client.get(f"/dossier/{dossier.pk}/")["Location"].startswith("/inloggen/")


def test_opening_the_way_out_as_a_page_says_so(inside):
    answer = inside.get("/mijn/weg/")
    assert answer.status_code == 405
    assert not TELLING.search(title_of(answer.content.decode()))


def test_the_policy_allows_the_way_out_as_the_target_of_a_form(inside):
    policy = inside.get("/mijn/")["Content-Security-Policy"]
    [allowed] = [part for part in policy.split(";") if part.strip().startswith("form-action")]
    assert "/".join(settings.SNEL_WEG.split("/")[:3]) in allowed.split()


def test_what_was_typed_is_kept_when_the_session_is_gone(inside, dossier, settings):
    """The draft goes by the token of the form: it needs no session, so leaving in a hurry loses nothing."""
    from draagkracht.entree.concepten import Plek
    from draagkracht.toegang.models import Account

    account = Account.objects.get(rol="inwoner")
    token = Plek(account.pk, dossier.pk, "proef").sign()
    inside.post("/mijn/weg/")
    assert inside.post("/concept/", {"concept": token, "tekst": "Ik was nog bezig."}).status_code == 200
    assert Concept.objects.get().velden["tekst"] == ["Ik was nog bezig."]


def test_idle_time_ends_a_residents_session_sooner_than_a_professionals(inside):
    assert settings.PORTAAL_MINUTEN < settings.SESSIE_MINUTEN
    session = inside.session
    session["gezien"] = int(time.time()) - settings.PORTAAL_MINUTEN * 60 - 1
    session.save()
    answer = inside.get("/mijn/")
    assert answer["Location"] == "/mijn/inloggen/?next=%2Fmijn%2F"
    assert answer["Clear-Site-Data"] == '"cache"'
    assert inside.get("/mijn/wakker/").status_code == 403


def test_staying_awake_keeps_the_session(inside):
    session = inside.session
    session["gezien"] = int(time.time()) - 60
    session.save()
    assert inside.get("/mijn/wakker/").status_code == 204
    assert time.time() - inside.session["gezien"] < 5


def test_logging_out_forgets_and_the_way_back_is_shut(inside):
    assert inside.get("/mijn/uitloggen/").status_code == 405
    answer = inside.post("/mijn/uitloggen/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert inside.get("/mijn/").status_code == 302


@pytest.mark.parametrize(
    "path", ["/mijn/", "/mijn/lezen/", "/mijn/pincode/", "/mijn/inloggen/", "/mijn/welkom/"]
)
def test_a_page_is_kept_nowhere_and_its_title_tells_nothing(inside, path):
    answer = inside.get(path, follow=True)
    assert "no-store" in answer["Cache-Control"]
    html = answer.content.decode()
    assert not TELLING.search(title_of(html)), title_of(html)
    assert "ui/mijn" in re.search(r'rel="icon" href="([^"]*)"', html)[1]
    assert not TELLING.search(path)
    assert 'action="/mijn/weg/"' in html


def dead_ends(client) -> dict[int, str]:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    found = {
        404: client.get("/mijn/zoiets-is-er-niet/"),
        405: client.get("/mijn/taal/"),
        403: strict.post("/mijn/lezen/", {"taal": "nl"}),
        400: client.get("/mijn/", headers={"host": "elders.example"}),
        422: client.post("/mijn/pincode/", {"oud": "1"}),
        500: server_error(RequestFactory().get("/mijn/")),
    }
    assert {code: answer.status_code for code, answer in found.items()} == {code: code for code in found}
    return {code: answer.content.decode() for code, answer in found.items()}


def test_every_page_of_an_error_is_neutral_and_has_the_way_out(inside):
    for code, html in dead_ends(inside).items():
        assert not TELLING.search(title_of(html)), (code, title_of(html))
        assert 'action="/mijn/weg/"' in html, code
        assert "Draagkracht is open software" not in html, code
        assert "merk.svg" not in html, code


def test_the_page_of_an_error_elsewhere_is_as_it_was():
    html = server_error(RequestFactory().get("/dossiers/")).content.decode()
    assert "Draagkracht" in title_of(html)
    assert "/mijn/" not in html
