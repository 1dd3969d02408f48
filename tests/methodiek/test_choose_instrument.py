"""A municipality asks its own questions: a file in its own folder, no migration."""

import pytest

from draagkracht.methodiek.fouten import InstrumentFout, MethodiekFout
from draagkracht.methodiek.instrument import (
    INSTRUMENTEN,
    STANDAARD,
    check_instrument,
    list_bestanden,
    load_instrument,
)
from draagkracht.methodiek.profiel import profiel_van

from ..eigen_instrument import CODE, asking, write_instrument


def test_the_own_instrument_is_asked_and_the_shipped_one_stays_readable(tmp_path):
    write_instrument(tmp_path)
    with asking(tmp_path):
        assert load_instrument().code == CODE
        assert load_instrument().onderdeel("slapen").eigen
        assert load_instrument(STANDAARD).code == STANDAARD
    assert load_instrument().code == STANDAARD


def test_without_a_choice_an_own_code_is_unknown(tmp_path):
    write_instrument(tmp_path)
    with pytest.raises(MethodiekFout, match="geen bekend instrument"):
        load_instrument(CODE)


def test_an_own_question_is_shown_and_counts_in_no_mean(tmp_path):
    write_instrument(tmp_path)
    last = {"financien": 1, "wonen": 1, "onderwijs": 1, "opvoeding": 1, "slapen": 4}
    with asking(tmp_path):
        profiel = profiel_van(
            {
                "instrument": CODE,
                "metingen": [{"op": "2026-01-10", "stem": "inwoner", "draaglast": last}],
            }
        )
    meting = profiel["metingen"][0]
    assert meting["draaglast"] == {"gemiddelde": 1.0, "n": 4}
    assert meting["onderdelen"]["slapen"] == {"score": 4}


def test_nobody_changes_the_words_under_a_shipped_code(tmp_path):
    write_instrument(tmp_path, STANDAARD)
    with asking(tmp_path, STANDAARD), pytest.raises(MethodiekFout):
        load_instrument().onderdeel("slapen")


def test_a_file_says_the_code_it_is_called_by(tmp_path):
    write_instrument(tmp_path).rename(tmp_path / "ander-1.toml")
    with asking(tmp_path, "ander-1"), pytest.raises(InstrumentFout, match="andere code: 'rivierveen-1'"):
        load_instrument()


def test_a_file_that_does_not_hold_is_refused(tmp_path):
    write_instrument(tmp_path, niveau="niveauu")
    with asking(tmp_path), pytest.raises(InstrumentFout, match="niveau"):
        load_instrument()


def test_a_code_never_leaves_the_folder(tmp_path):
    write_instrument(tmp_path)
    (tmp_path / "map").mkdir()
    with asking(tmp_path / "map", f"../{CODE}"), pytest.raises(MethodiekFout, match="geen bekend instrument"):
        load_instrument()


def test_check_looks_at_the_own_files_too(tmp_path):
    own = write_instrument(tmp_path)
    with asking(tmp_path):
        assert list_bestanden() == [INSTRUMENTEN / f"{STANDAARD}.toml", own]
    assert check_instrument(own) == []
