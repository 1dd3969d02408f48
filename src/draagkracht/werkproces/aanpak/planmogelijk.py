"""What could help with each goal, before anything is planned: to read together and to say something of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from draagkracht.sociale_kaart.interventies import Interventie

from ..doelen.models import Doel
from .planbronnen import Planbronnen, facts_of
from .planregels import Doelfeit, Planfeiten, fits, is_for_plan, refuse, unfit
from .raad import PHASES


@dataclass(frozen=True)
class Mogelijkheid:
    """`waarom_niet` is the rule by which it does not go into a plan by itself (see `planregels.unfit`); "" when it does."""

    interventie: Interventie
    waarom_niet: str


@dataclass(frozen=True)
class Doelkeuze:
    """One goal with what could help, what goes into plans first, then by phase and the catalogue's own order."""

    doel: Doel
    mogelijkheden: list[Mogelijkheid]


def list_mogelijkheden(*, bronnen: Planbronnen, catalogus: Iterable[Interventie]) -> list[Doelkeuze]:
    """Per shared goal what fits it; nothing about safety."""
    rows = list(catalogus)
    feiten = facts_of(bronnen)
    return [
        _keuze(doel, fact, feiten, rows) for doel, fact in zip(bronnen.doelen, feiten.doelen, strict=True)
    ]


def _keuze(doel: Doel, fact: Doelfeit, feiten: Planfeiten, rows: list[Interventie]) -> Doelkeuze:
    found = [
        Mogelijkheid(row, refuse(row, feiten) or unfit(row, fact, feiten))
        for row in rows
        if is_for_plan(row) and fits(row, fact, feiten)
    ]
    found.sort(key=lambda m: (bool(m.waarom_niet), PHASES.index(m.interventie.fase)))
    return Doelkeuze(doel, found)
