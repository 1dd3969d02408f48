"""The search: level by level of what stays unserved, and branch by branch, to the proven best plans."""

from __future__ import annotations

from dataclasses import dataclass

from .bewijs import Bewijzer, TijdOp
from .oogst import Oogst
from .opgave import Opgave
from .plan import Plan
from .snoeien import bound_space, open_space
from .takzoeken import Takzoeker
from .vlug import quick_plan
from .voorwerk import Voorwerk, prepare

# OR-tools' own measure of work: some seconds of one core each, but the same on every machine.
REKENGRENS = 20.0


@dataclass
class Gevonden:
    """Plans in order, and whether each is proven to be the best that was left."""

    plannen: list[Plan]
    is_optimaal: bool = True


class Zoektocht:
    """One search through a problem for its `aantal` best plans."""

    def __init__(self, opgave: Opgave, voorwerk: Voorwerk, aantal: int, rekengrens: float) -> None:
        self.opgave, self.voorwerk = opgave, voorwerk
        self.oogst = Oogst(aantal)
        self.bewijzer = Bewijzer(rekengrens)

    def run(self) -> Gevonden:
        """Return the best plans, as many as asked and there are."""
        vlug = quick_plan(self.opgave, self.voorwerk)
        if self.bewijzer.over <= 0:
            return Gevonden([vlug] if vlug else [], False)
        try:
            self._search_levels(vlug)
        except TijdOp as einde:
            for plan in (einde.plan, vlug):
                if plan is not None:
                    self.oogst.offer(plan)
            return Gevonden(self.oogst.beste, False)
        return Gevonden(self.oogst.beste)

    def _search_levels(self, vlug: Plan | None) -> None:
        """A plan that leaves more unserved ranks after all that leave less."""
        niveaus = {0}
        for doel in self.voorwerk.doelen:
            niveaus |= {niveau + doel.gewicht for niveau in niveaus}
        minst = 0
        if vlug is None or _missed(vlug, self.voorwerk) > 0:
            vlug = self.serve_most(vlug)
            if vlug is None:
                return
            minst = _missed(vlug, self.voorwerk)
        for niveau in sorted(niveau for niveau in niveaus if niveau >= minst):
            if niveau == _missed(vlug, self.voorwerk):
                self.oogst.offer(vlug)
            self._search_level(niveau)
            if len(self.oogst.plannen) == self.oogst.aantal:
                return

    def _search_level(self, niveau: int) -> None:
        ruimte = open_space(self.voorwerk, self.opgave, self.oogst.aantal, niveau)
        if ruimte is None:
            return
        is_vast = any(i.vast is not None for i in self.opgave.interventies)
        if niveau == sum(doel.gewicht for doel in self.voorwerk.doelen) and not is_vast:
            self.oogst.offer(Plan(self.opgave, {}))
        if not ruimte.keuze or not ruimte.doelen:
            if is_vast:
                self.bewijzer.prove(ruimte, None, self.oogst)
            return
        hoogstens = sum(doel.gewicht * self.opgave.horizon for doel in ruimte.doelen)
        if self.oogst.laatste is not None:
            hoogstens = self.oogst.laatste[1]
            if niveau == 0:
                ruimte = bound_space(ruimte, hoogstens)
        Takzoeker(self.oogst, self.bewijzer).search(ruimte, hoogstens)

    def serve_most(self, bekend: Plan | None) -> Plan | None:
        """A plan that is best in (a), or None when there is none."""
        meeste = sum(doel.gewicht for doel in self.voorwerk.doelen)
        ruimte = open_space(self.voorwerk, self.opgave, self.oogst.aantal, meeste)
        return self.bewijzer.serve_most(ruimte, bekend) if ruimte else None


def _missed(plan: Plan, voorwerk: Voorwerk) -> int:
    """The weight of goals that could be served and are not."""
    return sum(doel.gewicht for doel in voorwerk.doelen if plan.klaar_week(doel) is None)


def search(opgave: Opgave, voorwerk: Voorwerk, alternatieven: int, rekengrens: float) -> Gevonden:
    """Return the best plan and up to `alternatieven` next ones, each with another set of interventions."""
    return Zoektocht(opgave, voorwerk, alternatieven + 1, rekengrens).run()


def serve_most(opgave: Opgave, voorwerk: Voorwerk, rekengrens: float) -> Plan | None:
    """A plan that leaves the least weight unserved; None when there is none or the limit came first."""
    vlug = quick_plan(opgave, voorwerk)
    if vlug is not None and all(vlug.klaar_week(doel) is not None for doel in voorwerk.doelen):
        return vlug
    try:
        return Zoektocht(opgave, voorwerk, 1, rekengrens).serve_most(vlug)
    except TijdOp as einde:
        return einde.plan


def can_stand(opgave: Opgave, rekengrens: float) -> bool:
    """Whether there is any plan with the steps that people fixed."""
    voorwerk = prepare(opgave)
    if any(i.vast is not None and i.code not in voorwerk.vroegst for i in opgave.interventies):
        return False
    return serve_most(opgave, voorwerk, rekengrens) is not None
