"""My people, who looks along, messages and everything about me: on a narrow phone, by keyboard, and without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from .nakijken import axe_violations, overflow
from .scherm import Scherm
from .woorden import Woorden, speak, speak_before_coming_in

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


@pytest.fixture(params=["nl", "ar"])
def woorden(request) -> Woorden:
    return Woorden(request.param)


@pytest.fixture
def rachida(log_in_page, woorden):
    """Rachida's phone, in the language of this test; in Dutch again for the next."""
    pages = []

    def take(**options) -> Page:
        page = log_in_page("rachida", width=360, **options)
        speak(page, woorden.taal)
        pages.append(page)
        return page

    yield take
    for page in pages:
        speak(page, "nl")


def test_letting_somebody_look_along_and_stopping_it_without_javascript(rachida, open_browser, woorden):
    page = rachida(java_script_enabled=False)
    hand = Scherm(page, has_script=False)
    page.goto("/mijn/mensen/")
    hand.follow(woorden("Iemand erbij zetten"))
    hand.fill(woorden("Wie is het?"), f"Tante Loes {woorden.taal}")
    hand.choose(woorden("Hoe dichtbij voelt deze persoon?"), woorden("heel dichtbij"))
    hand.fill(woorden("Wat doet deze persoon voor u?"), "Belt elke dag.")
    hand.send(woorden("Bewaar"))
    hand.leave(page.get_by_role("link", name=re.compile(f"Tante Loes {woorden.taal}")))
    hand.follow(woorden("Laat meekijken"))
    hand.fill(woorden("Kies een woord of getal"), "blauwe fiets")
    hand.send(woorden("Maak een code"))
    code = page.locator(".mijn-code").inner_text()

    guest = open_browser(width=360, java_script_enabled=False).new_page()
    other = Scherm(guest, has_script=False)
    speak_before_coming_in(guest, woorden)
    other.fill(woorden("Uw code"), code)
    other.send(woorden("Verder"))
    other.fill(woorden("Het woord of getal dat u hebt afgesproken"), "Blauwe Fiets")
    other.send(woorden("Verder"))
    other.fill(woorden("Kies zes cijfers"), "740392")
    other.fill(woorden("Nog een keer dezelfde cijfers"), "740392")
    other.send(woorden("Klaar"))
    expect(guest.locator("h1")).to_have_text(woorden("Het plan van %(naam)s", naam="Rachida Amrani"))
    assert overflow(guest) == ""

    hand.follow(woorden("Klaar"))
    hand.leave(page.get_by_role("link", name=re.compile(f"Tante Loes {woorden.taal}")))
    hand.follow(woorden("Stop het meekijken"))
    hand.send(woorden("Ja, stop nu"))
    guest.reload()
    expect(guest.locator("h1")).to_have_text(woorden("Welkom terug"))


def test_every_page_of_mine_is_fit_for_a_finger_and_for_who_cannot_see(rachida):
    page = rachida()
    page.goto("/mijn/mensen/")
    first = page.locator("main a.mijn-kaart").first.get_attribute("href")
    pages = [
        "mensen/", "mensen/erbij/", first[6:], f"{first[6:]}erbij/", f"{first[6:]}weg/", "berichten/", "over-mij/",
        *(f"over-mij/{n}/" for n in range(1, 12) if n != 11),
        "over-mij/12/", "over-mij/12/?verder=ja", "over-mij/wie/", "over-mij/delen/", "over-mij/kopie/",
        "over-mij/vragen/", "over-mij/vraag/", "wie-helpt/", "papier/", "papier/zeg-het/",
    ]  # fmt: skip
    for name in pages:
        page.goto(f"/mijn/{name}")
        check(page)


@pytest.mark.parametrize("has_script", [True, False])
def test_a_message_and_a_request_go_there_and_back_by_keyboard(rachida, log_in_page, woorden, has_script):
    page = rachida(java_script_enabled=has_script)
    page.goto("/mijn/berichten/")
    question = f"Mag ik iemand meenemen? {woorden.taal} {has_script}"
    type_into(page, woorden("Wat wilt u zeggen of vragen?"), question)
    press_button(page, woorden("Verstuur"))
    expect(page.locator(".mijn-bericht").first).to_contain_text(question)
    if has_script:
        check(page)
    page.goto("/mijn/over-mij/vraag/")
    page.get_by_label(woorden("ik wil er iets bij zetten")).focus()
    page.keyboard.press("Space")
    type_into(page, woorden("Zeg het in uw eigen woorden"), "Ik zei het anders.")
    press_button(page, woorden("Verstuur"))
    expect(page.locator("main")).to_contain_text(woorden("Dit staat er nu bij, voor altijd."))
    if has_script:
        check(page)

    team = log_in_page("noor")
    hand = Scherm(team)
    hand.follow("Rachida Amrani", team.locator(".dk-start__lijst"))
    hand.leave(team.locator("nav.dk-dossier__wegen a[href$='/berichten/']"))
    expect(team.locator("main")).to_contain_text(question)
    hand.fill("Uw bericht", "Ja, dat mag.")
    hand.send("Versturen")
    assert axe_violations(team) == []
    team.goto(re.sub("berichten/$", "verzoeken/", team.url))
    expect(team.locator("main")).to_contain_text("Ik zei het anders.")
    assert axe_violations(team) == []

    page.goto("/mijn/berichten/")
    expect(page.locator(".mijn-bericht").first).to_contain_text("Ja, dat mag.")
    expect(page.locator(".mijn-bericht .mijn-merk")).to_have_text([woorden("nieuw")])


def type_into(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=True).focus()
    page.keyboard.type(text)


def press_button(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.parametrize("kind", ["pdf", "json"])
def test_a_copy_is_taken_along(rachida, woorden, kind):
    page = rachida()
    page.goto("/mijn/over-mij/kopie/")
    with page.expect_download() as download:
        page.get_by_role(
            "link", name=woorden({"pdf": "Maak het bestand", "json": "Haal het bestand op"}[kind])
        ).click()
    assert re.fullmatch(rf"mijn-plan-\d{{4}}-\d\d-\d\d\.{kind}", download.value.suggested_filename)


def test_a_page_of_mine_adds_little_to_what_the_door_weighs(log_in_page):
    """Over the wire, beside the styles and scripts that every page of this door shares."""
    page = log_in_page("rachida", width=360)
    for name in ("over-mij/6/", "over-mij/wie/", "mensen/", "berichten/"):
        page.goto(f"/mijn/{name}")
        sent = page.evaluate("performance.getEntriesByType('navigation')[0].encodedBodySize")
        assert sent < 30_000, (name, sent)
