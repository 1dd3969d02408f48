"""Files as the world makes them: each gives a plain report, and what is clear in it comes in."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.sociale_kaart.voorzieningen.models import Voorziening
from draagkracht.sociale_kaart.voorzieningen.stukken import split_stukken

A, B = {"id": "a", "name": "Inloop"}, {"id": "b", "name": "Taalhuis"}


def packed(**bestanden: bytes) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pakket:
        for naam, ruw in bestanden.items():
            pakket.writestr(naam.replace("__", "/"), ruw)
    return uit.getvalue()


@pytest.mark.parametrize(
    "inhoud",
    [
        b"\xef\xbb\xbf" + json.dumps([A, B]).encode(),
        json.dumps([A, B]).encode("utf-16"),
        [[A, B]],
        {"data": {"services": [A, B]}},
        {"organizations": [{"id": "o", "name": "Org", "locations": [{"id": "l", "services": [A, B]}]}]},
    ],
    ids=["bom", "utf-16", "list in a list", "wrapped", "under places"],
)
def test_services_are_found_where_they_are(take_over, inhoud):
    verslag = take_over(inhoud)
    assert (verslag.nieuw, verslag.overgeslagen) == (2, [])


def test_a_file_without_any_says_so(take_over):
    assert take_over({"organizations": []}).algemeen == ["Er staat geen enkele voorziening in."]


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [
        ("a.csv", "id;organization_id;name\na;o;Café\nb;o;Taalhuis\n".encode()),
        ("a.csv", "id;naam;plaats\na;Café;Één\nb;Taalhuis;\n".encode("latin-1")),
        ("a.csv", b"\xef\xbb\xbfid,naam\na,Inloop\nb,Taalhuis\n"),
    ],
)
def test_a_table_in_any_encoding_with_any_sign_between_is_read(take_over, naam, inhoud):
    assert take_over(inhoud, naam=naam).nieuw == 2


@pytest.mark.parametrize(
    ("rooster", "tijden", "tekst"),
    [
        (
            {"rrule": "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "opens_at": "19:00", "closes_at": "21:00"},
            [(2, "19:00", "2w")],
            "",
        ),
        (
            {"freq": "weekly", "byday": ["SA"], "opens_at": "10:00+01:00", "closes_at": "11:00Z"},
            [(6, "10:00", "")],
            "",
        ),
        (
            {
                "freq": "WEEKLY",
                "byday": "MO,WE",
                "opens_at": "9:00",
                "closes_at": "12:00",
                "valid_from": "2199-02-01",
            },
            [],
            "Vanaf 01-02-2199: maandag 09:00 - 12:00; woensdag 09:00 - 12:00",
        ),
        (
            {
                "freq": "WEEKLY",
                "byday": "MO",
                "opens_at": "9:00",
                "closes_at": "12:00",
                "valid_from": "2020-02-01",
            },
            [(1, "09:00", "")],
            "",
        ),
    ],
)
def test_schedules_of_all_kinds(take_over, only, rooster, tijden, tekst):
    inhoud = [{**A, "schedules": [rooster, dict(rooster)]}]
    take_over(inhoud)
    assert [(t["dag"], t["van"], t["ritme"]) for t in only().tijden] == tijden
    assert only().tijden_tekst.startswith(tekst)
    assert bool(only().tijden_tekst) == bool(tekst)
    assert take_over(inhoud).ongewijzigd == 1


def test_places_outside_the_folder_of_a_zip_are_only_names(take_over):
    stukken = split_stukken("a.zip", packed(**{"..__..__..__tmp__a.json": json.dumps([A]).encode()}))
    assert list(stukken) == ["a.json"]
    assert take_over(stukken).nieuw == 1


def test_a_zip_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr("draagkracht.sociale_kaart.voorzieningen.stukken.MAX_UITGEPAKT", 9_999)
    with pytest.raises(MethodiekFout, match="te groot"):
        split_stukken("a.zip", packed(**{"a.json": b"0" * 10_000}))


def test_something_that_points_to_itself_ends(take_over):
    verslag = take_over(
        {"services": [{"$ref": "#/services/0"}, {**A, "organization": {"$ref": "#/services/1"}}]}
    )
    assert (verslag.nieuw, len(verslag.overgeslagen)) == (1, 1)
    assert Voorziening.objects.get().organisatie == ""
