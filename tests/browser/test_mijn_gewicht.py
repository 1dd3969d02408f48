"""A first visit to the residents' door on a slow phone: bytes over the wire, and reading before the letters are in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .woorden import Woorden, speak_before_coming_in

BYTES = 100_000  # over the wire at a first visit, without fonts
SLOW = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 50_000,
    "uploadThroughput": 25_000,
}  # 400 kbit/s
PAGES = ["", "vraag/", "hoe-gaat-het/", "doelen/", "plan/", "week/", "mensen/", "berichten/", "over-mij/", "over-mij/12/",
         "lezen/"]  # fmt: skip


def measure(page: Page) -> dict[str, int]:
    """The bytes of everything that this page goes on to fetch, by address."""
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    urls: dict[str, str] = {}
    sizes: dict[str, int] = {}
    wire.on("Network.responseReceived", lambda e: urls.update({e["requestId"]: e["response"]["url"]}))
    wire.on(
        "Network.loadingFinished", lambda e: sizes.update({urls[e["requestId"]]: int(e["encodedDataLength"])})
    )
    return sizes


def without_fonts(sizes: dict[str, int]) -> int:
    return sum(size for url, size in sizes.items() if not url.endswith(".woff2"))


@pytest.mark.parametrize("taal", ["nl", "ar"])
def test_the_first_page_is_light(open_browser, taal):
    page = open_browser(width=360, height=740).new_page()
    speak_before_coming_in(page, Woorden(taal))
    cookies = page.context.cookies()
    fresh = open_browser(width=360, height=740)
    fresh.add_cookies(cookies)
    page = fresh.new_page()
    sizes = measure(page)
    page.goto("/mijn/welkom/", wait_until="networkidle")
    assert page.locator("html").get_attribute("lang") == taal
    assert len(sizes) > 5
    assert without_fonts(sizes) < BYTES, sizes


def test_every_page_is_light_with_nothing_kept_from_before(log_in_page):
    page = log_in_page("rachida", width=360)
    wire = page.context.new_cdp_session(page)
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes = measure(page)
    for name in PAGES:
        sizes.clear()
        page.goto(f"/mijn/{name}", wait_until="networkidle")
        assert len(sizes) > 5, name
        assert without_fonts(sizes) < BYTES, (name, sizes)


@pytest.mark.parametrize("taal", ["nl", "ar"])
def test_on_a_slow_line_there_is_something_to_read_and_to_fill_in_before_the_letters_are_in(
    open_browser, taal
):
    page = open_browser(width=360, height=740).new_page()
    speak_before_coming_in(page, Woorden(taal))
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    wire.send("Network.emulateNetworkConditions", SLOW)
    held = []
    page.route("**/*.woff2", lambda route: held.append(route))
    page.goto("/mijn/welkom/", wait_until="domcontentloaded")
    expect(page.locator("h1")).to_be_visible()
    page.locator("input[name=code]").fill("ABCDE")
    page.wait_for_function("document.fonts.status === 'loading'")
    assert held, "the letters were asked for, and did not hold up the page"
    assert page.evaluate(
        "[...document.styleSheets].flatMap(s => [...s.cssRules]).filter(r => r instanceof CSSFontFaceRule)"
        ".every(r => r.style.fontDisplay === 'swap')"
    )
