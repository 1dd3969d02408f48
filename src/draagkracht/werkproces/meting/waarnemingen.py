"""What a file of another system says, row by row, and what was known already: read by `invoer`, written by `overnemen`."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from draagkracht.methodiek.zrm import ZrmWaarde


@dataclass(frozen=True, slots=True)
class Waarneming:
    """One row that can be taken over: which dossier (as the file names it), when, whose voice, and the values."""

    regel: int
    kenmerk: str
    op: dt.date
    stem: str
    waarden: Mapping[str, ZrmWaarde]

    @property
    def scores(self) -> dict[str, tuple[str, int]]:
        return {code: (waarde.maat, waarde.score) for code, waarde in self.waarden.items()}


@dataclass
class Bekend:
    """What the database knows of the dossiers in a file: by name in the file, and what was measured there."""

    dossiers: dict[str, uuid.UUID] = field(default_factory=dict)
    gesloten: set[uuid.UUID] = field(default_factory=set)
    momenten: dict[tuple[uuid.UUID, dt.date], uuid.UUID] = field(default_factory=dict)
    scores: dict[tuple[uuid.UUID, dt.date, str], dict[str, tuple[str, int]]] = field(default_factory=dict)
