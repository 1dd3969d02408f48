"""Finding facilities."""

from __future__ import annotations

import datetime as dt

import pytest

from draagkracht.sociale_kaart.voorzieningen.plekken import distance
from draagkracht.sociale_kaart.voorzieningen.services import add_voorziening, change_voorziening
from draagkracht.sociale_kaart.voorzieningen.startpunten import find_startpunt, list_startpunten
from draagkracht.sociale_kaart.voorzieningen.tijden import make_tijd
from draagkracht.sociale_kaart.voorzieningen.versheid import describe_leeftijd, describe_versheid
from draagkracht.sociale_kaart.voorzieningen.zoeken import Zoekvraag, count_without_place, find_voorzieningen
from tests import cast


def plek(lat=None, lon=None, postcode="", plaats="") -> dict:
    return {"naam": "", "adres": "", "postcode": postcode, "plaats": plaats, "lat": lat, "lon": lon}


KAART = {
    "Taalcafé": {
        "onderdelen": ["onderwijs"],
        "kosten": "gratis",
        "talen": ["nl", "ar"],
        "tijden": [make_tijd(2, "19:00", "20:30")],
        "plekken": [plek(51.94, 5.46, "0999 AB", "Rivierveen"), plek(52.50, 6.00)],
        "omschrijving": "Samen Nederlands oefenen.",
    },
    "Wandelgroep": {
        "onderdelen": ["lichamelijke_gezondheid"],
        "kosten": "€ 2",
        "leeftijd_van": 55,
        "tijden": [make_tijd(1, "09:00", "18:00")],
        "plekken": [plek(51.90, 5.50, "0998 AB", "Sluiswijk")],
    },
    "Maaltijdbuur": {
        "omschrijving": "Buurtmaaltijden en schuldhulp",
        "onderdelen": ["financien", "onderwijs"],
    },
    "Oude club": {"status": "gestopt"},
}


@pytest.fixture
def kaart(noor, op):
    for naam, gegevens in KAART.items():
        add_voorziening(
            gemeente=cast.GEMEENTE, door=noor, op=op, gegevens={"naam": naam, **gegevens}, sleutel=naam
        )
    add_voorziening(gemeente="elders", door=noor, op=op, gegevens={"naam": "Van een ander"}, sleutel="x")


def names(**vraag) -> list[str]:
    gevonden = find_voorzieningen(gemeente=cast.GEMEENTE, vraag=Zoekvraag(**vraag))
    return [regel.voorziening.naam for regel in gevonden.regels]


@pytest.mark.parametrize(
    ("vraag", "verwacht"),
    [
        ({}, ["Maaltijdbuur", "Taalcafé", "Wandelgroep"]),
        ({"met_gestopt": True}, ["Maaltijdbuur", "Oude club", "Taalcafé", "Wandelgroep"]),
        ({"woorden": "TAALCAFE"}, ["Taalcafé"]),
        ({"woorden": "maaltijden"}, ["Maaltijdbuur"]),
        ({"woorden": "schuld buur"}, ["Maaltijdbuur"]),
        ({"woorden": "leren en school"}, ["Maaltijdbuur", "Taalcafé"]),
        ({"woorden": "100%_\\"}, []),
        ({"onderdeel": "onderwijs"}, ["Maaltijdbuur", "Taalcafé"]),
        ({"onderdeel": "onderwijs", "taal": "ar"}, ["Taalcafé"]),
        ({"is_gratis": True}, ["Taalcafé"]),
        ({"leeftijd": 30}, ["Maaltijdbuur", "Taalcafé"]),
        ({"leeftijd": 55}, ["Maaltijdbuur", "Taalcafé", "Wandelgroep"]),
        ({"dag": 2, "dagdeel": "avond"}, ["Taalcafé"]),
        ({"dag": 1}, ["Wandelgroep"]),
        ({"dag": 1, "dagdeel": "avond"}, []),
        ({"dagdeel": "middag"}, ["Wandelgroep"]),
    ],
)
def test_it_finds_what_was_asked(kaart, vraag, verwacht):
    assert names(**vraag) == verwacht


def test_a_change_is_found_at_once(kaart, noor, op):
    [regel] = find_voorzieningen(gemeente=cast.GEMEENTE, vraag=Zoekvraag(woorden="taalcafé")).regels
    change_voorziening(
        voorziening=regel.voorziening, door=noor, op=op, gegevens={"naam": "Leeskring", "talen": ["nl"]}
    )
    assert names(woorden="leeskring") == ["Leeskring"]
    assert names(taal="ar") == []


