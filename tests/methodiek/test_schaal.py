import pytest

from draagkracht.methodiek.fouten import MethodiekFout, cite
from draagkracht.methodiek.schaal import GROEPEN, KADER, kader_codes, niveauwoord


def test_the_kader_has_eight_burdens_and_twelve_strengths():
    assert len(kader_codes("draaglast")) == 8
    assert len(kader_codes("draagkracht")) == 12
    assert set(KADER.values()) == set(GROEPEN)


def test_every_level_has_a_word():
    assert niveauwoord("draaglast", 3) == "snel aanpakken"
    assert niveauwoord("draagkracht", 0) == "niet"


def test_a_level_outside_the_scale_has_no_word():
    with pytest.raises(MethodiekFout, match="buiten de schaal"):
        niveauwoord("draaglast", 5)


@pytest.mark.parametrize(
    ("waarde", "getoond"),
    [
        (None, "null"),
        (True, "true"),
        ({"a": 1}, "een object"),
        ([1], "een lijst"),
        ("x" * 50, "'" + "x" * 40 + "...'"),
        ("a\x00\ud800\n", r"'a\x00\ud800\n'"),
        pytest.param(10**5000, "een veel te groot getal", id="huge"),
        pytest.param(-(10**5000), "een veel te groot getal", id="hugely negative"),
        (float("nan"), "nan"),
        (2.5, "2.5"),
    ],
)
def test_foreign_input_is_shown_short_and_printable(waarde, getoond):
    assert cite(waarde) == getoond
    cite(waarde).encode("utf-8")
