"""Coming in with DigiD: there and back over a broker that is another site, on a small telephone, by keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests import cast
from tests.portaal.oidc.makelaar import Makelaar

from .conftest import Server
from .nakijken import axe_violations, overflow
from .telefoon import Telefoon
from .woorden import Woorden, speak_before_coming_in

# By language, and with or without JavaScript.
BSN = {
    ("nl", True): "999990019",
    ("ar", True): "999990020",
    ("nl", False): "999990032",
    ("ar", False): "999990044",
}
NOBODY = "999990056"


@pytest.fixture(scope="module")
def makelaar() -> Iterator[Makelaar]:
    makelaar = Makelaar("localhost")
    yield makelaar
    makelaar.close()


@pytest.fixture(scope="module")
def gemeente(makelaar, open_server) -> Server:
    """A municipality that has a broker."""
    broker = {"OIDC_URL": makelaar.url, "OIDC_CLIENT": "draagkracht", "OIDC_SECRET": "geheim"}
    return open_server(GEMEENTE=cast.GEMEENTE, **broker)


@pytest.fixture
def resident(log_in_page, gemeente):
    """Somebody for whom Noor opened a dossier with this number."""

    def make(naam: str, bsn: str) -> None:
        page = log_in_page("noor", base_url=gemeente.url)
        page.goto("/dossiers/nieuw/")
        page.get_by_label("Naam, of hoe de inwoner genoemd wil worden").fill(naam)
        page.get_by_text("Meer gegevens").click()
        page.get_by_label("Burgerservicenummer").fill(bsn)
        page.get_by_role("button", name="Dossier openen").click()
        page.wait_for_url(re.compile(r"/dossier/[\w-]+/"))

    return make


@pytest.mark.parametrize(("taal", "has_script"), BSN)
def test_there_and_back_by_keyboard(resident, open_browser, gemeente, makelaar, taal, has_script):
    naam, bsn, woorden = f"Samira {taal}", BSN[taal, has_script], Woorden(taal)
    resident(naam, bsn)
    context = open_browser(width=360, height=740, base_url=gemeente.url, java_script_enabled=has_script)
    page = context.new_page()
    speak_before_coming_in(page, woorden)
    phone = Telefoon(page, has_script=has_script, taal=taal)
    phone.go("inloggen/")
    makelaar.claims = {"bsn": NOBODY}
    go_there(phone, "Ik ben het")
    phone.sees("Hier staat nog niets voor u klaar")
    phone.press("link", "Terug")
    go_there(phone, "Annuleren")
    phone.sees("Inloggen met DigiD is nu niet gelukt")
    phone.press("link", "Terug")
    makelaar.claims = {"bsn": bsn}
    go_there(phone, "Ik ben het")
    expect(page).to_have_url(re.compile("/mijn/$"))
    expect(page.locator("html")).to_have_attribute("lang", taal)
    expect(page.locator("h1")).to_contain_text(naam)
    # Out, and in again: it is the same person, not a second account.
    page.locator("summary.mijn-menu__knop").click()
    phone.press("button", "Uitloggen")
    go_there(phone, "Ik ben het")
    expect(page.locator("h1")).to_contain_text(naam)
    assert phone.seen == []


def go_there(phone: Telefoon, answer: str) -> None:
    """To the broker, which is not ours to look at, and back with this answer."""
    phone.press("link", "Inloggen met DigiD", is_passing=True)
    expect(phone.page.locator("h1")).to_have_text("Makelaar")
    phone.page.get_by_role("link", name=answer).click()
    phone.page.wait_for_url("**127.0.0.1**")
    if phone.has_script:
        phone.seen += [*axe_violations(phone.page), *filter(None, [overflow(phone.page)])]
