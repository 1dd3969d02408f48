"""`python -m bench.dekking`: how often an interval of the model holds the effect put in, over many made-up studies."""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from draagkracht.inzicht import tabellen
from draagkracht.inzicht.analyse import read_paren
from draagkracht.inzicht.model import fit_models
from draagkracht.inzicht.motor import open_motor
from draagkracht.inzicht.onderzoek import find_onderzoek
from draagkracht.inzicht.simulatie import Plan, simulate

TEKEN = {"draaglast": -1, "draagkracht": 1, "balans": 2}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--keer", type=int, default=200)
    parser.add_argument("--dossiers", type=int, default=60)
    asked = parser.parse_args()
    held: Counter[tuple[str, str]] = Counter()
    times: Counter[tuple[str, str]] = Counter()
    for zaad in range(asked.keer):
        plan = Plan(gemeenten=6, dossiers=asked.dossiers, momenten=3, stemmen=("inwoner",), zaad=zaad)
        with tempfile.TemporaryDirectory() as place:
            simulate(plan, Path(place) / "studie")
            folder = find_onderzoek(Path(place) / "studie")
            with open_motor() as motor:
                paren = read_paren(motor, folder)
                means = motor.keep(tabellen.mean_pans(paren.antwoorden))
                models = fit_models(means, paren.mensen, motor.read(folder.dossiers))
        put_in = {"moment": plan.effect, "moment:zeggenschap": plan.zeggenschap}
        for row in models:
            for term in (row["termen"] or ()) if row["model"] == "zeggenschap" else ():
                if term["term"] in put_in:
                    key = row["pan"], term["term"]
                    truth = TEKEN[row["pan"]] * put_in[term["term"]]
                    times[key] += 1
                    held[key] += term["laag"] <= truth <= term["hoog"]
    for key, number in sorted(times.items()):
        print(
            f"{key[0]:<12} {key[1]:<20} {held[key]:>4} van {number:<4} {held[key] / number:6.1%} (gevraagd 95 %)"
        )


if __name__ == "__main__":
    main()
