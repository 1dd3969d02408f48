"""The public holidays of the Netherlands, on which opening hours are often others than those of the week."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache


def find_feestdag(dag: dt.date) -> str:
    """The name of the holiday on this day, "" when it is none."""
    return _feestdagen(dag.year).get(dag, "")


@lru_cache(maxsize=8)
def _feestdagen(jaar: int) -> dict[dt.date, str]:
    pasen = find_pasen(jaar)
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


def find_pasen(jaar: int) -> dt.date:
    """Easter Sunday (the anonymous Gregorian algorithm; Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = jaar % 19, jaar // 100, jaar % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * i) // 451
    maand, dag = divmod(h + i - 7 * m + 114, 31)
    return dt.date(jaar, maand, dag + 1)
