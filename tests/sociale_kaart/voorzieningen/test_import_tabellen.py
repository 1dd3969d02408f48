"""Taking over HSDS in tables: a folder or a zip with CSV files, or tables in one JSON file."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.sociale_kaart.voorzieningen.models import Voorziening
from draagkracht.sociale_kaart.voorzieningen.stukken import read_stukken

PAKKET = {
    "organizations.csv": b"id,name,description\no1,Welzijn Rivierveen,x\n",
    "services.csv": b"id,organization_id,name,status,fees_description\ns1,o1,Taalhuis,active,gratis\ns2,o9,Inloop,active,\n",
    "locations.csv": b"id,name,location_type,latitude,longitude\nl1,De Linde,physical,51.94,5.46\n",
    "services_at_location.csv": b"id,service_id,location_id\nx1,s1,l1\nx2,s2,l9\n",
    "physical_addresses.csv": b"id,location_id,address_1,city,postal_code\na1,l1,Lindelaan 1,Rivierveen,0999AB\n",
    "phones.csv": b"id,service_id,number\np1,s1,0999 123456\np2,s9,0999 654321\n",
    "regular_schedules.csv": b"id,service_id,weekday,opens_at,closes_at\nr1,s1,2,09:00,12:00\n",
    "languages.csv": b"id,service_id,language\nt1,s1,nl\nt2,s1,Turkish\n",
    "eligibility.csv": b"id,service_id,minimum_age,maximum_age\ne1,s1,18,\n",
    "services_taxonomy.csv": b"id,service_id,taxonomy_id\nb1,s1,c1\n",
    "taxonomy.csv": b"id,name,vocabulary\nc1,Literacy,X\n",
    "funding.csv": b"id,service_id,source\nf1,s1,gemeente\n",
}


def taalhuis() -> Voorziening:
    return Voorziening.objects.get(kenmerk="s1")


def check(verslag) -> None:
    v = taalhuis()
    assert (verslag.nieuw, len(verslag.overgeslagen)) == (2, 0)
    assert (v.organisatie, v.telefoon, v.talen, v.leeftijd_van, v.onderdelen) == (
        "Welzijn Rivierveen",
        "0999 123456",
        ["nl", "tr"],
        18,
        ["onderwijs"],
    )
    [plek] = v.plekken
    assert (plek["naam"], plek["adres"], plek["postcode"]) == ("De Linde", "Lindelaan 1", "0999 AB")
    assert (plek["plaats"], plek["lat"], plek["lon"]) == ("Rivierveen", 51.94, 5.46)
    assert v.tijden == [{"dag": 2, "van": "09:00", "tot": "12:00", "ritme": ""}]


def test_tables_become_facilities_and_what_points_to_nothing_is_said(take_over):
    verslag = take_over(PAKKET)
    check(verslag)
    gezegd = " ".join(verslag.algemeen)
    assert all(wat in gezegd for wat in ("'o9'", "'l9'", "'s9'"))
    assert "funding" not in gezegd
    assert take_over(PAKKET).ongewijzigd == 2


def test_a_folder_and_a_zip_are_read_without_unpacking(take_over, tmp_path):
    map_ = tmp_path / "pakket"
    map_.mkdir()
    for naam, ruw in PAKKET.items():
        (map_ / naam).write_bytes(ruw)
    check(take_over(read_stukken(str(map_))))
    with zipfile.ZipFile(tmp_path / "kaart.zip", "w") as zip_:
        for naam, ruw in PAKKET.items():
            zip_.writestr(f"../map/{naam}", ruw)
        zip_.writestr("__MACOSX/._services.csv", b"\0")
    assert take_over(read_stukken(str(tmp_path / "kaart.zip"))).ongewijzigd == 2


def test_the_data_package_says_which_file_is_which_table(take_over):
    anders = {("aanbod.csv" if naam == "services.csv" else naam): ruw for naam, ruw in PAKKET.items()}
    anders["datapackage.json"] = json.dumps(
        {"resources": [{"name": "service", "path": "data/aanbod.csv"}]}
    ).encode()
    check(take_over(anders))


def test_tables_in_one_json_file_are_the_same(take_over):
    tabellen = {
        "service": [{"id": "s1", "organization_id": "o1", "name": "Taalhuis", "status": "active"}],
        "organization": [{"id": "o1", "name": "Welzijn"}],
    }
    take_over(tabellen)
    assert taalhuis().organisatie == "Welzijn"


def test_a_table_that_is_broken_costs_only_what_is_in_it(take_over):
    verslag = take_over({**PAKKET, "phones.csv": b"\0\1\2\0\0\0", "verhaal.csv": b"a\n1\n"})
    assert verslag.nieuw == 2
    assert taalhuis().telefoon == ""
    assert "phones.csv" in verslag.algemeen[0]
    assert "'verhaal.csv' hoort niet bij HSDS" in " ".join(verslag.algemeen)


def test_a_broken_row_of_services_is_skipped_with_its_line(take_over):
    ruw = b'id,organization_id,name,status\ns1,o1,"los,active\ns2,o1,Inloop,active\n'
    verslag = take_over({**PAKKET, "services.csv": ruw})
    assert verslag.nieuw == 1
    assert verslag.overgeslagen == [
        ("services, regel 2", "Een aanhalingsteken staat los of is niet gesloten.")
    ]


@pytest.mark.parametrize(
    ("stukken", "waarom"),
    [
        ({"phones.csv": b"id\n1\n", "locations.csv": b"id\n1\n"}, "services.csv"),
        ({"locations.csv": b"id,name\n1,De Linde\n"}, "services.csv"),
        ({"services.csv": b"", "phones.csv": b"id\n1\n"}, "services.csv: Dit bestand is leeg"),
    ],
)
def test_without_services_there_is_nothing_to_take_over(take_over, stukken, waarom):
    with pytest.raises(MethodiekFout, match=waarom):
        take_over(stukken)


def zipped(**delen: bytes) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, ruw in delen.items():
            zip_.writestr(naam.replace("_", "."), ruw)
    return uit.getvalue()


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr("draagkracht.sociale_kaart.voorzieningen.stukken.MAX_UITGEPAKT", 1_000_000)
    (tmp_path / "bom.zip").write_bytes(zipped(a_json=b"[" * 2_000_000))
    with pytest.raises(MethodiekFout, match="te groot"):
        read_stukken(str(tmp_path / "bom.zip"))


@pytest.mark.parametrize(
    ("naam", "ruw", "waarom"),
    [
        ("leeg.zip", zipped(), "staat geen"),
        ("plaatje.zip", zipped(a_png=b"x"), "staat geen"),
        (
            "kapot.zip",
            zipped(a_json=b"[]" * 999)[:-40].replace(b"]", b"x"),
            "beschadigd|niet te lezen|geen JSON|geen CSV",
        ),
    ],
    ids=["leeg", "plaatje", "kapot"],  # the bytes hold the time of now
)
def test_a_broken_or_empty_zip_is_one_sentence(take_over, tmp_path, naam, ruw, waarom):
    (tmp_path / naam).write_bytes(ruw)
    with pytest.raises(MethodiekFout, match=waarom):
        take_over(read_stukken(str(tmp_path / naam)))


@pytest.mark.parametrize("pad", ["nergens.json", "a\0b", "x" * 5_000])
def test_a_path_that_is_no_file_is_one_sentence(pad):
    with pytest.raises(MethodiekFout):
        read_stukken(pad)


def test_an_empty_folder_is_one_sentence(tmp_path):
    with pytest.raises(MethodiekFout, match="staat geen"):
        read_stukken(str(tmp_path))
