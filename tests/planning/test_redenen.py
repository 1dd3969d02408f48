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
from draagkracht.planning.vastzetten import release
from draagkracht.planning.voorwerk import prepare
from draagkracht.planning.zoeken import REKENGRENS, can_stand, search

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


WHY_IN = {"vult", "vult_zwaar", "vult_vrij"}
WHY_LATER = {"wachttijd", "na", "tegelijk", "uren", "samen"}
WHY_OUT = {
    "nee", "draagkracht_onbekend", "draagkracht_te_laag", "te_veel_uren", "geen_plek", "te_lang", "niet_met_zichzelf",
    "na_kan_niet", "te_laat", "kring", "geen_doel", "geen_nood", "gaat_niet_samen", "beter", "niet_nodig", "past_niet",
}  # fmt: skip
WHY_LOOSE = {"vast_te_vroeg", "vast_te_laat", "vast_botst", "vast_alleen"}
WHAT_WOULD_HELP = {"meer_uren", "meer_tegelijk", "meer_weken", "meer_draagkracht"}


def test_every_reason_there_is_has_a_test_here_that_takes_its_facts_away():
    tested = WHY_IN | WHY_LATER | WHY_OUT | WHY_LOOSE | WHAT_WOULD_HELP
    assert {*tested, "nodig_voor", "vast", "vraagt", "fase", "lucht"} == set(load_regels().redenen)


def outcome(problem: dict) -> tuple:
    """The best plan without its reasons."""
    [plan] = solve_stappenplan(problem)["plannen"]
    steps = [(step["van"], step["interventie"], step["tot"]) for step in plan["stappen"]]
    return steps, plan["doelen"], plan["rang"]


def step_of(problem: dict, code: str) -> dict:
    return next(step for step in problem["interventies"] if step["code"] == code)


@given(problems())
@SOME
def test_a_step_begins_earlier_when_what_kept_it_goes(problem):
    steps, _rest = reasons(problem)
    before = solve(problem)
    for found in steps.values():
        for reason in found:
            if reason.code in WHY_LATER and ("fase",) not in {fact[2:3] for fact in reason.feiten}:
                changed = problem
                for fact in reason.feiten:
                    changed = without(changed, fact)
                assert solve(changed) != before, reason


@given(problems())
@SOME
def test_a_step_that_waits_for_an_earlier_phase_would_not_if_it_were_no_later_phase_itself(problem):
    steps, _rest = reasons(problem)
    before = solve(problem)
    for code, found in steps.items():
        for reason in found:
            if reason.code in {"fase", "lucht"}:
                [other] = [fact[1] for fact in reason.feiten if len(fact) == 2]
                changed = copy.deepcopy(problem)
                step_of(changed, code)["fase"] = step_of(problem, other)["fase"]
                assert outcome(changed) != outcome(problem), reason
                assert solve(without(problem, ("interventies", other))) != before, reason


@given(problems())
@SOME
def test_what_only_one_step_does_is_done_otherwise_or_not_when_it_goes(problem):
    steps, _rest = reasons(problem)
    before = outcome(problem)
    phases = ["stabiliseren", "versterken", "borgen"]
    for code, found in steps.items():
        for reason in found:
            if reason.code not in WHY_IN:
                continue
            changed = copy.deepcopy(problem)
            step_of(changed, code)["werkt_op"] = []
            assert outcome(changed) != before, reason
            if ("interventies", code, "fase") in reason.feiten:
                for phase in phases:
                    if phase != step_of(problem, code)["fase"]:
                        changed = copy.deepcopy(problem)
                        step_of(changed, code)["fase"] = phase
                        assert outcome(changed) != before, (reason, phase)
            # Without the goal no more is left unserved, and nothing is there for it any more.
            [goal] = [fact[1] for fact in reason.feiten if fact[0] == "doelen"]
            after = outcome(without(problem, ("doelen", goal)))
            assert after[2][0] <= before[2][0]
            assert after != before


@given(problems())
@SOME
def test_what_a_step_asks_counts_in_its_plan(problem):
    """Its hours and weeks, and what the resident thinks of it: another plan, or the same one at another rank."""
    before = outcome(problem)
    for _van, code, _tot in before[0]:
        for name, other in (("weken", 1), ("uren_per_week", 0.5), ("voorkeur", -1)):
            changed = copy.deepcopy(problem)
            step = step_of(changed, code)
            step[name] = step.get(name, 0) + other
            if step[name] != -2:
                assert outcome(changed) != before, (code, name)


@given(problems())
@SOME
def test_a_step_goes_when_nothing_comes_after_it_and_it_does_nothing_alone(problem):
    steps, _rest = reasons(problem)
    before = solve(problem)
    for code, found in steps.items():
        after = [fact for r in found if r.code == "nodig_voor" for fact in r.feiten if fact[1] != code]
        if after and not WHY_IN & {reason.code for reason in found}:
            changed = copy.deepcopy(problem)
            for fact in after:
                step_of(changed, fact[1])["na"] = [c for c in step_of(changed, fact[1])["na"] if c != code]
            assert solve(changed) != before, found


