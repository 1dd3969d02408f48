"""The kind words that belong to each outcome: data, so that whoever writes for residents can change them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

TEKSTEN = Path(__file__).parent / "uitkomsten.toml"
ZEKER_VANAF = 7
ONZEKER = "onzeker"


@dataclass(frozen=True)
class Woorden:
    """What is said (`kop`, `tekst`), asked (`vraag`) and offered (`vervolg`, "" for nothing; `kleiner`: a smaller step)."""

    kop: str
    tekst: str
    vraag: str
    vervolg: str
    kleiner: bool


@lru_cache(maxsize=1)
def load_woorden() -> dict[str, Woorden]:
    """All texts by outcome, and `onzeker` for who is not so sure beforehand."""
    return {code: Woorden(**fields) for code, fields in tomllib.loads(TEKSTEN.read_text("utf-8")).items()}


def is_onzeker(zekerheid: int | None) -> bool:
    """Whether a smaller step deserves a thought: below 7 of 10. Not asked is not unsure."""
    return zekerheid is not None and zekerheid < ZEKER_VANAF
