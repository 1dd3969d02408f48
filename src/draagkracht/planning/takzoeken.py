"""The search through one space, branch by branch: prices, a walk, sharper prices, and in two what is still too much."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from .aftasten import Gang, RijenOp
from .bewijs import Bewijzer, TijdOp
from .grens import Grens
from .oogst import Oogst
from .snoeien import Ruimte, find_luchten, split_space
from .splitsen import split_in_two
from .tak import ONEINDIG, Tak

# How many rows of steps a walk looks at in one of OR-tools' units, and what beginning one costs, with the prices for it.
RIJEN = 40_000
BEGIN = 0.005
# After how many rows a branch gets the next prices, and after how many with the sharpest it is split.
GEDULD = 300
KLEIN_GEDULD = 1_000
MEER_GEDULD = 6_000
AL_GEDULD = 40_000
# A first look, for a plan to begin from: so many rows in each week.
EERSTE_BLIK = 8
SCHERPE_BLIK = 12
MEESTE_BLIKKEN = 2
# Within one part in so many of the bound there is no more to win by looking first.
NABIJ = 25
# With fewer starts to choose from than this, asking for prices takes longer than walking without.
WEINIG_STARTS = 150
# And than this, asking for the prices of a branch takes longer than walking with those of the whole.
GEEN_STARTS = 1_000


class Trede(IntEnum):
    """Which prices a branch has."""

    GEEN = 0
    GELEEND = 1
    EIGEN = 2
    SCHERP = 3


@dataclass
class Loot:
    """A branch: the plans in which the last relief ends in week `lucht` (None: nothing is relief). What waits less than
    `laagste` is not in it, or was found; `stap` is how much further the next walk goes. Sharp prices are for what
    waits at most `tot`. `is_lang` tells that nothing but a longer walk is left.
    """

    lucht: int | None
    ruimte: Ruimte
    laagste: int = 0
    stap: int = 0
    tot: int = 0
    is_lang: bool = False
    trede: Trede = Trede.GEEN
    grens: Grens | None = None
    tak: Tak | None = None

    @property
    def order(self) -> tuple[int, int]:
        """The most promising first."""
        return self.laagste, self.lucht or 0

    @property
    def prijzen(self) -> Grens:
        """The prices that it has; there are none before the first step of the stairs."""
        if self.grens is None:
            raise LookupError(self.trede)
        return self.grens

    def take_prices(self, grens: Grens, trede: Trede) -> None:
        """Know the branch by these prices."""
        self.grens, self.trede = grens, trede
        self.laagste = max(self.laagste, grens.laagste)
        self.stap, self.tak = abs(self.laagste) // (100 if trede == Trede.SCHERP else 25), None


class Takzoeker:
    """Looks for the best plans of a space; what it finds goes to `oogst`."""

    def __init__(self, oogst: Oogst, bewijzer: Bewijzer) -> None:
        self.oogst, self.bewijzer = oogst, bewijzer
        self.geheel: Grens | None = None
        self.nauw: tuple[int, Ruimte] | None = None
        self.buur: Grens | None = None
        self.blikken = 0

    def search(self, ruimte: Ruimte, hoogstens: int) -> None:
        """Find the best plans of a space that wait at most so long."""
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
            self._search_space(self._space_within(ruimte, tot), tot)
            hoogstens = self._bound(hoogstens)
            if tot >= hoogstens:
                return
            ver = 2 * ver

    def _space_within(self, ruimte: Ruimte, hoogstens: int) -> Ruimte:
        """What is left of the whole space within this bound."""
        if self.geheel is None:
            return ruimte
        if self.nauw is None or self.nauw[0] != hoogstens:
            self.nauw = hoogstens, self.geheel.space_within(hoogstens)
        return self.nauw[1]

    def _bound(self, hoogstens: int) -> int:
        """No longer than the last of the plans that were found, when there are enough."""
        laatste = self.oogst.laatste
        return hoogstens if laatste is None else min(hoogstens, laatste[1])

    def _search_space(self, ruimte: Ruimte, hoogstens: int) -> None:
        """The most promising branch first."""
        loten = self._branches(ruimte, hoogstens)
        while loten:
            loot = min(loten, key=lambda kans: kans.order)
            hoogstens = self._bound(hoogstens)
            if loot.laagste > hoogstens:
                return
            if self.bewijzer.over <= 0:
                raise TijdOp(None)
            # Good plans are near the bound: step by step few rows are looked at in vain.
            wachten = min(hoogstens, loot.laagste + loot.stap)
            if loot.trede and self._walk(loot, wachten):
                loot.laagste, loot.stap = wachten + 1, 2 * loot.stap + 1
            elif loot.trede < Trede.SCHERP:
                self._raise_prices(loot, ruimte, hoogstens)
            elif self._bound(hoogstens) < loot.tot:
                self._sharpen(loot, self._bound(hoogstens))
            elif not loot.is_lang:
                loot.is_lang = True
            else:
                loten.remove(loot)
                loten += self._split(loot, hoogstens)

    def _branches(self, ruimte: Ruimte, hoogstens: int) -> list[Loot]:
        """The branches of a space, with the bounds of the whole; a small space goes without."""
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

    def _raise_prices(self, loot: Loot, ruimte: Ruimte, hoogstens: int) -> None:
        """Give a branch the next prices: borrowed, its own, or sharper ones within the bound."""
        self.bewijzer.over -= BEGIN
        if loot.grens is None:
            deel = split_space(self._space_within(ruimte, hoogstens), loot.lucht)
            if deel is None or not deel.keuze:
                loot.laagste = hoogstens + 1
                return
            loot.ruimte = deel
            grens = Grens(deel, self.geheel, loot.lucht)
            if self.geheel is not None and len(grens.van) > GEEN_STARTS:
                if self.buur is not None and self._is_out(grens, self.buur, hoogstens):
                    loot.laagste = hoogstens + 1
                    return
                grens.solve()
                self.buur = grens
                loot.take_prices(grens, Trede.EIGEN)
            else:
                grens.borrow(self.geheel)
                loot.take_prices(grens, Trede.GELEEND)
            self._look(loot, hoogstens)
        elif loot.trede == Trede.GELEEND:
            grens = Grens(loot.ruimte, self.geheel, loot.lucht)
            grens.solve()
            loot.take_prices(grens, Trede.EIGEN)
        else:
            self._sharpen(loot, hoogstens)

    def _is_out(self, grens: Grens, buur: Grens, hoogstens: int) -> bool:
        """Whether the prices of another branch show that there is nothing here."""
        grens.borrow(buur)
        return grens.laagste > hoogstens

    def _sharpen(self, loot: Loot, hoogstens: int) -> None:
        """Sharper prices over what is left within the bound."""
        nauw = loot.prijzen.space_within(hoogstens)
        if not nauw.keuze or not nauw.moet <= nauw.weken.keys():
            loot.laagste = hoogstens + 1
            return
        scherp = Grens(nauw, loot.prijzen, loot.lucht)
        scherp.solve(is_scherp=True)
        loot.ruimte = nauw
        loot.take_prices(scherp, Trede.SCHERP)
        loot.tot = hoogstens
        self._look(loot, hoogstens)

    def _split(self, loot: Loot, hoogstens: int) -> list[Loot]:
        """The two halves of a branch, with sharp prices of their own; CP-SAT takes what cannot be split."""
        delen = split_in_two(loot.prijzen)
        if not delen:
            self.bewijzer.prove(loot.prijzen.space_within(hoogstens), hoogstens, self.oogst)
            return []
        loten = [Loot(loot.lucht, deel, loot.laagste, grens=loot.prijzen) for deel in delen]
        for kind in loten:
            self.bewijzer.over -= BEGIN
            kind.grens = Grens(kind.ruimte, loot.prijzen, loot.lucht)
            kind.grens.borrow(loot.prijzen)
            self._sharpen(kind, hoogstens)
        return loten

    def _walk(self, loot: Loot, wachten: int) -> bool:
        """Walk through a branch; returns whether that came to an end."""
        loot.tak = loot.tak or Tak(loot.prijzen, loot.lucht)
        gang = Gang(loot.tak, wachten, self.oogst, self._patience(loot))
        try:
            gang.run()
        except RijenOp:
            return False
        finally:
            self.bewijzer.over -= BEGIN + gang.rijen / RIJEN
        return True

    def _patience(self, loot: Loot) -> int:
        """After how many rows other prices are worth their time."""
        if loot.trede == Trede.SCHERP:
            return AL_GEDULD if loot.is_lang else MEER_GEDULD
        is_klein = self.geheel is None or len(self.geheel.van) <= GEEN_STARTS
        return KLEIN_GEDULD if is_klein else GEDULD

    def _look(self, loot: Loot, hoogstens: int) -> None:
        """Look for a good plan in a branch, without proof, unless there is one that is near to the best it can hold."""
        if loot.laagste > hoogstens or (self.oogst.laatste and _is_near(loot.laagste, hoogstens)):
            return
        if loot.trede < Trede.SCHERP:
            self.blikken += 1
            if self.blikken > MEESTE_BLIKKEN:
                return
        loot.tak = loot.tak or Tak(loot.prijzen, loot.lucht)
        gang = Gang(loot.tak, hoogstens, self.oogst, ONEINDIG)
        gang.look(SCHERPE_BLIK if loot.trede == Trede.SCHERP else EERSTE_BLIK)
        self.bewijzer.over -= BEGIN + gang.rijen / RIJEN


def _is_near(laagste: int, hoogstens: int) -> bool:
    """Whether the bound is so near to what was found that looking for better is the same as proving."""
    return hoogstens <= laagste + laagste // NABIJ + 1
