"""The doelhulp on a phone with the keyboard alone: from a finding to a goal that the resident agreed to."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .dossierweg import Dossierweg
from .nakijken import axe_violations, overflow
from .test_toetsenbord import Toetsenbord

PHONE = {"width": 360, "height": 740}
SAID = {
    "anders": "Dat ik de post weer durf te openen.",
    "nu": "De post ligt in een la.",
    "merken": "De la is leeg.",
    "doen": "dan open ik elke dinsdag de post",
}


class Tafel(Toetsenbord):
    """A question at the table: answer it, look whether it is well made, and go on."""

    def answer(self, text: str) -> None:
        self.type_in(self.page.get_by_label("Uw antwoord"), text)

    def look(self) -> None:
        assert axe_violations(self.page) == []
        assert overflow(self.page) == ""

    def go_on(self) -> None:
        self.enter(self.page.get_by_role("button", name="Verder", exact=True))

    def choose(self, value: str) -> None:
        """To the group of radio buttons, and with the arrows to the answer."""
        group = self.page.locator("main input[type=radio]")
        self.go_to(group.first)
        self.press("Space")
        for _step in range(group.count()):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self.press("ArrowDown")
        raise AssertionError(value)


@pytest.fixture
def tafel(log_in_page) -> Tafel:
    """A phone at the goals of a dossier with one finding that was taken up."""
    weg = Dossierweg(log_in_page("noor", **PHONE))
    weg.open_new("Tine Tafel", "Ik durf de post niet meer open te maken.")
    weg.go_to("vraagverheldering")
    weg.unfold("Zelf iets opschrijven")
    weg.fill("Wat zien jullie?", "De post blijft liggen")
    weg.select("Waar gaat het over? (mag leeg blijven)", "Financiën en schulden")
    weg.send("Erbij zetten")
    weg.take_up("De post blijft liggen")
    weg.go_to("doelen")
    return Tafel(weg.page)


def test_from_a_finding_to_a_goal_that_was_agreed_on_with_the_keyboard(tafel):
    page = tafel.page
    tafel.enter(page.get_by_role("link", name="Maak hier een doel van"))
    expect(page.locator("input[name=richting]:checked")).to_have_count(0)
    tafel.choose("draaglast_verminderen")
    tafel.enter(page.get_by_role("button", name="Begin met de eerste vraag"))
    tafel.look()
    for said in SAID.values():
        tafel.answer(said)
        tafel.go_on()
    tafel.choose("drie_maanden")
    tafel.look()
    tafel.go_on()
    see_hints_while_typing(tafel)
    tafel.choose("8")
    tafel.look()
    tafel.go_on()
    expect(page.locator("#id_niveau_min2")).to_have_value(SAID["nu"])
    tafel.look()
    tafel.go_on()
    agree(tafel)


def see_hints_while_typing(tafel: Tafel) -> None:
    """The proposal has the own words; what is typed instead gets its hint without a tap."""
    page = tafel.page
    goal = page.get_by_label("Uw doel", exact=True)
    expect(goal).to_have_value("Ik open elke dinsdag de post.")
    expect(page.locator("#wenken")).to_contain_text("Dit doel is helder.")
    expect(page.locator(".dh-letterlijk").first).to_contain_text(SAID["anders"])
    tafel.go_to(goal)
    tafel.press("End")
    tafel.press("Backspace")
    page.keyboard.type(" en mijn zus moet helpen")
    expect(page.locator("#wenken")).to_contain_text("Hier doet iemand anders het: ‘mijn zus’")
    tafel.look()
    goal.fill("Ik open elke dinsdag de post.")
    tafel.go_on()


def agree(tafel: Tafel) -> None:
    page = tafel.page
    tafel.look()
    tafel.enter(page.get_by_role("button", name="Bewaren, en samen lezen of het klopt"))
    tafel.enter(page.get_by_role("button", name="Ja, hier ben ik het mee eens"))
    tafel.enter(page.get_by_role("link", name="Voor de hulpverlener: terug naar het dossier"))
    expect(page.locator(".tv-doel__tekst")).to_have_text("Ik open elke dinsdag de post.")
    expect(page.locator(".tv-stand").first).to_contain_text("akkoord")
