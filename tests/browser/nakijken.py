"""What is wrong with a page as it stands in the browser."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"


def axe_violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands, by WCAG 2.2 AA and best practice; one line per rule and place."""
    page.wait_for_load_state()  # a page that has just been asked for has no head yet to put a script in
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=str(AXE))
    result = page.evaluate(
        "async () => (await axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa',"
        "'best-practice'], resultTypes: ['violations']}))"
        ".violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(' | '))"
    )
    return [f"{page.url}: {line}" for line in result]


def overflow(page: Page) -> str:
    """A sentence when the page is wider than the screen, "" otherwise."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return f"{page.url}: {wide} px te breed" if wide > 1 else ""
