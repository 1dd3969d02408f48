"""The reporting code on a narrow phone, by keyboard: from a worry to a decision, and a colleague who may read along."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .nakijken import axe_violations, overflow
from .scherm import Scherm
from .telefoon import Telefoon


@pytest.fixture
def hand(log_in_page):
    page = log_in_page("noor", width=360, height=740)
    page.goto("/dossiers/")
    page.get_by_role("link", name=re.compile("Rachida Amrani")).first.click()
    page.wait_for_url(re.compile("/dossier/"))
    page.goto(re.match(r".*/dossier/[^/]+/", page.url)[0])
    return Telefoon(page, has_script=True)


def test_from_a_worry_to_a_decision_by_keyboard(hand, log_in_page):
    t = hand
    t.press("link", "Meldcode")
    t.press("button", "Begin")  # without a name: said where it is missing
    expect(t.page.get_by_text("Voornamen zijn genoeg.").first).to_be_visible()
    t.fill("Om wie maakt u zich zorgen?", "Sem, 6 jaar")
    t.press("button", "Begin")
    here = t.page.url
    t.press("link", "Opschrijven: Signalen opschrijven")
    t.choose("Hoe weet u dit?", "dit vertelde iemand die het zelf meemaakte")
    t.fill("Wat zag of hoorde u?", "Sem zei: ik durf niet naar huis.")
    t.press("button", "Bewaren")
    expect(t.page.locator("[aria-invalid=true]")).to_have_count(1)
    t.fill("Van wie hebt u dit?", "Sem zelf")
    t.press("button", "Bewaren")
    expect(t.page.get_by_text("Sem zei: ik durf niet naar huis.")).to_be_visible()
    t.press("link", "Opschrijven: Wegen")
    for vraag, antwoord in (
        ("Is er nu gevaar?", "nee"),
        ("Gaat het al langer door", "dat weet ik niet"),
        ("Vroeg iemand die het meemaakt zelf om hulp?", "ja"),
    ):
        t.choose(vraag, antwoord)
    t.fill("Hoe erg is het, en hoe groot is het gevaar?", "Hij vraagt om hulp.")
    t.press("button", "Bewaren")
    expect(t.page.get_by_text("melden bij Veilig Thuis de norm")).to_be_visible()
    t.press("link", "Dit klopt niet")
    t.fill("Wat klopt er niet, en hoe is het wel?", "Het was op dinsdag.")
    t.press("button", "Zet het ernaast")
    t.press("link", "Lijst wijzigen")
    t.page.get_by_label("Welke collega?").select_option(label="Bram Kuipers")
    t.fill("Waarom moet deze collega dit lezen?", "Denkt met mij mee.")
    t.press("button", "Zet op de lijst")
    t.page.goto(here + "afsluiten/")
    t.look()
    assert [line for line in t.seen if "lager dan" not in line] == []

    bram = log_in_page("bram", width=1440)
    Scherm(bram).follow("Meldcode", bram.locator("header"))
    assert axe_violations(bram) == []
    Scherm(bram).follow("Rachida Amrani: Sem, 6 jaar")
    expect(bram.get_by_text("Het was op dinsdag.")).to_be_visible()
    assert axe_violations(bram) == []
    assert overflow(bram) == ""
    leider = log_in_page("liesbeth")
    assert leider.goto(here).status == 404
