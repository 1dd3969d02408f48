import math
from statistics import correlation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.methodiek.samenhang import cronbach_alpha, mcdonald_omega, overeenstemming

INWONER = [3, 2, 4, 1, 0, 2, 3, 3, 1, 2, 4, 0, 2, 3, 1, 2, 0, 4, 3, 2]
PROFESSIONAL = [2, 2, 3, 1, 1, 2, 4, 2, 1, 3, 4, 0, 1, 3, 0, 2, 1, 3, 3, 2]
PAREN = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=40)


def test_the_worked_pairs_come_out():
    uitkomst = overeenstemming(INWONER, PROFESSIONAL)
    assert (uitkomst.n, uitkomst.exact, uitkomst.binnen_1) == (20, 0.5, 1.0)
    assert uitkomst.kappa == pytest.approx(0.8275862069, rel=1e-9)
    assert uitkomst.waarschuwing is None


def test_below_twenty_pairs_it_warns():
    assert "20 paren" in overeenstemming(INWONER[:19], PROFESSIONAL[:19]).waarschuwing


def test_a_pair_that_misses_a_voice_is_left_out():
    uitkomst = overeenstemming([*INWONER, None, 4], [*PROFESSIONAL, 0, None])
    assert uitkomst == overeenstemming(INWONER, PROFESSIONAL)


def test_constant_data_has_no_kappa():
    uitkomst = overeenstemming([2] * 25, [2] * 25)
    assert (uitkomst.exact, uitkomst.kappa) == (1.0, None)
    assert overeenstemming([2] * 25, [1] * 25).kappa == 0.0


def test_no_pairs_give_no_figures():
    uitkomst = overeenstemming([None], [3])
    assert (uitkomst.n, uitkomst.exact, uitkomst.binnen_1, uitkomst.kappa) == (0, None, None, None)


def test_it_refuses_a_score_outside_the_scale():
    with pytest.raises(MethodiekFout):
        overeenstemming([5], [1])


def test_it_refuses_series_of_unequal_length():
    with pytest.raises(ValueError, match="shorter"):
        overeenstemming([1, 2], [1])


@given(PAREN)
def test_the_order_of_voices_and_of_pairs_does_not_matter(paren):
    heen = overeenstemming([a for a, _ in paren], [b for _, b in paren])
    terug = overeenstemming([b for _, b in reversed(paren)], [a for a, _ in reversed(paren)])
    assert heen == terug
    assert heen.kappa is None or -1 <= heen.kappa <= 1


def test_alpha_equals_the_formula_written_out():
    # Columns 1 2 3 4 / 2 1 4 3 / 1 2 3 4: variances 5/3 each, sums 4 5 10 11 with variance 12.333.
    rijen = [[1, 2, 1], [2, 1, 2], [3, 4, 3], [4, 3, 4]]
    assert cronbach_alpha(rijen) == pytest.approx(1.5 * (1 - 5 / (37 / 3)), rel=1e-9)


def test_equal_parts_are_perfectly_consistent():
    rijen = [[n, n, n, n] for n in range(5)]
    assert cronbach_alpha(rijen) == pytest.approx(1.0, rel=1e-9)
    assert mcdonald_omega(rijen) == pytest.approx(1.0, rel=1e-9)


def test_with_three_parts_omega_follows_from_the_triads():
    # Three parts fit one factor exactly: l1 = sqrt(r12 * r13 / r23), and so on round.
    rijen = [
        [2, 0, 1],
        [0, 0, 0],
        [2, 2, 3],
        [0, 0, 1],
        [1, 0, 0],
        [2, 0, 1],
        [0, 0, 1],
        [3, 4, 4],
        [1, 2, 0],
        [3, 4, 4],
    ]
    a, b, c = zip(*rijen, strict=True)
    r12, r13, r23 = correlation(a, b), correlation(a, c), correlation(b, c)
    loadings = [math.sqrt(r12 * r13 / r23), math.sqrt(r12 * r23 / r13), math.sqrt(r13 * r23 / r12)]
    common = sum(loadings) ** 2
    assert max(loadings) < 1
    verwacht = common / (common + sum(1 - loading**2 for loading in loadings))
    assert mcdonald_omega(rijen) == pytest.approx(verwacht, rel=1e-9)


@pytest.mark.parametrize(
    "rijen",
    [
        [],
        [[1, 2, 3]],
        [[1, 2, 3], [None, 2, 3], [1, None, 2]],
        [[2, 2, 2]] * 30,
        [[1, 2, 2], [1, 3, 1], [1, 4, 3]],
    ],
)
def test_omega_gives_nothing_where_nothing_can_be_said(rijen):
    assert mcdonald_omega(rijen) is None


@pytest.mark.parametrize("rijen", [[], [[1, 2]], [[1], [2], [3]], [[2, 2]] * 30, [[None, 1], [2, 3]]])
def test_alpha_gives_nothing_where_nothing_can_be_said(rijen):
    assert cronbach_alpha(rijen) is None


@given(st.lists(st.lists(st.integers(0, 4), min_size=4, max_size=4), max_size=25))
def test_omega_is_a_share_or_nothing(rijen):
    omega = mcdonald_omega(rijen)
    assert omega is None or -1e-9 <= omega <= 1 + 1e-9
