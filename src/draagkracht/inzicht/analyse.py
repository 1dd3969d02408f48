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
from .onderzoek import STEMMEN, Onderzoeksmap, check_waarden, find_onderzoek
from .statistiek import Groep, agreement, compare_groups, consistency, paired_change
from .tabellen import CEL, CELLEN, EENHEID, VRAGEN, Cel, cells

WEINIG = 20  # pairs below which agreement says little
# The measure that the mean of a pan is over.
PANMAAT = {"draaglast": "score", "draagkracht": "inzetbaar"}
Meld = Callable[[str], None]
Rij = dict[str, Any]


@dataclasses.dataclass(frozen=True)
class Paren:
    """What was read: everybody, their answers, and the pairs of parts, of pans and of the balance; each computed once."""

    mensen: ir.Table
    antwoorden: ir.Table
    delen: ir.Table
    pannen: ir.Table
    balans: ir.Table
    n_rijen: int
    n_buiten_kader: int

    @property
    def alle(self) -> tuple[ir.Table, ir.Table, ir.Table]:
        return self.delen, self.pannen, self.balans


def analyse(map_: Path, engine: str = "duckdb", draden: int = 0, meld: Meld = lambda _zin: None) -> Rij:
    """The figures of the folder as one object, with keys in a fixed order; see docs/naslag/onderzoek.md.

    `meld` hears what is being done, one sentence each. Raises MethodiekFout with one sentence for files that do not hold.
    """
    onderzoek = find_onderzoek(map_)
    with open_motor(engine, draden) as motor:
        meld("De bestanden lezen, en het eerste en laatste moment naast elkaar leggen ...")
        paren = read_paren(motor, onderzoek)
        meld("Verandering ...")
        change = _change(paren)
        meld("Uitval, overeenstemming en betrouwbaarheid ...")
        dropout = _dropout(paren)
        same = _agreement(paren.delen)
        inner = _consistency(paren.delen)
        meld("Het model over alle momenten ...")
        model = fit_models(
            motor.keep(tabellen.mean_pans(paren.antwoorden)), paren.mensen, motor.read(onderzoek.dossiers)
        )
    return {
        "versie": "analyse-1",
        "n_dossiers": dropout["dossiers"],
        "n_metingen": paren.n_rijen,
        "n_buiten_kader": paren.n_buiten_kader,
        "verandering": change,
        "overeenstemming": same,
        "betrouwbaarheid": inner,
        "uitval": dropout,
        "model": model,
    }


def read_paren(motor: Motor, onderzoek: Onderzoeksmap) -> Paren:
    """Read the files, check what stands in them, and lay both ends side by side. Raises MethodiekFout."""
    alles = motor.read(onderzoek.metingen)
    summary = _rows(tabellen.summarise(alles))
    check_waarden(sorted((_summary(row) for row in summary), key=str))
    inside = sum(row["gevuld"] for row in summary if tuple(row[name] for name in CEL) in set(CELLEN))
    wijzer = motor.table(tabellen.WIJZER, tabellen.WIJZER_KOLOMMEN)
    people = motor.keep(tabellen.number_people(alles, wijzer))
    answers = motor.keep(tabellen.narrow(alles, people, wijzer))
    parts = motor.keep(tabellen.pair_parts(answers, wijzer))
    _check_once(parts, people)
    pans = motor.keep(tabellen.pair_pans(parts))
    n_rows = sum(row["rijen"] for row in summary)
    return Paren(
        people, answers, parts, pans, motor.keep(tabellen.pair_balans(pans)), n_rows, n_rows - inside
    )


def _rows(table: ir.Table) -> list[Rij]:
    return table.to_pyarrow().to_pylist()


def _summary(row: Rij) -> tuple[str, str, str, int, int, int, int, int]:
    low, high, first = (row[name] or 0 for name in ("laagst", "hoogst", "eerste"))
    return row["stem"], row["pan"], row["maat"], low, high, first, row["rijen"], row["leeg"]


