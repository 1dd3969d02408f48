"""The plan equals the best of all plans, rank for rank; on any input it keeps the rules and is always the same."""

from __future__ import annotations

import copy
import json
import os
import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draagkracht.planning import solve_stappenplan, takzoeken

from .opgaven import problems
from .orakel import best_plans, is_feasible
from .voorbeelden import SCHULDEN, doel, opgave, stap

IS_FUZZ = os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"
SOME = settings(max_examples=10_000 if IS_FUZZ else 20)
pytestmark = pytest.mark.fuzz


def key(plan: dict) -> tuple:
    onbediend, wachten, voorkeur, uren, starts = plan["rang"]
    steps = [(step["van"], step["interventie"]) for step in plan["stappen"]]
    return (onbediend, wachten, -voorkeur, Fraction(str(uren)), starts, steps)


def to_json(answer: dict) -> str:
    return json.dumps(answer, ensure_ascii=False, allow_nan=False)


@pytest.fixture(params=[0, 10**9], ids=["met grens", "zonder grens"])
def with_or_without_bound(request, monkeypatch):
    """Small problems are normally solved without the relaxation; it has to be just as exact."""
    monkeypatch.setattr(takzoeken, "WEINIG_STARTS", request.param)


@pytest.mark.parametrize("first", range(0, 5_000 if IS_FUZZ else 20, 20))
def test_it_is_the_exhaustive_optimum_with_its_alternatives(first, with_or_without_bound):
    for seed in range(first, first + 20):
        problem = small_problem(seed)
        assert [key(plan) for plan in solve_stappenplan(problem, 3)["plannen"]] == best_plans(problem, 3), (
            seed
        )


def small_problem(seed: int) -> dict:
    """A problem that is small enough to try everything, made of a number alone."""
    r = random.Random(seed)
    phases = ["stabiliseren", "versterken", "borgen"]
    goals = []
    for n in range(r.randint(1, 3)):
        richting = r.choice(["draaglast_verminderen", "draagkracht_versterken"])
        goal = doel(f"d{n}", richting=richting, ernst=r.randint(0, 4), gewicht=r.randint(1, 4))
        if r.random() < 0.5:
            goal["fasen"] = r.sample(phases, r.randint(0, 3))
        goals.append(goal)
    codes = [f"i{n}" for n in range(r.randint(1, 6))]
    steps = []
    for code in r.sample(codes, len(codes)):
        step = stap(
            code, fase=r.choice(phases), weken=r.randint(1, 3), uren_per_week=r.choice([0, 0.5, 1, 1, 2, 3])
        )
        step["werkt_op"] = r.sample(
            [d["code"] for d in goals], min(len(goals), r.choice([0, 1, 1, 1, 2, 2, 3]))
        )
        ties = {"na": 0.3, "niet_met": 0.2}
        step |= {name: [r.choice(codes)] for name, share in ties.items() if r.random() < share}
        if r.random() < 0.4:
            step["wachttijd"] = r.randint(0, 2)
        if r.random() < 0.2:
            step["vraagt"] = {"netwerk": r.randint(0, 3)}
        if r.random() < 0.6:
            step["voorkeur"] = r.randint(-2, 2)
        steps.append(step)
    known = {"netwerk": r.randint(0, 4)} if r.random() < 0.7 else {}
    return opgave(goals, steps, r.randint(2, 8), r.choice([1, 2, 2.5, 3, 6]), r.randint(1, 3), **known)


@given(problems())
@SOME
def test_every_plan_keeps_the_rules_and_no_set_comes_twice(problem):
    plans = solve_stappenplan(problem, 2)["plannen"]
    assert all(is_feasible(problem, plan) for plan in plans)
    assert [key(plan) for plan in plans] == sorted(key(plan) for plan in plans)
    sets = [frozenset(step["interventie"] for step in plan["stappen"]) for plan in plans]
    assert len(set(sets)) == len(sets)


