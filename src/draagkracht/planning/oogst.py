"""The harvest of a search: the best plans so far, and what orders plans."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from .plan import Plan

Sleutel = tuple[int, int, int, Fraction, int, list[tuple[int, str]]]


@dataclass
class Oogst:
    """The best plans that were found, at most `aantal`, each with another set of steps."""

    aantal: int
    plannen: dict[frozenset[str], tuple[Sleutel, Plan]] = field(default_factory=dict)

    @property
    def laatste(self) -> Sleutel | None:
        """The key that a plan has to beat; None as long as there is room."""
        if len(self.plannen) < self.aantal:
            return None
        return max(sleutel for sleutel, _plan in self.plannen.values())

    @property
    def beste(self) -> list[Plan]:
        """The plans in order of rank."""
        return [plan for _sleutel, plan in sorted(self.plannen.values(), key=lambda paar: paar[0])]

    def offer(self, plan: Plan) -> None:
        """Keep this plan if it is good enough."""
        codes, sleutel = frozenset(plan.starts), key_of(plan)
        te_slaan = self.plannen[codes][0] if codes in self.plannen else self.laatste
        if te_slaan is not None and sleutel >= te_slaan:
            return
        if codes not in self.plannen and len(self.plannen) == self.aantal:
            del self.plannen[max(self.plannen, key=lambda welke: self.plannen[welke][0])]
        self.plannen[codes] = sleutel, plan


def key_of(plan: Plan) -> Sleutel:
    """What orders plans: smaller is better."""
    rang = plan.rang
    lijst = [(stap.van, stap.code) for stap in plan.stappen]
    return rang.onbediend, rang.wachten, -rang.voorkeur, rang.uren, rang.starts, lijst