def test_the_nearest_comes_first_and_the_nearest_place_of_a_facility_counts(kaart):
    van = find_startpunt(cast.GEMEENTE, "0998")
    gevonden = find_voorzieningen(gemeente=cast.GEMEENTE, vraag=Zoekvraag(van=van)).regels
    assert [(r.voorziening.naam, round(r.afstand, 1)) for r in gevonden] == [
        ("Wandelgroep", 0.0),
        ("Taalcafé", 5.2),
    ]
    assert names(van=van, km=5) == ["Wandelgroep"]
    assert names(van=van, km=6) == ["Wandelgroep", "Taalcafé"]


def test_it_says_how_many_could_not_be_placed(kaart):
    van = find_startpunt(cast.GEMEENTE, "Rivierveen")
    assert count_without_place(gemeente=cast.GEMEENTE, vraag=Zoekvraag(van=van)) == 1
    assert count_without_place(gemeente=cast.GEMEENTE, vraag=Zoekvraag()) == 0


@pytest.mark.parametrize("waar", ["0999", "0999 AB", "rivierveen", "RIVIERVEEN "])
def test_a_postcode_or_place_of_a_known_facility_is_a_starting_point(kaart, waar):
    punt = find_startpunt(cast.GEMEENTE, waar)
    assert (punt.lat, punt.lon) == (51.94, 5.46)


@pytest.mark.parametrize(
    "waar", ["", "0001", "Nergens", "%", "x" * 500, "00000000-0000-4000-8000-000000000000"]
)
def test_what_nobody_knows_the_place_of_is_no_starting_point(kaart, waar):
    assert find_startpunt(cast.GEMEENTE, waar) is None


def test_places_and_postcodes_can_be_chosen(kaart):
    assert list_startpunten(cast.GEMEENTE) == ["Rivierveen", "Sluiswijk", "0998", "0999"]


def test_a_distance_is_the_great_circle():
    # Worked by hand: one degree of latitude is a 360th of the circumference of a ball of 6371.0088 km.
    assert distance((52.0, 5.0), (53.0, 5.0)) == pytest.approx(111.195, abs=0.001)
    assert distance((51.5, 4.0), (51.5, 4.0)) == 0


def test_pages_follow_each_other_without_gaps(take_over):
    from .conftest import dienst

    take_over([dienst(n) for n in range(45)])
    namen, nummer = [], 1
    while True:
        bladzijde = find_voorzieningen(gemeente=cast.GEMEENTE, vraag=Zoekvraag(), bladzijde=nummer)
        namen += [regel.voorziening.naam for regel in bladzijde.regels]
        if not bladzijde.has_more:
            break
        nummer += 1
    assert len(namen) == len(set(namen)) == 45
    assert nummer == 3


def test_a_page_takes_two_queries_whatever_is_asked(kaart, django_assert_num_queries):
    van = find_startpunt(cast.GEMEENTE, "0999")
    vraag = Zoekvraag(
        woorden="samen", onderdeel="onderwijs", taal="ar", dag=2, van=van, km=5, leeftijd=30, is_gratis=True
    )
    with django_assert_num_queries(2):
        assert [
            r.voorziening.naam for r in find_voorzieningen(gemeente=cast.GEMEENTE, vraag=vraag).regels
        ] == ["Taalcafé"]


@pytest.mark.parametrize(
    ("dagen", "zin"),
    [
        (0, "vandaag"),
        (1, "gisteren"),
        (13, "13 dagen geleden"),
        (20, "2 weken geleden"),
        (100, "3 maanden geleden"),
        (400, "ruim een jaar geleden"),
        (800, "ruim 2 jaar geleden"),
    ],
)
def test_an_age_is_said_as_people_say_it(dagen, zin):
    assert describe_leeftijd(dagen) == zin


def test_how_fresh_it_is_names_who_looked_last(kaart, noor, op):
    [regel] = find_voorzieningen(gemeente=cast.GEMEENTE, vraag=Zoekvraag(woorden="taalcafé")).regels
    v = regel.voorziening
    later = op.date() + dt.timedelta(days=400)
    assert describe_versheid(v, op.date()).kort == f"nagekeken vandaag door {noor.naam}"
    assert describe_versheid(v, later).raad == "Bel even voor u iemand stuurt."
    v.bevestigd_op = op + dt.timedelta(days=3)
    assert describe_versheid(v, op.date() + dt.timedelta(days=5)).kort == "zelf bevestigd, 2 dagen geleden"
    v.bevestigd_op = v.nagekeken_op = v.nagekeken_door = None
    assert describe_versheid(v, op.date()).kort == "nog niet nagekeken"
