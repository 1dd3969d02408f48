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


def cue_of(als: str) -> str:
    """The cue without the word "als": people write it with and without."""
    cue = als.strip().rstrip(",:")
    return cue[4:] if cue.lower().startswith("als ") else cue


def if_then(als: str, wat: str) -> str:
    """The cue and what I do then, as one sentence; without a cue only what I do."""
    cue = cue_of(als)
    if not cue:
        return wat
    # "Als het dinsdag is, ga ik ..." reads on; "Als het dinsdag is: Ik ga ..." begins anew.
    return f"Als {cue}: {wat}" if wat[:1].isupper() else f"Als {cue}, {wat}"


def split_if_then(zin: str) -> tuple[str, str]:
    """The other way round, for a sentence that was written whole: the cue and what I do; without a cue ("", sentence)."""
    cue, comma, wat = zin.partition(", ")
    return (cue_of(cue), wat) if comma and cue.lower().startswith("als ") else ("", zin)
