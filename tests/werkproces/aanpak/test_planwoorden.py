"""The planner's answer in words that residents read."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from draagkracht.planning.regels import load_regels
from draagkracht.werkproces.aanpak.planweg import LET_GO
from draagkracht.werkproces.aanpak.planwoorden import (
    MORE,
    REASONS,
    rond_woord,
    said,
    sentences,
    uren_woord,
)

DOELEN = {"doel-1": "Ik slaap door."}
NAMEN = {"schuldhulp": "Hulp bij schulden"}
OF_A_STEP = {"vult", "vult_zwaar", "vult_vrij", "nodig_voor", "vast", "vraagt"}
OF_ITS_WEEK = {"wachttijd", "na", "fase", "lucht", "tegelijk", "uren", "samen"}


def reason(code: str, tekst: str = "") -> dict[str, str]:
    return {"code": code, "tekst": tekst}


def test_every_reason_of_a_step_has_words_and_the_planner_gives_no_other():
    assert {code for code in REASONS if ":" not in code} == OF_A_STEP | OF_ITS_WEEK
    assert set(load_regels().redenen) >= OF_A_STEP | OF_ITS_WEEK | set(LET_GO) | set(MORE)


@pytest.mark.parametrize(
    ("fase", "words"),
    [
        ("stabiliseren", "Dit geeft lucht bij uw doel ‘Ik slaap door’."),
        ("versterken", "Hier leert u iets voor uw doel ‘Ik slaap door’."),
        ("borgen", "Zo houdt u vast wat u bereikt bij uw doel ‘Ik slaap door’."),
    ],
)
def test_a_step_says_what_it_does_for_the_goal(fase, words):
    assert said(reason("vult", "voor doel 'doel-1' iets (8 weken)"), fase, DOELEN, NAMEN) == words


def test_what_comes_first_is_named():
    tekst = "eerst geeft 'schuldhulp' lucht bij doel 'doel-1' (ernst 4)"
    assert "‘Hulp bij schulden’" in said(reason("lucht", tekst), "versterken", DOELEN, NAMEN)
    assert (
        said(reason("samen", tekst), "versterken", DOELEN, NAMEN)
        == "Eerst moet ‘Hulp bij schulden’ klaar zijn."
    )


def test_no_score_comes_through():
    found = said(reason("vraagt", "'hulp_vragen' is 1, gevraagd is 1"), "versterken", DOELEN, NAMEN)
    assert found == "Hier heeft u nu genoeg kracht voor."


def test_an_unknown_reason_says_nothing_and_the_same_is_said_once():
    found = [reason("nieuw"), reason("wachttijd"), reason("wachttijd", "anders")]
    assert sentences(found, "borgen", {}, {}) == ["Eerder kan niet, want er is een wachttijd."]


def test_braces_in_a_goal_are_only_text():
    assert "{0}{x}" in said(reason("vult", "'doel-1'"), "", {"doel-1": "{0}{x}"}, {})


@pytest.mark.parametrize(
    ("uren", "words"),
    [
        (0.25, "een kwartier"),
        (0.5, "een half uur"),
        (1, "1 uur"),
        (Decimal("1.50"), "anderhalf uur"),
        (2.5, "2,5 uur"),
    ],
)
def test_hours_are_said_as_people_say_them(uren, words):
    assert uren_woord(uren) == words


@pytest.mark.parametrize(
    ("op", "words"),
    [
        ((2026, 3, 1), "begin maart 2026"),
        ((2026, 3, 11), "half maart 2026"),
        ((2026, 3, 31), "eind maart 2026"),
    ],
)
def test_a_day_far_away_is_said_about(op, words):
    assert rond_woord(dt.date(*op)) == words
