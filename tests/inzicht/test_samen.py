"""Several municipalities together: sums of each give the figures of all, and tell nothing of one person."""

from __future__ import annotations

import copy
import json

import pandas as pd
import pytest

from draagkracht.cli import run
from draagkracht.inzicht.analyse import analyse
from draagkracht.inzicht.samen import ALLEN_GELIJK, KLEINSTE, TE_KLEIN, VERSCHIL, combineer, deel, protect
from draagkracht.inzicht.simulatie import Plan, simulate
from draagkracht.inzicht.tabellen import CEL, EENHEID, cells
from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.methodiek.schaal import kader_codes

from .bestanden import make_metingen, write

SHARED = ("n", "gemiddelde_0", "gemiddelde_1", "verschil", "sd", "t", "df", "p", "laag", "hoog", "dz", "g")


def by_cell(rows):
    return {tuple(row[name] for name in CEL): row for row in rows}


def test_together_is_the_same_as_in_one_place(tmp_path):
    plan = Plan(gemeenten=4, dossiers=150, momenten=3)
    simulate(plan, tmp_path / "samen")
    parts = [deel(path, path.name) for path in sorted((tmp_path / "samen").glob("gemeente=*"))]
    found, whole = (
        by_cell(combineer(parts)["verandering"]),
        by_cell(analyse(tmp_path / "samen")["verandering"]),
    )
    seen = 0
    for cel in cells():
        if cel[0] not in plan.stemmen or found[cel]["delen_weggelaten"]:
            continue
        seen += 1
        for name in SHARED:
            assert found[cel][name] == pytest.approx(whole[cel][name], rel=1e-9, abs=1e-12), (cel, name)
        if found[cel]["omhoog"] is not None:
            assert [found[cel][n] for n in ("omhoog", "gelijk", "omlaag")] == [
                whole[cel][n] for n in ("omhoog", "gelijk", "omlaag")
            ]
        assert found[cel]["wilcoxon_p"] is None
    assert seen > 50


def test_a_part_says_what_it_left_out_and_the_whole_says_how_many_did(tmp_path):
    small = deel(write(tmp_path / "klein", make_metingen(31, 12)))
    assert {row["reden"] for row in small["weggelaten"]} >= {TE_KLEIN}
    assert all(row["n"] >= KLEINSTE for row in small["cellen"])
    found = by_cell(combineer([small])["verandering"])
    left = tuple(small["weggelaten"][0][name] for name in CEL)
    assert (found[left]["n"], found[left]["delen_weggelaten"]) == (0, 1)


def row(n, d, dd, *, first=None, counts=(None, None, None)):
    up, same, down = counts
    first = EENHEID * n if first is None else first
    return {
        "n": n,
        "som_0": first,
        "som_1": first + d,
        "som_d": d,
        "som_dd": dd,
        "omhoog": up,
        "gelijk": same,
        "omlaag": down,
    }


PART = ("inwoner", "draaglast", "score", "financien")
PAN = ("inwoner", "draaglast", "score", "*")
KRACHT = ("inwoner", "draagkracht", "inzetbaar", "*")
BALANS = ("inwoner", "balans", "balans", "*")
GOOD = row(30, 5 * EENHEID, 9 * EENHEID**2, counts=(10, 10, 10))


@pytest.mark.parametrize(
    ("sums", "incomplete", "cel", "reason"),
    [
        ({PART: GOOD}, {}, PART, None),
        ({PART: row(9, EENHEID, EENHEID**2, counts=(1, 8, 0))}, {}, PART, TE_KLEIN),
        ({PART: row(30, 30 * EENHEID, 30 * EENHEID**2, counts=(30, 0, 0))}, {}, PART, ALLEN_GELIJK),
        ({PART: {**GOOD, "som_0": 0}}, {}, PART, ALLEN_GELIJK),
        ({PART: {**GOOD, "som_1": 4 * 30 * EENHEID}}, {}, PART, ALLEN_GELIJK),
        ({PAN: GOOD}, {PAN: 3}, PAN, VERSCHIL),
        ({PAN: GOOD}, {PAN: 10}, PAN, None),
        ({PAN: GOOD}, {PAN: 0}, PAN, None),
        ({PAN: GOOD, KRACHT: GOOD, BALANS: GOOD}, {}, BALANS, None),
        ({PAN: {**GOOD, "n": 31}, KRACHT: GOOD, BALANS: GOOD}, {}, BALANS, VERSCHIL),
        ({PAN: {**GOOD, "n": 40}, KRACHT: GOOD, BALANS: GOOD}, {}, BALANS, None),
    ],
)
def test_what_would_tell_of_few_people_is_left_out(sums, incomplete, cel, reason):
    shared, left_out = protect(sums, incomplete)
    assert left_out.get(cel) == reason
    assert (cel in shared) == (reason is None)


