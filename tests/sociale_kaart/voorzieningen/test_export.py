"""What we write for others: it holds to HSDS 3.0, and taking it over again changes nothing."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile

import pytest

from draagkracht.cli import run
from draagkracht.sociale_kaart.voorzieningen.hsds_tabel_schrijven import write_pakket
from draagkracht.sociale_kaart.voorzieningen.models import Voorziening
from draagkracht.sociale_kaart.voorzieningen.stukken import read_stukken
from draagkracht.sociale_kaart.voorzieningen.uitvoer import list_diensten, write_json
from draagkracht.toegang.models import Organisatie
from tests import cast
from tests.sociale_kaart.hsds import problems

from .conftest import dienst

KAAL = {"id": "kaal", "name": "=1+1"}
VREEMD = dienst(
    3,
    name="'=hyperlink",
    organization=None,
    description="- een\n- twee; \"drie\", 'vier'\n\n@vijf",
    cost_options=[],
    fees_description="€ 5 per keer",
    status="inactive",
    schedules=[
        {"freq": "WEEKLY", "interval": 2, "byday": "SU", "opens_at": "22:00", "closes_at": "00:00"},
        {"freq": "MONTHLY", "byday": "-1FR"},
    ],
    service_at_locations=[
        {"location": {"location_type": "physical", "name": "Buiten"}},
        {"location": {"latitude": 51.9, "longitude": 5.4}},
        {"location": {"addresses": [{"city": "Rivierveen"}]}},
    ],
)


@pytest.fixture
def filled(take_over):
    Organisatie.objects.create(gemeente=cast.GEMEENTE, naam=cast.GEMEENTE_NAAM)
    take_over([dienst(1), dienst(2), KAAL, VREEMD])


def everything() -> list[dict]:
    return list(Voorziening.objects.order_by("pk").values())


def test_the_json_holds_to_the_standard(filled):
    assert problems(json.loads("".join(write_json(cast.GEMEENTE)))) == []


def test_the_check_itself_finds_what_is_wrong():
    assert problems({"contents": [{"id": "x", "name": 1, "kleur": "rood"}]})


def test_taking_over_our_own_json_changes_nothing(filled, take_over):
    before = everything()
    verslag = take_over(
        "".join(write_json(cast.GEMEENTE)).encode(), op=dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
    )
    assert (verslag.nieuw, verslag.gewijzigd, verslag.ongewijzigd) == (0, 0, 4)
    assert (verslag.overgeslagen, verslag.niet_overgenomen) == ([], [])
    assert everything() == before


def test_taking_over_our_own_tables_changes_nothing(filled, take_over):
    before = everything()
    verslag = take_over(write_pakket(list_diensten(cast.GEMEENTE)))
    assert (verslag.nieuw, verslag.gewijzigd, verslag.ongewijzigd, verslag.algemeen) == (0, 0, 4, [])
    assert everything() == before


def test_no_cell_of_a_table_is_run_as_a_formula(filled):
    for naam, ruw in write_pakket(list_diensten(cast.GEMEENTE)).items():
        if naam.endswith(".csv"):
            assert b"\n=" not in ruw
            assert b",=" not in ruw
            assert b',"=' not in ruw


def test_in_another_municipality_the_same_file_makes_the_same_facilities(filled, take_over):
    verslag = take_over("".join(write_json(cast.GEMEENTE)).encode(), gemeente="elders")
    assert verslag.nieuw == 4
    hier, daar = (
        [d | {"id": "", "organization": {}} for d in sorted(list_diensten(g), key=lambda d: d["name"])]
        for g in (cast.GEMEENTE, "elders")
    )
    assert [d["schedules"][0].get("byday") if d["schedules"] else "" for d in hier] == [
        d["schedules"][0].get("byday") if d["schedules"] else "" for d in daar
    ]
    assert [d["name"] for d in hier] == [d["name"] for d in daar]


def test_the_command_writes_a_file_and_replaces_the_old_one(filled, tmp_path, capfd):
    uit = tmp_path / "uit.json"
    uit.write_text("oud")
    assert run(["export", "sociale-kaart", str(uit)]) == 0
    assert len(json.loads(uit.read_text())["contents"]) == 4
    assert list(tmp_path.iterdir()) == [uit]


def test_the_command_writes_a_data_package_that_is_the_same_every_time(filled, tmp_path):
    for naam in ("een.zip", "twee.zip"):
        assert run(["export", "sociale-kaart", str(tmp_path / naam)]) == 0
    ruw = (tmp_path / "een.zip").read_bytes()
    assert ruw == (tmp_path / "twee.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO(ruw)) as pakket:
        beschreven = {bron["path"] for bron in json.loads(pakket.read("datapackage.json"))["resources"]}
        assert beschreven | {"datapackage.json"} == set(pakket.namelist())
    assert "services.csv" in read_stukken(str(tmp_path / "een.zip"))


@pytest.mark.parametrize("naam", ["uit.txt", "nergens/uit.json", "a\0b.json"])
def test_the_command_refuses_a_place_where_it_cannot_write(filled, tmp_path, naam, capfd):
    assert run(["export", "sociale-kaart", str(tmp_path / naam)]) == 2
    assert capfd.readouterr().err.count("\n") == 1


def page() -> bytes:
    return "".join(write_json(cast.GEMEENTE)).encode()


def empty() -> None:
    Voorziening.objects.all().delete()


@pytest.mark.parametrize("vorm", [page, lambda: write_pakket(list_diensten(cast.GEMEENTE))])
def test_what_goes_round_by_an_empty_database_comes_back_as_itself(filled, take_over, vorm):
    """Out, into an empty database under another source's name, out again and back: the same ids, and nothing twice."""
    take_over([{"id": "9", "name": "Van een ander"}], bron="welzijn")
    before, eerst = everything(), page()
    inhoud = vorm()
    empty()
    assert (take_over(inhoud, bron="buren").nieuw, take_over(inhoud, bron="buren").ongewijzigd) == (5, 5)
    assert {rij["id"] for rij in everything()} == {rij["id"] for rij in before}
    assert page() == eerst
    terug = vorm()
    empty()
    take_over([dienst(1), dienst(2), KAAL, VREEMD])
    take_over([{"id": "9", "name": "Van een ander"}], bron="welzijn")
    assert everything() == before
    for _keer in (1, 2):
        verslag = take_over(terug)
        assert (verslag.nieuw, verslag.gewijzigd, verslag.ongewijzigd) == (0, 0, 5)
    assert everything() == before


def test_the_id_of_the_source_is_kept_when_the_standard_allows_it(filled, take_over):
    take_over([dienst(1)], bron="een ander die hetzelfde id gebruikt")
    uit = list(list_diensten(cast.GEMEENTE))
    assert len({d["id"] for d in uit}) == len(uit) == 5
    assert {dienst(1)["id"], dienst(2)["id"]} <= {d["id"] for d in uit}
    assert "kaal" not in {d["id"] for d in uit}
    assert problems({**json.loads(page()), "contents": uit}) == []
