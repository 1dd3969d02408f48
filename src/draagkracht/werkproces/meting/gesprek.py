"""Questions one at a time, at the table or at home: which are asked, where one was, and what one answer makes of a part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from draagkracht.methodiek.instrument import Instrument
from draagkracht.methodiek.schaal import INZETBAAR, VEILIGHEID
from draagkracht.toegang.fouten import NietGevonden

from .antwoorden import BESPROKEN, NIET_BESPROKEN, VASTGELEGD, Antwoord, antwoord_of, instrument_of
from .models import Meting

Vraag = tuple[str, str]  # the code of a part, and one of its measures
NIET_NU = "niet"
REDEN_NIET_NU = "wilde het hier nu niet over hebben"
UNSAFE_FROM = 3


@dataclass
class Gesprek:
    """The questions of one conversation in order, with what was answered so far."""

    instrument: Instrument
    meting: Meting
    antwoorden: dict[str, Antwoord]

    @property
    def vragen(self) -> list[Vraag]:
        """Per chosen part its questions; a part that was left alone is not asked further."""
        chosen = set(self.meting.onderdelen) or {part.code for part in self.instrument.onderdelen}
        return [
            (code, maat)
            for code, maat in all_vragen(self.instrument)
            if code in chosen and not (maat == INZETBAAR and self.is_left_alone(code))
        ]

    def is_left_alone(self, code: str) -> bool:
        """Talked about without a record, or not now: then there is no second question either."""
        return self.antwoord(code).status in (BESPROKEN, NIET_BESPROKEN)

    def antwoord(self, code: str) -> Antwoord:
        """What stands for a part; an empty answer when nothing was said."""
        return self.antwoorden.get(code, Antwoord())

    def is_answered(self, vraag: Vraag) -> bool:
        code, maat = vraag
        return maat in self.antwoord(code).scores or self.is_left_alone(code)

    def chosen(self, vraag: Vraag) -> str:
        """The choice that stands at this question, as its form has it; "" for none."""
        code, maat = vraag
        if self.is_left_alone(code):
            status = self.antwoord(code).status
            return NIET_NU if status == NIET_BESPROKEN else status
        return str(self.antwoord(code).scores.get(maat, ""))

    def is_unsafe(self, vraag: Vraag) -> bool:
        """Somebody said here that they get hurt or are in danger: then the next question can wait."""
        code, maat = vraag
        return code == VEILIGHEID and self.antwoord(code).scores.get(maat, 0) >= UNSAFE_FROM

    def beside(self, vraag: Vraag, step: int) -> Vraag | None:
        """The question before (-1) or after (1) this one, None at the ends."""
        order = self.vragen
        place = order.index(vraag) + step if vraag in order else len(order)
        return order[place] if 0 <= place < len(order) else None

    def where_we_were(self) -> Vraag | None:
        """The question after the last one that was answered; None when that was the last."""
        order = self.vragen
        last = max((i for i, vraag in enumerate(order) if self.is_answered(vraag)), default=-1)
        return order[last + 1] if last + 1 < len(order) else None


def gesprek_of(meting: Meting) -> Gesprek:
    """The conversation as it stands in the database now."""
    said = {score.onderdeel: antwoord_of(score) for score in meting.scores.all()}
    return Gesprek(instrument_of(meting.instrument), meting, said)


def all_vragen(instrument: Instrument) -> list[Vraag]:
    """Every question of an instrument, in reading order."""
    return [(part.code, maat) for part in instrument.onderdelen for maat in part.maten]


def nummer_of(instrument: Instrument, vraag: Vraag) -> int:
    """The number of a question in an address: from 1, the same whatever was chosen or answered."""
    return all_vragen(instrument).index(vraag) + 1


def vraag_of(instrument: Instrument, nummer: int) -> Vraag:
    """The question with this number. Raises NietGevonden when the instrument has no such question."""
    order = all_vragen(instrument)
    if not 1 <= nummer <= len(order):
        raise NietGevonden
    return order[nummer - 1]


def answer(huidig: Antwoord, maat: str, data: Mapping[str, str]) -> Antwoord:
    """What stands for a part after one question about it; the part's other measure stays as it was.

    `data` holds `antwoord` (a level as text, besproken, NIET_NU, or "" for nothing chosen) and `woorden`.
    """
    chosen, woorden = data["antwoord"], data["woorden"]
    others = {m: score for m, score in huidig.scores.items() if m != maat}
    if chosen in (NIET_NU, BESPROKEN) and maat == INZETBAAR:
        return Antwoord(VASTGELEGD, others, huidig.reden, woorden)
    if chosen == NIET_NU:
        return Antwoord(NIET_BESPROKEN, reden=REDEN_NIET_NU, woorden=woorden)
    if chosen == BESPROKEN:
        return Antwoord(BESPROKEN, woorden=woorden)
    if chosen:
        return Antwoord(VASTGELEGD, {**others, maat: int(chosen)}, "", woorden)
    return Antwoord(huidig.status, huidig.scores, huidig.reden, woorden)