@given(problems(), st.randoms(use_true_random=False))
@SOME
def test_the_order_of_the_input_and_who_does_it_change_nothing(problem, chance):
    before = to_json(solve_stappenplan(problem, 1))
    assert to_json(solve_stappenplan(copy.deepcopy(problem), 1)) == before
    mixed = copy.deepcopy(problem)
    for things in (mixed["doelen"], mixed["interventies"], *(i["werkt_op"] for i in mixed["interventies"])):
        chance.shuffle(things)
    for thing in mixed["interventies"]:
        thing["met_wie"] = "iemand anders"
    for thing in mixed["doelen"]:
        thing["onderdeel"] = "iets anders"
    assert to_json(solve_stappenplan(mixed, 1)) == before


@given(problems(is_fixed=True))
@SOME
def test_what_people_fixed_stands_or_is_said_not_to(problem):
    answer = solve_stappenplan(problem, 1)
    loose = {row["interventie"] for row in answer.get("losgelaten", [])}
    kept = copy.deepcopy(problem)
    for step in kept["interventies"]:
        if step["code"] in loose:
            assert step.pop("vast") is not None
    assert [key(plan) for plan in answer["plannen"]] == best_plans(kept, 1)
    for row in answer.get("losgelaten", []):
        alone = copy.deepcopy(kept)
        for step in alone["interventies"]:
            if step["code"] == row["interventie"]:
                step["vast"] = row["week"]
        assert not best_plans(alone, 0), row


def test_the_example_of_the_method():
    answer = solve_stappenplan(SCHULDEN)
    [plan] = answer["plannen"]
    assert set(answer) == {"status", "plannen", "uitgesloten", "tekort"}
    assert set(plan) == {"stappen", "doelen", "rang", "piek_uren", "totaal_uren"}
    assert [(step["interventie"], step["van"], step["tot"]) for step in plan["stappen"]] == [
        ("schuldhulp", 2, 10)
    ]
    assert plan["doelen"] == [{"code": "schulden", "bediend": True, "klaar_week": 10}]
    assert (plan["rang"], plan["piek_uren"], plan["totaal_uren"]) == ([0, 40, 0, 16, 2], 2, 16)
    assert (answer["status"], answer["uitgesloten"], answer["tekort"]) == ("optimaal", [], [])


def test_relief_comes_before_strengthening_anything():
    goals = [
        doel("schuld", richting="draaglast_verminderen", ernst=4, gewicht=1),
        doel("d", gewicht=4),
    ]
    steps = [stap("hulp", werkt_op=["schuld"], fase="stabiliseren", weken=5), stap("cursus", weken=1)]
    [plan] = solve_stappenplan(opgave(goals, steps))["plannen"]
    assert [(step["interventie"], step["van"]) for step in plan["stappen"]] == [("hulp", 0), ("cursus", 5)]


def test_a_heavy_goal_that_asks_for_no_relief_lets_learning_begin(with_or_without_bound):
    goals = [
        doel("schuld", richting="draaglast_verminderen", ernst=4, fasen=["versterken"]),
        doel("wonen", richting="draaglast_verminderen", ernst=1),
    ]
    steps = [
        stap("cursus", werkt_op=["schuld"], weken=2),
        stap("hulp", werkt_op=["schuld", "wonen"], fase="stabiliseren", weken=1, wachttijd=4),
        stap("klus", werkt_op=["wonen"], weken=4),
    ]
    [plan] = solve_stappenplan(opgave(goals, steps))["plannen"]
    assert [(step["interventie"], step["van"]) for step in plan["stappen"]] == [("cursus", 0), ("klus", 0)]


def test_hours_are_exact():
    steps = [stap("a", uren_per_week=0.1), stap("b", werkt_op=["e"], uren_per_week=0.2)]
    [plan] = solve_stappenplan(opgave([doel("d"), doel("e")], steps, uren=0.3))["plannen"]
    assert plan["rang"] == [0, 4, 0, 0.6, 0]
    assert plan["piek_uren"] == 0.3


def test_a_limit_that_ends_the_search_is_told_and_gives_the_same_plan_again():
    problem = small_problem(3)
    answer = solve_stappenplan(problem, rekengrens=0)
    assert answer["status"] == "haalbaar"
    assert is_feasible(problem, answer["plannen"][0])
    assert to_json(solve_stappenplan(problem, rekengrens=0)) == to_json(answer)
