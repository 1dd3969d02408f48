"""What goes into the profile: one voice on one part, a row with its voices, a group of rows.

A naaste is a third voice that seldom speaks: None in every row says that there is none, and nothing is drawn or told of it.
"""

from dataclasses import dataclass
from typing import TypeVar

from django.utils.translation import gettext_noop

from ..taal import gettext as _
from . import profiel_woorden as w


@dataclass(frozen=True)
class Last:
    """One voice on one part that weighs. Without a score `stand` says why: besproken, niet_besproken or nothing yet."""

    score: int | None = None
    eerder: int | None = None
    stand: str = ""


@dataclass(frozen=True)
class Kracht:
    """One voice on one part that carries. `eerder` is what was usable (inzetbaar) at the earlier moment."""

    aanwezig: int | None = None
    inzetbaar: int | None = None
    eerder: int | None = None
    stand: str = ""

    @property
    def is_empty(self) -> bool:
        return self.aanwezig is None and self.inzetbaar is None


T = TypeVar("T")


def voices_of(inwoner: T, professional: T, naaste: T | None) -> tuple[tuple[str, T], ...]:
    both = (("inwoner", inwoner), ("professional", professional))
    return both if naaste is None else (*both, ("naaste", naaste))


@dataclass(frozen=True)
class LastRij:
    naam: str
    inwoner: Last = Last()
    professional: Last = Last()
    is_gesprekspunt: bool = False
    naaste: Last | None = None

    @property
    def stemmen(self) -> tuple[tuple[str, Last], ...]:
        """The voices in the order in which they are told, the naaste only when there is one."""
        return voices_of(self.inwoner, self.professional, self.naaste)


@dataclass(frozen=True)
class KrachtRij:
    """`toestand`: benutten, geblokkeerd, versterken, aanwezig or nothing, as `methodiek` derives it."""

    naam: str
    inwoner: Kracht = Kracht()
    professional: Kracht = Kracht()
    toestand: str = ""
    is_gesprekspunt: bool = False
    naaste: Kracht | None = None
    voor: str = "professional"

    @property
    def woord(self) -> str:
        return toestand_woord(self.toestand, self.voor)

    @property
    def stemmen(self) -> tuple[tuple[str, Kracht], ...]:
        return voices_of(self.inwoner, self.professional, self.naaste)


@dataclass(frozen=True)
class KrachtGroep:
    naam: str
    rijen: tuple[KrachtRij, ...]


def stand_woorden(stand: str) -> str:
    return _(w.STANDEN[stand]) if stand in w.STANDEN else _("nog niet ingevuld")


def rij_woorden(rij: LastRij | KrachtRij) -> str:
    """For a row without any score: discussed by one voice is discussed."""
    standen = {deel.stand for _wie, deel in rij.stemmen}
    for stand in ("besproken", "niet_besproken"):
        if stand in standen:
            return stand_woorden(stand)
    return stand_woorden("")


TOESTANDEN = {
    "benutten": gettext_noop("gebruiken"),
    "geblokkeerd": gettext_noop("zit klem"),
    "versterken": gettext_noop("laten groeien"),
}


def toestand_woord(toestand: str, voor: str = "professional") -> str:
    """What to do with it, in the words of `voor`; a part that is simply there gets no word."""
    woorden = w.TOESTANDEN if voor == "inwoner" else TOESTANDEN
    return _(woorden[toestand]) if toestand in woorden else ""
