"""A resident's old phone, in the language of who holds it: every page that comes is looked at on the way."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from .nakijken import axe_violations, overflow
from .woorden import Woorden

SMALL = 44
TABS = 120
OWN = {"De post ligt in een la."}
# What can be tapped and is lower than a finger needs; a link in a running sentence is text.
LOW = """() => [...document.querySelectorAll('a[href], button, select, textarea, summary, input:not([type=hidden])')]
  .filter((e) => e.checkVisibility() && !e.closest('.utrecht-skip-link'))
  .map((e) => e.matches('[type=radio], [type=checkbox]') ? e.closest('label') : e)
  .filter((e) => e.getBoundingClientRect().height < %d && !e.matches('.utrecht-skip-link'))
  .map((e) => e.outerHTML.slice(0, 120))"""


class Telefoon:
    """A phone of 360 px. `press` reaches what it looks for with the Tab key; without a script it taps.

    What it looks for is named in Dutch and looked up in the language of the page.
    """

    def __init__(self, page: Page, *, has_script: bool, taal: str = "nl") -> None:
        self.page, self.has_script, self.woorden = page, has_script, Woorden(taal)
        self.seen: list[str] = []

    def look(self) -> None:
        found = self.page.evaluate(LOW % SMALL) if self.has_script else []
        self.seen += [f"{self.page.url}: lager dan {SMALL} px: {tag}" for tag in found]
        if self.has_script:
            self.seen += [*axe_violations(self.page), *filter(None, [overflow(self.page)])]

    def go(self, path: str) -> None:
        self.page.goto(f"/mijn/{path}")
        self.look()

    def press(self, role: str, name: str, *, is_passing: bool = False, **gaten: str) -> None:
        """Follow or send; and look at the page that comes, unless it goes on by itself."""
        self._follow(
            self.page.get_by_role(role, name=self.woorden(name, **gaten)).first, is_passing=is_passing
        )

    def open(self, name: str) -> None:
        """Follow a link that is called by a name of somebody or something, the same in every language."""
        self._follow(self.page.get_by_role("link", name=name).first)

    def _follow(self, what: Locator, *, is_passing: bool = False) -> None:
        with self.page.expect_navigation():
            if self.has_script:
                self.reach(what)
                self.page.keyboard.press("Enter")
            else:
                what.click()
        if not is_passing:
            self.look()

    def reach(self, what) -> None:
        handle = what.element_handle()
        for _ in range(TABS):
            if handle.evaluate("e => e === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"niet te bereiken met Tab: {what}")

    def fill(self, label: str, text: str) -> None:
        self.page.get_by_label(self.woorden(label)).first.fill(text)

    def choose(self, question: str, answer: str) -> None:
        """`answer` is a text of ours, or somebody's own words, which are in no catalog."""
        group = self.page.get_by_role("group", name=self.woorden(question))
        words = answer if answer in OWN else self.woorden(answer)
        group.get_by_text(re.compile(rf"^\s*{re.escape(words)}\s*$")).first.click()

    def pick(self, question: str, value: str) -> None:
        """For answers that are a number: what stands beside it is made for each number."""
        group = self.page.get_by_role("group", name=self.woorden(question))
        group.locator(f"label:has(input[value='{value}'])").click()

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(self.woorden.pattern(text)).first).to_be_visible()
