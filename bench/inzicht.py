"""`python -m bench.inzicht`: the pairs and the figures of research files, against one plain scan of the same columns."""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from draagkracht.inzicht import analyse as figures
from draagkracht.inzicht import tabellen
from draagkracht.inzicht.motor import open_motor
from draagkracht.inzicht.onderzoek import METINGEN, find_onderzoek
from draagkracht.inzicht.simulatie import Plan, simulate

PER_DOSSIER = 115  # rows, with the usual drop-out


def clock(work: Callable[[], Any], times: int = 1) -> tuple[float, Any]:
    best, found = float("inf"), None
    for _ in range(times):
        begin = time.perf_counter()
        found = work()
        best = min(best, time.perf_counter() - begin)
    return best, found


def measure(rows: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        made = simulate(Plan(gemeenten=6, dossiers=max(1, rows // PER_DOSSIER // 6)), Path(place) / "studie")
        folder = find_onderzoek(Path(place) / "studie")
        with open_motor() as motor:
            table = motor.read(folder.metingen)
            plain = table.agg(
                **{
                    n: table[n].length().sum() if table[n].type().is_string() else table[n].sum()
                    for n in METINGEN
                }
            )
            floor, _ = clock(plain.execute, 5)
            pairs, paren = clock(lambda: figures.read_paren(motor, folder))
            change, _ = clock(lambda: figures._change(paren))
            rest, _ = clock(
                lambda: (
                    figures._dropout(paren),
                    figures._agreement(paren.delen),
                    figures._consistency(paren.delen),
                )
            )
            means, _ = clock(lambda: motor.keep(tabellen.mean_pans(paren.antwoorden)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{made:>12} rijen   een keer lezen {floor * 1000:6.0f} ms   paren {pairs / floor:5.1f} x   "
          f"verandering {change / floor:5.2f} x   overige {rest / floor:5.1f} x   gemiddelden {means / floor:5.1f} x   "
          f"hoogstens {peak:6.0f} MB")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rijen", type=int, nargs="*", default=[1_000_000, 10_000_000])
    for rows in parser.parse_known_args()[0].rijen:
        measure(rows)


if __name__ == "__main__":
    main()
