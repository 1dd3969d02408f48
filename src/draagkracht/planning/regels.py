"""The planner's rules as data: what holds, what is never asked, and the sentence for every reason."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Regel:
    """A rule of the plan: its number in the method, a short name, and what it says in one sentence."""

    nummer: str
    naam: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Regels:
    """Everything in regels.toml. `gegevens` says what goes in, `redenen` are sentences to fill in, by code."""

    versie: str
    gegevens: str
    regels: tuple[Regel, ...]
    volgorde: tuple[Regel, ...]
    verboden: frozenset[str]
    redenen: Mapping[str, str]


@lru_cache(maxsize=1)
def load_regels() -> Regels:
    """Return the rules that are shipped."""
    ruw = tomllib.loads(Path(__file__).with_name("regels.toml").read_text(encoding="utf-8"))
    return Regels(
        versie=ruw["versie"],
        gegevens=ruw["gegevens"],
        regels=tuple(Regel(**regel) for regel in ruw["regel"]),
        volgorde=tuple(Regel(**regel) for regel in ruw["volgorde"]),
        verboden=frozenset(ruw["verboden"]["woorden"]),
        redenen=MappingProxyType(ruw["reden"]),
    )


def is_verboden(naam: object) -> bool:
    """Whether a key names something that the planner never takes in, however it is written."""
    if not isinstance(naam, str):
        return False
    return re.sub(r"[\s_-]+", "_", naam.strip().casefold()) in load_regels().verboden
