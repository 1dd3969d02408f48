"""With the keyboard alone, and always seeing where one is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.cast import WACHTWOORD

from .dossierweg import Dossierweg

FARTHEST = 400  # times Tab on one page
# A radio button or a box may show its focus on the label around it.
FOCUS = """() => {
  const here = document.activeElement;
  const width = (one) => {
    const style = one ? getComputedStyle(one) : {outlineStyle: "none"};
    return style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
  };
  const label = here.matches("input[type=radio], input[type=checkbox]") ? here.closest("label") : null;
  return {
    what: here.outerHTML.slice(0, 160),
    shown: Math.max(width(here), width(label)),
    isPage: here === document.body,
  };
}"""


class Toetsenbord:
    """Tab by Tab over a page; at each stop the focus must be seen."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def go_to(self, what: Locator) -> None:
        """Tab on until the focus is there."""
        expect(what).to_have_count(1)
        target = what.element_handle()
        for _step in range(FARTHEST):
            self.press("Tab")
            focus = self.page.evaluate(FOCUS)
            assert focus["isPage"] or focus["shown"] >= 3, f"{self.page.url}: {focus}"
            if self.page.evaluate("target => document.activeElement === target", target):
                return
        raise AssertionError(f"{self.page.url}: met Tab niet te bereiken: {what}")

    def type_in(self, what: Locator, text: str) -> None:
        self.go_to(what)
        self.page.keyboard.type(text)

    def enter(self, what: Locator, key: str = "Enter") -> None:
        """Go there, press, and be on the page it leads to."""
        self.go_to(what)
        with self.page.expect_navigation(wait_until="domcontentloaded") as arrival:
            self.press(key)
        assert arrival.value is None or arrival.value.ok


@pytest.fixture
def adres(log_in_page) -> str:
    """A dossier with a moment that was begun."""
    weg = Dossierweg(log_in_page("noor"))
    weg.open_new("Toon Tabak", "Ik zie het niet meer zitten.")
    weg.go_to("meting")
    weg.send("Eerst mijn eigen kijk")
    return weg.adres


def test_a_working_day_with_the_keyboard_alone(open_browser, adres):
    toetsen = Toetsenbord(open_browser().new_page())
    log_in(toetsen)
    page = toetsen.page
    toetsen.enter(page.locator(f".dk-start__lijst a[href^='{adres}']"))
    record_one_card(toetsen)
    add_a_finding(toetsen)
    write_a_note(toetsen)


def log_in(toetsen: Toetsenbord) -> None:
    page = toetsen.page
    page.goto("/inloggen/")
    toetsen.type_in(page.get_by_label("Gebruikersnaam"), "noor")
    toetsen.type_in(page.get_by_label("Wachtwoord"), WACHTWOORD)
    with page.expect_navigation():
        toetsen.press("Enter")


def to_step(toetsen: Toetsenbord, stap: str) -> None:
    toetsen.enter(toetsen.page.locator(f"nav.dk-stappen a[href$='/{stap}/']"))


def record_one_card(toetsen: Toetsenbord) -> None:
    """Digits choose, arrows move on; each is kept at once."""
    page = toetsen.page
    to_step(toetsen, "meting")
    toetsen.enter(page.locator("a[href$='/professional/']"))
    toetsen.go_to(page.locator("#id_financien-keuze_0"))
    for key in ("2", "ArrowRight"):
        with page.expect_response(lambda r: r.url.endswith("/professional/financien/")) as kept:
            toetsen.press(key)
        assert kept.value.ok
    expect(page.locator("#id_financien-keuze_3")).to_be_checked()
    expect(page.locator("#mt-aantal")).to_contain_text("1 van 20")
    page.reload()
    expect(page.locator("#id_financien-keuze_3")).to_be_checked()


def add_a_finding(toetsen: Toetsenbord) -> None:
    page = toetsen.page
    to_step(toetsen, "vraagverheldering")
    toetsen.go_to(page.locator("summary").filter(has_text="Zelf iets opschrijven"))
    toetsen.press("Space")
    toetsen.type_in(page.get_by_label("Wat zien jullie?"), "De buurvrouw helpt al maanden mee.")
    toetsen.enter(page.get_by_role("button", name="Erbij zetten"), "Space")
    expect(page.locator(".tv-bevinding__tekst")).to_have_text("De buurvrouw helpt al maanden mee.")


def write_a_note(toetsen: Toetsenbord) -> None:
    page = toetsen.page
    to_step(toetsen, "uitvoering")
    toetsen.type_in(page.get_by_label("Notitie", exact=True), "Morgen bellen over de huur.")
    form = page.locator("form").filter(has=page.get_by_label("Notitie", exact=True))
    toetsen.enter(form.get_by_role("button", name="Bewaren"))
    expect(page.locator(".dk-notitie .dk-tekst")).to_have_text("Morgen bellen over de huur.")
