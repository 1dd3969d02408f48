"""A dossier goes from one colleague to another, by keyboard on 360 px; the resident says what they think of it."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from .dossierweg import Dossierweg
from .nakijken import axe_violations, overflow
from .telefoon import Telefoon

PHONE = {"width": 360, "height": 740}
NAAM = "Overdracht Iemand"


def without_height(seen: list[str]) -> list[str]:
    """The height of a finger is asked of the residents' own pages."""
    return [line for line in seen if "lager dan" not in line]


def test_from_the_question_to_a_colleague_to_the_page_and_the_yes(log_in_page):
    weg = Dossierweg(log_in_page("bram"))
    weg.follow("Nieuwe hulpvraag")
    weg.fill("Naam, of hoe de inwoner genoemd wil worden", NAAM)
    weg.send("Dossier openen")

    bram = Telefoon(log_in_page("bram", **PHONE), has_script=True)
    bram.page.goto("/overdragen/")
    bram.look()
    bram.press("button", "Vraag uw collega's")
    expect(bram.page.get_by_text("Kies of het voor altijd is, of voor een tijd.").first).to_be_visible()
    bram.page.get_by_label("voor altijd: ik ga weg, of doe ander werk").check()
    bram.page.get_by_label(NAAM, exact=True).select_option(label="Noor van Dijk")
    bram.press("button", "Vraag uw collega's")
    expect(bram.page.get_by_text("1 dossier is voorgesteld.")).to_be_visible()
    bram.press("link", NAAM)
    bram.fill("Wat heb ik beloofd?", "Ik bel dinsdag.")
    bram.press("button", "Zet op het blad")
    expect(bram.page.get_by_text("Ik bel dinsdag.").first).to_be_visible()

    noor = Telefoon(log_in_page("noor", **PHONE), has_script=True)
    noor.press("link", "Een collega vraagt of u een dossier overneemt")
    noor.press("button", "Neem over wat ik heb aangevinkt")
    expect(noor.page.get_by_text("Kies minstens één dossier.").first).to_be_visible()
    noor.press("link", f"Lees het blad van {NAAM}")
    expect(noor.page.get_by_text("Ik bel dinsdag.")).to_be_visible()
    noor.press("button", "Ja, ik neem het over")
    expect(noor.page.get_by_text("Dit dossier is nu van u.")).to_be_visible()

    address = re.search(r"/dossier/[0-9a-f-]{36}/", noor.page.url)[0]
    assert bram.page.goto(address).status == 404, "who left is out at once"
    assert without_height(bram.seen + noor.seen) == []


def test_the_team_in_numbers_leads_to_the_dossiers(log_in_page):
    page = log_in_page("liesbeth", **PHONE)
    page.goto("/team/")
    assert [*axe_violations(page), overflow(page)] == [""]
    number = page.get_by_role("link", name=re.compile("lopende dossiers"))
    said = int(number.locator(".dk-team__getal").inner_text())
    number.press("Enter")
    page.wait_for_url("**/team/lopend/**")
    assert [*axe_violations(page), overflow(page)] == [""]
    assert page.locator(".dk-start__naam").count() == min(said, 25)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("/team/")
    assert [*axe_violations(page), overflow(page)] == [""]
