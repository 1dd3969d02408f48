import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.methodiek.instrument import load_instrument
from draagkracht.methodiek.leesbaarheid import count_lettergrepen, measure_leesbaarheid

# Parts whose texts may read harder than B1, each with its reason. None needs it now.
UITZONDERINGEN: dict[str, str] = {}


def resident_text(onderdeel):
    """Everything a resident reads about one part."""
    ankers = [anker for maat in onderdeel.maten for anker in onderdeel.ankers[maat]]
    zinnen = [onderdeel.vraag, onderdeel.vraag_inzetbaar]
    return " ".join(zinnen + [f"{anker.kop}. {anker.inwoner}" for anker in ankers])


@pytest.mark.parametrize("onderdeel", load_instrument().onderdelen, ids=lambda onderdeel: onderdeel.code)
def test_what_a_resident_reads_about_a_part_is_easy(onderdeel):
    gemeten = measure_leesbaarheid(resident_text(onderdeel))
    assert gemeten.is_makkelijk != (onderdeel.code in UITZONDERINGEN), gemeten


def test_no_sentence_of_an_anchor_is_long():
    for onderdeel in load_instrument().onderdelen:
        for ankers in onderdeel.ankers.values():
            for anker in ankers:
                assert measure_leesbaarheid(anker.inwoner).woorden_per_zin <= 15, anker


@pytest.mark.parametrize(
    ("woord", "aantal"),
    [
        ("ik", 1),
        ("oma", 2),
        ("idee", 2),
        ("ruïne", 3),
        ("schulden", 2),
        ("vrijwilliger", 4),
        ("gezondheidscentrum", 5),
        ("pst", 1),
    ],
)
def test_syllables_are_counted(woord, aantal):
    assert count_lettergrepen(woord) == aantal


def test_the_formula_is_that_of_douma():
    gemeten = measure_leesbaarheid("Ik kom rond. Ik betaal de huur op tijd.")
    assert (gemeten.zinnen, gemeten.woorden, gemeten.lettergrepen) == (2, 9, 10)
    assert gemeten.flesch_douma == pytest.approx(206.84 - 0.93 * 4.5 - 77 * 10 / 9, rel=1e-12)


def test_office_language_is_not_easy():
    gemeten = measure_leesbaarheid(
        "Betrokkene dient de verantwoordingsdocumentatie overeenkomstig uitvoeringsbepalingen te leveren."
    )
    assert not gemeten.is_makkelijk


@pytest.mark.parametrize("tekst", ["", "  \n", "2026 3,50 !!"])
def test_a_text_without_words_has_no_measure(tekst):
    assert measure_leesbaarheid(tekst) is None


@given(st.text())
def test_any_text_can_be_measured(tekst):
    gemeten = measure_leesbaarheid(tekst)
    assert gemeten is None or gemeten.lettergrepen >= gemeten.woorden >= gemeten.zinnen >= 1
