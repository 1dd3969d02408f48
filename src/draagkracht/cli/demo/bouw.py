"""What a story line is built with: whose dossier, which day it is, and the rows so far.

A story line is data (`verhaallijnen/*.toml`): events with a day counted from the first talk. What lies after `op` has not
happened yet, so the same story gives a dossier in any stage. The keys of an event are those of its model.
"""

from __future__ import annotations

import datetime as dt
import random
import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models

from draagkracht.werkproces import models as werk

Verhaal = dict[str, Any]
Rijen = dict[type[models.Model], list[dict[str, Any]]]

TIJDZONE = ZoneInfo("Europe/Amsterdam")
STEMMEN = ("inwoner", "professional")
# At what time of a day the things of that day happen: the order of the process.
KLOK = {
    "open": (9, 0),
    "hulpvraag": (9, 10),
    "netwerk": (9, 30),
    "inwoner": (10, 0),
    "naaste": (10, 12),
    "professional": (10, 25),
    "oordeel": (10, 35),
    "bevinding": (10, 45),
    "visie": (11, 0),
    "doel": (11, 15),
    "stap": (11, 30),
    "plan": (11, 45),
    "akkoord": (11, 50),
    "afspraak": (11, 55),
    "uitkomst": (13, 30),
    "bijdrage": (14, 0),
    "notitie": (14, 30),
    "zeggenschap": (15, 0),
    "afsluiting": (16, 0),
}


@dataclass(frozen=True)
class Wie:
    """Whose dossier it is and who works in it. `inwoner_account` is None for who has no account; `tempo` stretches days.

    Never below 1: the weeks of a step do not shrink along, and a later phase would begin too early.
    """

    inwoner: uuid.UUID
    team: uuid.UUID
    regisseur: uuid.UUID
    gemeente: str
    start: dt.date
    op: dt.datetime
    inwoner_account: uuid.UUID | None = None
    tempo: float = 1.0


@dataclass
class Bouw:
    """One dossier being made: the rows so far, the codes of the story with their ids, and the acts for the timeline."""

    wie: Wie
    rng: random.Random
    dossier: uuid.UUID
    rijen: Rijen = field(default_factory=lambda: defaultdict(list))
    ids: dict[str, uuid.UUID] = field(default_factory=dict)

    def new_id(self, code: str = "") -> uuid.UUID:
        key = uuid.UUID(int=self.rng.getrandbits(128), version=4)
        if code in self.ids:
            raise ValueError(f"The story uses the code {code!r} twice.")
        if code:
            self.ids[code] = key
        return key

    def date(self, dag: int) -> dt.date:
        """A day of the story as a working day; a weekend becomes the Monday after."""
        datum = self.wie.start + dt.timedelta(days=round(dag * self.wie.tempo))
        return datum + dt.timedelta(days=7 - datum.weekday() if datum.weekday() > 4 else 0)

    def target(self, streef: int | str, dag: int) -> dt.date:
        """A goal's date: a day of the story, or the first "MM-DD" from day `dag` on."""
        if isinstance(streef, int):
            return self.date(streef)
        vanaf, (maand, dag_van_maand) = self.date(dag), map(int, streef.split("-"))
        datum = vanaf.replace(month=maand, day=dag_van_maand)
        return datum if datum >= vanaf else datum.replace(year=datum.year + 1)

    def moment(self, dag: int, soort: str) -> dt.datetime:
        return dt.datetime.combine(self.date(dag), dt.time(*KLOK[soort]), TIJDZONE)

    def is_past(self, dag: int, soort: str) -> bool:
        return self.moment(dag, soort) <= self.wie.op

    def add(self, model: type[models.Model], **values: Any) -> None:
        self.rijen[model].append(values)

    def act(
        self,
        dag: int,
        klok: str,
        stap: str,
        soort: str,
        onderwerp: uuid.UUID | None = None,
        door: uuid.UUID | None = None,
    ) -> None:
        self.add(
            werk.Handeling,
            dossier_id=self.dossier,
            door_id=door or self.wie.regisseur,
            op=self.moment(dag, klok),
            stap=stap,
            soort=soort,
            onderwerp=onderwerp,
        )

    def voice_of(self, stem: str) -> uuid.UUID:
        """Whose account carries this voice: the resident's own, or the professional's who holds the tablet."""
        own = self.wie.inwoner_account if stem == "inwoner" else None
        return own or self.wie.regisseur

    def how_of(self, stem: str) -> str:
        return "samen" if stem == "inwoner" and self.wie.inwoner_account is None else "zelf"
