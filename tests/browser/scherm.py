"""Somebody at the screen: presses, fills in and sends on the real pages, with a mouse or with a finger."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, Response


class Scherm:
    """What a hand does on a page. Everything waits for facts: a control that can be used, a page that has arrived."""

    def __init__(self, page: Page, has_finger: bool = False, has_script: bool = True) -> None:
        self.page = page
        self.has_finger = has_finger
        self.has_script = has_script

    def press(self, what: Locator) -> None:
        if self.has_finger:
            what.tap()
        else:
            what.click()

    def leave(self, what: Locator) -> None:
        """Press something that leads to another page, and be there; an answer that refuses is shown as it stands."""
        with self.page.expect_navigation(wait_until="domcontentloaded") as arrival:
            self.press(what)
        check_answer(self.page, arrival.value)

    def send(self, knop: str, within: Locator | None = None) -> None:
        self.leave((within or self.page).get_by_role("button", name=knop, exact=True).first)

    def follow(self, naam: str, within: Locator | None = None) -> None:
        self.leave((within or self.page).get_by_role("link", name=naam, exact=True).first)

    def form_with(self, knop: str) -> Locator:
        """The form that this button sends, for pages with more than one."""
        button = self.page.get_by_role("button", name=knop, exact=True)
        return self.page.locator("form").filter(has=button).first

    def fill(self, label: str, text: str, within: Locator | None = None) -> None:
        (within or self.page).get_by_label(label, exact=True).first.fill(text)

    def select(self, label: str, keuze: str, within: Locator | None = None) -> None:
        (within or self.page).get_by_label(label, exact=True).first.select_option(label=keuze)

    def choose(
        self, vraag: str, *antwoorden: str, within: Locator | None = None, by_begin: bool = False
    ) -> None:
        """Radio buttons or boxes below a question, by the words beside them, or by how those begin."""
        group = (within or self.page).get_by_role("group", name=vraag).first
        for antwoord in antwoorden:
            words = re.compile(rf"^\s*{re.escape(antwoord)}" + ("" if by_begin else r"\s*$"))
            self.press(group.locator("label").filter(has_text=words).first)

    def tick(self, label: str) -> None:
        self.press(self.page.locator("label").filter(has_text=label).first)

    def unfold(self, kop: str, within: Locator | None = None) -> None:
        """Open what is folded below this line; what is open already stays open."""
        line = (within or self.page).locator("summary").filter(has_text=kop).first
        if line.evaluate("line => !line.parentElement.open"):
            self.press(line)


def check_answer(page: Page, answer: Response | None) -> None:
    if answer is not None and answer.status >= 400:
        raise AssertionError(f"{page.url}: {answer.status}: {page.locator('main').inner_text()[:600]}")
