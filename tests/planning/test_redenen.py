"""Every reason names what it rests on; what it names matters, and what no reason names does not."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given, settings

from draagkracht.planning import solve_stappenplan
from draagkracht.planning.lezen import read_opgave
from draagkracht.planning.oplossen import explain_rest
from draagkracht.planning.regels import load_regels
from draagkracht.planning.stapredenen import explain_stap
from draagkracht.planning.voorwerk import prepare
from draagkracht.planning.zoeken import REKENGRENS, search

from .opgaven import problems
from .test_stappenplan import SOME
from .voorbeelden import doel, opgave, stap


def solve(problem: dict) -> list[tuple[int, str]]:
    [plan] = solve_stappenplan(problem)["plannen"]
    return [(step["van"], step["interventie"]) for step in plan["stappen"]]


def reasons(problem: dict) -> tuple[dict, dict]:
    """The reasons of the steps and of what is left out, with their facts, by code."""
    read = read_opgave(problem)
    work = prepare(read)
    [plan] = search(read, work, 0, REKENGRENS).plannen
    return {code: explain_stap(plan, code) for code in plan.starts}, explain_rest(plan, work)


def without(problem: dict, fact: tuple) -> dict:
    """The problem in which this fact is gone: not known, not asked, not bounded, or not there."""
    left = copy.deepcopy(problem)
    match fact:
        case ("draagkracht", part):
            left["draagkracht"].pop(part, None)
        case ("behapbaar", "uren_per_week"):
            left["behapbaar"]["uren_per_week"] = 168
        case ("behapbaar", bound):
            left["behapbaar"][bound] = 1_000
        case ("doelen", code):
            left["doelen"] = [d for d in left["doelen"] if d["code"] != code]
            for step in left["interventies"]:
                step["werkt_op"] = [d for d in step["werkt_op"] if d != code]
        case ("interventies", code):
            left["interventies"] = [i for i in left["interventies"] if i["code"] != code]
            for step in left["interventies"]:
                for name in ("na", "niet_met"):
                    step[name] = [other for other in step.get(name, []) if other != code]
        case ("interventies", code, name, *_rest):
            step = next(i for i in left["interventies"] if i["code"] == code)
            step.pop(name, None)
    return left


LATER = {"wachttijd", "na", "tegelijk", "uren", "samen"}


@given(problems())
@SOME
def test_a_step_begins_earlier_when_what_kept_it_goes(problem):
    steps, _rest = reasons(problem)
    before = solve(problem)
    for found in steps.values():
        for reason in found:
            if reason.code in LATER and ("fase",) not in {fact[2:3] for fact in reason.feiten}:
                changed = problem
                for fact in reason.feiten:
                    changed = without(changed, fact)
                assert solve(changed) != before, reason


@given(problems())
@SOME
def test_draagkracht_that_a_step_names_is_needed_and_what_no_reason_names_is_not(problem):
    steps, _rest = reasons(problem)
    named = {fact for found in steps.values() for reason in found for fact in reason.feiten}
    before = solve(problem)
    for part in problem["draagkracht"]:
        after = solve(without(problem, ("draagkracht", part)))
        assert (after != before) == (("draagkracht", part) in named)


@given(problems())
@SOME
def test_what_is_not_in_the_plan_can_go(problem):
    steps, rest = reasons(problem)
    before = solve(problem)
    assert set(steps) | set(rest) == {i["code"] for i in problem["interventies"]}
    assert not set(steps) & set(rest)
    needed_before = {code for i in problem["interventies"] for code in i.get("na", [])}
    for code in rest.keys() - needed_before:
        assert solve(without(problem, ("interventies", code))) == before


@given(problems())
@settings(SOME, max_examples=20)
def test_every_later_step_has_a_reason_for_beginning_later(problem):
    [plan] = solve_stappenplan(problem)["plannen"]
    for step in plan["stappen"]:
        later = [reason for reason in step["waarom"] if reason["tekst"].startswith("Eerder dan week")]
        assert len(later) == (1 if step["van"] else 0)
        assert len(step["waarom"]) > len(later)


def test_the_reasons_of_the_articles_second_resident():
    goals = [doel("schulden", onderdeel="financien", richting="draaglast_verminderen", ernst=4, gewicht=4)]
    goals[0]["fasen"] = ["stabiliseren", "versterken"]
    steps = [
        stap("schuldhulp", werkt_op=["schulden"], fase="stabiliseren", weken=8, wachttijd=2),
        stap("maatje", werkt_op=["schulden"], weken=10, vraagt={"hulp_vragen": 1}, voorkeur=1),
        stap("cursus", werkt_op=["schulden"], weken=6, vraagt={"zelfvertrouwen": 3}),
        stap("app", werkt_op=["schulden"], weken=4, voorkeur=-2),
    ]
    answer = solve_stappenplan(opgave(goals, steps, 26, hulp_vragen=2, zelfvertrouwen=1))
    first, second = answer["plannen"][0]["stappen"]
    assert [reason["code"] for reason in first["waarom"]] == ["vult", "wachttijd"]
    assert [reason["code"] for reason in second["waarom"]] == ["vult", "vraagt", "samen"]
    assert "'schuldhulp' lucht bij doel 'schulden' (ernst 4)" in second["waarom"][-1]["tekst"]
    assert {row["interventie"]: row["waarom"]["code"] for row in answer["uitgesloten"]} == {
        "app": "nee",
        "cursus": "draagkracht_te_laag",
    }


@pytest.mark.parametrize(
    ("step", "code"),
    [
        (stap("x", voorkeur=-2), "nee"),
        (stap("x", vraagt={"netwerk": 3}), "draagkracht_te_laag"),
        (stap("x", vraagt={"hulp_vragen": 1}), "draagkracht_onbekend"),
        (stap("x", uren_per_week=9), "te_veel_uren"),
        (stap("x", wachttijd=11), "te_lang"),
        (stap("x", na=["nee"]), "na_kan_niet"),
        (stap("x", na=["lang"], weken=4), "te_laat"),
        (stap("x", na=["x"]), "kring"),
        (stap("x", werkt_op=[]), "geen_doel"),
        (stap("x", fase="borgen", werkt_op=["zwaar"]), "geen_nood"),
        (stap("x", niet_met=["a"]), "gaat_niet_samen"),
        (stap("x"), "beter"),
        (stap("x", weken=1, wachttijd=5), "niet_nodig"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_left_out_is_left_out_for_a_reason(step, code):
    goals = [doel(), doel("zwaar", richting="draaglast_verminderen", ernst=4), doel("l")]
    others = [
        stap("a"),
        stap("b", werkt_op=["zwaar"], fase="stabiliseren", weken=1),
        stap("lang", werkt_op=["l"], weken=9),
        stap("nee", voorkeur=-2),
    ]
    answer = solve_stappenplan(opgave(goals, [*others, step], netwerk=2))
    found = {row["interventie"]: row["waarom"] for row in answer["uitgesloten"]}
    assert found["x"]["code"] == code


def test_what_is_missing_is_told_with_the_change_that_helps():
    goals = [doel("d"), doel("e")]
    steps = [stap("a", weken=4), stap("b", werkt_op=["e"], weken=4, vraagt={"netwerk": 2})]
    answer = solve_stappenplan(opgave(goals, steps, weken=4, uren=1, tegelijk=2, netwerk=2))
    assert [row["code"] for row in answer["tekort"]] == ["meer_uren", "meer_weken"]
    assert answer["tekort"][0] == {
        "code": "meer_uren",
        "tekst": "Met 1 uur per week meer kan ook 'e' bediend worden.",
        "verandering": {"behapbaar": {"uren_per_week": 2}},
        "doelen": ["e"],
    }
    answer = solve_stappenplan(opgave(goals, steps, weken=12, netwerk=1))
    assert [row["verandering"] for row in answer["tekort"]] == [{"draagkracht": {"netwerk": 2}}]
    assert solve_stappenplan(opgave(goals, steps, weken=12, netwerk=2))["tekort"] == []


def test_no_text_of_the_rules_has_an_exclamation_mark_or_a_word_that_residents_do_not_hear():
    rules = load_regels()
    texts = [*rules.redenen.values(), *(rule.tekst for rule in (*rules.regels, *rules.volgorde))]
    for text in texts:
        assert text.endswith(".")
        assert not any(
            word in text.lower() for word in ("!", "cliënt", "problematiek", "zelfredzaam", "conform")
        )
