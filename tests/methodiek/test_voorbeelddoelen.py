"""The example goals: enough for every part and direction, and none that the doelhulp would have a hint for."""

import datetime as dt
from collections import Counter

import pytest

from draagkracht.methodiek.doelhulp import review_doel
from draagkracht.methodiek.instrument import load_instrument
from draagkracht.methodiek.schaal import DRAAGKRACHT
from draagkracht.methodiek.voorbeelddoelen import list_voorbeelddoelen, load_voorbeelddoelen

LAST, KRACHT = "draaglast_verminderen", "draagkracht_versterken"
ASKED = [
    (part.code, richting)
    for part in load_instrument().onderdelen
    for richting in ((KRACHT,) if part.pan == DRAAGKRACHT else (LAST, KRACHT))
]


@pytest.mark.parametrize(("onderdeel", "richting"), ASKED)
def test_every_part_and_direction_has_at_least_eight(onderdeel, richting):
    assert len(list_voorbeelddoelen(onderdeel, richting)) >= 8


def test_no_example_is_about_something_that_does_not_exist():
    assert {(d.onderdeel, d.richting) for d in load_voorbeelddoelen().values()} == set(ASKED)


@pytest.mark.parametrize("op", [dt.date(2026, 11, 23), dt.date(2027, 2, 28), dt.date(2028, 6, 30)])
def test_no_example_gets_a_hint_on_any_day_of_the_year(op):
    hinted = {d.tekst: review_doel(d.tekst, None, op) for d in load_voorbeelddoelen().values()}
    assert {tekst: hints for tekst, hints in hinted.items() if hints} == {}


def test_no_example_stands_twice_in_its_part_and_all_fit():
    per_part = Counter((d.onderdeel, d.tekst) for d in load_voorbeelddoelen().values())
    assert max(per_part.values()) == 1
    assert all(len(d.tekst) <= 120 and d.tekst.endswith(".") for d in load_voorbeelddoelen().values())


def test_examples_about_safety_give_nothing_away_to_who_reads_along():
    """No plan, code word, place to flee to or name of a service: the text may be seen by who is feared."""
    telling = ("plan", "een woord", "heen kan", "veilig thuis", "opvang", "misgaat", "wat er speelt", "hij ")
    said = [d.tekst.lower() for d in list_voorbeelddoelen("veiligheid")]
    assert [tekst for tekst in said if any(word in tekst for word in telling)] == []


def test_without_a_direction_both_are_shown():
    both = list_voorbeelddoelen("financien")
    assert {d.richting for d in both} == {LAST, KRACHT}
    assert list_voorbeelddoelen("sterren") == []
