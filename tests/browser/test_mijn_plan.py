"""A resident on an old phone: an own goal, a plan to choose, this week. By keyboard, and without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import axe_violations, overflow

SMALL = 44
TABS = 120
# What can be tapped and is lower than a finger needs; a link in a running sentence is text.
LOW = """() => [...document.querySelectorAll('a[href], button, select, textarea, summary, input:not([type=hidden])')]
  .filter((e) => e.checkVisibility() && !e.closest('.utrecht-skip-link'))
  .map((e) => e.matches('[type=radio], [type=checkbox]') ? e.closest('label') : e)
  .filter((e) => e.getBoundingClientRect().height < %d && !e.matches('.utrecht-skip-link'))
  .map((e) => e.outerHTML.slice(0, 120))"""


class Telefoon:
    """A phone of 360 px. `press` reaches what it looks for with the Tab key; without a script it taps."""

    def __init__(self, page: Page, *, has_script: bool) -> None:
        self.page, self.has_script = page, has_script
        self.seen: list[str] = []

    def look(self) -> None:
        found = self.page.evaluate(LOW % SMALL) if self.has_script else []
        self.seen += [f"{self.page.url}: lager dan {SMALL} px: {tag}" for tag in found]
        if self.has_script:
            self.seen += [*axe_violations(self.page), *filter(None, [overflow(self.page)])]

    def go(self, path: str) -> None:
        self.page.goto(f"/mijn/{path}")
        self.look()

    def press(self, role: str, name: str, *, is_passing: bool = False) -> None:
        """Follow or send; and look at the page that comes, unless it goes on by itself."""
        what = self.page.get_by_role(role, name=name).first
        with self.page.expect_navigation():
            if self.has_script:
                self.reach(what)
                self.page.keyboard.press("Enter")
            else:
                what.click()
        if not is_passing:
            self.look()

    def reach(self, what) -> None:
        handle = what.element_handle()
        for _ in range(TABS):
            if handle.evaluate("e => e === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"niet te bereiken met Tab: {what}")

    def fill(self, label: str, text: str) -> None:
        self.page.get_by_label(label).first.fill(text)

    def choose(self, question: str, answer: str) -> None:
        group = self.page.get_by_role("group", name=question)
        group.get_by_text(re.compile(rf"^\s*{re.escape(answer)}\s*$")).first.click()


@pytest.fixture(params=[True, False], ids=["toetsenbord", "zonder javascript"])
def telefoon(request, log_in_page):
    page = log_in_page("rachida", width=360, height=740, java_script_enabled=request.param)
    telefoon = Telefoon(page, has_script=request.param)
    yield telefoon
    assert telefoon.seen == []


def test_from_an_own_goal_to_a_plan_that_was_chosen_and_a_week(telefoon):
    propose(telefoon)
    say_it_otherwise(telefoon)
    choose_a_plan(telefoon)
    do_a_small_step(telefoon)


def propose(t: Telefoon) -> None:
    t.go("doelen/")
    t.press("link", "Zelf een doel bedenken")
    t.fill("Uw antwoord", "Ik wil van die stapel af.")
    t.press("button", "Verder")
    t.press("button", "Verder")
    expect(t.page.get_by_role("alert")).to_contain_text("Kies waar het over gaat.")
    t.choose("Waar gaat het over?", "Geld en schulden")
    t.press("button", "Verder")
    t.fill("Uw antwoord", "De post ligt in een la.")
    t.press("button", "Verder")
    t.press("button", "Verder")  # how to notice it may stay open
    t.fill("Uw antwoord", "Ik maak elke dag de post open.")
    t.press("button", "Verder")
    t.choose("Wanneer wilt u zover zijn?", "over drie maanden")
    t.press("button", "Verder")
    t.choose("Hoe zeker bent u dat dit lukt?", "Best zeker")
    t.press("button", "Verder")
    expect(t.page.get_by_label("Mijn doel")).to_have_value("Ik maak elke dag de post open.")
    t.press("button", "Dit is mijn doel")
    expect(t.page.get_by_text("U zei: ja, dit is mijn doel.")).to_be_visible()
    expect(t.page.get_by_text("De post ligt in een la.")).to_be_visible()


def say_it_otherwise(t: Telefoon) -> None:
    t.press("link", "Ik zeg het anders")
    t.fill("Zo wil ik het zeggen", "Ik maak elke vrijdag de post open.")
    t.press("button", "Zo wil ik het")
    expect(t.page.get_by_role("heading", level=1)).to_have_text("Ik maak elke vrijdag de post open.")
    t.press("link", "Hoe staat het ermee?")
    t.choose("Welke zin past nu het best?", "De post ligt in een la.")
    t.press("button", "Dit past het best")
    expect(t.page.get_by_text("Hier ben ik nu")).to_be_visible()


def choose_a_plan(t: Telefoon) -> None:
    t.go("plan/ruimte/")
    t.choose("Hoeveel uur in de week past erbij?", "10 uur")
    t.choose("Hoeveel dingen wilt u op één moment doen?", "4 dingen")
    t.press("button", "Bewaar")
    t.press("button", "Maak plannen voor mij", is_passing=True)
    if not t.has_script:
        t.press("button", "Laat de plannen zien")
    expect(t.page.get_by_role("heading", name="Plan 1")).to_be_visible(timeout=30_000)
    t.look()
    t.press("link", "Bekijk plan 1")
    t.press("button", "Dit graag")
    expect(t.page.get_by_text("U zei: dit graag.")).to_be_visible()
    t.page.get_by_role("group", name="Wanneer wilt u beginnen?").locator("label").first.click()
    t.press("button", "Dit wordt mijn plan")
    expect(t.page.get_by_text("Dit is nu uw plan.")).to_be_visible()
    t.page.locator("summary", has_text="Ik wil het anders").click()
    t.press("button", "Dit wil ik anders")
    expect(t.page.get_by_role("alert")).to_contain_text("Schrijf op wat u anders wilt.")
    t.press("button", "Ja, dit is mijn plan")
    expect(t.page.get_by_text("U zei: ja, dit is mijn plan.")).to_be_visible()


def do_a_small_step(t: Telefoon) -> None:
    t.go("week/nieuw/")
    t.fill("Wat ga ik doen?", "Ik leg de post op tafel.")
    t.press("button", "Bewaar")
    step = t.page.locator("li", has_text="Ik leg de post op tafel.").first
    answer = step.get_by_role("button", name="Nog niet")
    with t.page.expect_navigation():
        if t.has_script:
            t.reach(answer)
            t.page.keyboard.press("Enter")
        else:
            answer.click()
    t.look()
    expect(t.page.get_by_role("heading", level=1)).to_have_text("Het is nog niet gelukt.")
    t.fill("Wat maakte het lastig? Wat weet u nu?", "Het was te laat op de dag.")
    t.press("button", "Bewaar mijn woorden")
    t.go("week/terug/")
    expect(t.page.get_by_text("Het was te laat op de dag.").first).to_be_visible()
    t.go("week/agenda/")
    t.go("mening/2/")


def test_three_questions_by_keyboard(log_in_page):
    t = Telefoon(log_in_page("rachida", width=360, height=740), has_script=True)
    t.go("mening/1/")
    t.press("button", "Beginnen")
    for knop in ("Verder", "Verder", "Klaar"):
        t.page.locator(".dk-niveau").nth(3).click()
        t.press("button", knop)
    expect(t.page.get_by_text("Dank u wel.")).to_be_visible()
    assert t.seen == []


def test_what_is_for_me_alone_opens_with_one_tap(log_in_page):
    t = Telefoon(log_in_page("rachida", width=360, height=740), has_script=True)
    t.go("doelen/nieuw/")
    t.fill("Uw antwoord", "Ik slaap rustig.")
    t.press("button", "Verder")
    t.choose("Waar gaat het over?", "Veiligheid")
    for _ in range(4):  # the part, and three questions that are left open
        t.press("button", "Verder")
    t.choose("Wanneer wilt u zover zijn?", "over een maand")
    t.press("button", "Verder")
    t.choose("Hoe zeker bent u dat dit lukt?", "Heel zeker")
    t.press("button", "Verder")
    if t.page.get_by_role("group", name="U bent al met drie doelen bezig.").count():
        t.choose("U bent al met drie doelen bezig.", "Ja, nu")
    t.press("button", "Dit is mijn doel")
    t.go("doelen/")
    mine = t.page.get_by_role("link", name="Ik slaap rustig.")
    expect(mine).to_be_hidden()
    alone = t.page.locator("summary", has_text="Dit is alleen voor u")
    t.reach(alone)
    t.page.keyboard.press("Enter")
    expect(mine).to_be_visible()
    t.look()
    assert t.seen == []
