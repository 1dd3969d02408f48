"""A talk at the table with taps only: how many there are beyond the answers, and that nothing goes on unasked."""

from __future__ import annotations

import itertools
import re

import pytest

AT_MOST = 30
WHICH = itertools.count()
QUESTION = re.compile(r"/samen/[a-z_]+/(score|aanwezig|inzetbaar)/$")


@pytest.fixture
def begin(log_in_page):
    """A page at the first question of a new moment, every time in another dossier."""

    def start(**options):
        page = log_in_page("noor", width=820, height=1080, **options)
        dossier = page.locator(".dk-start__lijst a").nth(next(WHICH)).get_attribute("href")
        page.goto(f"{dossier}meting/")
        if page.get_by_text("Nog een moment").count():
            page.get_by_text("Nog een moment").first.click()
        page.get_by_role("button", name="Samen aan tafel beginnen").click()
        page.locator("main button[type=submit]").last.click()
        page.wait_for_url(QUESTION)
        return page

    return start


def test_a_whole_talk_takes_few_taps_beyond_the_answers(begin):
    page = begin()
    beyond, answers = 2, 0  # what it took to get here
    while QUESTION.search(page.url):
        here = page.url
        page.locator(".dk-niveaus__rij .dk-niveau").nth(1).click()
        answers += 1
        page.wait_for_url(lambda url, here=here: url != here)
    page.get_by_role("button", name="Klaar").click()
    assert answers >= 30
    assert beyond + 1 <= AT_MOST


def test_what_was_chosen_stands_on_the_next_screen_with_a_way_back(begin):
    page = begin()
    first = page.url
    chosen = page.locator(".dk-niveaus__rij .dk-niveau__kop").nth(3).inner_text()
    page.locator(".dk-niveaus__rij .dk-niveau").nth(3).click()
    page.wait_for_url(lambda url: url != first)
    assert chosen in page.locator(".mt-eerder").inner_text()
    page.get_by_role("link", name="Toch anders").click()
    page.wait_for_url(first)
    assert page.locator(".dk-niveaus__rij input").nth(3).is_checked()


def test_the_keyboard_looks_around_without_going_on(begin):
    page = begin()
    here = page.url
    page.locator(".dk-niveaus__rij input").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("4")
    page.wait_for_timeout(2_000)
    assert page.url == here


def test_who_wants_to_add_words_is_left_in_peace(begin):
    page = begin()
    here = page.url
    page.get_by_text("Iets erbij zeggen").click()
    page.locator(".dk-niveaus__rij .dk-niveau").nth(1).click()
    page.wait_for_timeout(2_000)
    assert page.url == here


def test_without_javascript_the_button_goes_on(begin):
    page = begin(java_script_enabled=False)
    here = page.url
    assert not page.get_by_text("Dan komt vanzelf").is_visible()
    page.locator(".dk-niveaus__rij .dk-niveau").nth(1).click()
    page.get_by_role("button", name="Verder").click()
    page.wait_for_url(lambda url: url != here)
