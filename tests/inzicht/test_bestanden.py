"""Research files as they come: in folders per municipality, in parts, and with faults that each get one sentence."""

from __future__ import annotations

import json
import sys

import numpy as np
import pandas as pd
import pytest

from draagkracht.cli import run
from draagkracht.inzicht.analyse import analyse
from draagkracht.methodiek.fouten import MethodiekFout

from .bestanden import make_dossiers, make_metingen, write


@pytest.fixture
def metingen() -> pd.DataFrame:
    return make_metingen(11, 45)


def test_folders_and_parts_give_the_same_figures(tmp_path, metingen):
    whole = analyse(write(tmp_path / "heel", metingen))
    dossiers = make_dossiers(metingen)
    for with_column in (True, False):
        base = tmp_path / str(with_column)
        for gemeente, rows in metingen.groupby("gemeente"):
            here = base / f"gemeente={gemeente}"
            here.mkdir(parents=True)
            rows = rows if with_column else rows.drop(columns="gemeente")
            half = len(rows) // 2
            rows[:half].to_parquet(here / "metingen-1.parquet")
            rows[half:].to_parquet(here / "metingen-2.parquet")
        dossiers.to_parquet(base / "dossiers.parquet")
        assert json.dumps(analyse(base)) == json.dumps(whole)


def test_the_order_of_the_rows_changes_nothing(tmp_path, metingen):
    dossiers = make_dossiers(metingen)
    mixed = metingen.sample(frac=1, random_state=3), dossiers.sample(frac=1, random_state=4)
    one, other = analyse(write(tmp_path / "a", metingen, dossiers)), analyse(write(tmp_path / "b", *mixed))
    assert json.dumps(one) == json.dumps(other)


def test_a_municipality_that_looks_like_a_number_stays_text(tmp_path, metingen):
    one = metingen[metingen.gemeente == "stad"]
    write(
        tmp_path / "gemeente=0344", one.drop(columns="gemeente"), make_dossiers(one).drop(columns="gemeente")
    )
    found = analyse(tmp_path)
    assert found["n_dossiers"] == one.dossier.nunique()
    assert any(row["termen"] for row in found["model"] if row["model"] == "zeggenschap")


def test_one_pseudonym_in_two_municipalities_is_two_people(tmp_path, metingen):
    assert analyse(write(tmp_path, metingen))["n_dossiers"] == 45
    assert metingen.dossier.nunique() == 15


def test_questions_outside_the_kader_are_counted_apart(tmp_path, metingen):
    before = analyse(write(tmp_path / "a", metingen))
    own = metingen[metingen.onderdeel == "financien"].assign(onderdeel="eigen_tuin", score=4)
    after = analyse(write(tmp_path / "b", pd.concat([metingen, own])))
    assert after["n_buiten_kader"] == len(own)
    assert after["verandering"] == before["verandering"]


def test_a_folder_without_dossiers_is_told_without_the_influence_of_zeggenschap(tmp_path, metingen):
    metingen.to_parquet(tmp_path / "metingen.parquet")
    found = analyse(tmp_path)
    assert all(row["termen"] is None for row in found["model"] if row["model"] == "zeggenschap")
    assert any(row["termen"] for row in found["model"] if row["model"] == "tijd")


