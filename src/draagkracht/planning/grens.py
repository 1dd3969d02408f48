"""How good a plan can be at best, from a linear relaxation; and which steps and weeks are too dear to be in a good one.

Only two things are asked of the relaxation: every need is covered in time, and no week is too full. GLOP gives prices for
a week and for being in time; any prices give a true bound. They are rounded to whole numbers first, so that the bound
and everything that is left out because of it is exact, whatever the rounding in GLOP.
"""

from __future__ import annotations

from math import lcm

import numpy as np

from .dracht import find_dracht
from .kolommen import ONEINDIG, Getallen, Kolommen, Prijzen
from .opgave import Doel
from .sneden import Snede, Sneden
from .snoeien import Ruimte, narrow

FIJN = 10**7
EERSTE_KOLOMMEN = 40
NIEUWE_KOLOMMEN = 200
RONDEN = 40
MEESTE_SNEDEN = 12


class Grens:
    """The relaxation of rank (b) over a space, with its bound after `solve`.

    Numbers that end in `_p` are in price units: `eenheid` of them is one.
    """

    def __init__(self, ruimte: Ruimte, eerder: Grens | None = None, lucht: int | None = None) -> None:
        self.ruimte, self.eerder, self.lucht = ruimte, eerder, lucht
        self.weken_tot = max(laatste for _eerste, laatste in ruimte.klaar.values()) + 1
        self.schaal = lcm(ruimte.opgave.uren.denominator, *(i.uren.denominator for i in ruimte.keuze))
        # Fine enough to tell, and small enough for sums in 64 bits.
        self.fijn = max(1_000, FIJN // self.schaal)
        self.eenheid = self.fijn * self.schaal
        self.noden = [(doel, nood) for doel in ruimte.doelen for nood in doel.noden]
        self._build_columns()
        self.deel: dict[int, float] = {}
        self.tot = 0
        self.prijzen = Prijzen.nothing(len(self.noden), self.breed, len(self.moet))
        self.lp_kolommen = np.zeros(len(self.van), dtype=bool)
        self.daarna = [self._time_after(nummer) for nummer in range(len(self.noden))]
        self.sneden = Sneden(self)

    def _build_columns(self) -> None:
        """One column for every intervention and start week, interventions side by side."""
        keuze, weken = self.ruimte.keuze, self.ruimte.weken
        aantal = [len(weken[i.code]) for i in keuze]
        self.van = np.repeat(np.arange(len(keuze)), aantal)
        self.start = np.array([week for i in keuze for week in weken[i.code]], dtype=np.int64)
        self.eind = self.start + np.repeat([i.weken for i in keuze], aantal)
        self.uren = np.repeat([int(i.uren * self.schaal) for i in keuze], aantal)
        self.eerste = np.concatenate([[0], np.cumsum(aantal)])
        self.breed = max(int(self.eind.max()), self.weken_tot) + 1
        self.vult = np.array([[i.vult(nood) for _doel, nood in self.noden] for i in keuze], dtype=bool)
        self.vullers = [np.flatnonzero(rij) for rij in self.vult]
        # Of each of these a step is in every plan: the steps that can be the last of the relief, and what was chosen.
        is_lucht = np.array([self.ruimte.is_lucht(i) for i in keuze], dtype=bool)
        self.moet = [is_lucht[self.van] & (self.eind == self.lucht)] if self.lucht else []
        self.moet += [self.van == plek for plek, i in enumerate(keuze) if i.code in self.ruimte.moet]

    def _time_after(self, nummer: int) -> int:
        """The weeks that later phases of the same goal take at least once this need is filled (rule 6)."""
        doel = self.noden[nummer][0]
        later = [n for n, (van, _nood) in enumerate(self.noden) if van is doel and n > nummer]
        weken = [i.weken for i in self.ruimte.keuze]
        return sum(min((weken[i] for i in np.flatnonzero(self.vult[:, n])), default=0) for n in later)

    def solve(self, is_scherp: bool = False) -> None:
        """Find prices by adding columns to a small problem until none is missed, or enough is enough.

        The problem looks no further than it has to: weeks in which there is room left have no price. `is_scherp` asks
        that steps wait for what comes before them too: a better bound, for more work.
        """
        tot = min(self.breed, max(self._guess_tot(), self.eerder.tot if self.eerder else 0))
        while not self._solve_until(tot, is_scherp) and tot < self.breed:
            tot = min(self.breed, tot + tot // 2)
        self.finish()

    def _guess_tot(self) -> int:
        if self.ruimte.onbediend:
            return self.breed
        eersten = [self.ruimte.klaar[doel.code][0] for doel in self.ruimte.doelen]
        return min(self.breed, max(eersten) + len(self.noden) // max(1, self.ruimte.opgave.tegelijk) + 4)

    def _solve_until(self, tot: int, is_scherp: bool) -> bool:
        """Solve for the weeks before `tot`; returns whether these were enough."""
        self.tot = tot
        lp = Kolommen(self, tot)
        self.lp_kolommen = lp.is_in
        bron = self if self.prijzen.sneden or self.eerder is None else self.eerder
        sneden = [snede for snede, prijs in bron.prijzen.sneden if prijs]
        self.sneden.bekend.clear()
        lp.add_cuts(self.sneden.rebuild(sneden))
        if self.eerder is not None:
            eerder = self._columns_of(self.eerder)
            lp.add(eerder[self.eind[eerder] < tot])
        for nummer in range(len(self.noden)):
            goed = np.flatnonzero(self.vult[self.van, nummer] & (self.eind < tot))
            lp.add(goed[np.argsort(self.eind[goed], kind="stable")][:EERSTE_KOLOMMEN])
        for moet in self.moet:
            lp.add(np.flatnonzero(moet & (self.eind < tot)))
        gesneden = 0 if is_scherp else MEESTE_SNEDEN
        for _ronde in range(RONDEN):
            self.prijzen = lp.prices()
            self.deel = lp.solution()
            self._set_prices(self.prijzen)
            gemist = np.flatnonzero((self.kosten_p < -self.eenheid // 1000) & ~lp.is_in & (self.eind < tot))
            if gemist.size:
                lp.add(gemist[np.argsort(self.kosten_p[gemist], kind="stable")][:NIEUWE_KOLOMMEN])
                continue
            nieuw = self.sneden.find(self.deel, tot) if gesneden < MEESTE_SNEDEN else []
            if not nieuw:
                break
            gesneden += 1
            lp.add_cuts(nieuw)
        return not lp.is_short

    def _columns_of(self, ander: Grens) -> Getallen:
        """The columns that the problem of another space had."""
        nummer = {i.code: plek for plek, i in enumerate(self.ruimte.keuze)}
        waar = np.full((len(nummer), self.breed), -1)
        waar[self.van, self.start] = np.arange(len(self.van))
        over = np.array([nummer.get(i.code, -1) for i in ander.ruimte.keuze])
        kolommen = np.flatnonzero(ander.lp_kolommen)
        van, start = over[ander.van[kolommen]], ander.start[kolommen]
        is_hier = (van >= 0) & (start < self.breed)
        gevonden = waar[van[is_hier], start[is_hier]]
        hier: Getallen = gevonden[gevonden >= 0]
        return hier

    def _set_prices(self, prijzen: Prijzen) -> None:
        """Turn prices into the bound."""
        plek_p = np.rint(prijzen.plek * self.fijn).astype(np.int64) * self.schaal
        uur_p = np.rint(prijzen.uur * self.fijn).astype(np.int64)
        tijdig_p = np.rint(prijzen.tijdig * self.fijn).astype(np.int64) * self.schaal
        gemist_p = round(prijzen.gemist * self.fijn) * self.schaal
        moet_p = [round(prijs * self.fijn) * self.schaal for prijs in prijzen.moet]
        self.plek_p, self.uur_p = plek_p, uur_p
        vanaf = np.cumsum(tijdig_p[:, ::-1], axis=1)[:, ::-1]
        lopend, lopend_uur = (np.concatenate([[0], np.cumsum(prijs)]) for prijs in (plek_p, uur_p))
        self.kosten_p = (
            lopend[self.eind]
            - lopend[self.start]
            + self.uren * (lopend_uur[self.eind] - lopend_uur[self.start])
            - (self.vult[self.van] * vanaf[:, self.eind].T).sum(axis=1)
        )
        for moet, prijs_p in zip(self.moet, moet_p, strict=True):
            self.kosten_p[moet] -= prijs_p
        gesneden_p = 0
        for snede, prijs in prijzen.sneden:
            prijs_p = round(prijs * self.fijn) * self.schaal
            self.kosten_p[snede.meer] += prijs_p
            self.kosten_p[snede.min] -= prijs_p
            gesneden_p += prijs_p * snede.hoogstens
        self.winst_p = np.minimum.reduceat(np.minimum(self.kosten_p, 0), self.eerste[:-1])
        self.doel_p = {doel.code: self._goal_prices(doel, vanaf, gemist_p) for doel in self.ruimte.doelen}
        opgave = self.ruimte.opgave
        vol = opgave.tegelijk * int(plek_p.sum()) + int(opgave.uren * self.schaal) * int(uur_p.sum())
        beste = sum(int(prijzen.min()) for prijzen in self.doel_p.values())
        self.grens_p = (
            beste
            - vol
            + int(self.winst_p.sum())
            - gemist_p * self.ruimte.onbediend
            + sum(moet_p)
            - gesneden_p
        )

    def finish(self) -> None:
        """Work out what each step in each week costs above the bound: itself, and with what it is there for."""
        self.eigen_p = self.kosten_p - self.winst_p[self.van]
        extra = {code: prijzen - prijzen.min() for code, prijzen in self.doel_p.items()}
        self.dracht_p = find_dracht(self, extra)

    def borrow(self, ander: Grens | None) -> None:
        """Take the prices of a larger space, or none at all: a weaker bound, without any work."""
        prijzen = Prijzen.nothing(len(self.noden), self.breed, len(self.moet))
        if ander is not None:
            plek, uur, tijdig = ander.prijzen.plek, ander.prijzen.uur, ander.prijzen.tijdig
            te_kort = max(0, self.breed - ander.breed)
            prijzen = Prijzen(
                np.pad(plek, (0, te_kort))[: self.breed],
                np.pad(uur, (0, te_kort))[: self.breed],
                np.pad(tijdig, ((0, 0), (0, te_kort)))[:, : self.breed],
                ander.prijzen.gemist,
                [0.0] * len(self.moet),
                self._borrow_cuts(ander),
            )
        self.prijzen = prijzen
        if ander is not None:
            self.tot = min(self.breed, ander.tot)
            self.lp_kolommen[self._columns_of(ander)] = True
        self._set_prices(prijzen)
        self.finish()

    def _borrow_cuts(self, ander: Grens) -> list[tuple[Snede, float]]:
        prijs_van = {snede.sleutel: prijs for snede, prijs in ander.prijzen.sneden if prijs}
        hier = self.sneden.rebuild([snede for snede, prijs in ander.prijzen.sneden if prijs])
        return [(snede, prijs_van[snede.sleutel]) for snede in hier]

    def _goal_prices(self, doel: Doel, vanaf: Getallen, gemist_p: int) -> Getallen:
        """The price of serving a goal in each week; the last place is not serving it."""
        prijzen: Getallen = np.full(self.breed + 1, ONEINDIG)
        eerste, laatste = self.ruimte.klaar[doel.code]
        weken = np.arange(eerste, laatste + 1)
        prijzen[weken] = doel.gewicht * weken * self.eenheid
        for nummer, (van, _nood) in enumerate(self.noden):
            if van is doel:
                prijzen[weken] += vanaf[nummer, np.maximum(0, weken - self.daarna[nummer])]
        if self.ruimte.onbediend >= doel.gewicht:
            prijzen[self.breed] = gemist_p * doel.gewicht
        return prijzen

    @property
    def laagste(self) -> int:
        """No plan in the space has a lower rank (b)."""
        return -(-self.grens_p // self.eenheid)

    def least_within(self, deel: Ruimte) -> int:
        """No plan in this part of the space has a lower rank (b): its goals are served no earlier."""
        meer = 0
        for doel in deel.doelen:
            prijzen = self.doel_p[doel.code]
            eerste = deel.klaar[doel.code][0]
            meer += int(prijzen[eerste:].min() - prijzen.min())
        return -(-(self.grens_p + meer) // self.eenheid)

    def space_within(self, wachten: int) -> Ruimte:
        """The space of the plans with at most this rank (b): nothing dearer is left in it."""
        over = wachten * self.eenheid - self.grens_p
        extra = {code: prijzen - prijzen.min() for code, prijzen in self.doel_p.items()}
        klaar = {}
        for code, meer in extra.items():
            weken = np.flatnonzero(meer[: self.breed] <= over)
            klaar[code] = (int(weken[0]), int(weken[-1])) if weken.size else self.ruimte.klaar[code]
        dracht = self.dracht_p
        weken_van = {
            i.code: [int(week) for week in self.start[van:tot][dracht[van:tot] <= over]]
            for i, van, tot in zip(self.ruimte.keuze, self.eerste, self.eerste[1:], strict=False)
        }
        return narrow(self.ruimte, weken_van, klaar)
