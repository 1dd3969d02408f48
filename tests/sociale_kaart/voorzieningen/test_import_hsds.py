"""What taking over a file in HSDS does."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.sociale_kaart.voorzieningen.models import Voorziening, Zoekplek, Zoekregel, Zoektekst
from draagkracht.sociale_kaart.voorzieningen.waarden import waarden_of
from draagkracht.sociale_kaart.voorzieningen.zoekbits import bits_of

from .conftest import dienst, make_id


def counts(verslag) -> tuple[int, int, int, int]:
    return verslag.nieuw, verslag.gewijzigd, verslag.ongewijzigd, len(verslag.overgeslagen)


def test_a_full_service_becomes_a_facility(take_over, only):
    verslag = take_over([dienst()])
    assert counts(verslag) == (1, 0, 0, 0)
    assert verslag.niet_overgenomen == []
    assert waarden_of(only()) == {
        "status": "actief",
        "naam": "Taalcafé 1",
        "organisatie": "Welzijn Rivierveen",
        "omschrijving": "Samen praten & lezen.\n\nKom gerust langs.",
        "voor_wie": "Voor wie beter Nederlands wil leren.",
        "aanmelden": "Binnenlopen kan altijd.",
        "let_op": "In de kerstvakantie dicht.",
        "onderdelen": ["onderwijs"],
        "trefwoorden": ["Taal en lezen"],
        "kosten": "gratis",
        "bedrag": Decimal("0.00"),
        "leeftijd_van": 18,
        "leeftijd_tot": 67,
        "talen": ["ar", "nl"],
        "plekken": [
            {
                "naam": "De Linde",
                "adres": "Lindelaan 1",
                "postcode": "0999 AB",
                "plaats": "Rivierveen",
                "lat": 51.95,
                "lon": 5.45,
            }
        ],
        "tijden": [
            {"dag": 2, "van": "09:30", "tot": "11:30", "ritme": ""},
            {"dag": 3, "van": "19:00", "tot": "21:00", "ritme": "m2"},
            {"dag": 4, "van": "09:30", "tot": "11:30", "ritme": ""},
        ],
        "tijden_tekst": "Niet op feestdagen.",
        "telefoon": "0999 - 12 34 56",
        "email": "info@taalcafe.example",
        "web": "https://taalcafe.example/rooster?week=1",
        "contact": "Balie, Wijkcentrum",
    }
    assert only().nagekeken_op == dt.date(2025, 11, 2)
    assert only().nagekeken_namens == "kaart@welzijn.example"
    assert only().history.count() == 1


@pytest.mark.parametrize(
    "vorm", [lambda d: d, lambda d: [d], lambda d: {"contents": [d]}, lambda d: [{"contents": [d]}]]
)
def test_one_service_a_list_and_a_page_are_the_same(take_over, only, vorm):
    assert counts(take_over(vorm(dienst()))) == (1, 0, 0, 0)
    assert only().talen == ["ar", "nl"]


def test_the_same_file_twice_changes_nothing(take_over):
    inhoud = [dienst(n) for n in range(5)]
    take_over(inhoud)
    before = (
        list(Voorziening.objects.order_by("pk").values()),
        Voorziening.history.count(),
        Zoektekst.objects.last().pk,
    )
    assert counts(take_over(inhoud)) == (0, 0, 5, 0)
    after = (
        list(Voorziening.objects.order_by("pk").values()),
        Voorziening.history.count(),
        Zoektekst.objects.last().pk,
    )
    assert after == before


def test_what_changed_is_changed_with_a_line_in_the_history_and_found_anew(take_over, only):
    take_over([dienst()])
    assert counts(take_over([dienst(name="Taalhuis", languages=[{"id": make_id("x"), "code": "tr"}])])) == (
        0,
        1,
        0,
        0,
    )
    assert (only().naam, only().talen, only().versie, only().history.count()) == ("Taalhuis", ["tr"], 2, 2)
    assert only().history.latest().history_change_reason == "overgenomen uit een bestand"
    assert Zoekregel.objects.get().naam == "taalhuis"
    assert Zoekregel.objects.get().talen == bits_of("talen", ["tr"])
    assert Zoekplek.objects.count() == 1


def test_a_full_service_clears_what_it_no_longer_has_and_a_short_one_leaves_it(take_over, only):
    take_over([dienst()])
    kort = {"id": dienst()["id"], "name": "Taalcafé 1", "status": "active", "description": "Kort."}
    take_over([kort])
    assert (only().omschrijving, only().telefoon, len(only().plekken)) == ("Kort.", "0999 - 12 34 56", 1)
    take_over([{**kort, "service_at_locations": []}])
    assert (only().telefoon, only().plekken, only().tijden) == ("", [], [])


def test_one_bad_record_never_stops_the_rest(take_over):
    slecht = [
        None,
        7,
        "x",
        [],
        {},
        {"id": "a"},
        {"name": "b"},
        {"id": "c", "name": ""},
        {"id": None, "name": "d"},
        {"id": {"x": 1}, "name": "e"},
        {"id": "f" * 300, "name": "f"},
        {"id": "g", "name": "<b></b>"},
    ]
    verslag = take_over([dienst(1), *slecht, dienst(2)])
    assert counts(verslag) == (2, 0, 0, len(slecht))
    assert ("a", "Er staat geen naam bij.") in verslag.overgeslagen
    assert ("dienst 8 in het bestand", "Er staat geen id bij.") in verslag.overgeslagen


def test_an_id_that_stands_there_twice_counts_once(take_over):
    verslag = take_over([dienst(), dienst(), dienst(name="Een andere naam")])
    assert counts(verslag) == (1, 0, 0, 1)
    assert verslag.dubbel == 1
    assert "al eerder in het bestand" in verslag.overgeslagen[0][1]


@pytest.mark.parametrize(
    ("anders", "veld", "waarde", "opmerking"),
    [
        ({"minimum_age": -3}, "leeftijd_van", None, "ligt niet tussen 0 en 120"),
        ({"maximum_age": 999}, "leeftijd_tot", None, "ligt niet tussen 0 en 120"),
        ({"minimum_age": "achttien"}, "leeftijd_van", None, "is geen getal"),
        ({"minimum_age": 70}, "leeftijd_van", None, "kan niet kloppen"),
        ({"minimum_age": "18"}, "leeftijd_van", 18, ""),
        ({"email": "niets"}, "email", "", "e-mailadres 'niets' klopt niet"),
        ({"url": "javascript:alert(1)"}, "web", "", "webadres"),
        ({"url": "www.taalcafe.example/é x"}, "web", "", "webadres"),
        ({"url": "www.taalcafe.example/é"}, "web", "https://www.taalcafe.example/%C3%A9", ""),
        ({"status": "misschien"}, "status", "actief", "kennen wij niet"),
        ({"status": "Temporarily closed"}, "status", "tijdelijk_dicht", ""),
        ({"status": "defunct"}, "status", "gestopt", ""),
        ({"languages": [{"code": "nld"}, {"name": "Klingon"}]}, "talen", ["nl"], "'Klingon'"),
        ({"languages": ["nl", "pl-PL"]}, "talen", ["nl", "pl"], ""),
        ({"phones": 0.5}, "telefoon", "", "een vorm die wij niet kennen"),
        ({"phones": "0999 - 12 34 56; 0999 1"}, "telefoon", "0999 - 12 34 56 / 0999 1", ""),
        ({"phones": ["0999 - 12 34 56", {"number": "112"}]}, "telefoon", "0999 - 12 34 56 / 112", ""),
        ({"languages": "nl, Turks"}, "talen", ["nl", "tr"], ""),
        ({"assured_date": "gisteren"}, "naam", "Taalcafé 1", "'gisteren' van nakijken is niet te lezen"),
        (
            {
                "cost_options": [{"amount": 5, "currency": "EUR", "valid_from": "2030-01-01"}],
                "fees_description": "",
            },
            "bedrag",
            None,
            "pas geldt vanaf 2030-01-01",
        ),
        ({"phones": [{"number": "bel maar"}]}, "telefoon", "", "telefoonnummer 'bel maar'"),
        (
            {"phones": [{"number": 999123456}, {"number": "+31 (0)999-1"}]},
            "telefoon",
            "999123456 / +31 (0)999-1",
            "",
        ),
        (
            {"cost_options": [{"amount": "12,50"}], "fees_description": "zie folder"},
            "bedrag",
            Decimal("12.50"),
            "",
        ),
        (
            {"cost_options": [{"amount": 5, "currency": "GBP"}], "fees_description": ""},
            "bedrag",
            None,
            "'GBP'",
        ),
        ({"cost_options": [], "fees_description": "€ 2,50 per keer"}, "bedrag", Decimal("2.50"), ""),
        ({"cost_options": [], "fees_description": "€ 5, met pas € 2"}, "bedrag", None, ""),
        ({"name": "نقطة لقاء 😀 \u202egnp.exe\x00"}, "naam", "نقطة لقاء 😀 gnp.exe", ""),
        ({"description": None}, "omschrijving", "", ""),
        ({"description": "a\ud800b &lt;script&gt;alert(1)&lt;/script&gt;"}, "omschrijving", "ab", ""),
        ({"organization": None}, "organisatie", "", ""),
        ({"organization": "Los opgeschreven"}, "organisatie", "Los opgeschreven", ""),
    ],
)
def test_dirt_costs_one_value_and_is_said(take_over, only, anders, veld, waarde, opmerking):
    verslag = take_over([dienst(**anders)])
    assert verslag.nieuw == 1
    assert getattr(only(), veld) == waarde
    gezegd = " ".join(zin for _, zin in verslag.niet_overgenomen)
    assert opmerking in gezegd
    assert bool(opmerking) == bool(gezegd)


def test_prices_with_a_condition_are_kept_in_words_and_ended_ones_are_not(take_over, only):
    opties = [
        {"amount": 4.5, "currency": "EUR"},
        {"option": "met stadspas", "amount": 2.5, "currency": "EUR", "amount_description": "per keer"},
        {"option": "introductie", "amount": 1, "currency": "EUR", "valid_to": "2020-12-31"},
    ]
    verslag = take_over([dienst(cost_options=opties, fees_description="Betalen aan de balie.")])
    assert only().kosten == "Betalen aan de balie.\nmet stadspas: 2.5 EUR, per keer"
    assert only().bedrag == Decimal("2.50")
    assert verslag.niet_overgenomen[0][1] == "Een prijs die gold tot en met 2020-12-31 is niet overgenomen."


@pytest.mark.parametrize(
    ("lat", "lon", "verwacht", "opmerking"),
    [
        ("51,95", "5,45", (51.95, 5.45), ""),
        (5.45, 51.95, (51.95, 5.45), "verwisseld"),
        (0, 0, (None, None), "0, 0"),
        (51.95, None, (None, None), "maar een"),
        (155000, 463000, (None, None), "bestaan niet"),
        ("noord", "oost", (None, None), "is geen getal"),
        (None, None, (None, None), ""),
    ],
)
def test_coordinates_are_read_turned_or_left_out(take_over, only, lat, lon, verwacht, opmerking):
    vol = dienst()
    vol["service_at_locations"][0]["location"] |= {"latitude": lat, "longitude": lon}
    verslag = take_over([vol])
    plek = only().plekken[0]
    assert (plek["lat"], plek["lon"]) == verwacht
    assert opmerking in " ".join(zin for _, zin in verslag.niet_overgenomen)


def test_what_people_here_improved_stays_and_the_rest_follows_the_source(take_over, only):
    take_over([dienst()])
    Voorziening.objects.update(telefoon="0999 99 99 99", eigen_velden=["telefoon"])
    verslag = take_over(
        [dienst(phones=[{"id": make_id("y"), "number": "0999 00 00 00"}], name="Nieuwe naam")]
    )
    assert (only().telefoon, only().naam) == ("0999 99 99 99", "Nieuwe naam")
    assert verslag.hier_verbeterd[0][1] == "Hier verbeterd en zo gebleven: telefoon."


def test_facilities_that_a_file_no_longer_names_stay_and_are_counted(take_over):
    take_over([dienst(1), dienst(2)])
    assert take_over([dienst(1)]).niet_in_bestand == 1
    assert Voorziening.objects.filter(status="actief").count() == 2


def test_another_source_with_the_same_id_is_another_facility(take_over):
    take_over([dienst()])
    assert counts(take_over([dienst()], bron="andere bron")) == (1, 0, 0, 0)
    assert Voorziening.objects.count() == 2


def test_a_trial_writes_nothing(take_over):
    assert counts(take_over([dienst()], is_proef=True)) == (1, 0, 0, 0)
    assert not Voorziening.objects.exists()


def test_queries_do_not_grow_with_the_file(take_over, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        take_over([dienst(n) for n in range(60)])


@pytest.mark.parametrize(
    ("ruw", "waarom"),
    [
        (b"", "leeg"),
        (b"{", "regel 1"),
        (b'[{"id": 1,', "geen JSON"),
        (b"[" * 100_000, "te diep genest"),
        (b'{"foo": 1}', "geen lijst van diensten"),
        (b"null", "geen lijst van diensten"),
    ],
)
def test_a_broken_file_is_one_sentence(take_over, ruw, waarom):
    with pytest.raises(MethodiekFout, match=waarom):
        take_over(ruw)


def test_organisations_with_their_services_and_the_older_page_are_lists_too(take_over):
    org = {"id": "o", "name": "Welzijn"}
    verslag = take_over({"organizations": [{**org, "services": [{"id": "a", "name": "Inloop"}]}, org]})
    assert (verslag.nieuw, Voorziening.objects.get().organisatie) == (1, "Welzijn")
    assert take_over({"content": [{"id": "b", "name": "Taalhuis"}], "totalElements": 1}).nieuw == 1


def test_a_text_that_is_too_long_is_cut_and_said(take_over, only):
    verslag = take_over([dienst(name="n" * 900, description="o" * 50_000)])
    assert (len(only().naam), len(only().omschrijving)) == (200, 20_000)
    assert [zin for _, zin in verslag.niet_overgenomen] == [
        "De naam is te lang; de eerste 200 tekens zijn overgenomen.",
        "De tekst in 'description' is te lang; de eerste 20000 tekens zijn overgenomen.",
    ]


def test_one_page_of_more_says_that_the_others_are_missing(take_over):
    verslag = take_over({"total_pages": 3, "page_number": 1, "contents": [dienst()]})
    assert verslag.algemeen == ["Dit is één bladzijde van 3. De andere bladzijden staan niet in dit bestand."]


def test_an_older_shape_is_read_where_it_has_one_meaning(take_over, only):
    oud = {
        "id": "1",
        "name": "Inloop",
        "fees": "kosteloos",
        "eligibilitys": [{"minimum_age": 12, "maximum_age": 18, "eligibility": "teen"}],
        "service_taxonomys": [{"taxonomy": {"name": "Youth work", "vocabulary": "X"}}],
        "languages": [{"language": "en"}],
        "regular_schedules": [
            {"weekday": 1, "opens_at": "09:00", "closes_at": "12:00"},
            {"weekday": "Friday"},
        ],
        "location": {
            "name": "Hal",
            "physical_addresses": [{"address_1": "Veenweg 2", "city": "Rivierveen", "postal_code": ""}],
        },
    }
    take_over([oud])
    v = only()
    assert (v.bedrag, v.leeftijd_van, v.leeftijd_tot, v.talen) == (0, 12, 18, ["en"])
    assert [(t["dag"], t["van"]) for t in v.tijden] == [(1, "09:00"), (5, "")]
    assert v.plekken[0]["adres"] == "Veenweg 2"
    assert "opvoeding" in v.onderdelen


def test_what_has_two_meanings_in_an_older_shape_is_left_out_and_said(take_over, only):
    oud = dienst(
        minimum_age=None,
        maximum_age=None,
        regular_schedules=[{"weekday": 0, "opens_at": "09:00", "closes_at": "12:00"}],
        eligibility=[{"minimum_age": 4}, {"minimum_age": 12}],
    )
    gezegd = " ".join(zin for _, zin in take_over([oud]).niet_overgenomen)
    assert "meer dan een betekenis" in gezegd
    assert "verschillende leeftijden" in gezegd
    assert only().leeftijd_van is None
