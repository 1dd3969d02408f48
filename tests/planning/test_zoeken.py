"""The search by branches, prices and walks gives what CP-SAT gives on the whole problem, and the same bytes every time."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys

import pytest
from bench.stappenplan import make_opgave

from draagkracht.planning import takzoeken, zoeken
from draagkracht.planning.bewijs import Bewijzer
from draagkracht.planning.lezen import read_opgave
from draagkracht.planning.oogst import key_of
from draagkracht.planning.snoeien import open_space
from draagkracht.planning.voorwerk import prepare

from .test_stappenplan import small_problem

IS_FUZZ = os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"
pytestmark = pytest.mark.fuzz
LIMIT = 60.0


def problem_of(seed: int) -> dict:
    """Larger than can be tried out, and tight in many ways."""
    r = random.Random(seed)
    problem = make_opgave(r.choice([15, 30, 45]), r.randint(2, 5), r.choice([10, 16, 24]), seed)
    problem["behapbaar"] = {"uren_per_week": r.choice([2, 3, 4.5, 6]), "tegelijk": r.randint(1, 3)}
    if r.random() < 0.3:
        for goal in problem["doelen"]:
            goal["fasen"] = r.sample(["stabiliseren", "versterken", "borgen"], r.randint(1, 3))
    return problem


def by_cp_sat_alone(problem: dict, alternatieven: int) -> list:
    """The best plans by one model of everything, without branches, prices or walks."""
    opgave = read_opgave(problem)
    voorwerk = prepare(opgave)
    bewijzer = Bewijzer(LIMIT)
    doelen = {doel.code: doel.gewicht for doel in voorwerk.doelen}
    plannen = []
    minst = 0
    while len(plannen) <= alternatieven and minst <= sum(doelen.values()):
        ruimte = open_space(voorwerk, opgave, alternatieven + 1, minst)
        plan = bewijzer.find_best(ruimte, None, plannen) if ruimte else None
        if plan is None:
            minst += 1
        else:
            plannen.append(plan)
    return [key_of(plan) for plan in plannen]


@pytest.mark.parametrize("seed", range(400 if IS_FUZZ else 12))
def test_it_is_what_cp_sat_finds_alone(seed):
    problem = problem_of(seed)
    opgave = read_opgave(problem)
    alternatieven = seed % 3
    found = zoeken.search(opgave, prepare(opgave), alternatieven, LIMIT)
    assert found.is_optimaal
    assert [key_of(plan) for plan in found.plannen] == by_cp_sat_alone(problem, alternatieven)


# However soon a branch gets better prices, and however soon it is split.
WAYS = {
    "prices at once": {"WEINIG_STARTS": 0, "GEEN_STARTS": 0},
    "prices of the whole": {"WEINIG_STARTS": 0, "MEESTE_BLIKKEN": 0},
    "sharp prices soon": {"WEINIG_STARTS": 0, "GEDULD": 5, "KLEIN_GEDULD": 5},
    "in two soon": {"KLEIN_GEDULD": 5, "MEER_GEDULD": 10, "AL_GEDULD": 20},
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("seed", range(60 if IS_FUZZ else 3))
def test_every_way_through_the_search_ends_at_the_same_plans(seed, way, monkeypatch):
    opgave = read_opgave(problem_of(1_000 + seed))
    expected = [key_of(plan) for plan in zoeken.search(opgave, prepare(opgave), 1, LIMIT).plannen]
    for name, value in way.items():
        monkeypatch.setattr(takzoeken, name, value)
    assert [key_of(plan) for plan in zoeken.search(opgave, prepare(opgave), 1, LIMIT).plannen] == expected


def test_a_new_process_gives_the_same_bytes_whatever_the_order_of_its_sets():
    count = 500 if IS_FUZZ else 15
    problems = [*map(small_problem, range(count)), *map(problem_of, range(count // 10))]
    code = (
        "import json, sys\nfrom draagkracht.planning import solve_stappenplan\n"
        "for line in sys.stdin: print(json.dumps(solve_stappenplan(json.loads(line), 1)))"
    )
    given = "\n".join(map(json.dumps, problems))
    answers = {
        subprocess.run(
            [sys.executable, "-c", code],
            input=given,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(answers) == 1
