"""The residents' door in another language on a phone: readable, reachable, and light."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .nakijken import axe_violations, overflow

TALEN = ("en", "tr", "ar", "pl", "uk")
LOADED = (
    "document.fonts.ready.then(() => [...document.fonts].filter(f => f.status === 'loaded')"
    ".map(f => f.family.replaceAll('\"', '')))"
)
SMALL = """[...document.querySelectorAll('main button, main label.dk-keuze, header a, header button, header summary')]
  .filter(e => e.offsetParent && e.getBoundingClientRect().height < 44)
  .map(e => 'te klein: ' + e.outerHTML.slice(0, 80))"""


def choose(page: Page, taal: str) -> None:
    page.goto("/mijn/welkom/")
    page.locator(f"button[value={taal}]").click()
    page.wait_for_selector(f"html[lang={taal}]")


@pytest.mark.parametrize("taal", TALEN)
def test_a_language_is_chosen_before_coming_in_also_without_javascript(open_browser, taal):
    page = open_browser(width=360, java_script_enabled=False).new_page()
    page.goto("/mijn/welkom/")
    page.locator(f"button[value={taal}]").click()
    assert page.locator("html").get_attribute("lang") == taal
    assert page.locator("html").get_attribute("dir") == ("rtl" if taal == "ar" else "ltr")
    page.locator("form.dk-formulier button[type=submit]").click()  # empty: a sentence in that language
    expect(page.locator("[role=alert]")).to_be_visible()
    assert "Vul uw code in" not in page.content()


@pytest.mark.parametrize("taal", ["ar", "uk"])
def test_pages_of_another_alphabet_hold_to_the_rules(log_in_page, taal):
    page = log_in_page("rachida", width=360, height=740)
    page.goto("/mijn/lezen/")
    page.locator(f"input[value={taal}]").check()
    page.locator("form.dk-formulier button[type=submit]").click()
    page.wait_for_selector(f"html[lang={taal}]")
    problems = []
    for address in ("/mijn/", "/mijn/lezen/", "/mijn/pincode/", "/mijn/bestaat-niet/"):
        page.goto(address)
        page.locator("summary.mijn-menu__knop").or_(page.locator("h1")).first.click()
        problems += [*axe_violations(page), overflow(page), *page.evaluate(SMALL)]
    page.goto("/mijn/pincode/")
    page.locator("form.dk-formulier button[type=submit]").click()
    expect(page.locator("[role=alert]")).to_be_visible()
    problems += [*axe_violations(page), overflow(page)]
    assert [p for p in problems if p] == []


def test_a_dutch_page_loads_no_other_alphabet(open_browser):
    page = open_browser(width=360).new_page()
    page.goto("/mijn/welkom/")
    assert page.evaluate(LOADED) == ["Noto Sans Variable"]
    choose(page, "ar")
    page.wait_for_function("document.fonts.check('1rem \"Noto Sans Arabisch\"', 'ع')")
    assert set(page.evaluate(LOADED)) == {"Noto Sans Variable", "Noto Sans Arabisch"}
    choose(page, "uk")
    page.wait_for_function("document.fonts.check('1rem \"Noto Sans Cyrillisch\"', 'ї')")
    assert set(page.evaluate(LOADED)) == {"Noto Sans Variable", "Noto Sans Cyrillisch"}


def test_letters_that_are_easy_to_tell_apart_come_when_they_are_chosen(log_in_page):
    page = log_in_page("rachida", width=360, height=740)
    page.goto("/mijn/lezen/")
    page.locator("input[value=nl]").check()
    page.locator("input[value=dyslexie]").check()
    page.locator("form.dk-formulier button[type=submit]").click()
    page.wait_for_selector("html[data-lettertype=dyslexie]")
    page.wait_for_function("document.fonts.check('1rem Andika', 'bdpq')")
    assert "Andika" in page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
    assert page.evaluate(LOADED).count("Andika") >= 1
    page.locator("input[value=gewoon][name=lettertype]").check()
    page.locator("form.dk-formulier button[type=submit]").click()
    page.wait_for_selector("html[data-lettertype=gewoon]")
    assert "Andika" not in page.evaluate(LOADED)
