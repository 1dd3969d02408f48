"""What a resident's page says in a language, looked up by what it says in Dutch: one journey, walked in every language."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from draagkracht.ui.vertalingen import read_catalogus

HOLE = re.compile(r"%\\?\(\w+\\?\)[sd]")


class Woorden:
    """`woorden("Verder")` is what stands on the button. A text that the catalog does not have fails the test."""

    def __init__(self, taal: str) -> None:
        self.taal = taal
        self._catalogus = None if taal == "nl" else read_catalogus(taal)

    def __call__(self, tekst: str, **gaten: str) -> str:
        if self._catalogus is not None:
            message = self._catalogus.get(tekst)
            if message is None or not message.string or message.fuzzy:
                raise AssertionError(f"{self.taal}: niet vertaald: {tekst}")
            tekst = str(message.string)
        return tekst % gaten if gaten else tekst

    def pattern(self, tekst: str) -> re.Pattern[str]:
        """The same for a sentence with something filled in, whatever that is."""
        return re.compile(HOLE.sub(".+", re.escape(self(tekst))))


def speak_before_coming_in(page: Page, woorden: Woorden) -> None:
    page.goto("/mijn/welkom/")
    if woorden.taal != "nl":
        page.locator(f"button[value={woorden.taal}]").click()
    page.wait_for_selector(f"html[lang={woorden.taal}]")


def speak(page: Page, taal: str) -> None:
    """Choose the language on the resident's own page about reading."""
    page.goto("/mijn/lezen/")
    page.locator(f"input[name=taal][value={taal}]").check()
    page.locator("form.dk-formulier button[type=submit]").click()
    page.wait_for_selector(f"html[lang={taal}]")
