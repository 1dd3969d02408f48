"""A resident at home on an old phone: telling, a plan of their own, and how they are doing; in Dutch and in Arabic."""

from __future__ import annotations

import itertools
import re
import time

import pytest
from playwright.sync_api import Page, expect

from .dossierweg import Dossierweg
from .nakijken import axe_violations, overflow
from .woorden import Woorden, speak_before_coming_in

AT_MOST = 30
WOORD, PIN = "blauwe fiets", "258013"
QUESTION = re.compile(r"/hoe-gaat-het/\d+/$")
HOE = "/mijn/hoe-gaat-het/"
GEVAAR = "Uw hulpverlener ziet dat er gevaar is. Wacht daar niet op. Bel eerst zelf, of vraag iemand die u vertrouwt."
SMALL = """() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), textarea, select, summary")]
  .filter(e => e.checkVisibility() && !e.matches(".utrecht-skip-link"))
  .map(e => [e, (e.closest("label") || e).getBoundingClientRect()])
  .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
  .map(([e, box]) => `${e.outerHTML.slice(0, 80)} ${Math.round(box.width)}x${Math.round(box.height)}`)"""
WHO = itertools.count(1)


@pytest.fixture(params=["nl", "ar"])
def woorden(request) -> Woorden:
    return Woorden(request.param)


@pytest.fixture
def invited(log_in_page, open_browser, woorden):
    """The telephone of somebody new, at the page that an invitation opens; nothing was asked or answered yet."""

    def make(**options) -> Page:
        weg = Dossierweg(log_in_page("bram"))  # whose list no other test walks through
        weg.follow("Nieuwe hulpvraag")
        weg.fill("Naam, of hoe de inwoner genoemd wil worden", f"Nieuw Iemand {next(WHO)}")
        weg.send("Dossier openen")
        page = weg.page
        page.goto(re.search(r"/dossier/[0-9a-f-]{36}/", page.url)[0] + "inwoner/uitnodigen/")
        page.get_by_label("nu, op de telefoon van de inwoner").check()
        page.get_by_label("een woord of getal dat u samen afspreekt").check()
        page.get_by_label("Het woord of getal dat u samen afspreekt").fill(WOORD)
        page.get_by_role("button", name="Maak de code").click()
        code = page.locator(".dk-brief__code").inner_text().replace("-", "")
        phone = open_browser(width=360, height=740, **options).new_page()
        speak_before_coming_in(phone, woorden)
        phone.goto(f"/mijn/welkom/{code}/")
        return phone

    return make


def come_in(page: Page, woorden: Woorden) -> Page:
    """Two screens: the proof and a pincode."""
    page.get_by_label(woorden("Het woord of getal dat u hebt afgesproken")).fill(WOORD)
    page.get_by_role("button", name=woorden("Verder")).click()
    page.get_by_label(woorden("Kies zes cijfers")).fill(PIN)
    page.get_by_label(woorden("Nog een keer dezelfde cijfers")).fill(PIN)
    page.get_by_role("button", name=woorden("Klaar")).click()
    page.wait_for_url("**/mijn/")
    return page


@pytest.fixture
def mijn(invited, woorden):
    def enter(**options) -> Page:
        return come_in(invited(**options), woorden)

    return enter


@pytest.fixture
def begun(mijn, woorden):
    """At the first question."""

    def start(**options) -> Page:
        page = mijn(**options)
        page.goto(HOE)
        page.get_by_role("button", name=woorden("Begin")).click()
        page.wait_for_url(QUESTION)
        return page

    return start


def look(page: Page) -> list[str]:
    """What is wrong with a page as it stands: axe, its width, and what is too small for a finger."""
    small = [f"{page.url}: te klein: {what}" for what in page.evaluate(SMALL)]
    return [line for line in [*axe_violations(page), overflow(page), *small] if line]


def test_from_the_invitation_to_the_first_own_words(invited, woorden):
    page, begin = invited(), time.monotonic()
    screens = ["bewijs", "pincode", "begin"]
    come_in(page, woorden)
    page.goto("/mijn/vraag/")
    screens.append("vraag")
    problems = look(page)
    page.get_by_label(woorden("Vertel het in uw eigen woorden")).fill("De huur gaat omhoog.")
    expect(page.get_by_text(woorden.pattern("bewaard om %(tijd)s"))).to_be_visible()
    page.get_by_role("button", name=woorden("Verstuur")).click()
    expect(page.get_by_text(woorden("Uw woorden zijn bewaard."))).to_be_visible()
    assert len(screens) <= 5
    assert time.monotonic() - begin < 120
    problems += look(page)
    page.get_by_text(woorden("Nee, er is nu gevaar")).click()
    page.get_by_role("button", name=woorden("Bewaar")).click()
    expect(page.get_by_text(woorden(GEVAAR))).to_be_visible()
    problems += look(page)
    page.get_by_role("link", name=woorden("Verder")).click()
    expect(page.get_by_text("De huur gaat omhoog.")).to_be_visible()
    assert problems + look(page) == []


