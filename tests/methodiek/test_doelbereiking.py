import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.methodiek.doelbereiking import doelscore
from draagkracht.methodiek.fouten import MethodiekFout

DOELEN = st.lists(st.tuples(st.integers(-2, 2), st.integers(1, 4)), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("niveaus", "gewichten", "t"),
    [
        ([0, 0, 0], [1, 1, 1], 50.000),
        ([1, 1, 1], [1, 1, 1], 63.693),
        ([-1, -1, -1], [1, 1, 1], 36.307),
        ([1, 0, -1], [3, 2, 1], 54.407),
        ([2, 1, 0], [2, 1, 1], 66.667),
        ([2], [1], 70.000),
        ([-2, -2, -2, -2], [4, 3, 2, 1], 21.994),
    ],
)
def test_the_worked_values_come_out(niveaus, gewichten, t):
    assert round(doelscore(niveaus, gewichten), 3) == t


def test_the_score_equals_the_formula_written_out():
    verwacht = 50 + 10 * (3 * 1 - 1) / math.sqrt(0.7 * (9 + 4 + 1) + 0.3 * 36)
    assert math.isclose(doelscore([1, 0, -1], [3, 2, 1]), verwacht, rel_tol=1e-9)


def test_without_weights_every_goal_weighs_the_same():
    assert doelscore([1, 0, 2]) == doelscore([1, 0, 2], [1, 1, 1])


@given(DOELEN)
def test_the_order_of_the_goals_does_not_matter(doelen):
    heen = doelscore([x for x, _ in doelen], [w for _, w in doelen])
    terug = doelscore([x for x, _ in reversed(doelen)], [w for _, w in reversed(doelen)])
    assert math.isclose(heen, terug, rel_tol=1e-12)


@given(DOELEN)
def test_turning_every_level_round_mirrors_the_score_in_fifty(doelen):
    gewichten = [w for _, w in doelen]
    heen = doelscore([x for x, _ in doelen], gewichten)
    gespiegeld = doelscore([-x for x, _ in doelen], gewichten)
    assert math.isclose(heen + gespiegeld, 100, rel_tol=1e-12)


@pytest.mark.parametrize(
    ("niveaus", "gewichten", "veld"),
    [
        ([], [], "niveaus"),
        ([3], [1], "niveaus[0]"),
        ([0, -3], [1, 1], "niveaus[1]"),
        ([True], [1], "niveaus[0]"),
        ([1.0], [1], "niveaus[0]"),
        ([1], [0], "gewichten[0]"),
        ([1], [-1], "gewichten[0]"),
        ([1], [5], "gewichten[0]"),
        ([1], [math.nan], "gewichten[0]"),
        ([1], [True], "gewichten[0]"),
        ([1, 1], [1], "gewichten"),
    ],
)
def test_it_refuses_what_is_no_goal_level_or_weight(niveaus, gewichten, veld):
    with pytest.raises(MethodiekFout) as gevangen:
        doelscore(niveaus, gewichten)
    assert gevangen.value.veld == veld
