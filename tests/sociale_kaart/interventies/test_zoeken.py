"""Finding an intervention by words and by what it is."""

import pytest

from draagkracht.sociale_kaart.interventies import load_catalogus
from draagkracht.sociale_kaart.interventies.zoeken import Filter, find_interventies, read_filter

ALLES = load_catalogus().interventies


def codes(**asked):
    return [one.code for one in find_interventies(ALLES, Filter(**asked))]


@pytest.mark.parametrize(
    ("vraag", "code"),
    [
        ("schuldhulp", "schuldhulpverlening"),
        ("POST", "vrijwilliger_post_en_geld"),
        ("een als dan", "als_dan_plan"),
        ("taalhuis", "taalhuis"),
        ("ips", "ips_werk"),
        ("bakker", "zelf_naar_de_bakker"),
        ("maatje sport", "sportmaatje"),
    ],
)
def test_the_words_people_use_find_it_among_the_first(vraag, code):
    assert code in codes(vraag=vraag)[:5]


def test_words_that_are_nowhere_find_nothing():
    assert codes(vraag="sterrenkunde") == []


def test_filters_hold_together():
    found = find_interventies(ALLES, Filter(onderdeel="wonen", fase="versterken", met_wie="vrijwilliger"))
    assert found
    assert all("wonen" in one.onderdelen and one.fase == "versterken" for one in found)


def test_for_a_part_those_that_are_most_about_it_come_first():
    found = find_interventies(ALLES, Filter(onderdeel="financien"))
    assert found[0].onderdelen[0] == "financien"
    assert found[-1].onderdelen[0] != "financien"


def test_an_unknown_choice_finds_nothing_and_breaks_nothing():
    assert codes(fase="ooit") == []


def test_a_question_is_cut_and_cleaned():
    filter_ = read_filter({"vraag": "a\x00b" + "x" * 500, "zomaar": "1"})
    assert filter_.vraag.startswith("ab")
    assert len(filter_.vraag) <= 80
