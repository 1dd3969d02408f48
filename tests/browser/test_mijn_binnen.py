"""The residents' own way in, on a small telephone: the letter, the code, the pincode; a passkey; the device handed over."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.cast import WACHTWOORD

from .nakijken import axe_violations, overflow
from .woorden import Woorden, speak, speak_before_coming_in

WOORD, PIN = "blauwe fiets", "258013"
TALEN = ["nl", "ar"]
FOUT_WOORD = "Dat klopt niet. Kijk het nog eens na. U kunt het nog %(aantal)s keer proberen."
PASSKEY_FOUT = "Dat is niet gelukt. Probeer het nog eens, of ga op een andere manier naar binnen."
TITLES = {Woorden(taal)("Mijn plan") for taal in TALEN}
SMALL = """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), summary, select, textarea')]
  .filter(e => e.checkVisibility() && !e.closest('p, li, .utrecht-skip-link') && !e.matches('.utrecht-skip-link'))
  .map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
  .filter(([, r]) => r.width && (r.height < 43.5 || r.width < 43.5)).map(([html, r]) => html + ' ' + r.height)"""


def check(page: Page) -> None:
    """No violation, nothing wider than the screen, every button a finger high, and a title that tells nothing."""
    assert axe_violations(page) == []
    assert overflow(page) == ""
    assert page.evaluate(SMALL) == []
    assert page.title() in TITLES, page.title()


@pytest.fixture
def professional(log_in_page) -> Page:
    return log_in_page("noor")


@pytest.fixture
def invite(professional):
    """A new code for somebody in Noor's list who is not of the cast, as she makes it on her own screen."""

    def make(taal: str = "nl") -> str:
        page = professional
        page.goto(open_dossier(page, taal) + "inwoner/uitnodigen/")
        page.get_by_label("een brief om mee te geven of te sturen").check()
        page.get_by_label("een woord of getal dat u samen afspreekt").check()
        page.get_by_label("Het woord of getal dat u samen afspreekt").fill(WOORD)
        page.get_by_role("button", name="Maak de code").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("De code, één keer te zien")
        return page.locator(".dk-brief__code").inner_text()

    return make


def open_dossier(page: Page, taal: str) -> str:
    """The address of a dossier of Noor's, one per language. Not of the cast: their own accounts are for other tests."""
    page.goto("/dossiers/")
    links = page.locator("a[href^='/dossier/']").filter(has_not_text=re.compile("Rachida|Marjan"))
    return re.match(r"/dossier/[^/]+/", links.nth(TALEN.index(taal)).get_attribute("href"))[0]


def type_on(page: Page, text: str, *, tabs: int = 1) -> None:
    for _ in range(tabs):
        page.keyboard.press("Tab")
    page.keyboard.type(text)


@pytest.mark.parametrize("taal", TALEN)
@pytest.mark.parametrize("has_script", [True, False])
def test_from_the_letter_to_the_own_page_by_keyboard(invite, open_browser, has_script, taal):
    code, woorden = invite(taal), Woorden(taal)
    page = open_browser(width=360, height=740, java_script_enabled=has_script).new_page()
    screens = []

    def arrive(heading: str) -> None:
        expect(page.get_by_role("heading", level=1)).to_have_text(woorden(heading))
        screens.append(heading)
        if has_script:
            check(page)

    speak_before_coming_in(page, woorden)
    arrive("Welkom")
    page.get_by_label(woorden("Uw code")).focus()
    page.keyboard.type(code.lower())
    page.keyboard.press("Enter")
    arrive("Bent u het echt?")
    page.get_by_label(woorden("Het woord of getal dat u hebt afgesproken")).focus()
    page.keyboard.type("Blauwe  Fiets.")
    page.keyboard.press("Enter")
    arrive("Kies een pincode")
    page.get_by_label(woorden("Kies zes cijfers")).focus()
    page.keyboard.type(PIN)
    type_on(page, PIN)
    page.keyboard.press("Enter")
    page.wait_for_url("**/mijn/")
    screens.append("thuis")
    assert len(screens) <= 4, "one screen is left of five for the first own words"
    if has_script:
        check(page)
    # Out, and in again with code and pincode.
    page.locator("summary.mijn-menu__knop").click()
    page.get_by_role("button", name=woorden("Uitloggen")).click()
    arrive("Welkom terug")
    page.get_by_label(woorden("Uw code")).focus()
    page.keyboard.type(code)
    type_on(page, PIN)
    page.keyboard.press("Enter")
    page.wait_for_url("**/mijn/")
    page.go_back()
    page.goto("/mijn/pincode/")
    if has_script:
        check(page)


