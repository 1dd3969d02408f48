"""A walk through all plans that can still be among the best, step after step in order of their start.

In the best plan of a set every step begins as early as the steps that begin before it allow: otherwise it could begin
earlier, which ranks higher. So a plan is a row of steps, and each next step has one week to begin in. Two rows that
leave the same to be done in the same room end alike, so only the better one goes on. What a row costs at least is a sum
of whole-number prices (see `grens`): of its steps, of the room it left empty, and of the earliest week that is left for
every goal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import numpy as np

from .plan import Plan
from .tak import ONEINDIG, Tak

Sleutel = tuple[int, int, int, Fraction, int, list[tuple[int, str]]]
Rij = tuple[tuple[int, int], ...]
# (c) that can still be added, (c), (d) and (e) so far.
Maten = tuple[int, int, int, int]


class RijenOp(Exception):
    """As many rows were looked at as was allowed."""


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


class Gang:
    """One walk through a branch, for the plans that wait at most so long; `run` offers them.

    `rij` is the row so far, with what it leaves: `aantal` and `uren` say how full each week is, `einde` the first end
    of a step that fills a need, `hoogste` and `klaar` per goal the latest phase and when the steps of each phase end.
    """

    def __init__(self, tak: Tak, wachten: int, oogst: Oogst, geduld: int, breed: int | None = None) -> None:
        self.tak, self.oogst, self.geduld, self.breed = tak, oogst, geduld, breed
        self.rijen = 0
        self.is_af = False
        self.grens_p, self.eenheid = int(tak.grens.grens_p), tak.grens.eenheid
        self.over = wachten * self.eenheid - self.grens_p
        doelen = len(tak.opgave.doelen)
        self.onbereikbaar = sum(doel.gewicht for doel in tak.opgave.doelen) - sum(tak.gewicht)
        self.aantal = [0] * (tak.lang + 1)
        self.uren = [0] * (tak.lang + 1)
        self.einde = [ONEINDIG] * len(tak.samen)
        self.hoogste = [-1] * doelen
        self.klaar = [[0, 0, 0] for _doel in range(doelen)]
        self.van = [0] * len(tak.weken)
        self.rij: list[tuple[int, int]] = []
        self.gezien: dict[Any, list[tuple[tuple[int, int, int, int], Rij, int]]] = {}
        self._tighten()

    def run(self) -> None:
        """Walk through the branch; raises RijenOp when it is not done in time."""
        tak = self.tak
        is_heel = sum(i.vast is not None for i in tak.opgave.interventies) == len(tak.vast)
        if self.over >= 0 and is_heel:
            self._read_prices()
            kansen = [n for n, minst in enumerate(self.minst) if minst[0] <= self.over]
            vrij = sum(tak.meeste_voorkeur) + tak.vaste_voorkeur
            self._go(0, -1, 0, 0, tak.alle_noden, 0, kansen, (vrij, 0, 0, 0))
        self.is_af = self.breed is None

    def _read_prices(self) -> None:
        """`prijs` of a step by week, `minst` from a week on; `vanaf`: the first end of what fills a need from a week on."""
        tak, grens = self.tak, self.tak.grens
        prijs = np.full((len(tak.weken), tak.lang + 1), ONEINDIG)
        goed = grens.dracht_p <= self.over
        prijs[grens.van[goed], grens.start[goed]] = grens.eigen_p[goed]
        self.prijs: list[list[int]] = prijs.tolist()
        self.minst: list[list[int]] = np.minimum.accumulate(prijs[:, ::-1], axis=1)[:, ::-1].tolist()
        eind = np.arange(tak.lang + 1) + np.array(tak.weken)[:, None]
        eind = np.where(prijs < ONEINDIG, eind, ONEINDIG)
        self.vanaf: list[list[int]] = []
        for nood in range(len(tak.samen)):
            eerst = eind[grens.vult[:, nood]].min(axis=0, initial=ONEINDIG)
            self.vanaf.append(np.minimum.accumulate(eerst[::-1])[::-1].tolist())

    def _tighten(self) -> None:
        """What was found bounds what is still looked for."""
        self.laatste = self.oogst.laatste
        if self.laatste is not None and self.laatste[0] - self.onbereikbaar > self.tak.ruimte.onbediend:
            self.laatste = None  # it leaves more unserved than any plan here
        if self.laatste is not None:
            self.gelijk = self.laatste[1] * self.eenheid - self.grens_p
            self.over = min(self.over, self.gelijk)

    def _go(
        self,
        week: int,
        laatste: int,
        gekozen: int,
        prijs: int,
        open_: int,
        dubbel: int,
        kansen: list[int],
        maten: Maten,
    ) -> None:
        """Go on from the row. The next step begins in `week` or later, and in that week comes after `laatste`.

        `open_` are the needs that nothing fills yet, `dubbel` those that more than one step fills.
        """
        tak = self.tak
        self.rijen += 1
        if self.rijen > self.geduld:
            raise RijenOp
        while self.aantal[week] >= tak.cap > 0:
            prijs += tak.uur[week] * (tak.uren_cap - self.uren[week])
            week += 1
            laatste = -1
        som = self._least(week, open_, prijs)
        if som > self.over:
            return
        if self.laatste is not None and som > self.gelijk - self.eenheid:
            vrij, goed, duur, starts = maten
            if (-(goed + vrij), Fraction(duur, tak.grens.schaal), starts) > self.laatste[2:5]:
                return
        nog_vast = tak.alle_vast & ~gekozen
        if nog_vast and any(nog_vast >> n & 1 and wanneer < week for n, wanneer in tak.vast.items()):
            return
        groepen = self._groups(gekozen, open_, dubbel, nog_vast)
        if groepen is None:
            return
        is_heel = not nog_vast
        if tak.lucht and not self._is_relieved():
            if week >= tak.lucht:
                return
            is_heel = False
        if is_heel:
            if not open_ or (tak.ruimte.onbediend and self._missed(open_) <= tak.ruimte.onbediend):
                self._offer(gekozen, open_, dubbel)
            if not open_:
                return
        if self._is_known(week, laatste, gekozen, open_, groepen, nog_vast, maten):
            return
        verder, volgende = self._next_steps(week, laatste, gekozen, open_, kansen, som)
        for erbij, van, n in volgende[: self.breed]:
            if som + erbij > self.over:
                break
            nieuw = tak.vult[n] & open_
            vrij, goed, duur, starts = maten
            vrij -= sum(tak.meeste_voorkeur[nood] for nood in tak.noden[n] if nieuw >> nood & 1)
            daarna = (vrij, goed + tak.voorkeur[n], duur + tak.totaal[n], starts + van)
            terug = self._place(n, van)
            if self._least(van, open_ & ~nieuw, prijs + erbij) <= self.over:
                self._fill(n, van, 1)
                self._go(
                    van,
                    n,
                    gekozen | 1 << n,
                    prijs + erbij,
                    open_ & ~nieuw,
                    dubbel | (tak.vult[n] & ~nieuw),
                    verder,
                    daarna,
                )
                self._fill(n, van, -1)
            self._take_back(n, terug)

    def _fill(self, n: int, van: int, keer: int) -> None:
        """Take the room of a step, or give it back when `keer` is -1."""
        uren = keer * self.tak.uren[n]
        for week in range(van, van + self.tak.weken[n]):
            self.aantal[week] += keer
            self.uren[week] += uren

    def _least(self, week: int, open_: int, prijs: int) -> int:
        """What every plan that goes on from here costs above the bound at least; ONEINDIG when there is none."""
        tak, vanaf, einde = self.tak, self.vanaf, self.einde
        gemist = 0
        for doel, noden in enumerate(tak.van_doel):
            klaar = 0
            dan = week  # a later phase waits for the earlier ones of its goal
            for nood in noden:
                if open_ >> nood & 1:
                    eind = vanaf[nood][dan] if dan < tak.lang else ONEINDIG
                    if eind > dan:
                        dan = eind
                else:
                    eind = vanaf[nood][week]
                    if einde[nood] < eind:
                        eind = einde[nood]
                    fase_klaar = self.klaar[tak.doel_nummer[doel]][tak.nood_fase[nood]]
                    if fase_klaar > dan:
                        dan = fase_klaar
                if eind > klaar:
                    klaar = eind
            meer = tak.extra[doel][klaar] if klaar < tak.lang else ONEINDIG
            if meer >= ONEINDIG:
                gemist += tak.gewicht[doel]
                if gemist > tak.ruimte.onbediend:
                    return ONEINDIG
            prijs += min(meer, tak.extra_niet[doel])
        return prijs

    def _missed(self, open_: int) -> int:
        return sum(w for w, noden in zip(self.tak.gewicht, self.tak.masker, strict=True) if noden & open_)

    def _groups(self, gekozen: int, open_: int, dubbel: int, nog_vast: int) -> list[int] | None:
        """Per step what only it fills, when a later step may take that away (rule 9). None: a step is too much already."""
        tak = self.tak
        alleen = ~open_ & ~dubbel
        veilig = 0
        if not nog_vast:
            for nood, samen in enumerate(tak.samen):
                if not samen & open_:
                    veilig |= 1 << nood
            if tak.ruimte.onbediend:
                for noden in tak.masker:
                    if noden & open_:
                        veilig &= ~noden
        groepen = []
        for _van, n in self.rij:
            if n in tak.vast or tak.hierna[n] & gekozen:
                continue
            eigen = tak.vult[n] & alleen
            if not eigen and not tak.hierna[n]:
                return None
            if not eigen & veilig:
                groepen.append(eigen)
        groepen.sort()
        return groepen

    def _offer(self, gekozen: int, open_: int, dubbel: int) -> None:
        """Offer the row as a plan when nothing in it is superfluous (rule 9)."""
        tak = self.tak
        bediend = sum(noden for noden in tak.masker if not noden & open_)
        alleen = bediend & ~dubbel
        for _van, n in self.rij:
            if not (tak.vult[n] & alleen or tak.hierna[n] & gekozen or n in tak.vast):
                return
        self.oogst.offer(Plan(tak.opgave, {tak.keuze[n].code: van for van, n in self.rij}))
        self._tighten()

    def _is_known(
        self,
        week: int,
        laatste: int,
        gekozen: int,
        open_: int,
        groepen: list[int],
        nog_vast: int,
        maten: Maten,
    ) -> bool:
        """Whether enough rows that leave the same to be done are no worse than this one; if not, it is kept with them."""
        tak = self.tak
        nog = open_ | (nog_vast and 1 << len(tak.samen))
        loopt = []
        for van, n in self.rij:
            eind = van + tak.weken[n]
            if eind > week:
                loopt.append((eind, tak.uren[n], n if tak.gebonden >> n & 1 else -1))
        loopt.sort()
        wachten = 0
        sleutel: list[Any] = [week, laatste, open_, tuple(loopt), tuple(groepen), gekozen & tak.gebonden]
        for doel, noden in enumerate(tak.van_doel):
            rest = 0
            is_klaar = True
            for nood in noden:
                if open_ >> nood & 1:
                    is_klaar = False
                    rest = max(rest, self.vanaf[nood][week])
            if is_klaar:
                einden = [self.einde[nood] for nood in noden]
                if all(eind <= self.vanaf[nood][week] for eind, nood in zip(einden, noden, strict=True)):
                    wachten += tak.gewicht[doel] * max(einden)
                    continue
                sleutel.append((doel, -1, *einden))
            else:
                for nood in noden:
                    eind = self.einde[nood]
                    if rest < eind < ONEINDIG:
                        sleutel.append((doel, nood, eind))
        for doel, hoogste in enumerate(self.hoogste):
            if hoogste < 0:
                continue
            if tak.lager[doel][hoogste] & nog:
                sleutel.append((-1, doel, hoogste))
            klaar = self.klaar[doel]
            if klaar[0] > week and tak.hoger[doel][0] & nog:
                sleutel.append((-2, doel, klaar[0]))
            if klaar[1] > week and tak.hoger[doel][1] & nog:
                sleutel.append((-3, doel, klaar[1]))
        if tak.lucht:
            sleutel.append(self._is_relieved())
        _vrij, goed, duur, starts = maten
        waarde = (wachten, -goed, duur, starts)
        rij = tuple(self.rij)
        bekend = self.gezien.setdefault(tuple(sleutel), [])
        beter = set()
        for ander, andere_rij, codes in bekend:
            if ander < waarde or (
                ander == waarde and andere_rij < rij != andere_rij + rij[len(andere_rij) :]
            ):
                if codes == gekozen:
                    return True
                beter.add(codes)
        if len(beter) >= self.oogst.aantal:
            return True
        bekend.append((waarde, rij, gekozen))
        return False

    def _is_relieved(self) -> bool:
        """Whether the last of the relief is in the row."""
        tak = self.tak
        return any(tak.is_lucht[n] and van + tak.weken[n] == tak.lucht for van, n in self.rij)

    def _next_steps(
        self, week: int, laatste: int, gekozen: int, open_: int, kansen: list[int], som: int
    ) -> tuple[list[int], list[tuple[int, int, int]]]:
        """What can come later at all; and what can come next: its price with that of the room before it, week and number."""
        tak, aantal, uren = self.tak, self.aantal, self.uren
        cap, uren_cap, horizon = tak.cap, tak.uren_cap, tak.horizon
        over = self.over - som
        is_vrij = not tak.lucht or self._is_relieved()
        leeg = [0]
        verder: list[int] = []
        gevonden = []
        for n in kansen:
            if gekozen >> n & 1 or not (tak.vult[n] & open_ or tak.hierna[n] or n in tak.vast):
                continue
            if self.minst[n][week] > over or tak.botst[n] & gekozen:
                continue
            fase, begin, is_dicht = tak.fase[n], tak.eerste[n], False
            for doel in tak.aan[n]:
                if self.hoogste[doel] > fase:
                    is_dicht = True
                    break
                if fase:
                    klaar = self.klaar[doel]
                    if klaar[0] > begin:
                        begin = klaar[0]
                    if fase > 1 and klaar[1] > begin:
                        begin = klaar[1]
            if is_dicht:
                continue
            verder.append(n)
            if fase and not is_vrij:
                continue
            for eerder in tak.na[n]:
                if not gekozen >> eerder & 1:
                    is_dicht = True
                    break
                eind = self.van[eerder] + tak.weken[eerder]
                if eind > begin:
                    begin = eind
            if is_dicht:
                continue
            eigen = tak.uren[n]
            van = begin if begin > week else week
            while van < horizon and (aantal[van] >= cap or uren[van] + eigen > uren_cap):
                van += 1
            if n in tak.vast:
                if van > tak.vast[n]:
                    continue
                van = tak.vast[n]
            elif van > begin and aantal[van - 1] < cap and uren[van - 1] + eigen <= uren_cap:
                continue  # it would have begun earlier
            if van + tak.weken[n] > horizon or (van == week and n < laatste):
                continue
            kosten = self.prijs[n][van]
            if kosten > over:
                continue
            while len(leeg) <= van - week:
                nu = week + len(leeg) - 1
                leeg.append(
                    leeg[-1] + tak.plek[nu] * (cap - aantal[nu]) + tak.uur[nu] * (uren_cap - uren[nu])
                )
            kosten += leeg[van - week]
            if kosten <= over:
                gevonden.append((kosten, van, n))
        gevonden.sort()
        return verder, gevonden

    def _place(self, n: int, van: int) -> list[int]:
        """Put a step at the end of the row; returns what it takes to take it back."""
        tak = self.tak
        eind, fase = van + tak.weken[n], tak.fase[n]
        terug = []
        for doel in tak.aan[n]:
            terug += [self.hoogste[doel], self.klaar[doel][fase]]
            self.hoogste[doel] = max(self.hoogste[doel], fase)
            self.klaar[doel][fase] = max(self.klaar[doel][fase], eind)
        for nood in tak.noden[n]:
            terug.append(self.einde[nood])
            self.einde[nood] = min(self.einde[nood], eind)
        self.van[n] = van
        self.rij.append((van, n))
        return terug

    def _take_back(self, n: int, terug: list[int]) -> None:
        tak, weer = self.tak, iter(terug)
        self.rij.pop()
        for doel in tak.aan[n]:
            self.hoogste[doel] = next(weer)
            self.klaar[doel][tak.fase[n]] = next(weer)
        for nood in tak.noden[n]:
            self.einde[nood] = next(weer)
