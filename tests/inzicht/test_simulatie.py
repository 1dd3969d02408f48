"""A made-up study: what was put in comes out, the same seed gives the same, and a plan that cannot be is refused."""

from __future__ import annotations

import json

import numpy as np
import pytest
from scipy import stats

from draagkracht.cli import run
from draagkracht.inzicht.analyse import analyse
from draagkracht.inzicht.simulatie import Plan, draw, plan_vermogen, simulate
from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.methodiek.schaal import kader_codes


def test_the_effects_that_were_put_in_are_found_back(tmp_path):
    plan = Plan(gemeenten=6, dossiers=250, momenten=3, zaad=7)
    simulate(plan, tmp_path)
    found = {(r["stem"], r["pan"], r["model"]): r for r in analyse(tmp_path)["model"]}
    for stem in plan.stemmen:
        for pan, sign in (("draaglast", -1), ("draagkracht", 1), ("balans", 2)):
            terms = {t["term"]: t for t in found[stem, pan, "zeggenschap"]["termen"]}
            for term, put_in in (("moment", plan.effect), ("moment:zeggenschap", plan.zeggenschap)):
                # Four standard errors: a run in ten thousand falls outside, and this one is always the same run.
                assert abs(terms[term]["schatting"] - sign * put_in) < 4 * terms[term]["se"], (
                    stem,
                    pan,
                    term,
                )
                assert terms[term]["se"] < 0.02


def test_without_an_effect_none_is_found(tmp_path):
    simulate(Plan(gemeenten=3, dossiers=200, effect=0.0, zeggenschap=0.0, zaad=3), tmp_path)
    for row in analyse(tmp_path)["verandering"]:
        if row["onderdeel"] == "*" and row["n"]:
            assert abs(row["t"]) < 4


def test_every_score_is_on_the_scale_and_has_the_mean_of_the_plan():
    plan = Plan(gemeenten=1, dossiers=20_000, momenten=2, uitval=0.3, sd_gemeente=0.0)
    [(code, metingen, dossiers)] = draw(plan)
    assert code == "g001"
    assert dossiers.num_rows == 20_000
    table = metingen.to_pandas()
    assert set(table["score"]) <= set(range(5))
    there = table.groupby("moment").dossier.nunique()
    assert there[1] / there[0] == pytest.approx(0.7, abs=0.02)
    means = table.groupby(["pan", "moment"]).score.mean()
    assert means["draaglast", 0] == pytest.approx(2.1, abs=0.02)
    assert means["draaglast", 1] == pytest.approx(1.9, abs=0.02)
    assert means["draagkracht", 1] == pytest.approx(2.1, abs=0.02)


def test_the_same_seed_draws_the_same_and_another_does_not():
    def rows(zaad: int):
        return [
            table for _code, *tables in draw(Plan(gemeenten=2, dossiers=5, zaad=zaad)) for table in tables
        ]

    assert all(a.equals(b) for a, b in zip(rows(1), rows(1), strict=True))
    assert not rows(1)[0].equals(rows(2)[0])


@pytest.mark.parametrize(
    ("change", "veld"),
    [
        ({"effect": 3.0}, "effect"),
        ({"sd_dossier": -0.1}, "sd"),
        ({"momenten": 1}, "momenten"),
        ({"gemeenten": 0}, "gemeenten"),
        ({"uitval": 1.0}, "uitval"),
        ({"stemmen": ("buurman",)}, "stemmen"),
        ({"stemmen": ()}, "stemmen"),
        ({"zaad": -1}, "zaad"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_in_one_sentence(change, veld):
    with pytest.raises(MethodiekFout) as fout:
        Plan(**change)
    assert fout.value.veld == veld
    assert "\n" not in fout.value.zin


def test_power_is_how_often_a_study_like_it_finds_the_effect():
    plan = Plan(gemeenten=1, dossiers=60, effect=0.12, zeggenschap=0.0, uitval=0.0, sd_gemeente=0.0)
    said = plan_vermogen(plan)
    assert said.paren == 60
    k, hits, times = len(kader_codes("draaglast")), 0, 300
    for zaad in range(times):
        [(_code, metingen, _dossiers)] = draw(Plan(**{**plan.__dict__, "zaad": zaad}))
        table = metingen.to_pandas()
        own = table[(table.stem == "inwoner") & (table.pan == "draaglast")]
        ends = [own[own.moment == m].score.to_numpy().reshape(-1, k).mean(axis=1) for m in (0, 1)]
        hits += stats.ttest_rel(*ends).pvalue < 0.05
    spread = np.sqrt(said.vermogen * (1 - said.vermogen) / times)
    assert abs(hits / times - said.vermogen) < 4 * spread + 0.02
    enough = Plan(**{**plan.__dict__, "dossiers": said.nodig_dossiers})
    assert plan_vermogen(enough).vermogen == pytest.approx(0.8, abs=0.02)
    assert plan_vermogen(Plan(effect=0.0, zeggenschap=0.0)).nodig_paren is None


def test_the_command_writes_files_and_says_how_large_a_study_has_to_be(tmp_path, capfd):
    there = tmp_path / "studie"
    arguments = [
        "simulate",
        str(there),
        "--gemeenten",
        "2",
        "--dossiers",
        "20",
        "--zaad",
        "4",
        "--stemmen",
        "inwoner",
    ]
    assert run(arguments) == 0
    out = capfd.readouterr().out
    assert "40 dossiers" in out
    assert "kans van 80 %" in out
    assert json.loads((there / "plan.json").read_text())["zaad"] == 4
    assert analyse(there)["n_dossiers"] == 40
    assert run(arguments) == 2
    assert "staat al iets" in capfd.readouterr().err
    assert run(["simulate", str(tmp_path / "x"), "--effect", "veel"]) == 2
