"""All figures of a folder of research files: change, agreement, consistency, who dropped out, and the model over time."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ibis.expr.types as ir

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.methodiek.schaal import kader_codes

from . import tabellen
from .model import fit_models
from .motor import Motor, open_motor
from .onderzoek import PANNEN, STEMMEN, Onderzoeksmap, check_waarden, find_onderzoek
from .statistiek import Groep, agreement, compare_groups, consistency, paired_change
from .tabellen import BALANS, CEL, EENHEID, HEEL

WEINIG = 20  # pairs below which agreement says little
# The measure that the mean of a pan is over.
PANMAAT = {"draaglast": "score", "draagkracht": "inzetbaar"}
Cel = tuple[str, str, str, str]
Meld = Callable[[str], None]


def cells() -> list[Cel]:
    """Every (stem, pan, maat, onderdeel) of which change is told, in reading order."""
    found: list[Cel] = []
    for stem in STEMMEN:
        for pan, maten in PANNEN.items():
            for maat in maten:
                found += [(stem, pan, maat, HEEL), *((stem, pan, maat, code) for code in kader_codes(pan))]
        found.append((stem, BALANS, BALANS, HEEL))
    return found


def analyse(
    map_: Path, engine: str = "duckdb", draden: int = 0, meld: Meld = lambda _zin: None
) -> dict[str, Any]:
    """The figures of the folder as one object, with keys in a fixed order; see docs/naslag/onderzoek.md.

    `meld` hears what is being done, one sentence each. Raises MethodiekFout with one sentence for files that do not hold.
    """
    onderzoek = find_onderzoek(map_)
    with open_motor(engine, draden) as motor:
        return _analyse(motor, onderzoek, meld)


def _analyse(motor: Motor, onderzoek: Onderzoeksmap, meld: Meld) -> dict[str, Any]:
    meld("De bestanden lezen, en het eerste en laatste moment naast elkaar leggen ...")
    summary, metingen, together = read_pairs(motor, onderzoek)
    n_used = int(metingen.count().execute())
    meld("Verandering ...")
    change = _change(together)
    meld("Uitval, overeenstemming en betrouwbaarheid ...")
    dropout = _dropout(together, tabellen.ends_of(metingen))
    same = _agreement(metingen)
    inner = _consistency(metingen)
    meld("Het model over alle momenten ...")
    means = motor.keep(tabellen.mean_pans(metingen))
    model = fit_models(means, motor.read(onderzoek.dossiers))
    n_rows = sum(row["rijen"] for row in summary)
    return {
        "versie": "analyse-1",
        "n_dossiers": dropout["dossiers"],
        "n_metingen": n_rows,
        "n_buiten_kader": n_rows - n_used,
        "verandering": change,
        "overeenstemming": same,
        "betrouwbaarheid": inner,
        "uitval": dropout,
        "model": model,
    }


def read_pairs(
    motor: Motor, onderzoek: Onderzoeksmap
) -> tuple[list[dict[str, Any]], ir.Table, list[ir.Table]]:
    """What stands in the files, the rows within the kader, and the pairs: of parts, of pans and of the balance.

    Raises MethodiekFout for values that do not hold.
    """
    alles = motor.read(onderzoek.metingen)
    summary = _rows(tabellen.summarise(alles))
    check_waarden(sorted((_summary(row) for row in summary), key=str))
    metingen = motor.keep(tabellen.known_parts(alles))
    parts = motor.keep(tabellen.pair_parts(metingen))
    _check_once(parts)
    pans = motor.keep(tabellen.pair_pans(parts))
    return summary, metingen, [parts, pans, motor.keep(tabellen.pair_balans(pans))]


def _rows(table: ir.Table) -> list[dict[str, Any]]:
    return table.to_pyarrow().to_pylist()


def _summary(row: dict[str, Any]) -> tuple[str, str, str, int, int, int, int, int]:
    low, high = row["laagst"], row["hoogst"]
    return (
        row["stem"],
        row["pan"],
        row["maat"],
        0 if low is None else low,
        0 if high is None else high,
        0 if row["eerste"] is None else row["eerste"],
        row["rijen"],
        row["leeg"],
    )


def _check_once(parts: ir.Table) -> None:
    """Raises MethodiekFout when one answer stands in the files twice: nobody can say which of the two it was."""
    double = parts.filter(parts.dubbel > 1).order_by(*tabellen.PERSOON, *CEL).limit(1)
    for row in _rows(double):
        who = f"dossier {row['dossier']} van {row['gemeente']}"
        where = f"{row['stem']}, {row['maat']} van {row['onderdeel']}"
        raise MethodiekFout(
            "metingen",
            f"In metingen staat van {who} twee keer een antwoord op hetzelfde: {where}.",
        )


def _change(tables: list[ir.Table]) -> list[dict[str, Any]]:
    counts: dict[Cel, dict[float, int]] = {}
    sums: dict[Cel, list[int]] = {}
    for table in tables:
        for row in _rows(tabellen.count_differences(table)):
            cel = tuple(row[name] for name in CEL)
            counts.setdefault(cel, {})[row["d"] / EENHEID] = row["aantal"]
            ends = sums.setdefault(cel, [0, 0])
            ends[0] += row["som_0"]
            ends[1] += row["som_1"]
    found = []
    for cel in cells():
        first, last = sums.get(cel, [0, 0])
        figures = paired_change(counts.get(cel, {}), first / EENHEID, last / EENHEID)
        found.append(dict(zip(CEL, cel, strict=True)) | dataclasses.asdict(figures))
    return found


def _dropout(tables: list[ir.Table], ends: ir.Table) -> dict[str, Any]:
    """Who has no second value, and how they differ at the start: per voice and mean of a pan."""
    [moments] = _rows(
        ends.agg(
            dossiers=ends.count(),
            met_vervolg=(ends.laatste > 0).cast("int64").sum(),
        )
    )
    groups: dict[tuple[Cel, bool], Groep] = {}
    for table in tables:
        for row in _rows(tabellen.count_dropout(table)):
            cel = tuple(row[name] for name in CEL)
            groups[cel, row["is_gepaard"]] = Groep(
                row["aantal"], row["som"] / EENHEID, row["kwadraten"] / EENHEID**2
            )
    found = []
    for cel in cells():
        stays, leaves = groups.get((cel, True), Groep(0)), groups.get((cel, False), Groep(0))
        difference = compare_groups(leaves, stays)
        found.append(
            dict(zip(CEL, cel, strict=True))
            | {
                "n_0": stays.n + leaves.n,
                "n_gepaard": stays.n,
                "n_uitval": leaves.n,
                "gemiddelde_0_gepaard": stays.gemiddelde,
                "gemiddelde_0_uitval": leaves.gemiddelde,
            }
            | dataclasses.asdict(difference)
        )
    followed = int(moments["met_vervolg"] or 0)
    return {
        "dossiers": int(moments["dossiers"]),
        "met_vervolg": followed,
        "zonder_vervolg": int(moments["dossiers"]) - followed,
        "per": found,
    }


def _agreement(metingen: ir.Table) -> list[dict[str, Any]]:
    counts: dict[tuple[str, str, str], dict[tuple[int, int], int]] = {}
    for row in _rows(tabellen.count_agreement(metingen)):
        key = row["pan"], row["maat"], row["onderdeel"]
        counts.setdefault(key, {})[row["inwoner"], row["professional"]] = row["aantal"]
    found = []
    for pan, maten in PANNEN.items():
        for maat in maten:
            for code in kader_codes(pan):
                figures = agreement(counts.get((pan, maat, code), {}))
                found.append(
                    {"pan": pan, "maat": maat, "onderdeel": code}
                    | dataclasses.asdict(figures)
                    | {"is_weinig": figures.n < WEINIG}
                )
    return found


def _consistency(metingen: ir.Table) -> list[dict[str, Any]]:
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for pan, maat in PANMAAT.items():
        codes = kader_codes(pan)
        for row in _rows(tabellen.count_together(metingen, pan, maat)):
            sums = [row[f"s_{code}"] for code in codes]
            products = [
                [row[f"p_{a}_{b}"] if f"p_{a}_{b}" in row else row[f"p_{b}_{a}"] for b in codes]
                for a in codes
            ]
            found[row["stem"], pan] = dataclasses.asdict(consistency(row["n"], sums, products))
    empty = dataclasses.asdict(consistency(0, [], []))
    return [
        {"stem": stem, "pan": pan, "maat": maat} | found.get((stem, pan), empty)
        for stem in STEMMEN
        for pan, maat in PANMAAT.items()
    ]
