"""States that no link leads to: axe and the width of the screen on a tablet, in print, and halfway through an act."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import time

import pytest

from .nakijken import axe_violations, overflow

ZRM = """dossier;datum;stem;Financiën;Huisvesting;Sociaal netwerk;Justitie;Anders
toestand-1;2026-01-10;professional;1;3;4;5;x
toestand-2;2026-13-40;professional;2;3;4;;
"""


KAART = """id;naam;kosten;leeftijd vanaf
toestand-%d;Koffiekamer;gratis;honderd
toestand-2;;gratis;
"""


@pytest.fixture
def looked():
    """What was wrong on the pages that were looked at; nothing may be."""
    problems: list[str] = []

    def look(page) -> None:
        problems.extend([*axe_violations(page), overflow(page)])

    yield look
    assert [problem for problem in problems if problem] == []


def send(page, knop: str) -> None:
    page.get_by_role("button", name=knop).click()
    page.wait_for_load_state()


def first_dossier(page) -> str:
    return page.locator(".dk-start__lijst a", has_text="Rachida Amrani").get_attribute("href")


def test_the_pages_that_take_over_scores_are_accessible(log_in_page, looked, tmp_path):
    page = log_in_page("noor", width=768)
    page.goto("/dossiers/invoer/")
    send(page, "Bestand nakijken")
    looked(page)
    file = tmp_path / "zrm.csv"
    file.write_text(ZRM, encoding="utf-8")
    page.locator("input[type=file]").set_input_files(file)
    assert page.locator(".dk-bestand__naam").inner_text() == "zrm.csv"
    send(page, "Bestand nakijken")
    looked(page)
    send(page, "Overnemen")
    looked(page)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_pages_that_take_over_facilities_are_accessible(log_in_page, looked, tmp_path, width):
    page = log_in_page("youssef", width=width)
    page.goto("/sociale-kaart/")
    page.get_by_role("link", name="Bestand overnemen of bewaren").click()
    send(page, "Bestand nakijken")
    looked(page)
    for naam, inhoud in (("kapot.json", "["), ("kaart.csv", KAART % width)):
        file = tmp_path / naam
        file.write_text(inhoud, encoding="utf-8")
        page.locator("input[type=file]").set_input_files(file)
        send(page, "Bestand nakijken")
        looked(page)
        if naam == "kapot.json":
            page.get_by_role("link", name="Een ander bestand kiezen").click()
    send(page, "Overnemen")
    looked(page)
    assert "1 voorziening kwam erbij" in page.locator("main").inner_text()
    page.goto("/beheer/sociale-kaart/verslag/")
    looked(page)
    with page.expect_download() as arrival:
        page.goto("/beheer/sociale-kaart/")
        page.get_by_role("link", name="Eén bestand (.json)").click()
    assert arrival.value.suggested_filename.endswith(".json")


def code_for(secret: str) -> str:
    """The code that an app shows now for this secret (RFC 6238, six digits)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place : place + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


def new_account(page) -> str:
    """Make an account that is not of the demo; returns its password."""
    page.goto("/beheer/account/")
    page.get_by_label("Gebruikersnaam").fill("tess")
    page.get_by_label("Naam", exact=True).fill("Tess Toestand")
    page.get_by_label("professional").check()
    page.get_by_label("Team", exact=True).select_option(index=1)
    send(page, "Account maken")
    return page.locator("main code").inner_text()


def log_in(page, wachtwoord: str) -> None:
    page.goto("/inloggen/")
    page.get_by_label("Gebruikersnaam").fill("tess")
    page.get_by_label("Wachtwoord").fill(wachtwoord)
    send(page, "Inloggen")


def test_the_pages_of_the_second_factor_are_accessible_and_speak_dutch(log_in_page, open_browser, looked):
    beheer = log_in_page("youssef", width=768)
    wachtwoord = new_account(beheer)
    looked(beheer)
    page = open_browser(width=768).new_page()
    log_in(page, wachtwoord)
    looked(page)
    assert "Authenticator" not in page.locator("main").inner_text()
    send(page, "Instellen")
    looked(page)
    page.locator("main [name=code]").fill(code_for(page.locator("main code").inner_text()))
    send(page, "Instellen")
    looked(page)
    for way in ("/tweede-factor/", "/tweede-factor/totp/deactivate/", "/wachtwoord/"):
        page.goto(way)
        looked(page)
    other = open_browser(width=320).new_page()
    log_in(other, wachtwoord)
    looked(other)
    send(other, "Inloggen")
    looked(other)


def test_what_goes_on_paper_is_accessible_in_print(log_in_page, looked):
    page = log_in_page("noor", width=768)
    dossier = first_dossier(page)
    page.emulate_media(media="print")
    for way in ("papier/plan/", "papier/verslag/"):
        assert page.goto(dossier + way).status == 200
        looked(page)


def test_on_a_phone_the_cards_are_folded_and_each_tells_its_answer(log_in_page, looked):
    page = log_in_page("noor", width=320)
    page.goto(first_dossier(page) + "meting/")
    page.get_by_text("Nog een moment").first.click()
    page.get_by_label("Datum").fill("2026-11-02")  # today stays free for other tests on the same server
    page.get_by_role("button", name="Eerst mijn eigen kijk").click()
    page.locator(".mt-kaart__knop").first.wait_for()
    looked(page)
    wonen = page.locator("#kaart-wonen")
    assert not wonen.locator(".dk-niveau").first.is_visible()
    wonen.get_by_role("button", name="Wonen en opvang").click()
    wonen.locator("label[for=id_wonen-keuze_2]").click()
    assert wonen.locator(".mt-kaart__keuze").inner_text() == "2 aanpakken"
    assert page.evaluate("document.documentElement.scrollHeight") < 6_000
    looked(page)
