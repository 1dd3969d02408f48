"""`draagkracht import sociale-kaart`: what people type, and what it tells them."""

from __future__ import annotations

import gzip
import json
import zipfile

import pytest

from draagkracht.cli import run
from draagkracht.cli.verslagen import MAX_REGELS, kaart_lines
from draagkracht.sociale_kaart.models import Voorziening
from draagkracht.sociale_kaart.voorzieningen.invoer import Verslag
from tests import cast

GOED = [{"id": "a1", "name": "Inloop"}, {"id": "a2"}, {"id": "a3", "name": "Taalhuis", "minimum_age": -1}]


@pytest.fixture
def type_(organisatie, capfdbinary):
    def enter(*words: str) -> tuple[int, str, str]:
        code = run(["import", "sociale-kaart", *words])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return enter


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "kaart.json"
    path.write_text(json.dumps(GOED))
    return str(path)


def test_it_reports_what_came_in_and_what_was_left_out_by_id(type_, path):
    code, out, err = type_(path)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Gelezen: 3 voorzieningen (HSDS in JSON).",
        "Geworden: 2 nieuw, 0 gewijzigd, 0 ongewijzigd.",
        "Overgeslagen: 1.",
        "  a2: Er staat geen naam bij.",
        "Gedeeltelijk overgenomen: 1.",
        "  a3: De leeftijd -1 ligt niet tussen 0 en 120.",
    ]


def test_a_second_time_it_says_that_nothing_changed(type_, path):
    type_(path)
    assert "0 nieuw, 0 gewijzigd, 2 ongewijzigd" in type_(path)[1]


def test_a_trial_changes_nothing(type_, path):
    assert "Zou worden: 2 nieuw" in type_(path, "--proef")[1]
    assert not Voorziening.objects.exists()


def test_what_is_taken_over_stands_under_the_name_of_who_did_it(type_, path, noor):
    type_(path, "--door", cast.NOOR.gebruikersnaam, "--bron", "welzijn")
    v = Voorziening.objects.get(kenmerk="a1")
    assert (v.bron, v.gemeente, v.history.get().history_user) == ("welzijn", cast.GEMEENTE, noor)


@pytest.mark.parametrize(
    ("inhoud", "woorden", "waarom"),
    [
        (b"{", [], "geen JSON"),
        (b"", [], "leeg"),
        (b'{"foo": 1}', [], "geen lijst van diensten"),
        (b"[" * 60_000 + b"]" * 60_000, [], "te diep genest"),
        (b'[{"id": "a", "name": "b"}, {"id"', [], "geen JSON"),
        (b"[]", ["--bron", ""], "bron"),
        (b"[]", ["--door", "niemand"], "niemand"),
        (b"[]", ["--gemeente", "elders"], "elders"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_two(type_, tmp_path, inhoud, woorden, waarom):
    path = tmp_path / "kaart.json"
    path.write_bytes(inhoud)
    code, out, err = type_(str(path), *woorden)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert waarom in err


@pytest.mark.parametrize(
    ("naam", "inhoud", "waarom"),
    [
        ("kaart.zip", b"PK\x03\x04 en verder niets", "Deze zip is beschadigd"),
        ("kaart.xlsx", b"PK\x03\x04 en verder niets", "Excelbestand is beschadigd"),
        ("kaart.xls", b"\xd0\xcf\x11\xe0" + b"x" * 600, "oud Excelbestand"),
        ("kaart.csv", bytes(range(256)) * 9, "geen CSV"),
        ("kaart.csv", b"", "leeg"),
        ("kaart.html", b"<html><body>404</body></html>", "geen kolom met de naam"),
        ("kaart.json.gz", gzip.compress(b"[]", mtime=0)[:-4], "beschadigd"),
        ("locations.csv", b"id,name\n1,x\n", "geen tabel met diensten"),
    ],
)
def test_a_file_of_another_kind_is_one_sentence_and_two(type_, tmp_path, naam, inhoud, waarom):
    (tmp_path / naam).write_bytes(inhoud)
    code, out, err = type_(str(tmp_path / naam))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert waarom in err


@pytest.mark.parametrize("naam", ["leeg", "leeg.zip"])
def test_a_folder_or_zip_without_files_is_one_sentence(type_, tmp_path, naam):
    (tmp_path / "leeg").mkdir()
    with zipfile.ZipFile(tmp_path / "leeg.zip", "w") as pakket:
        pakket.writestr("lees.mij", "x")
    code, out, err = type_(str(tmp_path / naam))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "staat geen .json, .csv of .xlsx" in err


def test_a_packed_file_is_read(type_, tmp_path):
    (tmp_path / "kaart.json.gz").write_bytes(gzip.compress(json.dumps(GOED).encode()))
    assert "Gelezen: 3 voorzieningen" in type_(str(tmp_path / "kaart.json.gz"))[1]


def test_a_path_that_is_not_there_is_one_sentence(type_):
    code, out, err = type_("nergens.json")
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_a_long_report_is_cut_and_says_so():
    verslag = Verslag(overgeslagen=[(str(n), "x") for n in range(MAX_REGELS + 7)])
    assert kaart_lines(verslag)[-1] == "  en nog 7."
    assert len(kaart_lines(verslag)) == MAX_REGELS + 4