@pytest.mark.parametrize("taal", TALEN)
def test_what_goes_wrong_on_the_way_in_is_said_in_one_place_and_passes_axe(invite, open_browser, taal):
    code, woorden = invite(taal), Woorden(taal)
    page = open_browser(width=360, height=740).new_page()
    speak_before_coming_in(page, woorden)

    def try_wrong_word() -> None:
        page.get_by_label(woorden("Het woord of getal dat u hebt afgesproken")).fill("iets anders")
        page.get_by_role("button", name=woorden("Verder")).click()

    page.goto("/mijn/welkom/ABCDEFGHJK/")
    check(page)
    page.goto(f"/mijn/welkom/{code.replace('-', '')}/")
    for _ in range(4):
        try_wrong_word()
        expect(page.get_by_text(woorden.pattern(FOUT_WOORD)).first).to_be_visible()
    check(page)
    try_wrong_word()
    expect(page.get_by_role("heading", level=1)).to_have_text(woorden("Deze code werkt niet meer"))
    check(page)
    page.goto("/mijn/zoiets-is-er-niet/")
    check(page)


@pytest.mark.parametrize(("has_script", "taal"), [(True, "nl"), (False, "nl"), (True, "ar")])
def test_the_quick_way_out_leaves_nothing_and_the_way_back_asks_to_log_in(
    invite, open_browser, has_script, taal
):
    code, woorden = invite(taal), Woorden(taal)
    context = open_browser(width=360, height=740, java_script_enabled=has_script)
    context.route(
        "https://www.buienradar.nl/**", lambda route: route.fulfill(body="Het weer", content_type="text/html")
    )
    page = context.new_page()
    speak_before_coming_in(page, woorden)
    walk_in(page, code, woorden)
    page.goto("/mijn/lezen/")
    page.get_by_role("button", name=woorden("Snel weg")).click()
    page.wait_for_url("https://www.buienradar.nl/")
    expect(page.get_by_text("Het weer")).to_be_visible()
    page.go_back()
    # In Dutch: which language somebody reads is left behind as little as anything else.
    expect(page.get_by_role("heading", level=1)).to_have_text("Welkom terug")
    page.goto("/mijn/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Welkom terug")


def walk_in(page: Page, code: str, woorden: Woorden) -> None:
    page.get_by_label(woorden("Uw code")).fill(code)
    page.get_by_role("button", name=woorden("Verder")).click()
    page.get_by_label(woorden("Het woord of getal dat u hebt afgesproken")).fill(WOORD)
    page.get_by_role("button", name=woorden("Verder")).click()
    page.get_by_label(woorden("Kies zes cijfers")).fill(PIN)
    page.get_by_label(woorden("Nog een keer dezelfde cijfers")).fill(PIN)
    page.get_by_role("button", name=woorden("Klaar")).click()
    page.wait_for_url("**/mijn/")


