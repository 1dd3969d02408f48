"""Taking over a plain spreadsheet with Dutch headings."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.sociale_kaart.voorzieningen.models import Voorziening
from draagkracht.sociale_kaart.voorzieningen.werkblad import load_kolommen, match_koppen

CELLEN = {
    "Naam": "Taalcafé",
    "Organisatie": "Welzijn",
    "Thema": "Taal, Ontmoeten",
    "Adres": "Lindelaan",
    "Huisnummer": "1",
    "Postcode": "0999ab",
    "Plaats": "Rivierveen",
    "Telefoonnummer": "0999 123456 / 06 12345678",
    "E-mail": "info@welzijn.example",
    "Website": "www.welzijn.example",
    "Kosten": "gratis",
    "Leeftijd van": "18",
    "Leeftijd tot": "99",
    "Openingstijden": "di 9.30-11.30, do 19-21 uur",
    "Talen": "Nederlands en Turks",
    "Lat": "51,94",
    "Lon": "5,46",
}
SHEET = "\n".join((";".join(CELLEN), ";".join(CELLEN.values()), ""))


def as_excel(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(
    "ruw",
    [
        SHEET.encode(),
        SHEET.encode("utf-8-sig"),
        SHEET.encode("cp1252"),
        SHEET.encode("utf-16"),
        as_excel([list(CELLEN), list(CELLEN.values())]),
        SHEET.encode().replace(b"Taalcaf", b"Taalcaf\0"),
    ],
    ids=["utf-8", "bom", "windows", "utf-16", "excel", "nul"],
)
def test_a_sheet_is_read_whatever_wrote_it(take_over, only, ruw):
    verslag = take_over(ruw, naam="kaart.xlsx" if ruw.startswith(b"PK") else "kaart.csv")
    v = only()
    assert (verslag.nieuw, verslag.overgeslagen, verslag.niet_overgenomen) == (1, [], [])
    assert (v.naam, v.organisatie, v.bedrag) == ("Taalcafé", "Welzijn", Decimal("0.00"))
    assert (v.onderdelen, v.trefwoorden) == (["onderwijs", "contacten_onderhouden"], ["Taal", "Ontmoeten"])
    assert (v.leeftijd_van, v.leeftijd_tot, v.talen) == (18, 99, ["nl", "tr"])
    assert (v.telefoon, v.email, v.web) == (
        "0999 123456 / 06 12345678",
        "info@welzijn.example",
        "https://www.welzijn.example",
    )
    assert [(t["dag"], t["van"], t["tot"]) for t in v.tijden] == [
        (2, "09:30", "11:30"),
        (4, "19:00", "21:00"),
    ]
    assert v.plekken == [
        {
            "naam": "",
            "adres": "Lindelaan 1",
            "postcode": "0999 AB",
            "plaats": "Rivierveen",
            "lat": 51.94,
            "lon": 5.46,
        }
    ]


def test_the_same_sheet_twice_changes_nothing(take_over):
    take_over(SHEET.encode(), naam="kaart.csv")
    verslag = take_over(SHEET.encode(), naam="kaart.csv")
    assert (verslag.nieuw, verslag.gewijzigd, verslag.ongewijzigd) == (0, 0, 1)


def test_a_column_that_is_not_there_changes_nothing_about_its_field(take_over, only):
    take_over(b"id,naam,telefoon,kosten\n7,Inloop,0999 123456,gratis\n", naam="a.csv")
    take_over(b"id,naam,kosten\n7,Inloop,\n", naam="b.csv")
    assert (only().telefoon, only().kosten, only().bedrag) == ("0999 123456", "", None)


def test_headings_are_matched_forgivingly_and_the_rest_is_named():
    koppen = [
        "NAAM voorziening",
        "tel.",
        "E-mailadres (balie)",
        "Rubriek",
        "Categorie",
        "Kleur",
        "telefoonnummer 2",
        "Website",
    ]
    gevonden, onbekend = match_koppen(koppen)
    assert gevonden == {
        "naam": ["NAAM voorziening"],
        "telefoon": ["tel."],
        "email": ["E-mailadres (balie)"],
        "thema": ["Rubriek", "Categorie"],
        "web": ["Website"],
    }
    assert onbekend == ["Kleur", "telefoonnummer 2"]


def test_no_heading_belongs_to_two_columns():
    van: dict[str, str] = {}
    for kolom in load_kolommen():
        for kop in kolom.koppen:
            gevonden, _onbekend = match_koppen([kop])
            assert list(gevonden) == [kolom.veld], kop
            assert van.setdefault(kop, kolom.veld) == kolom.veld


def test_a_bad_row_never_stops_the_rest_and_is_named_by_its_line(take_over):
    ruw = "id,naam\n1,Eerste\n2,\n,Zonder id\n" + f"{'x' * 300},Lang\n"
    verslag = take_over(ruw.encode(), naam="a.csv")
    assert verslag.nieuw == 2
    assert [kenmerk[:8] for kenmerk, _ in verslag.overgeslagen] == ["regel 3,", "regel 5,"]


def test_a_day_column_and_an_age_in_words_are_read(take_over, only):
    ruw = "naam;maandag;di;zondag;leeftijd\nInloop;9.00-12.00 en 13.00-17.00;gesloten;na de kerk;vanaf 55 jaar\n"
    take_over(ruw.encode(), naam="a.csv")
    assert [(t["dag"], t["van"]) for t in only().tijden] == [(1, "09:00"), (1, "13:00"), (7, "")]
    assert only().tijden_tekst == "zondag: na de kerk"
    assert (only().leeftijd_van, only().leeftijd_tot) == (55, None)


def test_opening_times_that_are_unclear_stay_as_text_and_are_said(take_over, only):
    verslag = take_over(b"naam;openingstijden\nInloop;op afspraak, behalve in mei\n", naam="a.csv")
    assert (only().tijden, only().tijden_tekst) == ([], "op afspraak, behalve in mei")
    assert "als tekst overgenomen" in verslag.niet_overgenomen[0][1]


def test_two_facilities_with_one_name_at_two_addresses_are_two(take_over):
    take_over(b"naam;adres\nInloop;Veenweg 1\nInloop;Veenweg 2\nInloop;Veenweg 2\n", naam="a.csv")
    assert Voorziening.objects.count() == 2


@pytest.mark.parametrize(
    ("ruw", "waarom"),
    [
        (b"", "leeg"),
        (b"kleur;vorm\nrood;rond\n", "kolom met de naam"),
        (b"naam;naam\na;b\n", "twee keer"),
        (b"\xd0\xcf\x11\xe0oud", "oud Excelbestand"),
        (b"PK\x03\x04kapot", "beschadigd"),
    ],
)
def test_a_sheet_that_cannot_be_read_is_one_sentence(take_over, ruw, waarom):
    with pytest.raises(MethodiekFout, match=waarom):
        take_over(ruw, naam="a.csv")
