"""Four parties, one plan: a party answers and contributes at its own door, the resident says what it meant. On 360 px."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .conftest import Server
from .telefoon import Telefoon
from .woorden import speak


def without_height(seen: list[str]) -> list[str]:
    """What counts at every door; the height of a finger is asked of the residents' own pages."""
    return [line for line in seen if "lager dan" not in line]


def test_a_party_answers_by_keyboard_and_sees_its_part(log_in_page):
    t = Telefoon(log_in_page("gerda", width=360, height=740), has_script=True)
    t.page.goto("/partner/")
    t.look()
    t.press("link", "Rachida Amrani")
    t.choose("Wat is uw antwoord?", "Ja, wij doen mee")
    t.fill("Toelichting", "Tien euro per maand kan.")
    t.press("button", "Antwoord versturen")
    expect(t.page.get_by_role("heading", name="Ons deel van het plan")).to_be_visible()
    t.press("link", "Bijdrage opschrijven")
    t.page.get_by_role("radio").first.check()
    t.fill("Wat deed u?", "Een regeling van tien euro per maand.")
    t.fill("Wat bracht het?", "Het huis blijft.")
    t.press("button", "Bijdrage bewaren")
    expect(t.page.get_by_text("Het huis blijft.")).to_be_visible()
    assert without_height(t.seen) == []


@pytest.fixture
def gemeente(open_server) -> Server:
    """One of its own: what is stopped stays stopped."""
    return open_server()


@pytest.mark.parametrize(("taal", "has_script"), [("nl", True), ("nl", False), ("ar", True), ("ar", False)])
def test_the_resident_sees_what_a_party_sees_and_says_what_it_meant(gemeente, log_in_page, taal, has_script):
    page = log_in_page(
        "rachida", width=360, height=740, base_url=gemeente.url, java_script_enabled=has_script
    )
    speak(page, taal)
    t = Telefoon(page, has_script=has_script, taal=taal)
    t.go("over-mij/delen/")
    t.open("Schuldhulp Rivierveen")
    expect(page.get_by_text("Schuldhulp regelt de schulden")).to_be_visible()
    t.press("link", "Vertel wat het deed")
    t.choose("Wat deed het voor u?", "Het hielp mij veel")
    t.press("button", "Bewaar")
    t.sees("Het hielp mij veel")
    t.go("over-mij/delen/")
    t.open("Buurthuis De Linde")
    t.press("link", "Stop hiermee")
    t.press("button", "Ja, stop")
    expect(page.locator("a.mijn-kaart", has_text="Buurthuis De Linde")).to_contain_text(
        t.woorden("is gestopt")
    )
    assert t.seen == []


def test_the_regisseur_sees_who_helps_with_what(log_in_page):
    t = Telefoon(log_in_page("noor", width=360, height=740), has_script=True)
    t.page.goto("/")
    t.page.get_by_role("link", name=re.compile("Rachida Amrani")).first.click()
    dossier = re.match(r".*/dossier/[^/]+/", t.page.url)[0]
    for sub in ("partijen/", "partijen/vragen/"):
        t.page.goto(dossier + sub)
        t.look()
    t.page.goto(dossier + "partijen/")
    t.press("link", "Schuldhulp Rivierveen")
    t.press("link", "Iets erbij delen")
    t.press("link", "Terug")
    t.press("link", "Stoppen")
    assert without_height(t.seen) == []
