"""One answer on one part: what may stand in it, and what the instrument refuses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.methodiek.instrument import Instrument, Onderdeel, load_instrument
from draagkracht.methodiek.schaal import HOOGSTE, LAAGSTE, MATEN
from draagkracht.toegang.fouten import Fout, NietGevonden

from .models import Score

ALLE_MATEN = tuple(maat for maten in MATEN.values() for maat in maten)
LONGEST_WORDS = 5_000
LONGEST_REASON = 300
BESPROKEN = Score.Status.BESPROKEN
NIET_BESPROKEN = Score.Status.NIET_BESPROKEN
VASTGELEGD = Score.Status.VASTGELEGD


@dataclass(frozen=True)
class Antwoord:
    """What one voice says about one part. `scores` maps a measure to 0-4; a measure that is missing stays missing."""

    status: str = VASTGELEGD
    scores: Mapping[str, int] = field(default_factory=dict)
    reden: str = ""
    woorden: str = ""
    bron: Any = None
    is_afgeleid: bool = False

    @property
    def is_empty(self) -> bool:
        """Nothing was said: no score, no words, and not even that it was discussed or not."""
        return self.status == VASTGELEGD and not self.scores and not self.woorden.strip()


def check_antwoord(instrument: Instrument, code: str, antwoord: Antwoord) -> None:
    """Raise Fout when the instrument lacks the part or the measure, outside 0-4, or with a score that is not recorded."""
    onderdeel = onderdeel_of(instrument, code)
    if antwoord.status not in Score.Status.values:
        raise Fout(f"{onderdeel.naam}: kies vastgelegd, besproken of niet besproken.", code)
    if antwoord.scores and antwoord.status != VASTGELEGD:
        raise Fout(f"{onderdeel.naam}: een score hoort alleen bij wat wordt vastgelegd.", code)
    for maat, score in antwoord.scores.items():
        _check_score(onderdeel, maat, score)
    if len(antwoord.woorden) > LONGEST_WORDS or len(antwoord.reden) > LONGEST_REASON:
        raise Fout(f"{onderdeel.naam}: deze tekst is te lang. Maak hem korter.", code)
    if "\0" in antwoord.woorden + antwoord.reden:
        raise Fout(f"{onderdeel.naam}: in deze tekst staat een teken dat wij niet kunnen bewaren.", code)


def _check_score(onderdeel: Onderdeel, maat: str, score: object) -> None:
    if maat not in onderdeel.maten:
        raise Fout(
            f"{onderdeel.naam}: '{str(maat)[:40]}' wordt bij dit onderdeel niet gevraagd.", onderdeel.code
        )
    if type(score) is not int or not LAAGSTE <= score <= HOOGSTE:
        raise Fout(
            f"{onderdeel.naam}: een score is een heel getal van 0 tot en met 4. Kies een van de vijf antwoorden.",
            onderdeel.code,
        )


def onderdeel_of(instrument: Instrument, code: str) -> Onderdeel:
    """The part, or Fout when this instrument does not have it."""
    try:
        return instrument.onderdeel(code)
    except MethodiekFout as unknown:
        raise Fout(unknown.zin, "onderdeel") from unknown


def find_onderdeel(instrument: Instrument, code: str) -> Onderdeel:
    """The part in an address, or NietGevonden."""
    try:
        return instrument.onderdeel(code)
    except MethodiekFout:
        raise NietGevonden from None


def instrument_of(code: str | None) -> Instrument:
    """The instrument a meting names (None: the one that is asked now), or Fout when it is not there."""
    try:
        return load_instrument(code)
    except MethodiekFout as unknown:
        raise Fout(unknown.zin, "instrument") from unknown


def antwoord_of(score: Score) -> Antwoord:
    """What stands in a row, as an answer."""
    return Antwoord(score.status, scores_of(score), score.reden, score.woorden, score.bron, score.is_afgeleid)


def scores_of(score: Score) -> dict[str, int]:
    """The measures of a row that were recorded."""
    return {maat: value for maat in ALLE_MATEN if (value := getattr(score, maat)) is not None}


def apply(antwoord: Antwoord, score: Score) -> None:
    """Put an answer in a row, not saved yet; what is not in the answer becomes empty."""
    score.status, score.reden, score.woorden = antwoord.status, antwoord.reden, antwoord.woorden
    score.bron, score.is_afgeleid = antwoord.bron, antwoord.is_afgeleid
    for maat in ALLE_MATEN:
        setattr(score, maat, antwoord.scores.get(maat))
