"""A made-up study with a known effect: to plan a real one, and to see whether the figures find back what was put in.

Every score has, over all draws, exactly the mean that the plan gives it: a value between two scores becomes the lower or the
higher one by chance. Spread is uniform, so that no value leaves the scale and nothing is cut off.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.methodiek.schaal import kader_codes

from .onderzoek import PANNEN, STEMMEN, VERSIE
from .statistiek import paired_change

MIDDEN = 2.0
ZEGGENSCHAP = tuple(n / 3 for n in range(13))  # the mean of three answers 0-4
BREEDTE = math.sqrt(3)  # a uniform value with a spread of 1 lies between minus and plus this
PLANBESTAND = "plan.json"


@dataclass(frozen=True)
class Plan:
    """A study. Effects are in points of the scale per moment: what weighs goes down, what carries goes up by `effect`.

    `zeggenschap` is how much more it changes per point of zeggenschap above the middle. `uitval` is the chance, at each
    later moment, that somebody is not measured any more. The other four are spreads: between municipalities, between
    residents, between measurements of one resident, and of single answers.
    """

    gemeenten: int = 6
    dossiers: int = 100
    momenten: int = 2
    stemmen: tuple[str, ...] = ("inwoner", "professional")
    uitval: float = 0.2
    effect: float = 0.2
    zeggenschap: float = 0.05
    sd_gemeente: float = 0.1
    sd_dossier: float = 0.3
    sd_meting: float = 0.3
    sd_antwoord: float = 0.25
    zaad: int = 1

    def __post_init__(self) -> None:
        for name, low, high in (
            ("gemeenten", 1, 1_000),
            ("dossiers", 1, 10_000_000),
            ("momenten", 2, 12),
            ("uitval", 0, 0.95),
            ("zaad", 0, 2**32 - 1),
        ):
            if not low <= getattr(self, name) <= high:
                raise MethodiekFout(name, f"{name} is een getal van {low} tot en met {high}.")
        if any(not 0 <= value < 2 for name, value in asdict(self).items() if name.startswith("sd_")):
            raise MethodiekFout("sd", "Een spreiding is 0 of meer, en kleiner dan 2.")
        if not self.stemmen or set(self.stemmen) - set(STEMMEN):
            raise MethodiekFout("stemmen", f"Een stem is {', '.join(STEMMEN)}.")
        if self.reach() > MIDDEN + 1e-9:
            raise MethodiekFout(
                "effect",
                f"Met deze effecten en spreiding komen scores tot {self.reach() - MIDDEN:.2f} buiten de schaal van 0 tot en "
                "met 4. Maak ze samen kleiner.".replace(".", ",", 1),
            )

    def reach(self) -> float:
        """How far from the middle of the scale a value can come at most."""
        spread = self.sd_gemeente + self.sd_dossier + self.sd_meting + self.sd_antwoord
        change = (abs(self.effect) + 2 * abs(self.zeggenschap)) * (self.momenten - 1) / 2
        return change + BREEDTE * spread


def simulate(plan: Plan, uit: Path) -> int:
    """Write the study as research files, a folder per municipality, with the plan beside it; gives the number of rows.

    Raises MethodiekFout when the folder holds something already or cannot be written in.
    """
    try:
        if uit.exists() and any(uit.iterdir()):
            raise MethodiekFout("map", f"In de map {uit} staat al iets. Kies een lege map.")
        uit.mkdir(parents=True, exist_ok=True)
        rows = 0
        for code, metingen, dossiers in draw(plan):
            here = uit / f"gemeente={code}"
            here.mkdir()
            pq.write_table(metingen, here / "metingen.parquet")
            pq.write_table(dossiers, here / "dossiers.parquet")
            rows += metingen.num_rows
        told = {"versie": VERSIE, **asdict(plan)}
        (uit / PLANBESTAND).write_text(
            json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
        )
    except OSError as error:
        raise MethodiekFout(
            "map", f"In de map {uit} kan niet geschreven worden: {error.strerror}."
        ) from error
    return rows


def draw(plan: Plan) -> Iterator[tuple[str, pa.Table, pa.Table]]:
    """Per municipality its code and its two tables, without the column `gemeente`. The same seed draws the same."""
    for number in range(plan.gemeenten):
        rng = np.random.default_rng([plan.zaad, number])
        people = _People(plan, rng)
        yield f"g{number + 1:03}", people.metingen(), people.dossiers()


class _People:
    """The residents of one municipality: who they are is drawn once, what they answer per moment and voice."""

    def __init__(self, plan: Plan, rng: np.random.Generator) -> None:
        self.plan, self.rng = plan, rng
        n = plan.dossiers
        self.names = np.array([f"d{i:07}" for i in range(n)])
        self.said = rng.integers(0, len(ZEGGENSCHAP), n)
        self.level = {
            pan: _uniform(rng, plan.sd_gemeente) + _uniform(rng, plan.sd_dossier, n) for pan in PANNEN
        }
        stays = rng.random((n, plan.momenten - 1)) >= plan.uitval
        self.there = np.column_stack([np.ones(n, dtype=bool), np.cumprod(stays, axis=1).astype(bool)])

    def metingen(self) -> pa.Table:
        blocks = [
            self.answers(moment, stem, pan, maat)
            for moment in range(self.plan.momenten)
            for stem in self.plan.stemmen
            for pan, maten in PANNEN.items()
            for maat in maten
        ]
        return pa.concat_tables(blocks)

    def answers(self, moment: int, stem: str, pan: str, maat: str) -> pa.Table:
        plan, rng, codes = self.plan, self.rng, kader_codes(pan)
        who = np.flatnonzero(self.there[:, moment])
        more = plan.effect + plan.zeggenschap * (np.array(ZEGGENSCHAP)[self.said[who]] - MIDDEN)
        # Around the middle of all moments, so that there is as much room below as above.
        change = more * (moment - (plan.momenten - 1) / 2) * (-1 if pan == "draaglast" else 1)
        value = MIDDEN + self.level[pan][who] + change + _uniform(rng, plan.sd_meting, len(who))
        values = value[:, None] + _uniform(rng, plan.sd_antwoord, len(who), len(codes))
        low = np.floor(values)
        scores = np.clip(low + (rng.random(values.shape) < values - low), 0, 4).astype(np.int8).ravel()
        n = len(scores)

        def same(text: str) -> pa.Array:
            return pa.DictionaryArray.from_arrays(pa.array(np.zeros(n, dtype=np.int8)), pa.array([text]))

        parts = np.tile(np.arange(len(codes), dtype=np.int8), len(who))
        return pa.table(
            {
                "dossier": pa.array(np.repeat(self.names[who], len(codes))),
                "moment": pa.array(np.full(n, moment, dtype=np.int8)),
                "kwartaal": same(f"{2026 + moment // 4}K{1 + moment % 4}").cast(pa.string()),
                "stem": same(stem).cast(pa.string()),
                "pan": same(pan).cast(pa.string()),
                "onderdeel": pa.DictionaryArray.from_arrays(pa.array(parts), pa.array(codes)).cast(
                    pa.string()
                ),
                "maat": same(maat).cast(pa.string()),
                "score": pa.array(scores),
            }
        )

    def dossiers(self) -> pa.Table:
        n = self.plan.dossiers
        return pa.table(
            {
                "dossier": pa.array(self.names),
                "team": pa.array(["t1"] * n),
                "leeftijdsband": pa.array(["30-44"] * n),
                "zeggenschap": pa.array(np.array(ZEGGENSCHAP)[self.said]),
                "doelbereiking_t": pa.nulls(n, pa.float64()),
                "aantal_regisseurs": pa.array(np.ones(n, dtype=np.int8)),
            }
        )


def _uniform(rng: np.random.Generator, sd: float, *shape: int) -> Any:
    return rng.uniform(-BREEDTE * sd, BREEDTE * sd, shape or None)


@dataclass(frozen=True)
class Vermogen:
    """How likely a study like this finds its effect, and how many residents it needs to find it in 80 of 100."""

    dz: float
    paren: int
    vermogen: float
    nodig_paren: int | None
    nodig_dossiers: int | None


def plan_vermogen(plan: Plan, kans: float = 0.8, alfa: float = 0.05, trekken: int = 20_000) -> Vermogen:
    """Power for the change of draaglast in the resident's voice (the first voice where they have none).

    The standardised effect comes from a large draw of the same plan; the power of a paired t-test from statsmodels.
    `nodig_*` is None where there is no effect to find. Residents drop out: more are needed than pairs.
    """
    from statsmodels.stats.power import TTestPower  # two seconds of start that only planning needs

    large = Plan(**{**asdict(plan), "gemeenten": 1, "dossiers": trekken, "uitval": 0.0, "sd_gemeente": 0.0,
                    "stemmen": plan.stemmen[:1]})  # fmt: skip
    rng = np.random.default_rng([plan.zaad, 10**6])
    people = _People(large, rng)
    k = len(kader_codes("draaglast"))
    first, last = (
        people.answers(moment, large.stemmen[0], "draaglast", "score")["score"]
        .to_numpy()
        .reshape(-1, k)
        .mean(axis=1)
        for moment in (0, plan.momenten - 1)
    )
    values, counts = np.unique(np.round(last - first, 9), return_counts=True)
    change = paired_change(dict(zip(values.tolist(), counts.tolist(), strict=True)), first.sum(), last.sum())
    dz = abs(change.dz or 0.0) if plan.effect else 0.0  # what a draw without an effect shows is chance
    stay = (1 - plan.uitval) ** (plan.momenten - 1)
    pairs = int(plan.gemeenten * plan.dossiers * stay)
    power = TTestPower()
    has = float(power.power(dz, pairs, alfa)) if pairs > 1 and dz > 0 else alfa
    if not dz:
        return Vermogen(dz, pairs, has, None, None)
    needed = math.ceil(power.solve_power(effect_size=dz, alpha=alfa, power=kans))
    return Vermogen(dz, pairs, has, needed, math.ceil(needed / stay))
