"""What changed per part, from its own first to its own last moment."""

from __future__ import annotations

import datetime as dt

from draagkracht.werkproces.doelbereiking.selectors import list_veranderingen
from draagkracht.werkproces.meting.models import Meting

from ...eigen_instrument import CODE, asking, write_instrument
from ...metingen import measure

MAART, JUNI, SEPTEMBER = (dt.datetime(2026, maand, 2, 10, tzinfo=dt.UTC) for maand in (3, 6, 9))


def changes(dossier):
    """Per part what the resident's voice went from and to; the other voice says the same here."""
    found = list_veranderingen(dossier=dossier)
    return {v.naam: (v.uitslagen["inwoner"]["van"], v.uitslagen["inwoner"]["tot"]) for v in found}


def measure_both(dossier, noor, op, scores, instrument="draagkracht-1"):
    """The same from both voices: a moment lies open when both are done."""
    for stem in ("inwoner", "professional"):
        measure(dossier, noor, op, stem, scores)
    Meting.objects.filter(moment__op=op.date()).update(instrument=instrument)


def test_a_part_counts_from_its_own_first_moment(dossier, noor):
    measure_both(dossier, noor, MAART, {"financien": 4})
    measure_both(dossier, noor, JUNI, {"wonen": 3, "netwerk": (4, 1)})
    measure_both(dossier, noor, SEPTEMBER, {"financien": 1, "wonen": 1, "netwerk": (4, 3)})
    assert changes(dossier) == {
        "Financiën en schulden": (4, 1),
        "Wonen en opvang": (3, 1),
        "Netwerk": (1, 3),
    }


def test_a_part_that_was_left_out_the_last_time_keeps_its_change(dossier, noor):
    measure_both(dossier, noor, MAART, {"financien": 4})
    measure_both(dossier, noor, JUNI, {"financien": 2})
    measure_both(dossier, noor, SEPTEMBER, {"wonen": 2})
    assert changes(dossier) == {"Financiën en schulden": (4, 2)}


def test_one_moment_is_no_change(dossier, noor):
    measure_both(dossier, noor, MAART, {"financien": 4})
    assert list_veranderingen(dossier=dossier) == []


def test_nothing_measured_is_no_change(dossier):
    assert list_veranderingen(dossier=dossier) == []


def test_a_municipality_that_adds_a_question_keeps_its_changes(dossier, noor, tmp_path):
    write_instrument(tmp_path)
    measure_both(dossier, noor, MAART, {"financien": 4, "wonen": 1})
    measure_both(dossier, noor, JUNI, {"financien": 2, "wonen": 1, "slapen": 3}, CODE)
    with asking(tmp_path):
        assert changes(dossier) == {"Financiën en schulden": (4, 2), "Wonen en opvang": (1, 1)}


def test_under_other_sentences_a_number_is_not_compared(dossier, noor, tmp_path):
    write_instrument(tmp_path, **{"Ik kom rond. Ik betaal alles op tijd.": "Ik heb geen schulden."})
    measure_both(dossier, noor, MAART, {"financien": 4, "wonen": 1})
    measure_both(dossier, noor, JUNI, {"financien": 2, "wonen": 1}, CODE)
    with asking(tmp_path):
        assert changes(dossier) == {"Wonen en opvang": (1, 1)}
