import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.methodiek.balans import (
    Gemiddelde,
    balans,
    draaglast,
    effectieve_draagkracht,
    is_gesprekspunt,
    toestand,
    verschil,
)
from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.methodiek.schaal import DRAAGKRACHT, DRAAGLAST, kader_codes

LASTEN = kader_codes(DRAAGLAST)
KRACHTEN = kader_codes(DRAAGKRACHT)
SCORES = st.integers(0, 4)


def test_half_of_the_parts_is_enough_for_a_mean_of_draaglast():
    assert draaglast(dict.fromkeys(LASTEN[:3], 4)) == Gemiddelde(None, 3, "te_weinig_gegevens")
    assert draaglast(dict(zip(LASTEN[:4], (4, 3, 2, 1), strict=True))) == Gemiddelde(2.5, 4)


def test_half_of_the_parts_is_enough_for_effective_draagkracht():
    assert effectieve_draagkracht(dict.fromkeys(KRACHTEN[:5], 3)).waarde is None
    assert effectieve_draagkracht(dict.fromkeys(KRACHTEN[:6], 3)) == Gemiddelde(3.0, 6)


def test_a_missing_score_is_left_out_and_never_counts_as_zero():
    scores = {**dict.fromkeys(LASTEN[:4], 4), LASTEN[4]: None}
    assert draaglast(scores) == Gemiddelde(4.0, 4)


def test_a_part_outside_the_kader_counts_in_no_mean():
    assert draaglast({**dict.fromkeys(LASTEN, 1), "mantelzorg": 4}) == Gemiddelde(1.0, 8)


@given(st.dictionaries(st.sampled_from(LASTEN), SCORES))
def test_the_mean_does_not_depend_on_the_order_of_the_parts(scores):
    assert draaglast(scores) == draaglast(dict(reversed(scores.items())))


@given(st.dictionaries(st.sampled_from(LASTEN), SCORES, min_size=4))
def test_the_mean_lies_between_the_lowest_and_the_highest_score(scores):
    gemiddelde = draaglast(scores).waarde
    assert gemiddelde is not None
    assert min(scores.values()) <= gemiddelde <= max(scores.values())


def test_the_balance_is_effective_draagkracht_minus_draaglast():
    assert balans(Gemiddelde(1.5, 6), Gemiddelde(3.0, 8)) == -1.5


@pytest.mark.parametrize(
    ("kracht", "last"), [(Gemiddelde(None, 2), Gemiddelde(3.0, 8)), (Gemiddelde(3.0, 8), Gemiddelde(None, 2))]
)
def test_there_is_no_balance_without_both_means(kracht, last):
    assert balans(kracht, last) is None


def test_voices_two_levels_apart_are_something_to_talk_about():
    assert verschil(1, 3) == -2
    assert is_gesprekspunt(1, 3)
    assert is_gesprekspunt(4, 2)
    assert not is_gesprekspunt(2, 3)


def test_one_voice_alone_differs_from_nobody():
    assert verschil(3, None) is None
    assert not is_gesprekspunt(None, 4)


@pytest.mark.parametrize(
    ("aanwezig", "inzetbaar", "uitkomst"),
    [
        (4, 3, "benutten"),
        (0, 3, "benutten"),
        (None, 4, "benutten"),
        (3, 1, "geblokkeerd"),
        (4, 0, "geblokkeerd"),
        (1, 2, "versterken"),
        (0, 0, "versterken"),
        (2, 1, "aanwezig"),
        (4, 2, "aanwezig"),
        (2, 2, "aanwezig"),
        (None, 2, None),
        (None, 0, None),
        (4, None, None),
        (0, None, None),
        (None, None, None),
    ],
)
def test_the_state_of_a_part_follows_the_rule(aanwezig, inzetbaar, uitkomst):
    assert toestand(aanwezig, inzetbaar) == uitkomst


@pytest.mark.parametrize("score", [5, -1, True, 2.0, "2"])
def test_it_refuses_a_score_outside_the_scale(score):
    with pytest.raises(MethodiekFout) as gevangen:
        draaglast({"financien": score})
    assert gevangen.value.veld == "financien"
