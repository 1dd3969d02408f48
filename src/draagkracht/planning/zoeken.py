"""The search: level by level of what stays unserved, and branch by branch, to the proven best plans."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

from .aftasten import Gang, Oogst, RijenOp
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
# How many rows of steps a walk looks at in one such unit; after how many a branch gets prices of its own, after how many
# sharper ones, and after how many of those CP-SAT takes it over.
RIJEN = 20_000
BEGIN = 0.005  # and what beginning a walk costs, with the prices for it
EERSTE_GEDULD = 1_000
GEDULD = 500
MEER_GEDULD = 1_500
# A first look, for a plan to begin from: so many rows, and of each only the most promising ways on.
EERSTE_BLIK = 80
SMAL = 2
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
    prices are its own or those of the whole space, and `is_zwaar` whether they were not enough.
    """

    lucht: int | None
    ruimte: Ruimte
    laagste: int = 0
    grens: Grens | None = None
    is_eigen: bool = False
    stap: int = 0
    is_zwaar: bool = False
    is_verkend: bool = False
    tak: Tak | None = None

    @property
    def order(self) -> tuple[int, int]:
        """The most promising first."""
        return self.laagste, self.lucht or 0

    def is_near(self, wachten: int) -> bool:
        """Whether this is so near to the bound that looking up to it at once is quicker than step by step."""
        return bool(self.ruimte.onbediend) or wachten <= self.laagste + self.laagste // 25

    def take_prices(self, grens: Grens, is_eigen: bool) -> None:
        """Know the branch by these prices."""
        self.grens, self.is_eigen = grens, is_eigen
        self.laagste = max(self.laagste, grens.laagste)
        self.tak = None


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
        laagste = self.geheel.laagste
        ver = abs(laagste) // 8 + 2 if len(self.geheel.van) > GEEN_STARTS else hoogstens + abs(laagste)
        while laagste <= hoogstens:
            tot = min(hoogstens, laagste + ver)
            self._search_space(self.geheel.space_within(tot), tot)
            if self.oogst.laatste is not None:
                hoogstens = min(hoogstens, self.oogst.laatste[1])
            if tot >= hoogstens:
                return
            ver = 2 * ver

    def _search_space(self, ruimte: Ruimte, hoogstens: int) -> None:
        """Find the best plans of a space that wait at most so long, the most promising branch first."""
        loten = self._branches(ruimte, hoogstens)
        while loten:
            loot = min(loten, key=lambda kans: kans.order)
            if self.oogst.laatste is not None:
                hoogstens = min(hoogstens, self.oogst.laatste[1])
            if loot.laagste > hoogstens:
                return
            wachten = hoogstens
            if loot.is_eigen and not (loot.is_zwaar and loot.is_near(hoogstens)):
                wachten = min(hoogstens, loot.laagste + loot.stap)
            tot = self._search_branch(loot, wachten, hoogstens)
            if tot is not None:
                loot.laagste = tot + 1
                loot.stap = 2 * loot.stap + 1

    def _search_branch(self, loot: Loot, wachten: int, hoogstens: int) -> int | None:
        """Find all in a branch up to a bound, and return that bound; or, when it is too much work with the prices that it
        has, take a step towards better ones.
        """
        if loot.grens is None:
            grens = Grens(loot.ruimte, self.geheel, loot.lucht)
            is_eigen = self.geheel is not None and len(grens.van) > GEEN_STARTS
            if is_eigen:
                grens.solve()
            else:
                grens.borrow(self.geheel)
            loot.take_prices(grens, is_eigen)
            loot.tak = Tak(grens, loot.lucht)
            if loot.laagste <= wachten:
                self._walk(loot.tak, hoogstens, EERSTE_BLIK, SMAL)
            return None
        loot.tak = loot.tak or Tak(loot.grens, loot.lucht)
        if not loot.is_zwaar:
            if self._walk(
                loot.tak, wachten, GEDULD if loot.is_eigen or self.geheel is None else EERSTE_GEDULD
            ):
                return wachten
            if loot.is_eigen:
                loot.is_zwaar, loot.stap = True, 0
            else:
                grens = Grens(loot.ruimte, self.geheel, loot.lucht)
                grens.solve()
                loot.take_prices(grens, True)
            return None
        if not loot.is_verkend and not loot.is_near(hoogstens):
            loot.is_verkend = True
            beter = self.bewijzer.explore(loot.grens.space_within(loot.laagste + loot.laagste // 8))
            if beter is not None:
                self.oogst.offer(beter)
            return None
        nauw = loot.grens.space_within(wachten)
        if not nauw.keuze:
            return wachten
        scherp = Grens(nauw, loot.grens, loot.lucht)
        scherp.solve(is_scherp=True)
        if scherp.laagste > wachten or self._walk(Tak(scherp, loot.lucht), wachten, MEER_GEDULD):
            return wachten
        if self.oogst.laatste is not None and self.oogst.laatste[1] <= wachten:
            wachten = self.oogst.laatste[1]
        self._prove(scherp.space_within(wachten), wachten)
        return wachten

    def _walk(self, tak: Tak, wachten: int, geduld: int, breed: int | None = None) -> bool:
        """Walk through a branch; returns whether that came to an end."""
        if self.bewijzer.over <= 0:
            raise TijdOp(None)
        gang = Gang(tak, wachten, self.oogst, geduld, breed)
        with contextlib.suppress(RijenOp):
            gang.run()
        self.bewijzer.over -= BEGIN + gang.rijen / RIJEN
        return gang.is_af

    def _prove(self, ruimte: Ruimte, wachten: int | None) -> None:
        """Let CP-SAT find the best plans of a space, until what it finds is of no use any more."""
        niet: list[Plan] = []
        while (plan := self.bewijzer.find_best(ruimte, wachten, niet, self._to_beat)) is not None:
            self.oogst.offer(plan)
            niet.append(plan)
            if len(niet) == self.oogst.aantal:
                return

    @property
    def _to_beat(self) -> Plan | None:
        """The last of the plans that were found, when there are as many as asked."""
        return self.oogst.beste[-1] if self.oogst.laatste is not None else None

    def _branches(self, ruimte: Ruimte, hoogstens: int) -> list[Loot]:
        """The branches of a space, with the prices of the whole; a small space goes without."""
        loten = []
        # From here on a later end of the relief only makes everything else later.
        alle = max((ruimte.weken[i.code][0] + i.weken for i in ruimte.keuze if ruimte.is_lucht(i)), default=0)
        for lucht in find_luchten(ruimte):
            deel = split_space(ruimte, lucht)
            if deel is None or not deel.keuze:
                continue  # no plan, or the empty one, which needs no branch
            laagste = self.geheel.least_within(deel) if self.geheel else 0
            if laagste > hoogstens and lucht is not None and lucht >= alle:
                break
            loten.append(Loot(lucht, deel, laagste))
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
