"""Metingen for tests of the steps after it: written straight into the tables, as the step of the meting leaves them."""

from __future__ import annotations

import datetime as dt

from draagkracht.werkproces.meting.models import Meting, Moment, Score

# Rachida at the kitchen table: money weighs most, perseverance is there and can be used, responsibility is stuck.
RACHIDA = {
    "inwoner": {
        "financien": 4,
        "geestelijke_gezondheid": 1,
        "doorzettingsvermogen": (4, 2),
        "verantwoordelijkheidsgevoel": (4, 1),
    },
    "professional": {
        "financien": 4,
        "geestelijke_gezondheid": 3,
        "doorzettingsvermogen": (4, 3),
        "verantwoordelijkheidsgevoel": (3, 1),
    },
}


def measure(dossier, door, op, stem, scores, *, is_finished=True, woorden=None):
    """One voice's meting on the day of `op`; a pair is (aanwezig, inzetbaar)."""
    moment, _made = Moment.objects.get_or_create(dossier=dossier, op=op.date())
    meting = Meting.objects.create(
        moment=moment,
        stem=stem,
        instrument="draagkracht-1",
        door=door,
        begonnen_op=op,
        afgerond_op=op if is_finished else None,
    )
    for onderdeel, value in scores.items():
        values = {"score": value} if isinstance(value, int) else {"aanwezig": value[0], "inzetbaar": value[1]}
        Score.objects.create(
            meting=meting,
            onderdeel=onderdeel,
            status="vastgelegd",
            op=op,
            woorden=(woorden or {}).get(onderdeel, ""),
            **values,
        )
    return meting


def measure_both(dossier, door, op=None):
    """Both voices of Rachida's dossier, finished."""
    op = op or dt.datetime(2026, 1, 12, 10, 0, tzinfo=dt.UTC)
    for stem, scores in RACHIDA.items():
        measure(dossier, door, op, stem, scores, woorden={"financien": f"Zo zegt de {stem} het."})
