"""The device in the resident's hands: the professional's pages stay shut, by every way, until the password is typed."""

from __future__ import annotations

import time

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver

from tests import cast
from tests.team.test_rechten import fill, walk

OWN = ("mijn/", "static/", "concept/", "uitloggen/", "inloggen/")
METHODS = ("get", "post", "put", "delete", "patch", "head", "options")


@pytest.fixture
def handed(noor, dossier, log_in) -> Client:
    client = log_in(noor)
    answer = client.post(f"/mijn/overhandigen/{dossier.pk}/")
    assert answer["Location"] == "/mijn/"
    assert answer["Clear-Site-Data"] == '"cache"'
    return client


def give_back(client, wachtwoord=cast.WACHTWOORD, **more):
    return client.post("/mijn/teruggeven/", {"wachtwoord": wachtwoord, **more})


def test_every_address_of_another_door_leads_back(handed, dossier):
    routes = [route for route in walk(get_resolver().url_patterns) if not route.startswith(OWN)]
    assert len(routes) > 60
    for route in routes:
        for method in METHODS:
            answer = getattr(handed, method)(fill(route, dossier.pk))
            assert answer.status_code == 302, (method, route)
            assert answer["Location"] == "/mijn/", (method, route)


@pytest.mark.parametrize(
    "path",
    [
        "/inloggen/?next=/dossiers/",
        "//mijn/../dossiers/",
        "/mijn/../dossiers/",
        "/mijn/%2e%2e/dossiers/",
        "/",
    ],
)
def test_no_spelling_of_an_address_comes_round_it(handed, path):
    answer = handed.get(path, follow=True)
    assert "Mijn dossiers" not in answer.content.decode()
    assert answer.status_code in (200, 404)


def test_a_page_that_the_browser_still_has_is_not_confirmed(noor, dossier, log_in):
    client = log_in(noor)
    page = f"/dossier/{dossier.pk}/"
    client.get(page)  # gives the browser its token
    tag = client.get(page)["ETag"]
    assert client.get(page, headers={"If-None-Match": tag}).status_code == 304
    client.post(f"/mijn/overhandigen/{dossier.pk}/")
    answer = client.get(page, headers={"If-None-Match": tag})
    assert (answer.status_code, answer["Location"]) == (302, "/mijn/")


def test_a_tab_of_before_is_replaced_whole(handed, dossier):
    answer = handed.get(f"/dossier/{dossier.pk}/", headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == "/mijn/"
    assert answer.content == b""


def test_a_form_of_another_tab_changes_nothing_and_the_draft_stays_possible(handed, dossier, noor):
    from draagkracht.entree.concepten import Plek
    from draagkracht.werkproces.dossier.models import Concept

    form = {"concept": Plek(noor.pk, dossier.pk, "hulpvraag").sign(), "woorden": "Half getypt"}
    assert handed.post(f"/dossier/{dossier.pk}/hulpvraag/", form)["Location"] == "/mijn/"
    assert not dossier.hulpvragen.exists()
    assert handed.post("/concept/", form).status_code == 200
    assert Concept.objects.get().account == noor


def test_the_device_cannot_be_handed_on_to_another_dossier(handed, dossier, noor, make_dossier):
    other = make_dossier(noor, cast.MARJAN)
    assert handed.post(f"/mijn/overhandigen/{other.pk}/")["Location"] == "/mijn/"
    assert cast.MARJAN.naam not in handed.get("/mijn/").content.decode()


def test_the_password_gives_the_device_back(handed, dossier):
    assert give_back(handed, "verkeerd").status_code == 422
    assert handed.get("/dossiers/")["Location"] == "/mijn/"
    answer = give_back(handed)
    assert answer["Location"] == f"/dossier/{dossier.pk}/"
    assert answer["Clear-Site-Data"] == '"cache"'
    assert handed.get("/dossiers/").status_code == 200
    assert handed.get("/mijn/").status_code == 404


def test_tries_of_the_password_are_limited_whatever_else_is_sent(handed):
    """A field with another name in it each time gives no tries of its own."""
    for number in range(8):
        give_back(handed, "verkeerd", gebruikersnaam=f"iemand{number}", code=f"ABCDEFGHJ{'KMNPRSTU'[number]}")
    answer = give_back(handed)
    assert answer.status_code == 429
    html = answer.content.decode()
    assert "kwartier" in html
    assert "<title>Mijn plan" in html
    assert handed.get("/dossiers/")["Location"] == "/mijn/"


def test_a_session_that_ends_while_handed_over_opens_nothing(handed, dossier):
    session = handed.session
    session["gezien"] = int(time.time()) - settings.SESSIE_MINUTEN * 60 - 1
    session.save()
    assert handed.get("/mijn/")["Location"].startswith("/mijn/inloggen/")
    assert handed.get(f"/dossier/{dossier.pk}/")["Location"].startswith("/inloggen/")


def test_what_needs_an_own_account_is_not_there(handed):
    assert handed.get("/mijn/pincode/")["Location"] == "/mijn/"
    html = handed.get("/mijn/").content.decode()
    assert "/mijn/pincode/" not in html
    assert "Scherm teruggeven" in html


def test_only_who_may_change_the_dossier_hands_over_its_device(bram, liesbeth, dossier, log_in, make_account):
    for account in (bram, liesbeth, make_account(cast.YOUSSEF), make_account(cast.MARJAN)):
        client = log_in(account)
        assert client.post(f"/mijn/overhandigen/{dossier.pk}/").status_code == 404
        assert "overhandigd" not in client.session


def test_a_professional_has_no_page_here_without_handing_over(noor, dossier, log_in):
    client = log_in(noor)
    for page in ("/mijn/", "/mijn/lezen/", "/mijn/teruggeven/"):
        assert client.get(page).status_code == 404
