"""The kind words: there for every outcome, easy to read, and never loud."""

import pytest

from draagkracht.methodiek.leesbaarheid import measure_leesbaarheid
from draagkracht.werkproces.uitvoering.models import Afspraak
from draagkracht.werkproces.uitvoering.woorden import ONZEKER, is_onzeker, load_woorden

WOORDEN = load_woorden()


def test_every_outcome_has_its_words():
    assert set(WOORDEN) == {code for code in Afspraak.Uitkomst.values if code} | {ONZEKER}


@pytest.mark.parametrize("code", WOORDEN)
def test_the_words_read_as_b1(code):
    woorden = WOORDEN[code]
    measured = measure_leesbaarheid(f"{woorden.kop} {woorden.tekst} {woorden.vraag}")
    assert measured.is_makkelijk, (measured.flesch_douma, measured.woorden_per_zin)


@pytest.mark.parametrize("code", WOORDEN)
def test_the_words_are_kind_and_calm(code):
    text = " ".join(str(value) for value in vars_of(WOORDEN[code])).lower()
    for word in ("!", "cliënt", "mislukt", "helaas", "problematiek", "zelfredzaam", "conform", "fout"):
        assert word not in text


def vars_of(woorden):
    return [woorden.kop, woorden.tekst, woorden.vraag, woorden.vervolg]


@pytest.mark.parametrize("code", ["nog_niet", "bijna", ONZEKER])
def test_a_smaller_step_is_offered_where_it_helps(code):
    assert WOORDEN[code].kleiner
    assert WOORDEN[code].vervolg


@pytest.mark.parametrize(
    ("zekerheid", "asked"), [(None, False), (0, True), (6, True), (7, False), (10, False)]
)
def test_below_seven_a_smaller_step_deserves_a_thought(zekerheid, asked):
    assert is_onzeker(zekerheid) is asked
