"""A resident on an old phone: an own goal, a plan to choose, this week. By keyboard, without JavaScript, and in Arabic."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .telefoon import Telefoon
from .woorden import speak

DRIE = "U bent al met drie doelen bezig. Wilt u hier nu mee beginnen?"
WAYS = {
    "toetsenbord": ("nl", True),
    "zonder javascript": ("nl", False),
    "toetsenbord, arabisch": ("ar", True),
    "zonder javascript, arabisch": ("ar", False),
}


@pytest.fixture(params=WAYS.values(), ids=WAYS.keys())
def telefoon(request, log_in_page):
    taal, has_script = request.param
    page = log_in_page("rachida", width=360, height=740, java_script_enabled=has_script)
    speak(page, taal)
    telefoon = Telefoon(page, has_script=has_script, taal=taal)
    yield telefoon
    speak(page, "nl")
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
    expect(t.page.get_by_role("alert")).to_contain_text(t.woorden("Kies waar het over gaat."))
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
    expect(t.page.get_by_label(t.woorden("Mijn doel"))).to_have_value("Ik maak elke dag de post open.")
    start_now(t)
    t.press("button", "Dit is mijn doel")
    t.sees("U zei: ja, dit is mijn doel.")
    expect(t.page.get_by_text("De post ligt in een la.")).to_be_visible()


def start_now(t: Telefoon) -> None:
    """Who works on three goals already is asked whether this one starts now as well."""
    if t.page.get_by_role("group", name=t.woorden(DRIE)).count():
        t.choose(DRIE, "Ja, nu")


def say_it_otherwise(t: Telefoon) -> None:
    t.press("link", "Ik zeg het anders")
    t.fill("Zo wil ik het zeggen", "Ik maak elke vrijdag de post open.")
    t.press("button", "Zo wil ik het")
    expect(t.page.get_by_role("heading", level=1)).to_have_text("Ik maak elke vrijdag de post open.")
    t.press("link", "Hoe staat het ermee?")
    t.choose("Welke zin past nu het best?", "De post ligt in een la.")
    t.press("button", "Dit past het best")
    t.sees("Hier ben ik nu")


def choose_a_plan(t: Telefoon) -> None:
    t.go("plan/ruimte/")
    t.pick("Hoeveel uur in de week past erbij?", "10")
    t.pick("Hoeveel dingen wilt u op één moment doen?", "4")
    t.press("button", "Bewaar")
    t.press("button", "Maak plannen voor mij", is_passing=True)
    if not t.has_script:
        t.press("button", "Laat de plannen zien")
    plan = t.page.get_by_role("heading", name=t.woorden("Plan %(n)s", n="1"))
    expect(plan).to_be_visible(timeout=30_000)
    t.look()
    t.press("link", "Bekijk plan %(n)s", n="1")
    t.press("button", "Dit graag")
    t.sees("U zei: dit graag.")
    t.page.get_by_role("group", name=t.woorden("Wanneer wilt u beginnen?")).locator("label").first.click()
    t.press("button", "Dit wordt mijn plan")
    t.sees("Dit is nu uw plan. Lees de stappen rustig na.")
    t.page.locator("summary", has_text=t.woorden("Ik wil het anders")).click()
    t.press("button", "Dit wil ik anders")
    expect(t.page.get_by_role("alert")).to_contain_text(t.woorden("Schrijf op wat u anders wilt."))
    t.press("button", "Ja, dit is mijn plan")
    t.sees("U zei: ja, dit is mijn plan.")


def do_a_small_step(t: Telefoon) -> None:
    t.go("week/nieuw/")
    t.fill("Wat ga ik doen?", "Ik leg de post op tafel.")
    t.press("button", "Bewaar")
    step = t.page.locator("li", has_text="Ik leg de post op tafel.").first
    answer = step.get_by_role("button", name=t.woorden("Nog niet"))
    with t.page.expect_navigation():
        if t.has_script:
            t.reach(answer)
            t.page.keyboard.press("Enter")
        else:
            answer.click()
    t.look()
    expect(t.page.get_by_role("heading", level=1)).to_have_text(t.woorden("Het is nog niet gelukt."))
    t.fill("Wat maakte het lastig? Wat weet u nu?", "Het was te laat op de dag.")
    t.press("button", "Bewaar mijn woorden")
    t.go("week/terug/")
    expect(t.page.get_by_text("Het was te laat op de dag.").first).to_be_visible()
    t.go("week/agenda/")
    t.go("mening/2/")


def test_three_questions(telefoon):
    t = telefoon
    t.go("mening/1/")
    t.press("button", "Beginnen")
    for knop in ("Verder", "Verder", "Klaar"):
        t.page.locator(".dk-niveau").nth(3).click()
        t.press("button", knop)
    t.sees("Dank u wel.")


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
    start_now(t)
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
