"""Finding facilities."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest
from django.db import connection

from draagkracht.sociale_kaart.voorzieningen.feestdagen import find_feestdag
from draagkracht.sociale_kaart.voorzieningen.getallen import has_korting
from draagkracht.sociale_kaart.voorzieningen.plekken import distance
from draagkracht.sociale_kaart.voorzieningen.services import add_voorziening, change_voorziening
from draagkracht.sociale_kaart.voorzieningen.startpunten import find_startpunt, list_startpunten
from draagkracht.sociale_kaart.voorzieningen.talen import load_talen
from draagkracht.sociale_kaart.voorzieningen.themas import load_namen
from draagkracht.sociale_kaart.voorzieningen.tijden import make_tijd
from draagkracht.sociale_kaart.voorzieningen.versheid import describe_leeftijd, describe_versheid
from draagkracht.sociale_kaart.voorzieningen.zoekbits import load_bits
from draagkracht.sociale_kaart.voorzieningen.zoeken import Zoekvraag, count_without_place, find_voorzieningen
from tests import cast


def plek(lat=None, lon=None, postcode="", plaats="") -> dict:
    return {"naam": "", "adres": "", "postcode": postcode, "plaats": plaats, "lat": lat, "lon": lon}


BITS_ONDERDELEN, BITS_TALEN = (20, "3f10ac1a5b271e3e"), (51, "32fcf3759ac90fc4")
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
        "kosten": "€ 2, met de stadspas krijgt u korting",
        "bedrag": "2",
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
        ({"dagen": (1, 2)}, ["Taalcafé", "Wandelgroep"]),
        ({"dagen": (6, 7)}, []),
        ({"dagen": (1, 3), "dagdeel": "ochtend"}, ["Wandelgroep"]),
        ({"hoogstens": 2}, ["Taalcafé", "Wandelgroep"]),
        ({"hoogstens": 1}, ["Taalcafé"]),
        ({"hoogstens": 1, "met_onbekende_prijs": True}, ["Maaltijdbuur", "Taalcafé"]),
        ({"is_prijs_onbekend": True}, ["Maaltijdbuur"]),
        ({"met_korting": True}, ["Wandelgroep"]),
        ({"woorden": "af"}, ["Taalcafé"]),
        ({"woorden": "af buur"}, []),
        ({"woorden": "_"}, []),
        ({"onderdeel": "bestaat niet"}, []),
        ({"taal": "zz"}, []),
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


def test_a_page_takes_constant_queries_whatever_is_asked(kaart, django_assert_num_queries):
    van = find_startpunt(cast.GEMEENTE, "0999")
    vraag = Zoekvraag(
        woorden="samen", onderdeel="onderwijs", taal="ar", dag=2, van=van, km=5, leeftijd=30, is_gratis=True
    )
    is_sqlite = connection.vendor == "sqlite"
    with django_assert_num_queries(
        5 if is_sqlite else 4
    ):  # what changed last, the word (twice), keys, facilities
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


KLOK = {
    "Elke dinsdag": [make_tijd(2, "09:15", "12:00")],
    "Laat": [make_tijd(1, "22:00", "02:00")],
    "Tweede dinsdag": [make_tijd(2, "09:00", "17:00", "m2")],
    "Laatste dinsdag": [make_tijd(2, "09:00", "17:00", "m-1")],
    "Om de week": [make_tijd(2, "09:00", "17:00", "2w")],
    "Alleen de dag": [make_tijd(2)],
}


@pytest.mark.parametrize(
    ("nu", "verwacht"),
    [
        # January 2026: the 13th is the second Tuesday of the month, the 20th the third, the 27th the fourth and the last.
        ("2026-01-13 09:14", ["Tweede dinsdag"]),
        ("2026-01-13 09:15", ["Elke dinsdag", "Tweede dinsdag"]),
        ("2026-01-20 11:59", ["Elke dinsdag"]),
        ("2026-01-20 12:00", []),
        ("2026-01-27 10:00", ["Elke dinsdag", "Laatste dinsdag"]),
        ("2026-01-27 01:59", ["Laat"]),
        ("2026-01-27 02:00", []),
        ("2026-01-26 23:59", ["Laat"]),
        ("2026-01-26 01:00", []),
    ],
)
def test_open_now_is_what_is_certainly_open(noor, op, nu, verwacht):
    for naam, tijden in KLOK.items():
        add_voorziening(
            gemeente=cast.GEMEENTE, door=noor, op=op, gegevens={"naam": naam, "tijden": tijden}, sleutel=naam
        )
    dicht = {"naam": "Even dicht", "tijden": KLOK["Elke dinsdag"], "status": "tijdelijk_dicht"}
    add_voorziening(gemeente=cast.GEMEENTE, door=noor, op=op, gegevens=dicht, sleutel="dicht")
    assert names(nu=dt.datetime.fromisoformat(nu)) == verwacht


@pytest.mark.parametrize(
    ("dag", "naam"),
    [
        # The dates of Easter stand in the almanac: 20 April 2025, 5 April 2026, 28 March 2027, 16 April 2028.
        ("2025-04-20", "Eerste Paasdag"),
        ("2026-04-06", "Tweede Paasdag"),
        ("2027-03-26", "Goede Vrijdag"),
        ("2028-05-25", "Hemelvaartsdag"),
        ("2026-05-24", "Eerste Pinksterdag"),
        ("2025-04-26", "Koningsdag"),
        ("2025-04-27", ""),
        ("2026-12-26", "Tweede Kerstdag"),
        ("2026-11-26", ""),
    ],
)
def test_it_knows_the_holidays(dag, naam):
    assert find_feestdag(dt.date.fromisoformat(dag)) == naam


@pytest.mark.parametrize(
    ("kosten", "verwacht"),
    [
        ("€ 5, met U-pas gratis", True),
        ("Meedoen-regeling mogelijk", True),
        ("Mensen met een laag inkomen krijgen korting.", True),
        ("Concession: 3 EUR", True),
        ("geen korting", False),
        ("€ 5 per keer", False),
        ("", False),
    ],
)
def test_a_discount_is_seen_in_what_is_said_about_costs(kosten, verwacht):
    assert has_korting(kosten) is verwacht


def test_the_bits_of_the_index_stay_what_they_are():
    """These numbers lie in databases: what is new goes at the end, and only then is the number here another one."""
    onderdelen, talen = load_bits("onderdelen"), load_bits("talen")
    assert set(load_namen()) <= onderdelen.keys()
    assert set(load_talen()) <= talen.keys()
    assert max(len(onderdelen), len(talen)) <= 62
    for bits, eerste in ((onderdelen, BITS_ONDERDELEN), (talen, BITS_TALEN)):
        assert hashlib.sha256(" ".join(list(bits)[: eerste[0]]).encode()).hexdigest()[:16] == eerste[1]


def test_a_page_far_away_follows_the_one_before_it(take_over):
    """From a starting point with many close by and few far away: no gap and nothing twice, whatever circle was looked in."""
    from .conftest import dienst

    diensten = [dienst(n) for n in range(90)]
    for n, d in enumerate(diensten):
        plek = d["service_at_locations"][0]["location"]
        plek["latitude"] = 51.95 + (n % 7) * 0.001 if n < 30 else 51.95 + n * 0.02
        d["service_at_locations"].append({"location": {**plek, "latitude": 51.9501, "name": f"Ook {n}"}})
    take_over(diensten)
    van = find_startpunt(cast.GEMEENTE, "0999")
    gezien = [
        regel.voorziening.pk
        for nummer in range(1, 7)
        for regel in find_voorzieningen(
            gemeente=cast.GEMEENTE, vraag=Zoekvraag(van=van), bladzijde=nummer
        ).regels
    ]
    assert len(gezien) == len(set(gezien)) == 90
