"""The words of the catalogue: every code with what people read. Data, not code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

HIER = Path(__file__).parent
SOORTEN = ("fase", "richting", "met_wie", "soort", "kosten", "bewijs", "greep", "groep")


@dataclass(frozen=True, slots=True)
class Woord:
    """One code with its name (and a `kort` one), a sentence that explains it, an icon, and the group it stands in."""

    code: str
    naam: str
    uitleg: str = ""
    icoon: str = ""
    groep: str = ""
    kort: str = ""


@dataclass(frozen=True, slots=True)
class Techniek:
    """One technique of the taxonomy: code and English name as facts; `kort` is our own short Dutch, or ""."""

    code: str
    naam: str
    kort: str = ""


@lru_cache(maxsize=1)
def load_woorden() -> Mapping[str, Mapping[str, Woord]]:
    """Per kind of code (SOORTEN) the words by code, in reading order."""
    gegevens = tomllib.loads((HIER / "woorden.toml").read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            soort: MappingProxyType({code: Woord(code, **ruw) for code, ruw in gegevens[soort].items()})
            for soort in SOORTEN
        }
    )


@lru_cache(maxsize=1)
def load_technieken() -> Mapping[str, Techniek]:
    """The techniques by code, in the taxonomy's order."""
    gegevens = tomllib.loads((HIER / "technieken.toml").read_text(encoding="utf-8"))
    return MappingProxyType({code: Techniek(code, **ruw) for code, ruw in gegevens.items()})


def word_of(soort: str, code: str) -> str:
    """The name of a code; the code itself when nobody named it."""
    woord = load_woorden()[soort].get(code)
    return woord.naam if woord else code
