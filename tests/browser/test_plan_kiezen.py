"""From a goal to an agreed plan with the keyboard alone, on a phone: what is manageable, compare, change, choose, agree."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import Locator, Page, expect

from .dossierweg import VANDAAG, Dossierweg
from .nakijken import axe_violations, overflow
from .test_toetsenbord import Toetsenbord

DOEL = "Ik weet deze zomer wat ik per maand betaal."
SLOW = 30_000  # the planner's first answer, on a busy machine


@pytest.fixture
def adres(log_in_page) -> str:
    """A dossier with one goal and nothing else."""
    weg = Dossierweg(log_in_page("noor"))
    weg.open_new("Petra Plan", "Ik kom niet meer rond.")
    weg.go_to("doelen")
    weg.add_doel(
        DOEL,
        bij=(),
        over="Financiën en schulden",
        op=VANDAAG + dt.timedelta(days=300),
        van="de inwoner",
        niveaus=("Ik weet niets.", "Ik weet iets.", "Ik weet het.", "Ik betaal alles.", "Ik spaar."),
    )
    return weg.adres


def test_from_a_goal_to_an_agreed_plan_with_the_keyboard_on_a_phone(log_in_page, adres):
    toetsen = Toetsenbord(log_in_page("noor", width=360, height=740))
    toetsen.page.goto(adres + "aanpak/plannen/")
    say_what_is_manageable(toetsen)
    ask_for_plans(toetsen)
    move_a_step(toetsen)
    choose_a_plan(toetsen)
    agree(toetsen)


def fine(page: Page) -> None:
    assert axe_violations(page) == []
    assert overflow(page) == ""


def link(page: Page, naam: str) -> Locator:
    return page.get_by_role("link", name=naam, exact=True)


def button(page: Page, naam: str) -> Locator:
    return page.get_by_role("button", name=naam, exact=True)


def say_what_is_manageable(toetsen: Toetsenbord) -> None:
    page = toetsen.page
    toetsen.enter(link(page, "Samen invullen"))
    expect(page.locator(":checked")).to_have_count(0)
    for name, steps in (("uren_per_week", 3), ("tegelijk", 1), ("in_woorden_van", 0)):
        toetsen.go_to(page.locator(f"#id_{name}_0"))
        for key in ["Space", *["ArrowRight"] * steps]:
            toetsen.press(key)
    toetsen.enter(button(page, "Bewaren"))
    expect(page.get_by_text("4 uur per week · 2 dingen tegelijk")).to_be_visible()


def ask_for_plans(toetsen: Toetsenbord) -> None:
    """The page answers at once, and the plans come by themselves."""
    page = toetsen.page
    toetsen.enter(button(page, "Laat mogelijke plannen zien"))
    expect(page.locator(".dk-plankaart").first).to_be_visible(timeout=SLOW)
    assert page.locator(".dk-plankaart").count() <= 3
    expect(page.locator(".dk-plankaart").first).to_contain_text(DOEL)
    fine(page)


def move_a_step(toetsen: Toetsenbord) -> None:
    """One week later by a button; the rest is worked out again around it."""
    page = toetsen.page
    toetsen.enter(link(page, "Plan 1 bekijken"))
    fine(page)
    step = page.locator("li.dk-stap").last
    name = step.locator("h3").inner_text()
    toetsen.go_to(step.locator("summary").filter(has_text="Dit anders"))
    toetsen.press("Enter")
    toetsen.enter(step.get_by_role("button", name="Week later"))
    expect(page.locator(".dk-plankaart").first).to_be_visible(timeout=SLOW)
    toetsen.enter(link(page, "Plan 1 bekijken"))
    moved = page.locator("li.dk-stap").filter(has_text=name)
    expect(moved).to_contain_text("deze week staat vast")


def choose_a_plan(toetsen: Toetsenbord) -> None:
    page = toetsen.page
    toetsen.enter(link(page, "Dit plan kiezen"))
    fine(page)
    expect(page.locator(":checked")).to_have_count(0)
    toetsen.go_to(page.locator("#id_begin_op_0"))
    toetsen.press("Space")
    toetsen.enter(button(page, "Dit wordt ons plan"))
    expect(page.locator("li.dk-stap").first).to_contain_text(DOEL)


def agree(toetsen: Toetsenbord) -> None:
    """The steps become a version, and the resident answers on the screen that is handed over."""
    page = toetsen.page
    toetsen.enter(button(page, "Dit is nu ons plan"))
    toetsen.enter(link(page, "Laat de inwoner lezen en antwoorden"))
    toetsen.go_to(page.locator("#id_antwoord_0"))
    toetsen.press("Space")
    toetsen.enter(button(page, "Dit is mijn antwoord"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Dank u wel")
    toetsen.enter(link(page, "Terug naar het plan"))
    expect(page.locator(".dk-stand__stemmen")).to_contain_text("akkoord")


def open_plan(page: Page, adres: str) -> None:
    """Fill in what is manageable, ask, and open the first plan."""
    page.goto(adres + "aanpak/plannen/behapbaar/")
    for name in ("uren_per_week", "tegelijk", "in_woorden_van"):
        page.locator(f'label[for="id_{name}_0"]').click()
    button(page, "Bewaren").click()
    button(page, "Laat mogelijke plannen zien").click()
    expect(page.locator(".dk-plankaart").first).to_be_visible(timeout=SLOW)
    link(page, "Plan 1 bekijken").click()


def middle_of_bar(page: Page) -> tuple[float, float, float]:
    """Where the first bar that can be dragged is, and how wide a week is on this screen."""
    bar = page.locator(".dk-b-sleep--kan:visible").first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    week = bar.evaluate("bar => bar.dataset.week * bar.ownerSVGElement.getScreenCTM().a")
    return box["x"] + min(12, box["width"] / 2), box["y"] + box["height"] / 2, week


def fixed_week(page: Page) -> None:
    expect(page.locator(".dk-plankaart").first).to_be_visible(timeout=SLOW)
    link(page, "Plan 1 bekijken").click()
    expect(page.get_by_text("deze week staat vast").first).to_be_visible()


def test_a_bar_is_dragged_to_another_week_with_the_mouse(log_in_page, adres):
    page = log_in_page("noor")
    open_plan(page, adres)
    x, y, week = middle_of_bar(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + week, y, steps=5)
    expect(page.locator("[data-sleepzin]")).to_contain_text("Begint in week")
    page.keyboard.press("Escape")
    expect(page.locator("[data-sleepzin]")).to_contain_text("U kunt een balk")
    page.mouse.up()
    assert page.url.rstrip("/").endswith("/1")  # nothing was asked
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + week, y, steps=5)
    page.mouse.up()
    fixed_week(page)


def test_a_bar_is_dragged_to_another_week_with_a_finger(log_in_page, adres):
    page = log_in_page("noor", width=360, height=740)
    open_plan(page, adres)
    x, y, week = middle_of_bar(page)
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, *points: dict[str, float]) -> None:
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    touch("touchStart", {"x": x, "y": y})
    for part in (0.3, 0.6, 1.0):
        touch("touchMove", {"x": x + week * part, "y": y})
    touch("touchEnd")
    fixed_week(page)