@given(problems())
@SOME
def test_a_step_that_asks_more_than_there_is_goes(problem):
    steps, _rest = reasons(problem)
    for code, found in steps.items():
        for reason in found:
            if reason.code == "vraagt":
                [part] = [fact[1] for fact in reason.feiten if fact[0] == "draagkracht"]
                changed = copy.deepcopy(problem)
                step_of(changed, code)["vraagt"][part] = problem["draagkracht"][part] + 1
                if problem["draagkracht"][part] < 4:
                    assert code not in {row[1] for row in solve(changed)}


def eased(problem: dict, fact: tuple) -> dict:
    """The problem in which this fact keeps nothing out: gone where it can be, and otherwise as light as it goes."""
    left = without(problem, fact)
    match fact:
        case ("horizon_weken",):
            left["horizon_weken"] = 200
        case ("interventies", code, "weken"):
            step_of(left, code)["weken"] = 1
        case ("interventies", code, "uren_per_week"):
            step_of(left, code)["uren_per_week"] = 0
        case ("interventies", code, "fase"):
            step_of(left, code)["fase"] = "stabiliseren"
        case ("interventies", code, "werkt_op"):
            step_of(left, code)["werkt_op"] = [d["code"] for d in left["doelen"]]
    return left


@given(problems())
@SOME
def test_what_is_left_out_is_so_no_longer_for_a_reason_whose_facts_went(problem):
    _steps, rest = reasons(problem)
    for code, reason in rest.items():
        assert reason.code in WHY_OUT
        if reason.code in {"geen_doel", "geen_nood"} and not problem["doelen"]:
            continue
        changed = problem
        for fact in sorted(reason.feiten):
            changed = eased(changed, fact)
        if changed == problem:
            # It is as light as it goes, and still not needed.
            assert reason.code in {"beter", "niet_nodig", "past_niet", "geen_nood"}, reason
            continue
        now = {row["interventie"]: row["waarom"] for row in solve_stappenplan(changed)["uitgesloten"]}
        assert now.get(code) != reason.as_json(), reason
        if reason.code not in {"na_kan_niet", "beter", "niet_nodig", "past_niet", "geen_nood"}:
            assert now.get(code, {}).get("code") != reason.code or reason.code == "draagkracht_onbekend", (
                reason
            )


@given(problems())
@SOME
def test_what_is_worse_in_nothing_any_more_takes_the_place(problem):
    _steps, rest = reasons(problem)
    before = outcome(problem)
    chosen = {row[1] for row in before[0]}
    tied = {c for i in problem["interventies"] for name in ("na", "niet_met") for c in i.get(name, [])}
    for code, reason in rest.items():
        here = step_of(problem, code)
        better = [
            c
            for c in chosen - tied
            if reason.code == "beter"
            and not step_of(problem, c).get("na")
            and step_of(problem, c)["fase"] == here["fase"]
            and set(step_of(problem, c)["werkt_op"]) == set(here["werkt_op"])
        ]
        if better and code not in tied and all(step_of(problem, c).get("voorkeur", 0) < 2 for c in better):
            changed = copy.deepcopy(problem)
            light = {"weken": 1, "uren_per_week": 0, "wachttijd": 0, "voorkeur": 2, "na": [], "niet_met": []}
            step_of(changed, code).update(light)
            assert outcome(changed) != before, reason


@given(problems())
@SOME
def test_what_would_help_does(problem):
    answer = solve_stappenplan(problem)
    unserved = answer["plannen"][0]["rang"][0]
    for row in answer["tekort"]:
        assert row["code"] in WHAT_WOULD_HELP
        changed = copy.deepcopy(problem)
        for name, change in row["verandering"].items():
            changed[name] = {**changed[name], **change} if isinstance(change, dict) else change
        assert solve_stappenplan(changed)["plannen"][0]["rang"][0] < unserved, row


@given(problems(is_fixed=True))
@SOME
def test_what_cannot_stay_where_people_put_it_can_without_what_is_named(problem):
    read = read_opgave(problem)
    for gone in release(read, lambda other: can_stand(other, REKENGRENS))[1]:
        assert gone.reden.code in WHY_LOOSE | WHY_OUT
        if gone.reden.code in WHY_OUT:
            continue  # whoever fixed it, it cannot be at all
        named = {fact[1] for fact in gone.reden.feiten}
        stand = {
            code: only_fixed(problem, code_s) for code, code_s in (("alone", {gone.code}), ("all", named))
        }
        loose = {name: solve_stappenplan(p).get("losgelaten", []) for name, p in stand.items()}
        assert bool(loose["alone"]) == (gone.reden.code != "vast_botst"), gone
        assert loose["all"], gone


def only_fixed(problem: dict, codes: set[str]) -> dict:
    """The problem in which only these steps stand fixed."""
    left = copy.deepcopy(problem)
    for step in left["interventies"]:
        if step["code"] not in codes:
            step.pop("vast", None)
    return left


@given(problems(is_fixed=True))
@SOME
def test_no_more_is_left_unserved_when_people_let_go(problem):
    fixed = {i["code"] for i in problem["interventies"] if i.get("vast") is not None}
    answer = solve_stappenplan(problem)
    if fixed and answer["plannen"]:
        free = solve_stappenplan(only_fixed(problem, set()))["plannen"][0]
        assert free["rang"][0] <= answer["plannen"][0]["rang"][0]
        for step in free["stappen"]:
            assert "vast" not in {reason["code"] for reason in step["waarom"]}


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
