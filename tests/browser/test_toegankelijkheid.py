"""Every page and state that can be reached by links: axe, a narrow screen, four times zoom, without JavaScript."""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin, urlsplit

import pytest

from .nakijken import AXE, axe_violations, overflow

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
INTERVENTIE = re.compile(r"((?<=/interventies/)(?!nieuw/)|(?<=/mogelijk/))[\w-]+(?=/)")
# The history of one score is the same page for each part and voice.
ONDERDEEL = re.compile(r"(?<=/geschiedenis/)\w+/\w+(?=/)")
FILES = re.compile(r"\.(pdf|csv|xlsx|json|zip|ics)$|/bijlage/|/pdf/|/ophalen/")
PER_KIND = 2  # pages that differ only in whose they are: two of each kind


def kind_of(address: str) -> str:
    path = ONDERDEEL.sub("*", INTERVENTIE.sub("*", UUID.sub("*", urlsplit(address).path)))
    return path + ("?" if urlsplit(address).query else "")


def crawl(page, begin: str, look, per_kind: int = PER_KIND) -> dict[str, int]:
    """Follow every link of the own site from `begin`; `look(page)` is called on each page. Returns kinds seen."""
    waiting, seen, kinds = [begin], set(), {}
    while waiting:
        address = waiting.pop(0)
        kind = kind_of(address)
        if address in seen or kinds.get(kind, 0) >= per_kind or FILES.search(urlsplit(address).path):
            continue
        seen.add(address)
        answer = page.goto(address)
        if "text/html" not in (answer.headers.get("content-type") or ""):
            continue
        assert answer.status == 200, f"{address}: {answer.status}"
        kinds[kind] = kinds.get(kind, 0) + 1
        look(page)
        links = [html.unescape(link) for link in re.findall(r'<a [^>]*href="([^"#][^"]*)"', page.content())]
        waiting += [
            urljoin(address, link).split("#")[0]
            for link in links
            if urlsplit(urljoin(address, link)).netloc == urlsplit(address).netloc
        ]
    return kinds


BETWEEN = 768  # here only whether it fits: what axe finds lies in the wide page or in the narrow one
WIDTHS = (1280, BETWEEN, 320)  # 320 px is also four times zoom
ACCOUNTS = {
    "noor": 20,
    "liesbeth": 5,
    "youssef": 3,
    "marjan": 1,
}  # the least kinds of pages each must have met


@pytest.mark.parametrize("naam", ACCOUNTS)
def test_no_page_has_an_axe_violation_or_is_wider_than_the_screen(server, log_in_page, naam):
    page = log_in_page(naam, width=WIDTHS[0], height=800)
    page.context.add_init_script(path=AXE)  # handed over once, not page by page
    problems: list[str] = []

    def look(page) -> None:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if width != BETWEEN:
                problems.extend(f"{width} px: {line}" for line in axe_violations(page))
            problems.append(overflow(page))
        page.set_viewport_size({"width": WIDTHS[0], "height": 800})

    kinds = crawl(page, page.url, look, per_kind=PER_KIND if naam == "noor" else 1)
    assert [p for p in problems if p] == []
    assert len(kinds) >= ACCOUNTS[naam]


def test_every_page_can_be_read_without_javascript(server, log_in_page):
    page = log_in_page("noor", java_script_enabled=False)
    kinds = crawl(page, page.url, lambda page: None, per_kind=1)
    assert len(kinds) >= 20


def test_the_login_page_and_the_page_that_does_not_exist_are_accessible(server, open_browser):
    page = open_browser(width=320).new_page()
    for address in ("/inloggen/", "/bestaat-niet/"):
        page.goto(address)
        assert axe_violations(page) == []
        assert overflow(page) == ""


def fine(page) -> None:
    assert axe_violations(page) == []
    assert overflow(page) == ""


@pytest.fixture
def at_dossier(log_in_page):
    """A phone, which is also four times zoom, and the address of the first dossier."""
    page = log_in_page("noor", width=320, height=800)
    return page, page.locator(".dk-start__lijst a").first.get_attribute("href")


@pytest.mark.parametrize(
    ("way", "empty"), [("/dossiers/nieuw/", "naam"), ("gegevens/", "naam"), ("/wachtwoord/", "")]
)
def test_a_form_with_errors_is_accessible(at_dossier, way, empty):
    page, dossier = at_dossier
    page.goto(way if way.startswith("/") else dossier + way)
    if empty:
        page.locator(f"main [name={empty}]").fill("")
    page.locator("main button[type=submit]").last.click()
    page.locator(".dk-fout, .dk-fouten").first.wait_for()
    fine(page)


def test_the_panel_for_two_who_changed_the_same_is_accessible(at_dossier):
    page, dossier = at_dossier
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(f"{dossier}gegevens/")
    for tab, nummer in ((other, "06 0000 0001"), (page, "06 0000 0002")):
        naam = tab.get_by_role("heading", level=1).inner_text().removeprefix("Gegevens van ")
        tab.locator("main [name=naam]").fill(naam)  # a draft without a name may be waiting here
        tab.locator("main [name=telefoon]").fill(nummer)
        with tab.expect_navigation():  # the first is in before the second is sent
            tab.locator("main button[type=submit]").last.click()
    page.get_by_text("Iemand anders heeft dit ook gewijzigd").wait_for()
    fine(page)
