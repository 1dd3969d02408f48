"""The planner on problems that grow: `python -m bench.stappenplan [--rondes 3] [--seeds 10]`.

`--maat 500x12x52` measures one size, `--vorm een_tegelijk` another shape. Problems are made of a number alone, in the
shape of a real catalogue: one to three goals per intervention, waiting times, things that follow or exclude each other,
what the resident likes and refuses. Times are processor time, without imports.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

FASEN = ("stabiliseren", "versterken", "borgen")
ONDERDELEN = ("zelfvertrouwen", "zelfkennis", "doorzettingsvermogen", "netwerk", "hulp_vragen", "buurthuis")
# Interventions, goals, weeks; the second and the last are what the planner promises to stay under.
MATEN = ((20, 3, 26), (60, 6, 26), (120, 6, 26), (200, 12, 52), (500, 4, 52), (500, 12, 52))
# What may be otherwise than in the problems as they are made.
VORMEN: dict[str, Callable[[dict[str, Any]], None]] = {
    "gewoon": lambda opgave: None,
    "een_tegelijk": lambda opgave: opgave["behapbaar"].update(tegelijk=1),
    "drie_tegelijk": lambda opgave: opgave["behapbaar"].update(tegelijk=3),
    "meer_uren": lambda opgave: opgave["behapbaar"].update(uren_per_week=12, tegelijk=4),
    "drie_fasen": lambda opgave: _set_all(opgave["doelen"], fasen=list(FASEN)),
    "zonder_wachttijd": lambda opgave: _set_all(opgave["interventies"], wachttijd=0),
    "zonder_na": lambda opgave: _set_all(opgave["interventies"], na=[], niet_met=[]),
    "even_zwaar": lambda opgave: _set_all(opgave["doelen"], gewicht=1),
}
BELOFTEN = {(60, 6, 26): 0.1, (500, 12, 52): 1.0}


def make_opgave(interventies: int, doelen: int, weken: int, seed: int) -> dict[str, Any]:
    """A problem of this size; the same numbers give the same problem."""
    chance = random.Random(f"{seed}-{interventies}-{doelen}-{weken}")
    goals = [_doel(chance, nummer) for nummer in range(doelen)]
    steps: list[dict[str, Any]] = []
    for nummer in range(interventies):
        steps.append(_interventie(chance, nummer, [goal["code"] for goal in goals], steps))
    return {
        "horizon_weken": weken,
        "behapbaar": {"uren_per_week": 6, "tegelijk": 2},
        "draagkracht": {part: chance.randint(0, 4) for part in ONDERDELEN if chance.random() < 0.8},
        "doelen": goals,
        "interventies": steps,
    }


def _doel(chance: random.Random, nummer: int) -> dict[str, Any]:
    richting = chance.choice(["draaglast_verminderen", "draagkracht_versterken"])
    doel: dict[str, Any] = {
        "code": f"doel-{nummer:02}",
        "onderdeel": "financien" if richting == "draaglast_verminderen" else "netwerk",
        "richting": richting,
        "ernst": chance.randint(0, 4),
        "gewicht": chance.randint(1, 4),
    }
    if chance.random() < 0.4:
        doel["fasen"] = [fase for fase in FASEN if chance.random() < 0.6] or ["versterken"]
    return doel


def _interventie(
    chance: random.Random, nummer: int, doelen: list[str], eerder: list[dict[str, Any]]
) -> dict[str, Any]:
    fase = chance.choices(FASEN, [4, 4, 2])[0]
    step: dict[str, Any] = {
        "code": f"i-{nummer:04}",
        "werkt_op": chance.sample(doelen, min(len(doelen), chance.choices([1, 2, 3], [6, 3, 1])[0])),
        "fase": fase,
        "weken": chance.choice([2, 4, 6, 8, 10, 12]),
        "uren_per_week": chance.choice([0.5, 1, 1, 2, 2, 3, 4]),
        "wachttijd": chance.choice([0, 0, 0, 1, 2, 4, 6, 8]),
        "voorkeur": chance.choices([-2, -1, 0, 1, 2], [1, 2, 5, 2, 1])[0],
    }
    kan_na = [ander["code"] for ander in eerder if FASEN.index(ander["fase"]) <= FASEN.index(fase)]
    if kan_na and chance.random() < 0.15:
        step["na"] = [chance.choice(kan_na)]
    if eerder and chance.random() < 0.05:
        step["niet_met"] = [chance.choice(eerder)["code"]]
    if chance.random() < 0.25:
        step["vraagt"] = {chance.choice(ONDERDELEN): chance.randint(1, 3)}
    return step


def _set_all(rows: list[dict[str, Any]], **values: Any) -> None:
    for row in rows:
        row.update(values)


def make_vorm(vorm: str, maat: tuple[int, int, int], seed: int) -> dict[str, Any]:
    """A problem of this size in this shape."""
    opgave = make_opgave(*maat, seed)
    VORMEN[vorm](opgave)
    return opgave


def _timed(opgave: dict[str, Any], rekengrens: float | None) -> tuple[float, str]:
    from draagkracht.planning import solve_stappenplan

    began = time.process_time()
    status = solve_stappenplan(opgave, rekengrens=rekengrens)["status"]
    return time.process_time() - began, status


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rondes", type=int, default=1)
    arguments.add_argument("--seeds", type=int, default=10)
    arguments.add_argument("--maat", choices=["x".join(map(str, maat)) for maat in MATEN])
    arguments.add_argument("--vorm", choices=sorted(VORMEN), default="gewoon")
    given, _rest = arguments.parse_known_args()
    _timed(make_opgave(5, 1, 10, 0), None)  # imports
    head = ("interventies", "doelen", "weken", "eerste plan", "beste plan", "langste", "bewezen", "op tijd")
    print(("{:>12} " * len(head)).format(*head))
    for maat in MATEN:
        if given.maat in (None, "x".join(map(str, maat))):
            opgaven = [make_vorm(given.vorm, maat, seed) for seed in range(1, given.seeds + 1)]
            print(("{:>12} " * len(head)).format(*maat, *_measure(opgaven, given.rondes, BELOFTEN.get(maat))))


def _measure(opgaven: list[dict[str, Any]], rondes: int, belofte: float | None) -> tuple[str, ...]:
    """The longest first plan; the best plan, median and longest; how many were proven and how many came in time."""
    first = [_timed(opgave, 0)[0] for opgave in opgaven]
    best = [_timed(opgave, None) for _round in range(rondes) for opgave in opgaven]
    times = [seconds for seconds, _status in best]
    proven = sum(status == "optimaal" for _seconds, status in best)
    in_time = f"{sum(seconds <= belofte for seconds in times)}/{len(times)}" if belofte else ""
    spent = (max(first), statistics.median(times), max(times))
    return (*(f"{1000 * seconds:.0f} ms" for seconds in spent), f"{proven}/{len(best)}", in_time)


if __name__ == "__main__":
    main()