def _check_once(parts: ir.Table, people: ir.Table) -> None:
    """Raises MethodiekFout when one answer stands in the files twice: nobody can say which of the two it was."""
    double = parts.filter(parts.dubbel > 1).order_by("persoon", "cel").limit(1).join(people, "persoon")
    for row in _rows(double):
        stem, _pan, maat, onderdeel = CELLEN[row["cel"]]
        raise MethodiekFout(
            "metingen",
            f"In metingen staat van dossier {row['dossier']} van {row['gemeente']} twee keer een antwoord op hetzelfde: "
            f"{stem}, {maat} van {onderdeel}.",
        )


def _named(cel: Cel) -> Rij:
    return dict(zip(CEL, cel, strict=True))


def _change(paren: Paren) -> list[Rij]:
    counts: dict[Cel, dict[float, int]] = {}
    sums: dict[Cel, list[int]] = {}
    for table in paren.alle:
        for row in _rows(tabellen.count_differences(table)):
            cel = CELLEN[row["cel"]]
            counts.setdefault(cel, {})[row["d"] / EENHEID] = row["aantal"]
            ends = sums.setdefault(cel, [0, 0])
            ends[0] += row["som_0"]
            ends[1] += row["som_1"]
    found = []
    for cel in cells():
        first, last = sums.get(cel, [0, 0])
        figures = paired_change(counts.get(cel, {}), first / EENHEID, last / EENHEID)
        found.append(_named(cel) | dataclasses.asdict(figures))
    return found


def _dropout(paren: Paren) -> Rij:
    """Who has no second value, and how they differ at the start: per cell."""
    people = paren.mensen
    [moments] = _rows(
        people.agg(dossiers=people.count(), met_vervolg=(people.laatste > 0).cast("int64").sum())
    )
    groups: dict[tuple[Cel, bool], Groep] = {}
    for table in paren.alle:
        for row in _rows(tabellen.count_dropout(table)):
            total, squares = int(row["som"]) / EENHEID, int(row["kwadraten"]) / EENHEID**2
            groups[CELLEN[row["cel"]], row["is_gepaard"]] = Groep(row["aantal"], total, squares)
    found = []
    for cel in cells():
        stays, leaves = groups.get((cel, True), Groep(0)), groups.get((cel, False), Groep(0))
        found.append(
            _named(cel)
            | {
                "n_0": stays.n + leaves.n,
                "n_gepaard": stays.n,
                "n_uitval": leaves.n,
                "gemiddelde_0_gepaard": stays.gemiddelde,
                "gemiddelde_0_uitval": leaves.gemiddelde,
            }
            | dataclasses.asdict(compare_groups(leaves, stays))
        )
    total, followed = int(moments["dossiers"]), int(moments["met_vervolg"] or 0)
    return {"dossiers": total, "met_vervolg": followed, "zonder_vervolg": total - followed, "per": found}


def _agreement(parts: ir.Table) -> list[Rij]:
    counts: dict[int, dict[tuple[int, int], int]] = {}
    for row in _rows(tabellen.count_agreement(parts)):
        pair = row["inwoner"] // EENHEID, row["professional"] // EENHEID
        counts.setdefault(row["vraag"], {})[pair] = row["aantal"]
    found = []
    for number, (pan, maat, code) in enumerate(VRAGEN):
        figures = agreement(counts.get(number, {}))
        named = {"pan": pan, "maat": maat, "onderdeel": code}
        found.append(named | dataclasses.asdict(figures) | {"is_weinig": figures.n < WEINIG})
    return found


def _consistency(parts: ir.Table) -> list[Rij]:
    found: dict[tuple[str, str], Rij] = {}
    for pan, maat in PANMAAT.items():
        places = range(len(kader_codes(pan)))
        for row in _rows(tabellen.count_together(parts, pan, maat)):
            sums = [row[f"s_{i}"] for i in places]
            products = [[row[f"p_{min(i, j)}_{max(i, j)}"] for j in places] for i in places]
            stem = CELLEN[row["pancel"]][0]
            found[stem, pan] = dataclasses.asdict(consistency(row["n"], sums, products))
    empty = dataclasses.asdict(consistency(0, [], []))
    return [
        {"stem": stem, "pan": pan, "maat": maat} | found.get((stem, pan), empty)
        for stem in STEMMEN
        for pan, maat in PANMAAT.items()
    ]
