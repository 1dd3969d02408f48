"""What the next steps of a row cost, and what every plan that goes on from it costs at least, as tables for one walk."""

from __future__ import annotations

import numpy as np

from .stand import Stand
from .tak import ONEINDIG, Tak


class Prijslijst:
    """The prices of a branch for the plans that cost no more than `over` above its bound.

    `prijs` of a step by week, `minst` from a week on; `vanaf`: the first end of what fills a need from a week on; all
    ONEINDIG where there is nothing. `doelen` holds per goal its needs with their bit and place in `klaar`, its number, its
    prices and its weight.
    """

    def __init__(self, tak: Tak, over: int) -> None:
        self.tak = tak
        self.mag_missen = tak.ruimte.onbediend
        self.vrij = frozenset(n for n, (_doel, nood) in enumerate(tak.grens.noden) if nood.fase is None)
        self._read_goals()
        self._read_prices(over)
        self.steps = [n for n, minst in enumerate(self.minst) if minst[0] <= over]

    def _read_goals(self) -> None:
        tak = self.tak
        self.doelen = [
            (
                tuple((nood, 1 << nood, 3 * tak.doel_nummer[doel] + tak.nood_fase[nood]) for nood in noden),
                tak.doel_nummer[doel],
                tak.extra[doel],
                tak.extra_niet[doel],
                tak.gewicht[doel],
            )
            for doel, noden in enumerate(tak.van_doel)
        ]

    def _read_prices(self, over: int) -> None:
        tak, grens = self.tak, self.tak.grens
        prijs = np.full((len(tak.weken), tak.lang + 1), ONEINDIG)
        goed = grens.dracht_p <= over
        prijs[grens.van[goed], grens.start[goed]] = grens.eigen_p[goed]
        self.prijs: list[list[int]] = prijs.tolist()
        self.minst: list[list[int]] = np.minimum.accumulate(prijs[:, ::-1], axis=1)[:, ::-1].tolist()
        eind = np.arange(tak.lang + 1) + np.array(tak.weken)[:, None]
        eind = np.where(prijs < ONEINDIG, eind, ONEINDIG)
        self.vanaf: list[list[int]] = []
        for nood in range(len(tak.samen)):
            eerst = eind[grens.vult[:, nood]].min(axis=0, initial=ONEINDIG)
            self.vanaf.append(np.minimum.accumulate(eerst[::-1])[::-1].tolist())

    def least(self, stand: Stand) -> int:
        """What every plan that goes on from here costs above the bound at least; ONEINDIG when there is none.

        Goals whose week is sure from now on are settled in passing.
        """
        vanaf, einde, klaar, open_, week = self.vanaf, stand.einde, stand.klaar, stand.open, stand.week
        lang, prijs, gemist = self.tak.lang, 0, 0
        nog = []
        for doel in stand.doelen:
            noden, nummer, extra, extra_niet, gewicht = self.doelen[doel]
            hoogste = 3 * nummer + stand.hoogste[nummer]
            laatst = 0
            is_zeker = True
            dan = week  # a later phase waits for the earlier ones of its goal
            for nood, bit, fase in noden:
                eind = vanaf[nood][week]
                if open_ & bit:
                    is_zeker = False
                    # What a later phase has begun on its goal can be filled no more.
                    eind = (
                        vanaf[nood][dan]
                        if dan < lang and (fase >= hoogste or nood in self.vrij)
                        else ONEINDIG
                    )
                    if eind > dan:
                        dan = eind
                else:
                    if einde[nood] <= eind:
                        eind = einde[nood]
                    else:
                        is_zeker = False
                    if klaar[fase] > dan:
                        dan = klaar[fase]
                if eind > laatst:
                    laatst = eind
            meer = extra[laatst] if laatst < lang else ONEINDIG
            if meer >= ONEINDIG:
                gemist += gewicht
                if gemist > self.mag_missen:
                    return ONEINDIG
            if extra_niet < meer:
                meer = extra_niet
            if is_zeker and meer < ONEINDIG:
                stand.prijs += meer
                stand.wachten += gewicht * laatst
            else:
                prijs += meer
                nog.append(doel)
        stand.doelen = nog
        return stand.prijs + prijs

    def next_steps(self, stand: Stand, hoogstens: int) -> tuple[list[int], list[tuple[int, int, int]]]:
        """What can come later at all; and what can come next: its price with that of the room before it, week and number."""
        tak, week, gekozen = self.tak, stand.week, stand.gekozen
        over = hoogstens - stand.som
        leeg = [0]
        verder: list[int] = []
        gevonden = []
        for n in stand.kansen:
            if gekozen >> n & 1 or not (tak.vult[n] & stand.open or tak.hierna[n] or n in tak.vast):
                continue
            if self.minst[n][week] > over or tak.botst[n] & gekozen:
                continue
            begin = self._earliest(stand, n)
            if begin < 0:
                continue
            verder.append(n)
            if tak.fase[n] and not stand.verlicht:
                continue
            van = self._find_week(stand, n, begin)
            if van < 0 or self.prijs[n][van] > over:
                continue
            while len(leeg) <= van - week:
                leeg.append(leeg[-1] + self._price_room(stand, week + len(leeg) - 1))
            kosten = self.prijs[n][van] + leeg[van - week]
            if kosten <= over:
                gevonden.append((kosten, van, n))
        gevonden.sort()
        return verder, gevonden

    def _price_room(self, stand: Stand, week: int) -> int:
        """What it costs to leave the room that there is in this week."""
        tak = self.tak
        plek, uren = tak.cap - stand.aantal[week], tak.uren_cap - stand.uren[week]
        prijs: int = tak.plek[week] * plek + tak.uur[week] * uren
        return prijs

    def _earliest(self, stand: Stand, n: int) -> int:
        """From which week a step may come after the phases before it; -1 when a later phase has begun on its goal."""
        tak, hoogste, klaar = self.tak, stand.hoogste, stand.klaar
        fase: int = tak.fase[n]
        begin: int = tak.eerste[n]
        for doel in tak.aan[n]:
            if hoogste[doel] > fase:
                return -1
            if fase:
                if klaar[3 * doel] > begin:
                    begin = klaar[3 * doel]
                if fase > 1 and klaar[3 * doel + 1] > begin:
                    begin = klaar[3 * doel + 1]
        return begin

    def _find_week(self, stand: Stand, n: int, begin: int) -> int:
        """The one week in which a step can come next, and -1 when there is none: as early as what comes before it and the
        room allow, and not before the row so far; what would have begun earlier than that does not come now.
        """
        tak, aantal, uren, week = self.tak, stand.aantal, stand.uren, stand.week
        for eerder in tak.na[n]:
            if not stand.gekozen >> eerder & 1:
                return -1
            eind = next(van for van, m in stand.rij if m == eerder) + tak.weken[eerder]
            if eind > begin:
                begin = eind
        cap, vol = tak.cap, tak.uren_cap - tak.uren[n]
        van = begin if begin > week else week
        while van < tak.horizon and (aantal[van] >= cap or uren[van] > vol):
            van += 1
        if n in tak.vast:
            if van > tak.vast[n]:
                return -1
            van = tak.vast[n]
        elif van > begin and aantal[van - 1] < cap and uren[van - 1] <= vol:
            return -1
        if van + tak.weken[n] > tak.horizon or (van == week and n < stand.laatste):
            return -1
        return van
