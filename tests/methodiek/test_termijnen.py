"""How the terms of the law run, by examples counted on a calendar."""

from __future__ import annotations

import datetime as dt

import pytest
from dateutil.rrule import DAILY, rrule
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.methodiek.termijnen import (
    Gebeurd,
    Stand,
    Termijn,
    Tik,
    add_werkdagen,
    load_termijnen,
    read_termijnstand,
)

FEEST = {
    dt.date(2026, 12, 25),
    dt.date(2026, 12, 26),
    dt.date(2027, 1, 1),
    dt.date(2026, 4, 27),
    dt.date(2026, 5, 5),
}
KNOWN = load_termijnen()
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31))


def is_vrij(dag: dt.date) -> bool:
    return dag in FEEST


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def stand_of(code: str, *tikken: tuple[str, str], vandaag: str = "2026-12-01"):
    found = [Tik(Gebeurd(soort), day(op)) for soort, op in tikken]
    return read_termijnstand(KNOWN[code], found, day(vandaag), is_vrij)


@pytest.mark.parametrize(
    ("code", "begin", "tot"),
    [
        ("wmo_onderzoek", "2026-11-02", "2026-12-14"),  # Monday, six weeks later a Monday
        (
            "wmo_onderzoek",
            "2026-11-13",
            "2026-12-28",
        ),  # a Friday: the 25th and 26th are Christmas, then a Sunday
        ("persoonlijk_plan", "2026-11-21", "2026-11-30"),  # Saturday + 7 = Saturday: Monday
        ("persoonlijk_plan", "2026-11-18", "2026-11-25"),
        ("schuld_gesprek", "2026-12-04", "2027-01-04"),  # four weeks later is New Year's Day, a Friday
        ("schuld_bedreigend", "2026-12-24", "2026-12-30"),  # Christmas on Friday and Saturday: 28, 29, 30
        ("schuld_bedreigend", "2026-11-27", "2026-12-02"),  # a Friday: Monday, Tuesday, Wednesday
    ],
)
def test_the_last_day_by_the_calendar(code, begin, tot):
    found = stand_of(code, ("begonnen", begin))
    assert (found.stand, found.tot_op) == (Stand.LOOPT, day(tot))


def test_a_pause_moves_the_end_by_its_days_and_still_ends_on_a_working_day():
    found = stand_of(
        "wmo_onderzoek", ("begonnen", "2026-11-02"), ("stilgezet", "2026-11-09"), ("verder", "2026-11-19")
    )
    assert (found.stil_dagen, found.tot_op) == (10, day("2026-12-24"))


def test_what_stands_still_today_moves_on_with_today():
    still = [("begonnen", "2026-11-02"), ("stilgezet", "2026-11-09")]
    found = stand_of("wmo_onderzoek", *still, vandaag="2026-11-10")
    later = stand_of("wmo_onderzoek", *still, vandaag="2026-11-17")
    assert found.stand == Stand.STIL
    assert (later.tot_op - found.tot_op).days == 7


def test_done_ends_a_pause_and_nothing_follows():
    found = stand_of(
        "wmo_onderzoek",
        ("begonnen", "2026-11-02"),
        ("stilgezet", "2026-11-09"),
        ("klaar", "2026-11-12"),
        ("stilgezet", "2026-11-20"),
    )
    assert (found.stand, found.klaar_op, found.stil_dagen) == (Stand.KLAAR, day("2026-11-12"), 3)
    assert found.volgt == ()


def test_nothing_runs_before_it_begins():
    found = stand_of("wmo_besluit", ("stilgezet", "2026-11-02"))
    assert (found.stand, found.tot_op, found.volgt) == (Stand.NIET_BEGONNEN, None, (Gebeurd.BEGONNEN,))


def test_a_chosen_day_is_that_day_also_in_a_weekend():
    tik = Tik(Gebeurd.BEGONNEN, day("2026-11-02"), day("2027-01-02"))
    assert read_termijnstand(KNOWN["evaluatie"], [tik], day("2026-11-03"), is_vrij).tot_op == day(
        "2027-01-02"
    )


@given(DAYS, st.integers(1, 40))
def test_working_days_equal_an_independent_count(begin, aantal):
    later = (d.date() for d in rrule(DAILY, dtstart=begin + dt.timedelta(days=1)))
    working = (d for d in later if d.isoweekday() <= 5 and d not in FEEST)
    expected = [next(working) for _ in range(aantal)][-1]
    assert add_werkdagen(begin, aantal, is_vrij) == expected


@given(DAYS, st.sampled_from(sorted(KNOWN)), st.integers(0, 60))
def test_a_term_never_ends_on_a_free_day_and_a_pause_never_shortens_it(begin, code, stil):
    plain = read_termijnstand(KNOWN[code], [Tik(Gebeurd.BEGONNEN, begin, begin)], begin, is_vrij)
    paused = read_termijnstand(
        KNOWN[code],
        [
            Tik(Gebeurd.BEGONNEN, begin, begin),
            Tik(Gebeurd.STILGEZET, begin),
            Tik(Gebeurd.VERDER, begin + dt.timedelta(days=stil)),
        ],
        begin,
        is_vrij,
    )
    assert paused.tot_op >= plain.tot_op
    if KNOWN[code].eenheid != "gekozen":
        for found in (plain, paused):
            assert found.tot_op.isoweekday() <= 5
            assert found.tot_op not in FEEST


def test_every_term_names_its_article():
    assert {t.code for t in KNOWN.values()} >= {
        "wmo_onderzoek",
        "persoonlijk_plan",
        "wmo_besluit",
        "schuld_gesprek",
    }
    for termijn in KNOWN.values():
        assert "artikel" in termijn.wet
        assert isinstance(termijn, Termijn)


@pytest.mark.parametrize(
    ("text", "zin"),
    [
        ("termijn = 3", "niet te lezen"),
        ("[[termijn]]\ncode = 'x'", "niet te lezen"),
        ("geen toml", "niet te lezen"),
        (
            "[[termijn]]\ncode='x'\nnaam='x'\nwet='x'\nuitleg='x'\nlengte=0\neenheid='weken'\nbegin='hand'",
            "lengte",
        ),
        (
            "[[termijn]]\ncode='x'\nnaam='x'\nwet='x'\nuitleg='x'\nlengte=1\neenheid='jaren'\nbegin='hand'",
            "onbekend",
        ),
    ],
)
def test_a_file_that_cannot_be_used_says_why_in_one_sentence(tmp_path, text, zin):
    path = tmp_path / "termijnen.toml"
    path.write_text(text)
    with pytest.raises(MethodiekFout, match=zin):
        load_termijnen(path)