def test_no_rows_at_all_is_no_figures(tmp_path, metingen):
    found = analyse(write(tmp_path, metingen[:0]))
    assert (found["n_dossiers"], found["n_metingen"]) == (0, 0)
    assert {row["n"] for row in found["verandering"]} == {0}


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda m: m.assign(score=m.score.where(m.index != 3, 5)), "score 5"),
        (lambda m: m.assign(score=m.score.where(m.index != 3, -1)), "score -1"),
        (lambda m: m.assign(score=m.score + 0.5), "score geen geheel getal"),
        (lambda m: m.assign(moment=m.moment - 1), "moment -1"),
        (lambda m: m.assign(moment=m.moment.astype(str)), "moment geen geheel getal"),
        (lambda m: m.assign(stem="buurman"), "stem 'buurman'"),
        (lambda m: m.assign(pan="koekenpan"), "pan 'koekenpan'"),
        (lambda m: m.assign(maat="aanwezig"), "maat 'aanwezig'"),
        (lambda m: m.drop(columns="onderdeel"), "kolom onderdeel"),
        (lambda m: m.drop(columns="gemeente"), "kolom gemeente"),
        (lambda m: m.assign(dossier=m.dossier.where(m.index != 3, None)), "niet ingevuld"),
        (lambda m: pd.concat([m, m[m.moment == 0][:1]]), "twee keer"),
    ],
)
def test_a_fault_in_the_rows_gets_one_sentence(tmp_path, metingen, spoil, says):
    write(tmp_path, spoil(metingen), make_dossiers(metingen))
    with pytest.raises(MethodiekFout) as fout:
        analyse(tmp_path)
    assert says in fout.value.zin
    assert "\n" not in fout.value.zin


def test_a_folder_that_is_not_there_or_empty_or_holds_something_else_gets_one_sentence(
    tmp_path, metingen, capfd
):
    (tmp_path / "kapot").mkdir()
    (tmp_path / "kapot" / "metingen.parquet").write_bytes(
        b"PAR1" + bytes(np.random.default_rng(1).bytes(500))
    )
    (tmp_path / "leeg").mkdir()
    for name, says in (
        ("weg", "bestaat niet"),
        ("leeg", "metingen*.parquet"),
        ("kapot", "geen leesbaar Parquet"),
    ):
        assert run(["analyse", str(tmp_path / name), "--json"]) == 2
        out, err = capfd.readouterr()
        assert out == ""
        assert says in err
        assert "Traceback" not in err
    write(tmp_path / "goed", metingen)
    assert run(["analyse", str(tmp_path / "goed"), "--engine", "abacus"]) == 2
    assert "abacus" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda d: pd.concat([d, d[:1]]), "twee keer"),
        (lambda d: d.assign(zeggenschap=5.0), "zeggenschap 5.0"),
        (lambda d: d.assign(zeggenschap="veel"), "zeggenschap geen getal"),
        (lambda d: d.drop(columns="team"), "kolom team"),
    ],
)
def test_a_fault_in_the_dossiers_gets_one_sentence(tmp_path, metingen, spoil, says):
    write(tmp_path, metingen, spoil(make_dossiers(metingen)))
    with pytest.raises(MethodiekFout) as fout:
        analyse(tmp_path)
    assert says in fout.value.zin


def test_without_spark_on_the_machine_one_sentence_says_so(tmp_path, metingen, monkeypatch, capfd):
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    assert run(["analyse", str(write(tmp_path, metingen)), "--engine", "spark"]) == 2
    assert "Spark staat niet op deze machine" in capfd.readouterr().err


def test_the_command_writes_one_object(tmp_path, metingen, capfd):
    write(tmp_path, metingen)
    assert run(["analyse", str(tmp_path), "--json"]) == 0
    assert json.loads(capfd.readouterr().out) == analyse(tmp_path)


def test_both_engines_give_the_same_answer(tmp_path, metingen):
    pytest.importorskip("pyspark")
    stad = metingen.gemeente == "stad"
    write(tmp_path / "gemeente=stad", metingen[stad].drop(columns="gemeente"), make_dossiers(metingen))
    metingen[~stad].to_parquet(tmp_path / "metingen-rest.parquet")
    same(analyse(tmp_path), analyse(tmp_path, "spark"), "")


def same(one: object, other: object, where: str) -> None:
    """Equal in shape, and in every number to 1e-9."""
    if isinstance(one, dict):
        assert one.keys() == other.keys(), where
        for key in one:
            same(one[key], other[key], f"{where}.{key}")
    elif isinstance(one, list):
        assert len(one) == len(other), where
        for i, (a, b) in enumerate(zip(one, other, strict=True)):
            same(a, b, f"{where}[{i}]")
    elif isinstance(one, float):
        tolerance = 1e-6 if ".model" in where else 1e-9
        assert other == pytest.approx(one, rel=tolerance, abs=tolerance), where
    else:
        assert one == other, where
