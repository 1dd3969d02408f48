"""The kind words that belong to each outcome: data, so that whoever writes for residents can change them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

TEKSTEN = Path(__file__).parent / "uitkomsten.toml"
ZEKER_VANAF = 7
ONZEKER = "onzeker"

# How a cue begins that is a sentence without its "als". After an article it may be a moment too: "de eerste maandag".
SUBJECT = re.compile(
    r"(?:ik|jij?|u|hij|zij|ze|we|wij|jullie|er|n?iemand|mijn|onze?|haar|hun) ", re.IGNORECASE
)
ARTICLE = re.compile(r"(?:de|het|een|dit|dat|die|deze|alle) \S+ ", re.IGNORECASE)
TIME = re.compile(r"(?:dag|dagen|week|weken|weekend|ochtend|middag|avond|nacht|maand|uur|keer|moment)\Z")
INVERTED = re.compile(r"(?:dan )?[^\W\d_]+ (?:ik|we|wij)\b")


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


def moment_of(als: str) -> str:
    """The cue as it can stand by itself: "Als het brood op is", also when only "het brood op is" was written.

    What is a moment without being a sentence ("na het eten", "dinsdagochtend") never gets the word in front.
    """
    cue = als.strip().rstrip(",:")
    is_clause = SUBJECT.match(cue) or (ARTICLE.match(cue) and not TIME.search(cue))
    return f"Als {cue}" if is_clause else cue[:1].upper() + cue[1:]


def if_then(als: str, wat: str) -> str:
    """The cue and what I do then, as one sentence; without a cue only what I do."""
    moment = moment_of(als)
    if not moment:
        return wat
    # "Als het dinsdag is, bel ik ..." reads on; "Als het dinsdag is: Ik bel ..." and "Dinsdag: bellen" begin anew.
    is_going_on = moment.startswith("Als ") and INVERTED.match(wat)
    return f"{moment}, {wat}" if is_going_on else f"{moment}: {wat}"


def split_if_then(zin: str) -> tuple[str, str]:
    """The other way round, for a sentence that was written whole: the cue and what I do; without a cue ("", sentence)."""
    cue, comma, wat = zin.partition(", ")
    return (cue_of(cue), wat) if comma and cue.lower().startswith("als ") else ("", zin)
