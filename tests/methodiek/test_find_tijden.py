"""Times as people write them, in the text of a goal."""

import datetime as dt

import pytest

from draagkracht.methodiek.doelhulp_taal import read_zinnen
from draagkracht.methodiek.doelhulp_tijd import find_tijden

OP = dt.date(2026, 11, 23)


def times(tekst):
    return [(t.soort, t.woorden, t.op) for zin in read_zinnen(tekst) for t in find_tijden(zin, OP)]


@pytest.mark.parametrize(
    ("tekst", "woorden"),
    [
        ("Ik bel elke week", "elke week"),
        ("Ik bel Iedere dag", "Iedere dag"),
        ("Ik ga elke eerste maandag", "elke eerste maandag"),
        ("Ik ga elke twee weken", "elke twee weken"),
        ("Ik schrijf dagelijks", "dagelijks"),
        ("Ik ga om de week", "om de week"),
        ("Ik spaar tien euro p/m", "p/m"),
        ("Ik ga op dinsdag", "op dinsdag"),
        ("Ik lees 's avonds", "s avonds"),  # the apostrophe before a word is no part of it
        ("Ik ga twee keer per week", "twee keer per week"),
        ("Ik ga één keer in de maand", "één keer in de maand"),
        ("Ik slaap vier nachten per week door", "vier nachten per week"),
        ("Ik sport 2x in de week", "2x in de week"),
        ("Ik ga eens per twee weken", "eens per twee weken"),
        ("Ik ga drie dagen in de week", "drie dagen in de week"),
        ("Ik ga één keer in de 14 dagen", "één keer in de 14 dagen"),
        ("Ik ga dinsdags", "dinsdags"),
        ("Ik zie ze om het weekend", "om het weekend"),
        ("Ik loop om de andere dag", "om de andere dag"),
        ("Ik loop na het eten", "na het eten"),
        ("Ik betaal op de eerste van de maand", "eerste van de maand"),
        ("Ik ga alle dagen", "alle dagen"),
    ],
)
def test_a_rhythm_is_a_time(tekst, woorden):
    assert times(tekst)[0][:2] == ("ritme", woorden)


@pytest.mark.parametrize(
    ("tekst", "op"),
    [
        ("Ik bel binnen drie maanden", OP + dt.timedelta(days=90)),
        ("Ik bel over 4 weken", OP + dt.timedelta(days=28)),
        ("Ik bel binnen een half jaar", OP + dt.timedelta(days=182)),
        ("Ik bel over twee jaar", OP + dt.timedelta(days=730)),
        ("Ik bel voor 1 maart", dt.date(2027, 3, 1)),
        ("Ik bel voor 1 december", dt.date(2026, 12, 1)),
        ("Ik bel voor 1 maart 2029", dt.date(2029, 3, 1)),
        ("Ik bel op 1-3-2024", dt.date(2024, 3, 1)),
        ("Ik bel op 1/3", dt.date(2027, 3, 1)),
        ("Ik bel in maart", dt.date(2027, 3, 28)),
        ("Ik bel in 2031", dt.date(2031, 12, 31)),
    ],
)
def test_a_date_or_a_term_is_told_as_a_day(tekst, op):
    assert [found[2] for found in times(tekst)] == [op]


@pytest.mark.parametrize(
    "tekst",
    [
        "voor Kerst",
        "na de zomer",
        "voor mijn verjaardag",
        "volgende week",
        "dit jaar",
        "morgen",
        "voor het einde van het jaar",
    ],
)
def test_a_moment_of_the_year_is_a_time(tekst):
    assert times(f"Ik bel {tekst}")


@pytest.mark.parametrize(
    "tekst",
    [
        "Ik sta om acht uur op",
        "Ik heb tot nu toe niets",
        "Ik weet wat ik per maand betaal",
        "Ik heb 3 brieven",
        "Ik woon op nummer 12",
        "Ik ga naar maart",
        "Ik bel op 31-2",
        "Ik bel 99999999999999999999 keer",
    ],
)
def test_what_is_no_time_is_left_alone(tekst):
    assert times(tekst) == []


@pytest.mark.parametrize(
    ("tekst", "woorden"),
    [
        ("Ik bel a.s. maandag", "a.s. maandag"),
        ("Ik bel maandag", "maandag"),
        ("Ik stop voor oud en nieuw", "voor oud en nieuw"),
        ("Ik heb werk voor mijn veertigste", "voor mijn veertigste"),
        ("Ik heb werk voor het nieuwe jaar", "het nieuwe jaar"),
        ("Ik heb een plan eind van de maand", "eind van"),
    ],
)
def test_a_moment_that_comes_is_a_term(tekst, woorden):
    assert times(tekst)[0][:2] == ("termijn", woorden)