@pytest.mark.parametrize("taal", TALEN)
def test_the_device_in_the_residents_hands_and_back(professional, taal):
    page, woorden = professional, Woorden(taal)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(open_dossier(page, taal) + "inwoner/")
    page.get_by_role("button", name="Geef het scherm aan de inwoner").click()
    page.wait_for_url("**/mijn/")
    speak(page, taal)
    page.goto("/mijn/")
    check(page)
    page.go_back()
    page.goto("/mijn/")
    expect(page.get_by_text(woorden("U leest dit op het scherm van uw hulpverlener."))).to_be_visible()
    page.goto("/dossiers/")
    expect(page).to_have_url(re.compile("/mijn/$"))
    page.get_by_role("link", name=woorden("Scherm teruggeven")).click()
    check(page)
    page.get_by_label(woorden("Wachtwoord van de hulpverlener")).fill("verkeerd")
    page.get_by_role("button", name=woorden("Terug naar de hulpverlener")).click()
    expect(page.get_by_text(woorden("Dit wachtwoord klopt niet.")).first).to_be_visible()
    check(page)
    speak(page, "nl")  # the others of this municipality read on in Dutch
    page.get_by_role("link", name="Scherm teruggeven").click()
    page.get_by_label("Wachtwoord van de hulpverlener").fill(WACHTWOORD)
    page.get_by_role("button", name="Terug naar de hulpverlener").click()
    page.wait_for_url("**/dossier/**")


@pytest.fixture
def device(chromium: Browser, server):
    """A telephone that can hold passkeys, under our own policy: nothing of it is bypassed."""
    context = chromium.new_context(
        base_url=f"http://localhost:{server.port}", viewport={"width": 360, "height": 740}, locale="nl-NL"
    )
    page = context.new_page()
    cdp = context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
    }
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    made = cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.passkeys = lambda: cdp.send("WebAuthn.getCredentials", {"authenticatorId": made["authenticatorId"]})[
        "credentials"
    ]
    yield page
    context.close()


@pytest.mark.parametrize("taal", TALEN)
def test_a_passkey_lets_the_resident_in_without_code_or_pincode(device, invite, taal):
    page, woorden = device, Woorden(taal)
    speak_before_coming_in(page, woorden)
    walk_in(page, invite(taal), woorden)
    page.goto("/mijn/pincode/passkey/")
    page.get_by_role("button", name=woorden("Zet dit aan op dit toestel")).click()
    expect(page.get_by_text(woorden("Gelukt. De volgende keer kunt u zo naar binnen."))).to_be_visible()
    assert [key["isResidentCredential"] for key in page.passkeys()] == [True]
    page.locator("summary.mijn-menu__knop").click()
    page.get_by_role("button", name=woorden("Uitloggen")).click()
    page.get_by_role("button", name=woorden("Naar binnen met uw vinger of gezicht")).click()
    page.wait_for_url("**/mijn/")
    expect(page.get_by_role("heading", level=1)).to_have_text(woorden.pattern("Dag %(naam)s"))
    # A new code from the professional ends it: the passkey is on the telephone, and opens nothing.
    invite(taal)
    page.goto("/mijn/inloggen/")
    page.get_by_role("button", name=woorden("Naar binnen met uw vinger of gezicht")).click()
    expect(page.get_by_text(woorden(PASSKEY_FOUT)).first).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text(woorden("Welkom terug"))


def test_a_passkey_lets_a_professional_in_and_can_be_taken_away(device):
    page = device

    def log_in() -> None:
        page.goto("/inloggen/")
        page.get_by_label("Gebruikersnaam").fill("bram")
        page.get_by_label("Wachtwoord").fill(WACHTWOORD)
        page.get_by_role("button", name="Inloggen", exact=True).click()
        page.wait_for_url("**/dossiers/")

    log_in()
    page.goto("/tweede-factor/passkey/")
    page.get_by_role("button", name="Zet dit aan op dit toestel").click()
    expect(page.get_by_text("Gelukt. De volgende keer kunt u zo naar binnen.")).to_be_visible()
    page.context.clear_cookies()
    page.goto("/inloggen/")
    page.get_by_role("button", name="Naar binnen met uw vinger of gezicht").click()
    page.wait_for_url("**/dossiers/")
    page.goto("/tweede-factor/passkey/")
    page.get_by_role("button", name="Weghalen").click()
    expect(page.get_by_text("Dat staat niet meer aan.")).to_be_visible()
    page.context.clear_cookies()
    page.goto("/inloggen/")
    page.get_by_role("button", name="Naar binnen met uw vinger of gezicht").click()
    expect(page.get_by_text("Dat is niet gelukt.").first).to_be_visible()
