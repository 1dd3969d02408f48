"""My people, who looks along, messages and everything about me: on a narrow phone, by keyboard, and without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import axe_violations, overflow
from .scherm import Scherm

SMALL = """() => [...document.querySelectorAll('main a, main button, main summary, main input, main select, main textarea')]
  .filter(e => e.checkVisibility() && e.type !== 'hidden' && !e.closest('label'))
  .map(e => [e, e.getBoundingClientRect()])
  .filter(([e, r]) => r.height && (r.height < 43.5 || r.width < 43.5))
  .map(([e, r]) => `${e.tagName} ${e.textContent.trim().slice(0, 40)} ${Math.round(r.width)}x${Math.round(r.height)}`)"""


def check(page: Page) -> None:
    """Nothing axe finds, nothing too wide, nothing too small for a finger, one heading of the first level."""
    assert axe_violations(page) == []
    assert overflow(page) == ""
    assert page.evaluate(SMALL) == [], page.url
    assert page.locator("h1").count() == 1, page.url


def test_letting_somebody_look_along_and_stopping_it_without_javascript(log_in_page, open_browser):
    page = log_in_page("rachida", width=360, java_script_enabled=False)
    hand = Scherm(page, has_script=False)
    page.goto("/mijn/mensen/")
    hand.follow("Iemand erbij zetten")
    hand.fill("Wie is het?", "Tante Loes")
    hand.choose("Hoe dichtbij voelt deze persoon?", "heel dichtbij")
    hand.fill("Wat doet deze persoon voor u?", "Belt elke dag.")
    hand.send("Bewaar")
    hand.leave(page.get_by_role("link", name=re.compile("Tante Loes")))
    hand.follow("Laat meekijken")
    hand.fill("Kies een woord of getal", "blauwe fiets")
    hand.send("Maak een code")
    code = page.locator(".mijn-code").inner_text()

    guest = open_browser(width=360, java_script_enabled=False).new_page()
    other = Scherm(guest, has_script=False)
    guest.goto("/mijn/welkom/")
    other.fill("Uw code", code)
    other.send("Verder")
    other.fill("Het woord of getal dat u hebt afgesproken", "Blauwe Fiets")
    other.send("Verder")
    other.fill("Kies zes cijfers", "740392")
    other.fill("Nog een keer dezelfde cijfers", "740392")
    other.send("Klaar")
    expect(guest.locator("h1")).to_contain_text("Het plan van Rachida Amrani")
    assert overflow(guest) == ""

    hand.follow("Klaar")
    hand.leave(page.get_by_role("link", name=re.compile("Tante Loes")))
    hand.follow("Stop het meekijken")
    hand.send("Ja, stop nu")
    guest.reload()
    expect(guest.locator("h1")).to_have_text("Welkom terug")


def test_every_page_of_mine_is_fit_for_a_finger_and_for_who_cannot_see(log_in_page):
    page = log_in_page("rachida", width=360)
    page.goto("/mijn/mensen/")
    first = page.locator("main a.mijn-kaart").first.get_attribute("href")
    pages = [
        "mensen/", "mensen/erbij/", first[6:], f"{first[6:]}erbij/", f"{first[6:]}weg/", "berichten/", "over-mij/",
        *(f"over-mij/{n}/" for n in range(1, 12) if n != 11),
        "over-mij/12/", "over-mij/12/?verder=ja", "over-mij/wie/", "over-mij/delen/", "over-mij/kopie/",
        "over-mij/vragen/", "over-mij/vraag/",
    ]  # fmt: skip
    for name in pages:
        page.goto(f"/mijn/{name}")
        check(page)


def test_a_message_and_a_request_go_there_and_back_by_keyboard(log_in_page):
    page = log_in_page("rachida", width=360)
    page.goto("/mijn/berichten/")
    type_into(page, "Wat wilt u zeggen of vragen?", "Mag ik iemand meenemen?")
    press_button(page, "Verstuur")
    expect(page.locator(".mijn-bericht").first).to_contain_text("Mag ik iemand meenemen?")
    check(page)
    page.goto("/mijn/over-mij/vraag/")
    page.get_by_label("ik wil er iets bij zetten").focus()
    page.keyboard.press("Space")
    type_into(page, "Zeg het in uw eigen woorden", "Ik zei het anders.")
    press_button(page, "Verstuur")
    expect(page.locator("main")).to_contain_text("Dit staat er nu bij")
    check(page)

    team = log_in_page("noor")
    hand = Scherm(team)
    hand.follow("Rachida Amrani", team.locator(".dk-start__lijst"))
    hand.leave(team.locator("nav.dk-dossier__wegen a[href$='/berichten/']"))
    expect(team.locator("main")).to_contain_text("Mag ik iemand meenemen?")
    hand.fill("Uw bericht", "Ja, dat mag.")
    hand.send("Versturen")
    assert axe_violations(team) == []
    team.goto(re.sub("berichten/$", "verzoeken/", team.url))
    expect(team.locator("main")).to_contain_text("Ik zei het anders.")
    assert axe_violations(team) == []

    page.goto("/mijn/berichten/")
    expect(page.locator(".mijn-bericht").first).to_contain_text("Ja, dat mag.")
    expect(page.locator(".mijn-bericht .mijn-merk")).to_have_text(["nieuw"])


def type_into(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=True).focus()
    page.keyboard.type(text)


def press_button(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.parametrize("kind", ["pdf", "json"])
def test_a_copy_is_taken_along(log_in_page, kind):
    page = log_in_page("rachida", width=360)
    page.goto("/mijn/over-mij/kopie/")
    with page.expect_download() as download:
        page.get_by_role(
            "link", name={"pdf": "Maak het bestand", "json": "Haal het bestand op"}[kind]
        ).click()
    assert re.fullmatch(rf"mijn-plan-\d{{4}}-\d\d-\d\d\.{kind}", download.value.suggested_filename)


def test_a_page_of_mine_adds_little_to_what_the_door_weighs(log_in_page):
    """Over the wire, beside the styles and scripts that every page of this door shares."""
    page = log_in_page("rachida", width=360)
    for name in ("over-mij/6/", "over-mij/wie/", "mensen/", "berichten/"):
        page.goto(f"/mijn/{name}")
        sent = page.evaluate("performance.getEntriesByType('navigation')[0].encodedBodySize")
        assert sent < 30_000, (name, sent)
