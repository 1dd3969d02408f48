"""A plan as values, and what it is worth: the rank (a) to (e) and when each goal is served, by the letter of the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from .opgave import Doel, Interventie, Opgave


class Rang(NamedTuple):
    """What orders plans, in order of importance; lower is better in all but `voorkeur`."""

    onbediend: int
    wachten: int
    voorkeur: int
    uren: Fraction
    starts: int


class Stap(NamedTuple):
    """A chosen intervention from week `van` up to but not including week `tot`, in the order plans are shown in."""

    van: int
    code: str
    tot: int


@dataclass(frozen=True)
class Plan:
    """Start weeks by code, with the problem they belong to."""

    opgave: Opgave
    starts: Mapping[str, int] = field(hash=False)

    @cached_property
    def gekozen(self) -> list[Interventie]:
        """The chosen interventions, in order of code."""
        return [interventie for interventie in self.opgave.interventies if interventie.code in self.starts]

    @property
    def stappen(self) -> list[Stap]:
        """The steps in order of week and code."""
        return sorted(Stap(self.starts[i.code], i.code, self.starts[i.code] + i.weken) for i in self.gekozen)

    def klaar_week(self, doel: Doel) -> int | None:
        """The week in which this goal is served, or None (rule 8)."""
        return self._klaar[doel.code]

    @cached_property
    def _klaar(self) -> dict[str, int | None]:
        return {doel.code: self._find_klaar(doel) for doel in self.opgave.doelen}

    def _find_klaar(self, doel: Doel) -> int | None:
        weken = []
        for nood in doel.noden:
            einden = [self.starts[i.code] + i.weken for i in self.gekozen if i.vult(nood)]
            if not einden:
                return None
            weken.append(min(einden))
        return max(weken)

    @cached_property
    def rang(self) -> Rang:
        """The rank of this plan."""
        weken = {doel: self.klaar_week(doel) for doel in self.opgave.doelen}
        return Rang(
            sum(doel.gewicht for doel, week in weken.items() if week is None),
            sum(doel.gewicht * week for doel, week in weken.items() if week is not None),
            sum(i.voorkeur for i in self.gekozen),
            sum((i.totaal for i in self.gekozen), Fraction(0)),
            sum(self.starts.values()),
        )

    @property
    def uren_per_week(self) -> list[Fraction]:
        """The hours of every week of the plan."""
        uren = [Fraction(0)] * self.opgave.horizon
        for interventie in self.gekozen:
            van = self.starts[interventie.code]
            for week in range(van, van + interventie.weken):
                uren[week] += interventie.uren
        return uren


def as_number(waarde: Fraction) -> int | float:
    """A number for JSON: whole when it is whole, and otherwise the decimal as people write it."""
    return int(waarde) if waarde.denominator == 1 else float(waarde)
