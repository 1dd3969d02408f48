"""A walk through all plans that can still be among the best, step after step in order of their start.

In the best plan of a set every step begins as early as the steps that begin before it allow: otherwise it could begin
earlier, which ranks higher. So a plan is a row of steps, and each next step has one week to begin in. Rows are made longer
in order of where their next step comes, so that all rows that leave the same to be done in the same room are there before
one of them goes on; they end alike, so only the best goes on. What a row costs at least is a sum of whole-number prices
(see `grens`): of its steps, of the room it left empty, and of the earliest week that is left for every goal.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from heapq import heappop, heappush, nsmallest
from typing import Any

from .oogst import Oogst
from .plan import Plan
from .prijslijst import Prijslijst
from .stand import Rij, Stand
from .tak import Tak

Waarde = tuple[int, int, int, int]


class RijenOp(Exception):
    """As many rows were looked at as was allowed."""


class Gang:
    """One walk through a branch, for the plans that wait at most so long; it offers them to `oogst`."""

    def __init__(self, tak: Tak, wachten: int, oogst: Oogst, geduld: int) -> None:
        self.tak, self.oogst, self.geduld = tak, oogst, geduld
        self.rijen = 0
        self.grens_p, self.eenheid = int(tak.grens.grens_p), tak.grens.eenheid
        self.over = wachten * self.eenheid - self.grens_p
        self.onbereikbaar = sum(doel.gewicht for doel in tak.opgave.doelen) - sum(tak.gewicht)
        self.mag_missen = tak.ruimte.onbediend
        self.veilig: dict[int, int] = {}
        self._tighten()

    def run(self) -> None:
        """Walk through the whole branch; raises RijenOp when it is not done in time."""
        begin = self._begin()
        if begin is None:
            return
        wachtrij: list[tuple[int, int]] = [(begin.week, begin.laatste)]
        standen: dict[tuple[int, int], dict[Any, list[tuple[Waarde, Stand]]]] = {
            (begin.week, begin.laatste): {(): [((0, 0, 0, 0), begin)]}
        }
        while wachtrij:
            for gelijken in standen.pop(heappop(wachtrij)).values():
                for _waarde, stand in gelijken:
                    if stand.som > self.over:
                        continue
                    for kind, groepen in self._go_on(stand):
                        plek = kind.week, kind.laatste
                        if plek not in standen:
                            standen[plek] = {}
                            heappush(wachtrij, plek)
                        self._keep(kind, groepen, standen[plek])

    def look(self, breed: int) -> None:
        """Look for a good plan only: in each week no more than so many of the most promising rows go on."""
        begin = self._begin()
        per_week: dict[int, dict[Any, list[tuple[Waarde, Stand]]]] = {}
        if begin is not None:
            per_week[begin.week] = {(): [((0, 0, 0, 0), begin)]}
        while per_week:
            week = min(per_week)
            standen = (stand for gelijken in per_week.pop(week).values() for _waarde, stand in gelijken)
            for stand in nsmallest(breed, standen, key=_promise):
                if stand.som <= self.over:
                    for kind, groepen in self._go_on(stand, breed):
                        self._keep(kind, groepen, per_week.setdefault(kind.week, {}))

    def _begin(self) -> Stand | None:
        tak = self.tak
        is_heel = sum(i.vast is not None for i in tak.opgave.interventies) == len(tak.vast)
        is_heel &= tak.ruimte.moet <= tak.ruimte.weken.keys()
        if self.over < 0 or not is_heel or tak.cap == 0:
            return None
        self.lijst = Prijslijst(tak, self.over)
        begin = Stand.begin(tak, self.lijst.steps)
        return None if self._weigh(begin) is None else begin

    def _tighten(self) -> None:
        """What was found bounds what is still looked for."""
        self.laatste = self.oogst.laatste
        if self.laatste is not None and self.laatste[0] - self.onbereikbaar > self.mag_missen:
            self.laatste = None  # it leaves more unserved than any plan here
        if self.laatste is not None:
            self.gelijk = self.laatste[1] * self.eenheid - self.grens_p
            self.over = min(self.over, self.gelijk)

    def _go_on(self, stand: Stand, breed: int | None = None) -> Iterator[tuple[Stand, tuple[int, ...]]]:
        """Offer a row if it is a plan, and return the rows that are one step longer and may still become one."""
        verder, volgende = self.lijst.next_steps(stand, self.over)
        for erbij, van, n in volgende[:breed]:
            if stand.som + erbij > self.over:
                break
            self.rijen += 1
            if self.rijen > self.geduld:
                raise RijenOp
            kind = stand.add(self.tak, n, van, stand.prijs + erbij, verder)
            groepen = self._weigh(kind)
            if groepen is not None:
                yield kind, groepen

    def _weigh(self, stand: Stand) -> tuple[int, ...] | None:
        """What later steps may take away from a row; None when it cannot become one of the best plans, or is one."""
        tak = self.tak
        stand.som = som = self.lijst.least(stand)
        if som > self.over:
            return None
        if self.laatste is not None and som > self.gelijk - self.eenheid:
            nu = (-(stand.goed + stand.vrij), Fraction(stand.duur, tak.grens.schaal), stand.starts)
            if nu > self.laatste[2:5]:
                return None
        nog_vast = tak.alle_vast & ~stand.gekozen
        if nog_vast and any(nog_vast >> n & 1 and week < stand.week for n, week in tak.vast.items()):
            return None
        groepen = self._groups(stand, nog_vast)
        if groepen is None or (not stand.verlicht and tak.lucht is not None and stand.week >= tak.lucht):
            return None
        if stand.verlicht and not nog_vast:
            if not stand.open or (self.mag_missen and self._missed(stand.open) <= self.mag_missen):
                self._offer(stand)
            if not stand.open:
                return None
        return groepen

    def _missed(self, open_: int) -> int:
        return sum(w for w, noden in zip(self.tak.gewicht, self.tak.masker, strict=True) if noden & open_)

    def _groups(self, stand: Stand, nog_vast: int) -> tuple[int, ...] | None:
        """Per step what only it fills, when a later step may take that away (rule 9). None: a step is too much already."""
        tak = self.tak
        alleen = ~stand.open & ~stand.dubbel
        veilig = 0 if nog_vast else self._find_veilig(stand.open)
        groepen = []
        for _van, n in stand.rij:
            if n in tak.vast or tak.hierna[n] & stand.gekozen:
                continue
            eigen = tak.vult[n] & alleen
            if not eigen and not tak.hierna[n]:
                return None
            if not eigen & veilig:
                groepen.append(eigen)
        groepen.sort()
        return tuple(groepen)

    def _find_veilig(self, open_: int) -> int:
        """The needs that no later step fills again, of goals that are served for sure."""
        veilig = self.veilig.get(open_)
        if veilig is None:
            veilig = sum(1 << nood for nood, samen in enumerate(self.tak.samen) if not samen & open_)
            if self.mag_missen:
                for noden in self.tak.masker:
                    if noden & open_:
                        veilig &= ~noden
            self.veilig[open_] = veilig
        return veilig

    def _offer(self, stand: Stand) -> None:
        """Offer the row as a plan when nothing in it is superfluous (rule 9)."""
        tak = self.tak
        bediend = sum(noden for noden in tak.masker if not noden & stand.open)
        alleen = bediend & ~stand.dubbel
        for _van, n in stand.rij:
            if not (tak.vult[n] & alleen or tak.hierna[n] & stand.gekozen or n in tak.vast):
                return
        self.oogst.offer(Plan(tak.opgave, {tak.keuze[n].code: van for van, n in stand.rij}))
        self._tighten()

    def _keep(
        self, stand: Stand, groepen: tuple[int, ...], standen: dict[Any, list[tuple[Waarde, Stand]]]
    ) -> None:
        """Keep a row, unless enough rows that leave the same to be done are no worse; and let go what is worse than it."""
        nog = stand.open | (1 << len(self.tak.samen) if self.tak.alle_vast & ~stand.gekozen else 0)
        sleutel = stand.key(self.tak, self.lijst.vanaf, groepen, nog)
        waarde = (stand.wachten, -stand.goed, stand.duur, stand.starts)
        bekend = standen.setdefault(sleutel, [])
        if not self._is_beaten(waarde, stand, bekend):
            bekend.append((waarde, stand))
            if len(bekend) > 1:
                bekend[:] = [paar for paar in bekend if not self._is_beaten(*paar, bekend)]

    def _is_beaten(self, waarde: Waarde, stand: Stand, bekend: list[tuple[Waarde, Stand]]) -> bool:
        """Whether there are as many better rows as plans are asked, or one with the same steps."""
        beter = set()
        for andere_waarde, ander in bekend:
            if andere_waarde < waarde or (andere_waarde == waarde and _is_smaller(ander.rij, stand.rij)):
                if ander.gekozen == stand.gekozen:
                    return True
                beter.add(ander.gekozen)
        return len(beter) >= self.oogst.aantal


def _promise(stand: Stand) -> tuple[int, int, Rij]:
    """The most promising first: what costs least, and of those what has done most."""
    return stand.som, stand.open.bit_count(), stand.rij


def _is_smaller(een: Rij, ander: Rij) -> bool:
    """Whether one row comes before another and is not the beginning of it."""
    return een < ander and een != ander[: len(een)]
