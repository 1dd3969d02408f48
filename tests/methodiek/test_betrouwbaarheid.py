import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.methodiek.betrouwbaarheid import Meetfout, betrouwbare_verandering
from draagkracht.methodiek.fouten import MethodiekFout


def test_a_mean_must_move_060_with_sd_06_and_reliability_087():
    meetfout = Meetfout(0.6, 0.87, "voorbeeld", "2026-01-01")
    assert math.isclose(meetfout.s_diff, math.sqrt(2) * 0.6 * math.sqrt(0.13), rel_tol=1e-9)
    assert round(meetfout.kleinste_verandering, 2) == 0.60


def test_one_level_is_noise_and_two_levels_are_change():
    assert round(Meetfout(1.1, 0.85, "", "").kleinste_verandering, 2) == 1.18
    klein = betrouwbare_verandering(3, 2, sd_t0=1.1, r=0.85)
    groot = betrouwbare_verandering(3, 1, sd_t0=1.1, r=0.85)
    assert (klein.betrouwbaar, klein.tekst) == (False, "te klein om iets over te zeggen")
    assert (groot.betrouwbaar, groot.tekst) == (True, "meer dan toeval: omlaag")
    assert groot.rci == pytest.approx(-2 / (math.sqrt(2) * 1.1 * math.sqrt(0.15)), rel=1e-9)


def test_a_change_upwards_says_so():
    assert betrouwbare_verandering(0, 4, sd_t0=1.1, r=0.85).tekst == "meer dan toeval: omhoog"


@pytest.mark.parametrize("parameters", [{}, {"sd_t0": 1.0}, {"r": 0.9}])
def test_without_parameters_there_is_no_answer(parameters):
    uitkomst = betrouwbare_verandering(4, 0, **parameters)
    assert (uitkomst.verandering, uitkomst.rci, uitkomst.betrouwbaar) == (-4, None, None)


@pytest.mark.parametrize("sd", [0, -1, 1e-320, 10**40, math.nan, math.inf, True, "1"])
def test_it_refuses_a_standard_deviation_that_cannot_be(sd):
    with pytest.raises(MethodiekFout) as gevangen:
        betrouwbare_verandering(1, 2, sd_t0=sd, r=0.8)
    assert gevangen.value.veld == "meetfout.sd_t0"


@pytest.mark.parametrize("r", [-0.1, 1, 1.5, math.nan, 10**40, False])
def test_it_refuses_a_reliability_that_cannot_be(r):
    with pytest.raises(MethodiekFout) as gevangen:
        betrouwbare_verandering(1, 2, sd_t0=1.0, r=r)
    assert gevangen.value.veld == "meetfout.r"


@given(st.integers(0, 4), st.integers(0, 4), st.floats(0.01, 3), st.floats(0, 0.99))
def test_going_back_is_as_reliable_as_going_there(van, tot, sd, r):
    heen = betrouwbare_verandering(van, tot, sd_t0=sd, r=r)
    terug = betrouwbare_verandering(tot, van, sd_t0=sd, r=r)
    assert heen.betrouwbaar == terug.betrouwbaar
