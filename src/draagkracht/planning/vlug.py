"""A first usable plan, fast: goal by goal the step that fits best, and everything as early as it goes.

It keeps every rule and proves nothing: the search begins from it and ends at the best.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from .opgave import STABILISEREN, Doel, Interventie, Nood, Opgave
from .plan import Plan
from .voorwerk import Voorwerk

KANSEN = 4
Starts = dict[str, int]


class Bouwer:
    """Builds one plan. `gekozen` grows; `starts` are always those of a schedule that keeps rules 1 to 7."""

    def __init__(self, opgave: Opgave, voorwerk: Voorwerk) -> None:
        self.opgave = opgave
        self.voorwerk = voorwerk
        self.op_code = {i.code: i for i in voorwerk.keuze}
        self.zwaar = frozenset(doel.code for doel in opgave.doelen if doel.is_verlichting)
        self.uit = {i.code: set(i.niet_met) for i in voorwerk.keuze}
        for i in voorwerk.keuze:
            for code in i.niet_met & self.uit.keys():
                self.uit[code].add(i.code)
        self.gekozen: frozenset[str] = frozenset()
        self.starts: Starts | None = {}

    def close(self, code: str) -> frozenset[str]:
        """This intervention with everything that comes before it."""
        samen = {code}
        nieuw = [code]
        while nieuw:
            eerder = self.op_code[nieuw.pop()].na - samen
            samen |= eerder
            nieuw += eerder
        return frozenset(samen)

    def fits_together(self, codes: frozenset[str]) -> bool:
        """Rule 4."""
        return not any(self.uit[code] & codes for code in codes)

    def schedule(self, codes: frozenset[str]) -> Starts | None:
        """Every step as early as it goes, in an order that keeps the rules; None when something does not fit."""
        stappen = [self.op_code[code] for code in sorted(codes)]
        eerst = {i.code: [e for e in stappen if self._comes_first(e, i)] for i in stappen}
        drukte = Drukte(self.opgave)
        starts: Starts = {}
        for i in stappen:
            if i.vast is not None and not (i.wachttijd <= i.vast and drukte.place(i, i.vast, starts)):
                return None
        wachten = sorted((i for i in stappen if i.vast is None), key=self._urgency)
        while wachten:
            nu = next((i for i in wachten if all(e.code in starts for e in eerst[i.code])), None)
            if nu is None:
                return None
            vroegst = max([nu.wachttijd, *(starts[e.code] + e.weken for e in eerst[nu.code])])
            if not drukte.place_from(nu, vroegst, starts):
                return None
            wachten.remove(nu)
        klopt = all(starts[e.code] + e.weken <= starts[i.code] for i in stappen for e in eerst[i.code])
        return starts if klopt else None

    def _comes_first(self, eerst: Interventie, dan: Interventie) -> bool:
        """Rules 3, 6 and 7 for two chosen steps."""
        if eerst.code in dan.na:
            return True
        if eerst.rang_fase < dan.rang_fase and eerst.werkt_op & dan.werkt_op:
            return True
        is_lucht = eerst.fase == STABILISEREN and eerst.werkt_op & self.zwaar
        return bool(is_lucht) and dan.fase != STABILISEREN

    def _urgency(self, i: Interventie) -> tuple[Fraction, str]:
        gewicht = sum(doel.gewicht for doel in self.voorwerk.doelen if doel.code in i.werkt_op)
        return Fraction(i.weken, max(1, gewicht)), i.code

    def missing(self, codes: Iterable[str], doel: Doel) -> list[Nood]:
        """The needs of a goal that these steps do not fill."""
        stappen = [self.op_code[code] for code in codes]
        return [nood for nood in doel.noden if not any(i.vult(nood) for i in stappen)]

    def worth(self, codes: Iterable[str], starts: Starts) -> tuple[int, int]:
        """Rank (a) and (b) over the goals that can be served."""
        stappen = [self.op_code[code] for code in codes]
        onbediend = wachten = 0
        for doel in self.voorwerk.doelen:
            weken = [
                min((starts[i.code] + i.weken for i in stappen if i.vult(nood)), default=None)
                for nood in doel.noden
            ]
            klaar = [week for week in weken if week is not None]
            if len(klaar) < len(weken):
                onbediend += doel.gewicht
            else:
                wachten += doel.gewicht * max(klaar)
        return onbediend, wachten

    def add_goal(self, doel: Doel) -> None:
        """Serve this goal too, if that can be done beside what is there."""
        voor = self.gekozen, self.starts
        for nood in self.missing(self.gekozen, doel):
            kansen = [
                (self.worth(samen, starts), sorted(samen), starts)
                for samen in self._chances(nood)
                if (starts := self.schedule(samen)) is not None
            ]
            if not kansen:
                self.gekozen, self.starts = voor
                return
            _waarde, codes, self.starts = min(kansen, key=lambda kans: kans[:2])
            self.gekozen = frozenset(codes)

    def _chances(self, nood: Nood) -> list[frozenset[str]]:
        """The sets to try for a need: those that ask least time for what they fill."""
        kansen = []
        for i in self.voorwerk.keuze:
            if i.vult(nood):
                samen = self.gekozen | self.close(i.code)
                if self.fits_together(samen):
                    kansen.append((self._effort(i, samen), i.code, samen))
        return [samen for _moeite, _code, samen in sorted(kansen, key=lambda kans: kans[:2])[:KANSEN]]

    def _effort(self, i: Interventie, samen: frozenset[str]) -> Fraction:
        open_ = [doel for doel in self.voorwerk.doelen if self.missing(self.gekozen, doel)]
        nut = sum(doel.gewicht for doel in open_ for nood in doel.noden if i.vult(nood))
        weken = sum(self.op_code[code].weken for code in samen - self.gekozen)
        return Fraction(weken + self.voorwerk.vroegst[i.code], max(1, nut))

    def drop_needless(self) -> None:
        """Rule 9."""
        while (weg := self._find_needless()) is not None:
            self.gekozen -= {weg}
        self.starts = self.schedule(self.gekozen)

    def _find_needless(self) -> str | None:
        stappen = [self.op_code[code] for code in sorted(self.gekozen)]
        bediend = [doel for doel in self.voorwerk.doelen if not self.missing(self.gekozen, doel)]
        noden = [nood for doel in bediend for nood in doel.noden]
        enige = {
            vullers[0] for nood in noden if len(vullers := [i.code for i in stappen if i.vult(nood)]) == 1
        }
        eerder = {code for i in stappen for code in i.na}
        over = [i for i in stappen if i.vast is None and i.code not in enige | eerder]
        return max(over, key=lambda i: (i.weken, i.code)).code if over else None


class Drukte:
    """How full each week is (rule 2)."""

    def __init__(self, opgave: Opgave) -> None:
        self.opgave = opgave
        self.aantal = [0] * opgave.horizon
        self.uren = [Fraction(0)] * opgave.horizon

    def place(self, i: Interventie, week: int, starts: Starts) -> bool:
        """Put a step at this week, if it fits there."""
        if week + i.weken > self.opgave.horizon or self._last_full(i, week) is not None:
            return False
        starts[i.code] = week
        for bezet in range(week, week + i.weken):
            self.aantal[bezet] += 1
            self.uren[bezet] += i.uren
        return True

    def place_from(self, i: Interventie, week: int, starts: Starts) -> bool:
        """Put a step at the first week from here where it fits."""
        while week + i.weken <= self.opgave.horizon:
            vol = self._last_full(i, week)
            if vol is None:
                return self.place(i, week, starts)
            week = vol + 1
        return False

    def _last_full(self, i: Interventie, week: int) -> int | None:
        """The last week in which this step, begun here, does not fit beside the others."""
        for bezet in range(week + i.weken - 1, week - 1, -1):
            te_vol = self.aantal[bezet] >= self.opgave.tegelijk
            if te_vol or self.uren[bezet] + i.uren > self.opgave.uren:
                return bezet
        return None


def quick_plan(opgave: Opgave, voorwerk: Voorwerk) -> Plan | None:
    """Return a plan that keeps every rule, or None when what people fixed leaves none to be found quickly."""
    bouwer = Bouwer(opgave, voorwerk)
    vast = [bouwer.close(i.code) for i in voorwerk.keuze if i.vast is not None]
    bouwer.gekozen = frozenset().union(*vast)
    bouwer.starts = bouwer.schedule(bouwer.gekozen)
    if bouwer.starts is None or not bouwer.fits_together(bouwer.gekozen):
        return None
    for doel in _in_order(voorwerk.doelen):
        bouwer.add_goal(doel)
    bouwer.drop_needless()
    if bouwer.starts is None:
        return None if vast else Plan(opgave, {})
    return Plan(opgave, bouwer.starts)


def _in_order(doelen: Sequence[Doel]) -> list[Doel]:
    """Relief first, then by weight: what comes first gets the first weeks."""
    return sorted(doelen, key=lambda doel: (not doel.is_verlichting, -doel.gewicht, doel.code))
