"""The report: sentences that say what the figures do and do not say, a page, a PDF and tables that hold the same."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re

import pytest

from draagkracht.cli import run
from draagkracht.inzicht.analyse import analyse
from draagkracht.inzicht.verslag import write_verslag
from draagkracht.inzicht.zinnen import GEEN_BEWIJS, getal, write_zinnen
from draagkracht.methodiek.fouten import MethodiekFout
from tests.papier import words_on

from .bestanden import make_metingen, write

OP = dt.date(2026, 11, 27)


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return analyse(write(tmp_path_factory.mktemp("onderzoek"), make_metingen(21, 120)))


def row_of(found, stem, pan):
    return next(r for r in found["verandering"] if (r["stem"], r["pan"], r["onderdeel"]) == (stem, pan, "*"))


def test_the_sentences_hold_the_figures_and_end_with_what_they_do_not_say(found):
    zinnen = write_zinnen(found)
    assert zinnen[-1] == GEEN_BEWIJS
    row = row_of(found, "inwoner", "draaglast")
    assert row["verschil"] < 0
    assert any(
        f"Volgens de inwoner ging de draaglast van {getal(row['gemiddelde_0'])} naar {getal(row['gemiddelde_1'])}"
        in zin
        and "omlaag" in zin
        for zin in zinnen
    )
    assert not re.search(r"None|nan|\d\.\d", " ".join(zinnen))


def test_little_and_nothing_are_said_as_such(tmp_path):
    few = write_zinnen(analyse(write(tmp_path / "few", make_metingen(22, 6))))
    assert any("te weinig om iets te zeggen" in zin for zin in few)
    assert not any("meer dan toeval" in zin for zin in few)
    nothing = write_zinnen(analyse(write(tmp_path / "nothing", make_metingen(22, 6)[:0])))
    assert nothing == ["Er staan geen metingen in deze bestanden.", GEEN_BEWIJS]


def test_chance_is_not_called_change(tmp_path, found):
    row = row_of(found, "inwoner", "draaglast") | {"p": 0.4}
    zinnen = write_zinnen(found | {"verandering": [row]})
    assert any("kan ook toeval zijn" in zin for zin in zinnen)


def test_page_paper_and_tables_hold_the_same(tmp_path, found):
    files = {path.name: path for path in write_verslag(found, tmp_path / "uit", OP)}
    assert json.loads(files["analyse.json"].read_text()) == found
    page, paper = files["verslag.html"].read_text(), words_on(files["verslag.pdf"].read_bytes())
    row = row_of(found, "professional", "balans")
    for text in (page, paper):
        assert getal(row["gemiddelde_1"]) in text
        assert "Er is geen groep om mee te vergelijken" in text
    assert files["verslag.pdf"].read_bytes()[:5] == b"%PDF-"
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page
    with files["verandering.csv"].open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(found["verandering"])
    assert float(rows[0]["verschil"]) == found["verandering"][0]["verschil"]
    assert len(list(csv.DictReader(files["model.csv"].open()))) >= len(found["model"])
    again = write_verslag(found, tmp_path / "uit", OP)
    assert [path.read_bytes() for path in again][-1] == files["verslag.pdf"].read_bytes()


def test_an_empty_folder_still_gives_a_report(tmp_path):
    found = analyse(write(tmp_path / "in", make_metingen(23, 3)[:0]))
    assert "geen metingen" in words_on(write_verslag(found, tmp_path / "uit", OP)[-1].read_bytes())


def test_a_folder_that_cannot_be_written_in_gets_one_sentence(tmp_path, found, capfd):
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(MethodiekFout, match="kan niet geschreven worden"):
        write_verslag(found, tmp_path / "bestand" / "uit", OP)


def test_the_command_writes_the_report_and_says_where(tmp_path, capfd):
    write(tmp_path / "in", make_metingen(24, 12))
    assert run(["analyse", str(tmp_path / "in"), "--uit", str(tmp_path / "uit")]) == 0
    out, err = capfd.readouterr()
    assert GEEN_BEWIJS in out
    assert str(tmp_path / "uit" / "verslag.pdf") in err
