"""The days that the Algemene termijnenwet (article 3) counts as holidays: no working days, and often other opening hours."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from dateutil.easter import easter


def find_feestdag(dag: dt.date) -> str:
    """The name of the holiday on this day, "" when it is none."""
    return _feestdagen(dag.year).get(dag, "")


@lru_cache(maxsize=8)
def _feestdagen(jaar: int) -> dict[dt.date, str]:
    pasen = easter(jaar)
    koningsdag = dt.date(jaar, 4, 27)
    if koningsdag.isoweekday() == 7:
        koningsdag -= dt.timedelta(days=1)
    vast = {
        (1, 1): "Nieuwjaarsdag",
        (5, 5): "Bevrijdingsdag",
        (12, 25): "Eerste Kerstdag",
        (12, 26): "Tweede Kerstdag",
    }
    met_pasen = {-2: "Goede Vrijdag", 0: "Eerste Paasdag", 1: "Tweede Paasdag", 39: "Hemelvaartsdag",
                 49: "Eerste Pinksterdag", 50: "Tweede Pinksterdag"}  # fmt: skip
    dagen = {dt.date(jaar, maand, dag): naam for (maand, dag), naam in vast.items()}
    dagen |= {pasen + dt.timedelta(days=later): naam for later, naam in met_pasen.items()}
    return dagen | {koningsdag: "Koningsdag"}