def test_a_count_of_a_few_is_not_told_beside_the_sums():
    shared, _left = protect({PART: {**GOOD, "omhoog": 28, "gelijk": 0, "omlaag": 2}}, {})
    assert [shared[PART][name] for name in ("omhoog", "gelijk", "omlaag")] == [None, None, None]
    shared, _left = protect({PART: {**GOOD, "omhoog": 30, "gelijk": 0, "omlaag": 0}}, {})
    assert shared[PART]["omhoog"] == 30


def test_nobody_can_be_taken_out_by_subtracting_a_pan_from_its_parts(tmp_path):
    """Forty people answer everything, and one of them leaves one question open: what they said stays theirs."""
    codes = kader_codes("draaglast")
    rows = [
        ("stad", f"p{i}", moment, "2026K1", "inwoner", "draaglast", code, "score", (i + j + moment) % 4)
        for i in range(40)
        for moment in (0, 1)
        for j, code in enumerate(codes)
        if not (i == 0 and code == codes[0])
    ]
    columns = ["gemeente", "dossier", "moment", "kwartaal", "stem", "pan", "onderdeel", "maat", "score"]
    found = deel(write(tmp_path, pd.DataFrame(rows, columns=columns)))
    assert {row["onderdeel"]: row["reden"] for row in found["weggelaten"]}["*"] == VERSCHIL


@pytest.fixture
def part(tmp_path):
    return deel(write(tmp_path / "heel", make_metingen(32, 150)))


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda p: p.update(versie="deel-2"), "deel-1"),
        (lambda p: p.update(eenheid=1), "eenheid"),
        (lambda p: p.pop("cellen"), "cellen"),
        (lambda p: p.update(weggelaten="niets"), "weggelaten"),
        (lambda p: p["cellen"][0].update(onderdeel="tuin"), "onbekende cel"),
        (lambda p: p["cellen"].append(p["cellen"][0]), "twee keer"),
        (lambda p: p["cellen"][0].update(som_d=1.5), "som_d"),
        (lambda p: p["cellen"][0].update(n=True), "n geen heel getal"),
        (lambda p: p["cellen"][0].pop("som_dd"), "som_dd"),
    ],
)
def test_a_part_that_does_not_hold_gets_one_sentence(part, spoil, says):
    wrong = copy.deepcopy(part)
    spoil(wrong)
    with pytest.raises(MethodiekFout, match=r"deel 2") as fout:
        combineer([part, wrong])
    assert says in fout.value.zin
    with pytest.raises(MethodiekFout):
        combineer([])


def test_the_commands_share_and_put_together(tmp_path, capfd):
    for name, zaad in (("a", 41), ("b", 42)):
        write(tmp_path / name, make_metingen(zaad, 120))
        assert run(["deel", str(tmp_path / name), str(tmp_path / f"{name}.json"), "--naam", name]) == 0
    assert "bleven eruit" in capfd.readouterr().out
    assert run(["combineer", str(tmp_path / "a.json"), str(tmp_path / "b.json")]) == 0
    found = json.loads(capfd.readouterr().out)
    assert found["delen"] == ["a", "b"]
    (tmp_path / "c.json").write_text("[" * 100_000)
    for name, says in (("c.json", "geen JSON"), ("d.json", "kan niet gelezen worden")):
        assert run(["combineer", str(tmp_path / "a.json"), str(tmp_path / name)]) == 2
        assert says in capfd.readouterr().err
    for file in ("a.json", "b.json"):
        assert '"p0"' not in (tmp_path / file).read_text()
