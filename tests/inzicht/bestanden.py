"""Made-up research files for tests: several voices and moments, gaps, drop-out, and pseudonyms that occur in two places."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from draagkracht.methodiek.schaal import kader_codes

METINGEN = ["gemeente", "dossier", "moment", "kwartaal", "stem", "pan", "onderdeel", "maat", "score"]
DOSSIERS = [
    "gemeente",
    "dossier",
    "team",
    "leeftijdsband",
    "zeggenschap",
    "doelbereiking_t",
    "aantal_regisseurs",
]
PANNEN = (("draaglast", "score"), ("draagkracht", "aanwezig"), ("draagkracht", "inzetbaar"))


def make_metingen(zaad: int, n: int = 120, gaten: float = 0.15) -> pd.DataFrame:
    rng = np.random.default_rng(zaad)
    rows = []
    for i in range(n):
        persoon = (["rivierveen", "elders", "stad"][i % 3], f"p{i // 3}")
        momenten = [0] + ([1] if rng.random() < 0.8 else []) + ([2] if rng.random() < 0.4 else [])
        begin = rng.normal(2, 0.7)
        for moment in momenten:
            for stem in ("inwoner", "professional", "naaste")[: 3 if i % 5 == 0 else 2]:
                if rng.random() < 0.1:
                    continue
                for pan, maat in PANNEN:
                    stap = -0.3 * moment if pan == "draaglast" else 0.3 * moment
                    for code in kader_codes(pan):
                        if rng.random() >= gaten:
                            score = int(np.clip(round(begin + stap + rng.normal(0, 0.8)), 0, 4))
                            rows.append(
                                (*persoon, moment, f"2026K{1 + moment}", stem, pan, code, maat, score)
                            )
    return pd.DataFrame(rows, columns=METINGEN)


def make_dossiers(metingen: pd.DataFrame, zaad: int = 1) -> pd.DataFrame:
    rng = np.random.default_rng(zaad)
    found = metingen[["gemeente", "dossier"]].drop_duplicates().reset_index(drop=True)
    said = rng.integers(0, 13, len(found)) / 3
    found["team"], found["leeftijdsband"] = "t1", "30-44"
    found["zeggenschap"] = np.where(rng.random(len(found)) < 0.8, said, np.nan)
    found["doelbereiking_t"], found["aantal_regisseurs"] = np.nan, 1
    return found[DOSSIERS]


def write(map_: Path, metingen: pd.DataFrame, dossiers: pd.DataFrame | None = None) -> Path:
    map_.mkdir(parents=True, exist_ok=True)
    metingen.to_parquet(map_ / "metingen.parquet", index=False)
    dossiers = make_dossiers(metingen) if dossiers is None else dossiers
    dossiers.to_parquet(map_ / "dossiers.parquet", index=False)
    return map_