def test_without_javascript_the_own_words_and_the_own_plan_are_saved_and_read_back(mijn, woorden):
    page = mijn(java_script_enabled=False)
    page.goto("/mijn/vraag/")
    page.get_by_label(woorden("Vertel het in uw eigen woorden")).fill("De huur gaat omhoog.")
    page.get_by_role("button", name=woorden("Verstuur")).press("Enter")
    expect(page.get_by_text(woorden("Uw woorden zijn bewaard."))).to_be_visible()
    page.goto("/mijn/vraag/")
    expect(page.get_by_text("De huur gaat omhoog.")).to_be_visible()
    page.goto("/mijn/eigen-plan/1/")
    page.get_by_label(woorden("Uw antwoord")).fill("De post blijft dicht.")
    page.get_by_role("button", name=woorden("Bewaar en ga later verder")).press("Enter")
    page.get_by_role("link", name=woorden("Verder waar u was")).press("Enter")
    page.get_by_role("link", name=woorden("Terug")).press("Enter")
    expect(page.get_by_label(woorden("Uw antwoord"))).to_have_value("De post blijft dicht.")
    page.goto("/mijn/berichten/")
    page.get_by_label(woorden("Wat wilt u zeggen of vragen?")).fill("Mag mijn zus mee?")
    page.get_by_role("button", name=woorden("Verstuur")).press("Enter")
    expect(page.get_by_text("Mag mijn zus mee?")).to_be_visible()


def test_the_own_plan_by_keyboard_stops_and_goes_on(mijn, woorden):
    page = mijn()
    page.goto("/mijn/eigen-plan/")
    problems = look(page)
    page.get_by_role("link", name=woorden("Begin"), exact=True).press("Enter")
    page.get_by_label(woorden("Uw antwoord")).press_sequentially("De post blijft dicht.")
    page.keyboard.press("Tab")  # terug
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/eigen-plan/2/")
    problems += look(page)
    page.get_by_role("button", name=woorden("Bewaar en ga later verder")).press("Enter")
    page.wait_for_url("**/eigen-plan/")
    page.get_by_role("link", name=woorden("Verder waar u was")).press("Enter")
    for nummer in range(2, 7):
        page.wait_for_url(f"**/eigen-plan/{nummer}/")
        page.get_by_role("button", name=woorden("Verder"), exact=True).press("Enter")
    page.wait_for_url("**/eigen-plan/klaar/")
    problems += look(page)
    page.get_by_role("button", name=woorden("Lever mijn plan in")).press("Enter")
    expect(page.get_by_text(woorden.pattern("U leverde dit plan in op %(dag)s."))).to_be_visible()
    assert problems + look(page) == []


def test_a_whole_own_meting_takes_few_taps_beyond_the_answers(begun, woorden):
    page = begun()
    beyond, answers, problems = 1, 0, look(page)
    while QUESTION.search(page.url):
        here = page.url
        page.locator(".dk-niveaus__rij .dk-niveau").nth(1).click()
        answers += 1
        page.wait_for_url(lambda url, here=here: url != here)
    problems += look(page)
    page.get_by_role("button", name=woorden("Klaar")).click()
    beyond += 1
    expect(page.get_by_role("heading", name=woorden("Dank u wel"))).to_be_visible()
    problems += look(page)
    page.get_by_role("link", name=woorden("Bekijk wat u zei")).click()
    for rest in ("", "1/", "2/", "3/", "papier/"):
        page.goto(f"{HOE}beeld/{rest}")
        problems += look(page)
    assert answers >= 30
    assert beyond <= AT_MOST
    assert problems == []


def test_danger_stays_on_the_screen(begun, woorden):
    page = begun()
    page.goto(HOE + "8/")
    page.locator(".dk-niveaus__rij .dk-niveau").nth(3).click()
    expect(page.get_by_text("0800-2000").first).to_be_visible()
    page.wait_for_timeout(2_000)
    assert page.url.endswith(HOE + "8/")
    assert look(page) == []
    page.get_by_role("button", name=woorden("Verder")).click()
    page.wait_for_url("**/hoe-gaat-het/9/")


def test_without_javascript_a_whole_meting_takes_one_tap_per_question(begun, woorden):
    page = begun(java_script_enabled=False)
    expect(page.get_by_role("button", name=woorden("Sla over"))).to_be_visible()
    beyond, answers, problems = 1, 0, []
    while QUESTION.search(page.url):
        page.locator("button.dk-niveau").nth(1).press("Enter")
        answers += 1
    problems = [overflow(page)]
    page.get_by_role("button", name=woorden("Klaar")).click()
    beyond += 1
    expect(page.get_by_role("heading", name=woorden("Dank u wel"))).to_be_visible()
    assert answers >= 30
    assert beyond <= AT_MOST
    assert [p for p in problems if p] == []


def test_without_javascript_the_answer_that_was_given_stands_there(begun, woorden):
    page = begun(java_script_enabled=False)
    page.locator("button.dk-niveau").nth(2).click()
    page.wait_for_url("**/hoe-gaat-het/2/")
    page.get_by_role("link", name=woorden("Terug")).click()
    assert page.locator("button.dk-niveau").nth(2).get_attribute("aria-current") == "true"
    page.get_by_role("button", name=woorden("Verder")).click()  # nothing is passed over: the answer stays
    page.get_by_role("link", name=woorden("Terug")).click()
    assert page.locator("button.dk-niveau").nth(2).get_attribute("aria-current") == "true"
