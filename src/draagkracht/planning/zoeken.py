"""The search: level by level of what stays unserved, and branch by branch, to the proven best plans."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

from .aftasten import Gang, Oogst, RijenOp, key_of
from .bewijs import Bewijzer, TijdOp
from .grens import Grens
from .opgave import Opgave
from .plan import Plan
from .snoeien import Ruimte, bound_space, find_luchten, open_space, split_space
from .tak import Tak
from .vlug import quick_plan
from .voorwerk import Voorwerk, prepare

# OR-tools' own measure of work: some seconds of one core each, but the same on every machine.
REKENGRENS = 20.0
# How many rows of steps a walk looks at in one such unit; after how many a branch gets better prices, and after how many
# with the best of prices CP-SAT takes it over.
RIJEN = 20_000
GEDULD = 400
MEER_GEDULD = 1_600
# With fewer starts to choose from than this, asking for prices takes longer than walking without.
WEINIG_STARTS = 150
# And than this, asking for the prices of a branch takes longer than walking with those of the whole.
GEEN_STARTS = 1_000


@dataclass
class Gevonden:
    """Plans in order, and whether each is proven to be the best that was left."""

    plannen: list[Plan]
    is_optimaal: bool = True


@dataclass
class Loot:
    """A branch: the plans in which the last relief ends in week `lucht` (None: nothing is relief). What waits less than
    `laagste` is not in it, or was found; `stap` is how much further the next look goes. `is_eigen` tells whether the
    prices are its own or those of the whole space; `rijen` is how many rows were looked at with them.
    """

    lucht: int | None
    ruimte: Ruimte
    laagste: int = 0
    grens: Grens | None = None
    is_eigen: bool = False
    stap: int = 0
    rijen: int = 0
    tak: Tak | None = None

    @property
    def order(self) -> tuple[int, int]:
        """The most promising first."""
        return self.laagste, self.lucht or 0

    def take_prices(self, grens: Grens, is_eigen: bool) -> None:
        """Know the branch by these prices."""
        self.grens, self.is_eigen = grens, is_eigen
        self.laagste = max(self.laagste, grens.laagste)
        self.stap, self.rijen, self.tak = 0, 0, None


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
        for niveau in sorted(niveaus):
            if vlug is not None and niveau == _missed(vlug, self.voorwerk):
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
                self._prove(ruimte, None)
            return
        hoogstens = sum(doel.gewicht * self.opgave.horizon for doel in ruimte.doelen)
        if self.oogst.laatste is not None:
            hoogstens = self.oogst.laatste[1]
            if niveau == 0:
                ruimte = bound_space(ruimte, hoogstens)
        self.geheel: Grens | None = None
        if sum(map(len, ruimte.weken.values())) <= WEINIG_STARTS:
            self._search_space(ruimte, hoogstens)
            return
        self.geheel = Grens(ruimte)
        self.geheel.solve()
        # Good plans are near the bound: look there first, where few steps and weeks are left.
        tot = ver = self.geheel.laagste
        while tot <= hoogstens:
            ver = 2 * ver if tot > self.geheel.laagste else ver // 8 + 2
            tot = min(hoogstens, self.geheel.laagste + ver)
            self._search_space(self.geheel.space_within(tot), tot)
            if self.oogst.laatste is not None:
                hoogstens = min(hoogstens, self.oogst.laatste[1])
            if tot >= hoogstens:
                return

    def _search_space(self, ruimte: Ruimte, hoogstens: int) -> None:
        """Find the best plans of a space that wait at most so long, the most promising branch first."""
        loten = self._branches(ruimte)
        while loten:
            loot = min(loten, key=lambda kans: kans.order)
            if self.oogst.laatste is not None:
                hoogstens = min(hoogstens, self.oogst.laatste[1])
            if loot.laagste > hoogstens:
                return
            wachten = min(hoogstens, loot.laagste + loot.stap)
            if self._search_branch(loot, wachten):
                loot.laagste = wachten + 1
                loot.stap = 2 * loot.stap + 1

    def _search_branch(self, loot: Loot, wachten: int) -> bool:
        """Find all in a branch up to a bound; or, when its prices are not worth much, give it better ones first."""
        if loot.grens is None:
            grens = Grens(loot.ruimte, self.geheel, loot.lucht)
            is_eigen = self.geheel is not None and len(grens.van) > GEEN_STARTS
            if is_eigen:
                grens.solve()
            else:
                grens.borrow(self.geheel)
            loot.take_prices(grens, is_eigen)
            return False
        loot.tak = loot.tak or Tak(loot.grens, loot.lucht)
        if self._walk(loot, loot.tak, wachten, GEDULD):
            return True
        if not loot.is_eigen:
            grens = Grens(loot.ruimte, self.geheel, loot.lucht)
            grens.solve()
            loot.take_prices(grens, True)
            return False
        nauw = loot.grens.space_within(wachten)
        if not nauw.keuze:
            return True
        scherp = Grens(nauw, loot.grens, loot.lucht)
        scherp.solve(is_scherp=True)
        if scherp.laagste > wachten or self._walk(loot, Tak(scherp, loot.lucht), wachten, MEER_GEDULD):
            return True
        if self.oogst.laatste is not None:
            wachten = min(wachten, self.oogst.laatste[1])
        self._prove(scherp.space_within(wachten), wachten)
        return True

    def _walk(self, loot: Loot, tak: Tak, wachten: int, geduld: int) -> bool:
        """Walk through a branch; returns whether that came to an end."""
        gang = Gang(tak, wachten, self.oogst, geduld - loot.rijen)
        with contextlib.suppress(RijenOp):
            gang.run()
        loot.rijen += gang.rijen
        self.bewijzer.over -= gang.rijen / RIJEN
        return gang.is_af

    def _prove(self, ruimte: Ruimte, wachten: int | None) -> None:
        """Let CP-SAT find the best plans of a space, until what it finds is of no use any more."""
        niet: list[Plan] = []
        while len(niet) < self.oogst.aantal:
            plan = self.bewijzer.find_best(ruimte, wachten, niet)
            laatste = self.oogst.laatste
            if plan is None or (laatste is not None and key_of(plan) > laatste):
                return
            self.oogst.offer(plan)
            niet.append(plan)

    def _branches(self, ruimte: Ruimte) -> list[Loot]:
        """The branches of a space, with the prices of the whole; a small space goes without."""
        loten = []
        for lucht in find_luchten(ruimte):
            deel = split_space(ruimte, lucht)
            if deel is not None and deel.keuze:  # the empty plan needs no branch
                loten.append(Loot(lucht, deel, self.geheel.least_within(deel) if self.geheel else 0))
        return loten

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
