"""How easy a Dutch text reads: a hint for who writes, never a gate.

Source: Flesch (1948), Journal of Applied Psychology 32(3), with the Dutch weights of Douma (1960).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import pyphen  # type: ignore[import-untyped]

# On Douma's scale 70 and up reads fairly easily, about what B1 asks for, with 15 words a sentence at most.
MAKKELIJK_VANAF = 70.0
LANGSTE_ZIN = 15.0
_WOORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_KLINKERS = re.compile(r"ij|[aeiouyàáäâèéëêìíïîòóöôùúüû]+")
_ZINSEINDE = re.compile(r"[.!?:…]+(?=\s|$)|\n+")


@dataclass(frozen=True, slots=True)
class Leesbaarheid:
    """What was counted in a text, with `flesch_douma` (higher is easier) and words per sentence."""

    zinnen: int
    woorden: int
    lettergrepen: int

    @property
    def woorden_per_zin(self) -> float:
        """The average length of a sentence, in words."""
        return self.woorden / self.zinnen

    @property
    def flesch_douma(self) -> float:
        """206.84 - 0.93 * words per sentence - 77 * syllables per word."""
        return 206.84 - 0.93 * self.woorden_per_zin - 77 * self.lettergrepen / self.woorden

    @property
    def is_makkelijk(self) -> bool:
        """Whether the text reads as B1: easy words on average, and sentences that are not too long."""
        return self.flesch_douma >= MAKKELIJK_VANAF and self.woorden_per_zin <= LANGSTE_ZIN


def measure_leesbaarheid(tekst: str) -> Leesbaarheid | None:
    """Return the counts of a text, or None when it holds no words; numbers are not counted as words."""
    zinnen = [woorden for zin in _ZINSEINDE.split(tekst) if (woorden := _WOORD.findall(zin))]
    if not zinnen:
        return None
    woorden = [woord for zin in zinnen for woord in zin]
    return Leesbaarheid(len(zinnen), len(woorden), sum(count_lettergrepen(woord) for woord in woorden))


def count_lettergrepen(woord: str) -> int:
    """Return the number of syllables of one Dutch word, at least 1.

    The larger of two counts: parts by the hyphenation patterns, which never break off a single letter
    ("o-ma"), and groups of vowels, which take "ruïne" for two.
    """
    klein = woord.lower()
    return max(1, 1 + len(_hyphenation().positions(klein)), len(_KLINKERS.findall(klein)))


@lru_cache(maxsize=1)
def _hyphenation() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL")
