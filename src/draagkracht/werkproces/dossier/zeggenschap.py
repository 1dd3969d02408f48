"""Zeggenschap: the three questions as data, and what others may know of the answers (only that and when)."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import Max

from .models import Dossier

NA_STAPPEN = ("vraagverheldering", "doelen", "aanpak")


@dataclass(frozen=True)
class Vraag:
    """One question; `antwoorden` are five whole sentences, the first stands for 0 and the last for 4."""

    code: str
    tekst: str
    antwoorden: tuple[str, ...]


@dataclass(frozen=True)
class Teksten:
    """Everything the resident reads. `over` says per step what the questions are about."""

    kop: str
    uitleg: tuple[str, ...]
    overslaan: str
    over: dict[str, str]
    dank: tuple[str, ...]
    vragen: tuple[Vraag, ...]


@cache
def load_teksten() -> Teksten:
    """Read zeggenschap.toml, once per process."""
    raw: dict[str, Any] = tomllib.loads(
        Path(__file__).with_name("zeggenschap.toml").read_text(encoding="utf-8")
    )
    return Teksten(
        kop=raw["kop"],
        uitleg=tuple(raw["uitleg"]),
        overslaan=raw["overslaan"],
        over=raw["over"],
        dank=tuple(raw["dank"]),
        vragen=tuple(Vraag(v["code"], v["tekst"], tuple(v["antwoorden"])) for v in raw["vraag"]),
    )


def list_answered(*, dossier: Dossier) -> dict[str, dt.datetime]:
    """Per step when the resident last answered. The answers themselves are for figures only, never for one dossier."""
    rows = dossier.zeggenschappen.values("stap").annotate(laatst=Max("op")).values_list("stap", "laatst")
    return dict(rows)
