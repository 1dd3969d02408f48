"""How the terms of the law run: when one ends, what a pause adds, and on which days nothing can end.

Source: the articles named in termijnen.toml; Algemene termijnenwet, article 1 (a term that ends on a Saturday, a Sunday or a
public holiday runs on to the first day that is none of these). Which days are holidays is for who asks.
"""

from __future__ import annotations

import datetime as dt
import functools
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from .fouten import MethodiekFout

BESTAND = Path(__file__).with_name("termijnen.toml")
EENHEDEN = ("dagen", "weken", "werkdagen", "gekozen")
BEGINNEN = ("hulpvraag", "spoed", "hand")
IsVrij = Callable[[dt.date], bool]


class Gebeurd(StrEnum):
    """What can happen to a term."""

    BEGONNEN = "begonnen"
    STILGEZET = "stilgezet"
    VERDER = "verder"
    KLAAR = "klaar"


class Stand(StrEnum):
    NIET_BEGONNEN = "niet_begonnen"
    LOOPT = "loopt"
    STIL = "stil"
    KLAAR = "klaar"


# What may follow on each state. What is done is done: a new question brings a new dossier or a new date.
VOLGT: dict[Stand, tuple[Gebeurd, ...]] = {
    Stand.NIET_BEGONNEN: (Gebeurd.BEGONNEN,),
    Stand.LOOPT: (Gebeurd.KLAAR, Gebeurd.STILGEZET),
    Stand.STIL: (Gebeurd.VERDER, Gebeurd.KLAAR),
    Stand.KLAAR: (),
}


@dataclass(frozen=True)
class Termijn:
    """One term of the law. `lengte` in `eenheid`; 0 for a day that people choose."""

    code: str
    naam: str
    wet: str
    uitleg: str
    lengte: int
    eenheid: str
    begin: str
    onderdeel: str = ""


@dataclass(frozen=True)
class Tik:
    """Something that happened to a term on a day; `tot_op` is the day that was chosen, for a term without a length."""

    soort: Gebeurd
    op: dt.date
    tot_op: dt.date | None = None


@dataclass(frozen=True)
class Termijnstand:
    """How a term stands. `tot_op` is its last day as it looks now (a pause of today counts); None before it began."""

    termijn: Termijn
    stand: Stand
    begonnen_op: dt.date | None = None
    tot_op: dt.date | None = None
    stil_dagen: int = 0
    klaar_op: dt.date | None = None

    @property
    def volgt(self) -> tuple[Gebeurd, ...]:
        return VOLGT[self.stand]


@functools.cache
def load_termijnen(bestand: Path = BESTAND) -> dict[str, Termijn]:
    """Every term by its code. Raises MethodiekFout with one sentence for a file that cannot be used."""
    try:
        rows = tomllib.loads(bestand.read_text(encoding="utf-8")).get("termijn", [])
        found = {row["code"]: Termijn(**row) for row in rows}
    except (OSError, tomllib.TOMLDecodeError, TypeError, KeyError) as error:
        raise MethodiekFout("", f"Het bestand met termijnen is niet te lezen: {error}.") from None
    for termijn in found.values():
        if termijn.eenheid not in EENHEDEN or termijn.begin not in BEGINNEN:
            raise MethodiekFout(termijn.code, f"Termijn '{termijn.code}': eenheid of begin is onbekend.")
        if type(termijn.lengte) is not int or (termijn.lengte <= 0) != (termijn.eenheid == "gekozen"):
            raise MethodiekFout(termijn.code, f"Termijn '{termijn.code}': de lengte klopt niet.")
    return found


def add_werkdagen(dag: dt.date, aantal: int, is_vrij: IsVrij) -> dt.date:
    """The day that is `aantal` working days later: Monday to Friday, but no public holiday."""
    while aantal:
        dag += dt.timedelta(days=1)
        aantal -= dag.weekday() < 5 and not is_vrij(dag)
    return dag


def _roll(dag: dt.date, is_vrij: IsVrij) -> dt.date:
    """Algemene termijnenwet, article 1: on to the first day that is no Saturday, Sunday or public holiday."""
    while dag.weekday() >= 5 or is_vrij(dag):
        dag += dt.timedelta(days=1)
    return dag


def _last_day(termijn: Termijn, begin: Tik, stil: int, is_vrij: IsVrij) -> dt.date:
    if termijn.eenheid == "gekozen":
        return begin.tot_op or begin.op
    if termijn.eenheid == "werkdagen":
        last = add_werkdagen(begin.op, termijn.lengte, is_vrij)
    else:
        last = begin.op + dt.timedelta(days=termijn.lengte * (7 if termijn.eenheid == "weken" else 1))
    return _roll(last + dt.timedelta(days=stil), is_vrij)


def read_termijnstand(
    termijn: Termijn, tikken: Sequence[Tik], vandaag: dt.date, is_vrij: IsVrij
) -> Termijnstand:
    """How a term stands after these events, in their order. An event that cannot follow is passed over."""
    begin, still_since, stil, done = None, None, 0, None
    for tik in tikken:
        if begin is None:
            begin = tik if tik.soort == Gebeurd.BEGONNEN else None
        elif done is None and tik.soort == Gebeurd.STILGEZET and still_since is None:
            still_since = tik.op
        elif done is None and tik.soort in (Gebeurd.VERDER, Gebeurd.KLAAR):
            if still_since is not None:
                stil, still_since = stil + max(0, (tik.op - still_since).days), None
            done = tik.op if tik.soort == Gebeurd.KLAAR else None
    if begin is None:
        return Termijnstand(termijn, Stand.NIET_BEGONNEN)
    is_still = still_since is not None
    if still_since is not None:
        stil += max(0, (vandaag - still_since).days)
    stand = Stand.KLAAR if done else Stand.STIL if is_still else Stand.LOOPT
    return Termijnstand(termijn, stand, begin.op, _last_day(termijn, begin, stil, is_vrij), stil, done)
