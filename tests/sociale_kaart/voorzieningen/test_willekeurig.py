"""Random files never stop an import: a report, or one sentence of ours."""

from __future__ import annotations

import contextlib
import datetime as dt
import gzip
import io
import json
import os

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.sociale_kaart.voorzieningen.dagtekst import read_dag, write_dag
from draagkracht.sociale_kaart.voorzieningen.gelezen import Gelezen
from draagkracht.sociale_kaart.voorzieningen.hsds_json import Reeks, _whole, as_plain, load_json
from draagkracht.sociale_kaart.voorzieningen.hsds_lezen import read_diensten
from draagkracht.sociale_kaart.voorzieningen.hsds_schrijven import write_dienst
from draagkracht.sociale_kaart.voorzieningen.hsds_tabel_schrijven import write_zip
from draagkracht.sociale_kaart.voorzieningen.inlezen import open_invoer
from draagkracht.sociale_kaart.voorzieningen.stukken import split_stukken
from draagkracht.sociale_kaart.voorzieningen.tekst import clean_email, clean_line, clean_long, clean_web
from draagkracht.sociale_kaart.voorzieningen.tijden import order_tijden, read_openingstijden
from draagkracht.sociale_kaart.voorzieningen.waarden import blank, changed
from tests.sociale_kaart.hsds import problems

from .conftest import dienst, make_id

pytestmark = pytest.mark.fuzz
AANTAL = 2_500 if os.environ.get("HYPOTHESIS_PROFILE") == "fuzz" else 8
some = settings(max_examples=AANTAL, deadline=None)
VANDAAG = dt.date(2026, 1, 12)
VUIL = [
    "",
    "-",
    " ",
    "\x00",
    "a\x00b",
    "0",
    "-1",
    "1e309",
    "NaN",
    "9" * 5_000,
    "\ud800",
    "\u202ex",
    "😀",
    "<b>x",
    "&amp;amp;lt;x",
    "x" * 9_000,
    "=1+1",
    "2026-02-30",
    "24:00",
    "MO,2TU,-1FR",
    "https://[",
    "javascript:x",
    "a@b.nl",
    "nl",
    "51,9",
    "gratis",
]
teksten = st.one_of(st.sampled_from(VUIL), st.text(max_size=40))
bladen = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), teksten)
SLEUTELS = sorted(
    {
        *dienst(),
        "location",
        "addresses",
        "latitude",
        "longitude",
        "byday",
        "freq",
        "weekday",
        "opens_at",
        "taxonomy_term",
        "eligibility",
        "regular_schedules",
        "number",
        "amount",
        "currency",
        "address_1",
        "contents",
        "service",
        "organization_id",
    }
)
bomen = st.recursive(
    bladen,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(SLEUTELS), teksten), inner, max_size=6),
    ),
    max_leaves=14,
)
diensten = st.dictionaries(st.sampled_from(SLEUTELS), bomen, max_size=8).map(
    lambda d: {"id": make_id(json.dumps(d, default=str)), "name": "x", **d}
)


def _rows() -> list[dict]:
    records = [r for r in read_diensten([dienst(1), dienst(2)], VANDAAG) if isinstance(r, Gelezen)]
    return [
        {
            **blank(),
            **r.waarden,
            "id": make_id(n),
            "gemeente": "g",
            "nagekeken_op": None,
            "nagekeken_namens": "",
        }
        for n, r in enumerate(records)
    ]


def _sheet() -> bytes:
    boek = openpyxl.Workbook()
    for rij in (["id", "naam", "kosten", "lat"], [1, "Café", "gratis", 51.9], [2, "=1+1", 2.5, None]):
        boek.active.append(rij)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


ROWS, SHEET = _rows(), _sheet()


def read_all(stukken: dict[str, bytes]) -> None:
    with contextlib.suppress(MethodiekFout):
        for record in open_invoer(stukken, VANDAAG).records:
            assert record.kenmerk


@some
@given(st.one_of(bomen, diensten, st.lists(diensten, max_size=3)))
def test_any_json_is_read_or_refused(inhoud):
    read_all({"a.json": json.dumps(inhoud).encode("utf-8", "surrogatepass")})


@some
@given(st.binary(max_size=200), st.sampled_from(["a.json", "a.csv", "a.xlsx", "services.csv"]))
def test_any_bytes_are_read_or_refused(ruw, naam):
    read_all({naam: ruw})


GOED = {
    "a.json": json.dumps([dienst(1), dienst(2)]).encode(),
    "a.zip": write_zip(write_dienst(rij) for rij in ROWS),
    "a.csv": "id;naam;thema;openingstijden\n1;Café;Geld;ma 9-12\n2;Inloop;Wonen;di 10-11\n".encode(),
    "a.xlsx": SHEET,
    "a.json.gz": gzip.compress(json.dumps([dienst(1)]).encode(), mtime=0),
}


