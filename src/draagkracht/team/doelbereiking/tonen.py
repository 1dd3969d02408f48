"""Changes as they are shown: per voice and part, from which words to which words, and whether that says something."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from draagkracht.methodiek.schaal import niveauwoord


@dataclass(frozen=True)
class Veranderregel:
    """One part in one voice. `richting`: "minder", "meer" or "gelijk"; `van` and `tot` are scores, with their words."""

    stem: str
    pan: str
    naam: str
    maat: str
    van: int
    tot: int
    van_woord: str
    tot_woord: str
    van_op: dt.date
    tot_op: dt.date
    richting: str
    tekst: str


def regels_of(veranderingen: Iterable[dict[str, Any]]) -> list[Veranderregel]:
    """From what `list_veranderingen` gives. Draagkracht is told as it can be used now; `aanwezig` hardly moves."""
    return [_regel_of(row) for row in veranderingen if row["maat"] != "aanwezig"]


def _regel_of(row: dict[str, Any]) -> Veranderregel:
    steps = row["tot"] - row["van"]
    return Veranderregel(
        stem=row["stem"],
        pan=row["pan"],
        naam=row["naam"],
        maat=row["maat"],
        van=row["van"],
        tot=row["tot"],
        van_woord=niveauwoord(row["pan"], row["van"]),
        tot_woord=niveauwoord(row["pan"], row["tot"]),
        van_op=dt.date.fromisoformat(row["van_op"]),
        tot_op=dt.date.fromisoformat(row["tot_op"]),
        richting="gelijk" if not steps else "meer" if steps > 0 else "minder",
        tekst=row["tekst"] if steps else _("gelijk gebleven"),
    )
