"""What is typed is never lost: not by a closed tab, a dead server, an ended session or a colleague; and not done twice."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.cast import WACHTWOORD

from .conftest import Server
from .dossierweg import Dossierweg

TEKST = "Eerst rust, dan de brieven, en pas daarna de rest van het huis."
FIRST = "Ik bel elke maandag zelf met de woningbouw."
SECOND = "Ik bel elke week, met hulp van mijn zus."
MEER = " En dit schreven we er later bij."

HTMX_PAGE = "htmx-current-path-for-history"  # which page this tab is on; an address, never a text


@pytest.fixture
def weg(log_in_page) -> Dossierweg:
    """A new dossier, at the page with the summary and the vision."""
    weg = Dossierweg(log_in_page("noor"))
    weg.open_new("Ties Brandsma", "Het lukt thuis niet meer.")
    weg.go_to("vraagverheldering")
    return weg


def vision(page: Page):
    return page.get_by_label("Gedeelde visie", exact=True)


def kept(page: Page):
    """The line below the form that says whether it is kept."""
    return page.locator("form").filter(has=vision(page)).locator(".dk-bewaard")


def test_typed_text_survives_a_closed_tab(weg):
    vision(weg.page).fill(TEKST)
    context, address = weg.page.context, weg.page.url
    with context.expect_event("request", lambda request: request.url.endswith("/concept/")) as sent:
        weg.page.close(run_before_unload=True)
    assert sent.value.method == "POST"
    page = context.new_page()
    expect_after_reload(page, address)


def expect_after_reload(page: Page, address: str) -> None:
    """What a closing tab sent arrives by itself: look again until it is there."""
    for _turn in range(20):
        page.goto(address)
        if vision(page).input_value() == TEKST:
            return
    raise AssertionError("De tekst van het gesloten tabblad kwam niet aan.")


def test_typed_text_survives_a_server_that_was_killed(weg, server):
    vision(weg.page).fill(TEKST)
    expect(kept(weg.page)).to_contain_text("bewaard om")
    server.kill()
    vision(weg.page).fill(TEKST + MEER)
    expect(kept(weg.page)).to_contain_text("nog niet bewaard")
    server.start()
    expect(kept(weg.page)).to_contain_text("bewaard om", timeout=30_000)
    weg.page.reload()
    expect(vision(weg.page)).to_have_value(TEKST + MEER)


def test_typed_text_survives_a_session_that_ended(weg):
    page = weg.page
    vision(page).fill(TEKST)
    page.context.clear_cookies(name="sessie")
    vision(page).fill(TEKST + MEER)
    weg.send("Bewaren", page.locator("form").filter(has=vision(page)))
    expect(page.get_by_text("Uw tekst is bewaard.")).to_be_visible()
    page.get_by_label("Gebruikersnaam").fill("noor")
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    weg.send("Inloggen")
    expect(vision(page)).to_have_value(TEKST + MEER)
    weg.send("Bewaren", page.locator("form").filter(has=vision(page)))
    page.reload()
    expect(vision(page)).to_have_value(TEKST + MEER)


def test_the_second_of_two_people_sees_both_versions_of_a_goal(log_in_page, server):
    first, second = Dossierweg(log_in_page("noor")), Dossierweg(log_in_page("bram"))
    first.open_new("Roos Dekker", "De woningbouw luistert niet.")
    add_colleague(server, first.adres, "bram")
    first.page.goto(first.adres + "doelen/nieuw/")
    first.fill("Het doel", "Ik bel met de woningbouw.")
    first.select("Waar gaat het over?", "Wonen en opvang")
    first.send("Doel bewaren")
    for weg in (first, second):
        weg.page.goto(first.adres + "doelen/")
        weg.leave(weg.page.get_by_role("link", name=re.compile("Wijzigen.*woningbouw")))
    first.fill("Het doel", FIRST)
    first.send("Doel bewaren")
    second.fill("Het doel", SECOND)
    with second.page.expect_navigation() as refused:
        second.page.get_by_role("button", name="Doel bewaren").click()
    assert refused.value.status == 409
    for words in (FIRST, SECOND, "Noor van Dijk"):
        expect(second.page.locator(".dk-botsing")).to_contain_text(words)
    expect(second.page.get_by_label("Het doel", exact=True)).to_have_value(SECOND)


def add_colleague(server: Server, adres: str, gebruikersnaam: str) -> None:
    """Give somebody a place in this dossier; no page does that yet."""
    code = (
        "from django.utils import timezone\n"
        "from draagkracht.toegang.models import Account\n"
        "from draagkracht.werkproces.dossier.models import Betrokkene\n"
        f"Betrokkene.objects.create(dossier_id={adres.split('/')[2]!r}, rol='medewerker', vanaf_op=timezone.now(),"
        f" account=Account.objects.get(gebruikersnaam={gebruikersnaam!r}))"
    )
    server.run("manage", "shell", "-c", code)


@pytest.mark.parametrize("has_script", [True, False], ids=["met javascript", "zonder javascript"])
def test_a_triple_click_acts_once(log_in_page, has_script):
    weg = Dossierweg(log_in_page("noor", java_script_enabled=has_script))
    weg.open_new("Drie Klik", "Het gaat niet.")
    weg.page.goto(weg.adres + "netwerk/")
    weg.fill("Wie is het?", "tante Riet", weg.form_with("Erbij zetten"))
    weg.page.get_by_role("button", name="Erbij zetten").click(click_count=3)
    # Without a script every click sends anew and breaks off the one before: what counts is what stands there in the end.
    expect(weg.page.locator(".dk-netwerk__naam", has_text="tante Riet")).to_have_count(1)
    weg.page.goto(weg.adres + "netwerk/")
    expect(weg.page.locator(".dk-netwerk__naam", has_text="tante Riet")).to_have_count(1)


def test_nothing_of_a_dossier_stays_in_the_browser(weg):
    vision(weg.page).fill(TEKST)
    expect(kept(weg.page)).to_contain_text("bewaard om")
    weg.send("Bewaren", weg.page.locator("form").filter(has=vision(weg.page)))
    weg.go_to("hulpvraag")
    left = weg.page.evaluate(
        "async () => [...Object.entries(localStorage), ...Object.entries(sessionStorage),"
        " ...(await indexedDB.databases()).map(d => d.name), ...await caches.keys()]"
    )
    assert [entry for entry in left if entry != [HTMX_PAGE, f"{weg.adres}hulpvraag/"]] == []
    cookies = {cookie["name"]: cookie["value"] for cookie in weg.page.context.cookies()}
    assert not re.search("rust|Ties|huis", " ".join(cookies.values()))