@some
@given(st.sampled_from(sorted(GOED)), st.data())
def test_a_good_file_with_something_broken_in_it_is_read_or_refused(naam, data):
    ruw = bytearray(GOED[naam])
    for _ in range(data.draw(st.integers(1, 4))):
        plek = data.draw(st.integers(0, len(ruw)))
        lang = data.draw(st.integers(0, 40))
        ruw[plek : plek + lang] = data.draw(st.binary(max_size=8))
    with contextlib.suppress(MethodiekFout):
        read_all(split_stukken(naam, bytes(ruw)))


@some
@given(bomen)
def test_json_read_part_by_part_is_json(inhoud):
    ruw = json.dumps(inhoud).encode("utf-8", "surrogatepass")
    with contextlib.suppress(MethodiekFout):
        gelezen = load_json("a.json", ruw)
        if isinstance(gelezen, dict):
            gelezen = as_plain(gelezen)
        elif isinstance(gelezen, Reeks):
            gelezen = list(gelezen)
        assert repr(gelezen) == repr(json.loads(ruw.decode("utf-8-sig"), parse_int=_whole, strict=False))


@some
@given(
    st.dictionaries(
        st.sampled_from(
            ["services.csv", "phones.csv", "locations.csv", "service_at_locations.csv", "datapackage.json"]
        ),
        st.lists(st.lists(teksten, min_size=3, max_size=5), max_size=4).map(
            lambda rijen: (
                b"id,service_id,name,location_id,weekday\n"
                + "\n".join(",".join(rij) for rij in rijen).encode("utf-8", "surrogatepass")
            )
        ),
        min_size=2,
    )
)
def test_any_tables_are_read_or_refused(stukken):
    read_all(stukken)


@some
@given(st.lists(st.lists(teksten, min_size=6, max_size=6), max_size=4))
def test_any_sheet_is_read_or_refused(rijen):
    kop = "naam;leeftijd;openingstijden;lat;lon;kosten\n"
    read_all({"a.csv": (kop + "\n".join(";".join(rij) for rij in rijen)).encode("utf-8", "surrogatepass")})


@some
@given(diensten)
def test_what_is_read_can_be_written_by_the_standard_and_reads_back_the_same(ruw):
    for record in read_diensten([ruw], VANDAAG):
        if not isinstance(record, Gelezen):
            continue
        rij = {
            **blank(),
            **record.waarden,
            "id": make_id("x"),
            "gemeente": "g",
            "nagekeken_op": record.nagekeken_op,
        }
        geschreven = write_dienst({**rij, "nagekeken_namens": record.nagekeken_namens})
        assert problems({**PAGINA, "contents": [json.loads(json.dumps(geschreven))]}) == []
        [terug] = read_diensten([json.loads(json.dumps(geschreven))], VANDAAG)
        assert changed(rij, terug.waarden) == []
        assert terug.opmerkingen == []


PAGINA = {
    "total_items": 1,
    "total_pages": 1,
    "page_number": 1,
    "size": 1,
    "first_page": True,
    "last_page": True,
    "empty": False,
}


@some
@given(teksten)
def test_cleaning_twice_is_cleaning_once(tekst):
    for schoon in (lambda t: clean_long(t, 500), lambda t: clean_line(t, 60), clean_web, clean_email):
        assert schoon(schoon(tekst)) == schoon(tekst)
        schoon(tekst).encode()
        assert "\x00" not in schoon(tekst)


tijden = st.lists(
    st.builds(
        lambda dag, van, duur, ritme: {
            "dag": dag,
            "van": f"{van:02}:30",
            "tot": f"{van + duur:02}:30",
            "ritme": ritme,
        },
        st.integers(1, 7),
        st.integers(0, 20),
        st.integers(1, 3),
        st.sampled_from(["", "2w", "4w", "m1", "m3", "m-1"]),
    ),
    max_size=5,
).map(order_tijden)


@some
@given(tijden)
def test_times_written_in_a_form_read_back_the_same(lijst):
    terug = [tijd for dag in range(1, 8) for tijd in read_dag(write_dag(lijst, dag), dag) or []]
    assert order_tijden(terug) == lijst


@some
@given(st.one_of(teksten, st.text(alphabet="ma-vr di:.u019 ten/;,\n", max_size=80)))
def test_any_text_about_opening_times_is_read_or_left(tekst):
    for gelezen in (read_openingstijden(tekst), read_dag(tekst, 1)):
        assert gelezen is None or all(tijd["dag"] in range(1, 8) for tijd in gelezen)
