"""Our files against the official schemas of HSDS 3.0, and its official examples taken over."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

import pytest

from draagkracht.cli.demo.sociale_kaart import fill_kaart
from draagkracht.sociale_kaart.voorzieningen.hsds_tabel_schrijven import load_tabellen, write_pakket
from draagkracht.sociale_kaart.voorzieningen.stukken import read_stukken
from draagkracht.sociale_kaart.voorzieningen.uitvoer import list_diensten, write_json
from tests import cast
from tests.sociale_kaart import hsds
from tests.sociale_kaart.officieel import WAAR, load, needs_standard, service_problems, table_problems, tables

from .conftest import dienst
from .test_export import KAAL, VREEMD

pytestmark = needs_standard


@pytest.fixture
def filled(take_over, op, noor):
    """Everything that we can have: what others sent, dirt, and the facilities of the demo."""
    take_over([dienst(1), dienst(2), KAAL, VREEMD])
    fill_kaart(op, defaultdict(lambda: noor.pk))


def test_our_json_holds_to_the_official_schemas(filled):
    bladzijde = json.loads("".join(write_json(cast.GEMEENTE)))
    assert len(bladzijde["contents"]) > 60
    voorbeeld = load("examples/service_list.json")
    assert {naam: type(waarde) for naam, waarde in bladzijde.items()} == {
        naam: type(waarde) for naam, waarde in voorbeeld.items()
    }
    for schema in ("schema/service.json", "schema/service_list.json"):
        assert [fout for d in bladzijde["contents"] for fout in service_problems(d, schema)] == []


def test_our_tables_hold_to_the_official_schema(filled):
    bestanden = write_pakket(list_diensten(cast.GEMEENTE))
    for naam, tabel in load_tabellen().items():
        assert tabel["bestand"] == tables()[naam]["path"]
        assert table_problems(naam, bestanden[tabel["bestand"]]) == []


def test_our_data_package_describes_its_columns_as_the_standard_does(filled):
    pakket = json.loads(write_pakket(list_diensten(cast.GEMEENTE))["datapackage.json"])
    for bron in pakket["resources"]:
        soort = tables()[bron["name"]]
        assert bron["path"] == soort["path"]
        assert {naam: bron[naam] for naam in ("format", "mediatype", "profile")} == {
            naam: soort["datapackage_metadata"][naam] for naam in ("format", "mediatype", "profile")
        }
        for veld in bron["schema"]["fields"]:
            kolom = soort["properties"][veld["name"]]
            assert veld["type"] == kolom.get("datapackage_type", kolom["type"])


def test_the_check_finds_what_is_wrong():
    assert service_problems({"id": "x", "name": 1, "status": "open"})
    assert table_problems("address", b"id,kleur,city\nx,rood,\n")


def test_our_own_description_says_nothing_that_the_standard_does_not():
    assert _differences(hsds.DIENST, load("schema/service.json"), "service") == []


def _differences(eigen: dict[str, Any], hun: dict[str, Any], waar: str) -> list[str]:
    """Where our description allows a name or a value that the official one does not, or asks for less."""
    zinnen = [f"{waar}: {naam}" for naam in set(hun.get("required", ())) - set(eigen["required"])]
    for naam, veld in eigen["properties"].items():
        ander = hun["properties"].get(naam)
        if ander is None:
            zinnen.append(f"{waar}.{naam}: not in the standard")
        elif veld["type"] != ander["type"] or veld.get("format") != ander.get("format"):
            zinnen.append(f"{waar}.{naam}: another kind")
        elif set(veld.get("enum", ())) - set(ander.get("enum", veld.get("enum", ()))):
            zinnen.append(f"{waar}.{naam}: another value")
        elif veld["type"] == "array":
            zinnen += _differences(veld["items"], ander["items"], f"{waar}.{naam}")
        elif veld["type"] == "object":
            zinnen += _differences(veld, ander, f"{waar}.{naam}")
    return zinnen


@pytest.mark.parametrize(
    ("pad", "soort"),
    [
        ("service_list.json", "HSDS in JSON"),
        ("service_full.json", "HSDS in JSON"),
        ("csv", "HSDS in tabellen"),
    ],
)
def test_an_official_example_is_taken_over_and_written_out_again(take_over, only, pad, soort):
    stukken = read_stukken(str(WAAR / "examples" / pad))
    verslag = take_over(stukken)
    assert (verslag.soort, verslag.nieuw, verslag.overgeslagen) == (soort, 1, [])
    v, bron = only(), load("examples/service_full.json")
    assert {
        "name": v.naam,
        "url": v.web,
        "email": v.email,
        "status": "active",
        "application_process": v.aanmelden,
        "eligibility_description": v.voor_wie,
        "fees_description": v.kosten,
        "minimum_age": v.leeftijd_van,
        "maximum_age": v.leeftijd_tot,
        "assured_date": str(v.nagekeken_op),
        "assurer_email": v.nagekeken_namens,
        "alert": v.let_op,
    }.items() <= bron.items()
    assert v.omschrijving == bron["description"].strip()
    assert v.organisatie == bron["organization"]["name"]
    [uit] = list_diensten(cast.GEMEENTE)
    assert service_problems(uit) == []
    assert take_over(stukken).ongewijzigd == 1
    assert take_over({"uit.json": json.dumps([uit]).encode()}).ongewijzigd == 1


@pytest.mark.parametrize("pad", ["service_full.json", "csv"])
def test_what_lies_under_an_official_example_comes_in_too(take_over, only, pad):
    verslag = take_over(read_stukken(str(WAAR / "examples" / pad)))
    v = only()
    assert (v.telefoon, v.talen) == ("+44 1234 234567", ["ur"])
    assert v.contact == "Ann Persona, Reception Manager, Reception"
    [plek] = v.plekken
    assert [plek[naam] for naam in ("naam", "adres", "postcode", "plaats")] == [
        "MyCity Civic Center",
        "1-30 Main Street, MyVillage",
        "ABC 1234",
        "MyCity",
    ]
    gezegd = " ".join(zin for _, zin in verslag.niet_overgenomen)
    assert all(wat in gezegd for wat in ("100, 101", "2005-01-01", "2022-12-31"))
