from datetime import date

import pytest

from draagkracht.ui.beeld.tijd_as import ticks
from draagkracht.ui.beeld.tijdlijn import Plan, PlanAfspraak, PlanStap, tijdlijn, tijdlijn_tabel
from tests.ui.lezen import classes, images, parse, words


def plan(*stappen: PlanStap, **rest: object) -> Plan:
    return Plan(date(2026, 10, 5), 26, stappen, **rest)


@pytest.mark.parametrize(
    ("fase", "woord"), [("stabiliseren", "eerst lucht"), ("versterken", "leren"), ("borgen", "vasthouden")]
)
def test_every_phase_is_told_in_a_word(fase, woord):
    assert woord in words(tijdlijn(plan(PlanStap("Stap", 0, 9, fase))))


def test_phases_differ_in_shape_and_pattern():
    shapes, fills = set(), set()
    for fase in ("stabiliseren", "versterken", "borgen"):
        svg = images(tijdlijn(plan(PlanStap("Stap", 0, 9, fase))))[0]
        bars = [
            p for p in svg if "dk-b-fase" in (p.get("class") or "") or (p.get("fill") or "").startswith("url")
        ]
        shapes.add(bars[0].get("d"))
        fills.add(bars[1].get("fill") if len(bars) > 1 else "")
    assert len(shapes) == 3
    assert len(fills) == 3


def test_today_is_a_line_with_its_word():
    picture = tijdlijn(plan(PlanStap("Stap", 0, 9, "borgen"), vandaag=3))
    assert "dk-b-vandaaglijn" in classes(picture)
    assert "vandaag" in words(picture)


@pytest.mark.parametrize("vandaag", [None, -1, 27])
def test_today_outside_the_plan_is_left_out(vandaag):
    assert "dk-b-vandaaglijn" not in classes(
        tijdlijn(plan(PlanStap("Stap", 0, 9, "borgen"), vandaag=vandaag))
    )


def test_outcomes_differ_in_shape_and_none_is_red():
    afspraken = tuple(PlanAfspraak("x", i, u) for i, u in enumerate(("gelukt", "bijna", "nog_niet", "")))
    picture = tijdlijn(plan(afspraken=afspraken))
    assert {"dk-b-vink", "dk-b-open", "dk-b-straks"} <= classes(picture)
    assert "nog niet" in words(picture)
    assert "draad" not in picture


def test_a_step_of_no_length_is_still_seen():
    parse(tijdlijn(plan(PlanStap("Stap", 4, 4, "borgen"))))


def test_the_table_gives_real_dates():
    text = words(tijdlijn_tabel(plan(PlanStap("Post", 1, 3, "versterken", "zus"))))
    assert "Post leren van 12 oktober 2026 tot 26 oktober 2026 zus" in text


@pytest.mark.parametrize(("weken", "breedte"), [(1, 300), (26, 300), (52, 600), (520, 300)])
def test_dates_never_crowd(weken, breedte):
    marks = ticks(weken, breedte, 60)
    assert marks[0] == 0
    assert (len(marks) - 1) * 60 <= breedte
