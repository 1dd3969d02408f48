"""How good a plan can be at best, from a linear relaxation; and which steps and weeks are too dear to be in a good one.

Only two things are asked of the relaxation: every need is covered in time, and no week is too full. GLOP gives prices for
a week and for being in time; any prices give a true bound. They are rounded to whole numbers first, so that the bound
and everything that is left out because of it is exact, whatever the rounding in GLOP.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import lcm

import numpy as np
from numpy.typing import NDArray
from ortools.linear_solver import pywraplp

from .opgave import Doel
from .snoeien import Ruimte, narrow

Getallen = NDArray[np.int64]
Reeks = NDArray[np.float64]

FIJN = 10**6
ONEINDIG = np.int64(2**60)
DUUR = 1e5
EERSTE_KOLOMMEN = 40
NIEUWE_KOLOMMEN = 200
RONDEN = 25


class Grens:
    """The relaxation of rank (b) over a space, with its bound after `solve`.

    Numbers that end in `_p` are in price units: `eenheid` of them is one.
    """

    def __init__(self, ruimte: Ruimte) -> None:
        self.ruimte = ruimte
        self.weken_tot = max(laatste for _eerste, laatste in ruimte.klaar.values()) + 1
        self.schaal = lcm(ruimte.opgave.uren.denominator, *(i.uren.denominator for i in ruimte.keuze))
        self.eenheid = FIJN * self.schaal
        self.noden = [(doel, nood) for doel in ruimte.doelen for nood in doel.noden]
        self._build_columns()

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

    def solve(self) -> None:
        """Find prices by adding columns to a small problem until none is missed, or enough is enough."""
        lp = Kolommen(self)
        for nummer in range(len(self.noden)):
            goed = np.flatnonzero(self.vult[self.van, nummer])
            lp.add(goed[np.argsort(self.eind[goed], kind="stable")][:EERSTE_KOLOMMEN])
        for _ronde in range(RONDEN):
            self._set_prices(*lp.prices())
            gemist = np.flatnonzero((self.kosten_p < -self.eenheid // 1000) & ~lp.is_in)
            if not gemist.size:
                break
            lp.add(gemist[np.argsort(self.kosten_p[gemist], kind="stable")][:NIEUWE_KOLOMMEN])

    def _set_prices(self, plek: Reeks, uur: Reeks, tijdig: Reeks, gemist: float) -> None:
        """Turn prices into the bound. `plek` and `uur` by week, `tijdig` by need and week, `gemist` per unserved weight."""
        plek_p = np.rint(plek * FIJN).astype(np.int64) * self.schaal
        uur_p = np.rint(uur * FIJN).astype(np.int64)
        tijdig_p = np.rint(tijdig * FIJN).astype(np.int64) * self.schaal
        gemist_p = round(gemist * FIJN) * self.schaal
        vanaf = np.cumsum(tijdig_p[:, ::-1], axis=1)[:, ::-1]
        lopend, lopend_uur = (np.concatenate([[0], np.cumsum(prijs)]) for prijs in (plek_p, uur_p))
        self.kosten_p = (
            lopend[self.eind]
            - lopend[self.start]
            + self.uren * (lopend_uur[self.eind] - lopend_uur[self.start])
            - (self.vult[self.van] * vanaf[:, self.eind].T).sum(axis=1)
        )
        self.winst_p = np.minimum.reduceat(np.minimum(self.kosten_p, 0), self.eerste[:-1])
        self.doel_p = {doel.code: self._goal_prices(doel, vanaf, gemist_p) for doel in self.ruimte.doelen}
        opgave = self.ruimte.opgave
        vol = opgave.tegelijk * int(plek_p.sum()) + int(opgave.uren * self.schaal) * int(uur_p.sum())
        beste = sum(int(prijzen.min()) for prijzen in self.doel_p.values())
        self.grens_p = beste - vol + int(self.winst_p.sum()) - gemist_p * self.ruimte.onbediend

    def _goal_prices(self, doel: Doel, vanaf: Getallen, gemist_p: int) -> Getallen:
        """The price of serving a goal in each week; the last place is not serving it."""
        prijzen: Getallen = np.full(self.breed + 1, ONEINDIG)
        eerste, laatste = self.ruimte.klaar[doel.code]
        weken = np.arange(eerste, laatste + 1)
        prijzen[weken] = doel.gewicht * weken * self.eenheid
        for nummer, (van, _nood) in enumerate(self.noden):
            if van is doel:
                prijzen[weken] += vanaf[nummer, weken]
        if self.ruimte.onbediend >= doel.gewicht:
            prijzen[self.breed] = gemist_p * doel.gewicht
        return prijzen

    @property
    def laagste(self) -> int:
        """No plan in the space has a lower rank (b)."""
        return -(-self.grens_p // self.eenheid)

    def space_within(self, wachten: int) -> Ruimte:
        """The space of the plans with at most this rank (b): nothing dearer is left in it."""
        over = wachten * self.eenheid - self.grens_p
        extra = {code: prijzen - prijzen.min() for code, prijzen in self.doel_p.items()}
        klaar = {}
        for code, meer in extra.items():
            weken = np.flatnonzero(meer[: self.breed] <= over)
            klaar[code] = (int(weken[0]), int(weken[-1])) if weken.size else self.ruimte.klaar[code]
        dracht = self._penalties(extra)
        weken_van = {
            i.code: [int(week) for week in self.start[van:tot][dracht[van:tot] <= over]]
            for i, van, tot in zip(self.ruimte.keuze, self.eerste, self.eerste[1:], strict=False)
        }
        return narrow(self.ruimte, weken_van, klaar)

    def _penalties(self, extra: Mapping[str, Getallen]) -> Getallen:
        """How much above the bound a plan with this step at this week is at least.

        Beside its own price: it is the only one that fills a need, so that goal is served no earlier than it ends;
        or a step that comes after it bears that price in its place.
        """
        laat = {code: np.minimum.accumulate(meer[: self.breed][::-1])[::-1] for code, meer in extra.items()}
        nummer = {i.code: plek for plek, i in enumerate(self.ruimte.keuze)}
        hierna: dict[int, list[int]] = defaultdict(list)
        for plek, i in enumerate(self.ruimte.keuze):
            for code in i.na:
                hierna[nummer[code]].append(plek)
        eigen = self.kosten_p - self.winst_p[self.van]
        dracht: Getallen = np.zeros_like(eigen)
        laatste: dict[int, Getallen] = {}
        for plek in self._children_first(hierna):
            stuk = slice(int(self.eerste[plek]), int(self.eerste[plek + 1]))
            reden = np.full(self.breed, 0 if self.ruimte.keuze[plek].vast is not None else ONEINDIG)
            for nood in self.vullers[plek]:
                reden = np.minimum(reden, laat[self.noden[nood][0].code])
            for volgende in hierna[plek]:
                reden = np.minimum(reden, laatste[volgende])
            dracht[stuk] = np.minimum(eigen[stuk] + reden[self.eind[stuk]], ONEINDIG)
            op_week = np.full(self.breed, ONEINDIG)
            op_week[self.start[stuk]] = dracht[stuk]
            laatste[plek] = np.minimum.accumulate(op_week[::-1])[::-1]
        return dracht

    def _children_first(self, hierna: Mapping[int, list[int]]) -> list[int]:
        """All interventions, those that come after another before it; `na` holds no rings here."""
        klaar: dict[int, None] = {}

        def visit(plek: int) -> None:
            for volgende in hierna.get(plek, ()):
                if volgende not in klaar:
                    visit(volgende)
            klaar[plek] = None

        for plek in range(len(self.ruimte.keuze)):
            if plek not in klaar:
                visit(plek)
        return list(klaar)


class Kolommen:
    """The relaxation with some of its columns, in GLOP."""

    def __init__(self, grens: Grens) -> None:
        self.grens = grens
        self.is_in = np.zeros(len(grens.van), dtype=bool)
        self.lp = lp = pywraplp.Solver.CreateSolver("GLOP")
        opgave = grens.ruimte.opgave
        oneindig = lp.infinity()
        self.plek = [lp.Constraint(-oneindig, opgave.tegelijk) for _week in range(grens.breed)]
        self.uur = [lp.Constraint(-oneindig, float(opgave.uren)) for _week in range(grens.breed)]
        self.gemist = lp.Constraint(-oneindig, grens.ruimte.onbediend)
        self.tijdig = {
            (nummer, week): lp.Constraint(0, oneindig)
            for nummer, (doel, _nood) in enumerate(grens.noden)
            for week in range(grens.ruimte.klaar[doel.code][0], grens.ruimte.klaar[doel.code][1] + 1)
        }
        lp.Objective().SetMinimization()
        for doel in grens.ruimte.doelen:
            self._add_goal(doel)

    def _add_goal(self, doel: Doel) -> None:
        eerste, laatste = self.grens.ruimte.klaar[doel.code]
        noden = [nummer for nummer, (van, _nood) in enumerate(self.grens.noden) if van is doel]
        een = self.lp.Constraint(1, 1)
        for klaar in range(eerste, laatste + 1):
            var = self._add_var(doel.gewicht * klaar)
            een.SetCoefficient(var, 1)
            for nummer in noden:
                for week in range(klaar, laatste + 1):
                    self.tijdig[nummer, week].SetCoefficient(var, -1)
        mag = self.grens.ruimte.onbediend >= doel.gewicht
        niet = self._add_var(0 if mag else DUUR)
        een.SetCoefficient(niet, 1)
        if mag:
            self.gemist.SetCoefficient(niet, doel.gewicht)

    def _add_var(self, kosten: float) -> pywraplp.Variable:
        var = self.lp.NumVar(0, self.lp.infinity(), "")
        self.lp.Objective().SetCoefficient(var, kosten)
        return var

    def add(self, kolommen: NDArray[np.int64]) -> None:
        """Add columns that are not in yet."""
        grens = self.grens
        for kolom in kolommen[~self.is_in[kolommen]]:
            self.is_in[kolom] = True
            var = self.lp.NumVar(0, self.lp.infinity(), "")
            uren = float(grens.uren[kolom]) / grens.schaal
            for week in range(grens.start[kolom], grens.eind[kolom]):
                self.plek[week].SetCoefficient(var, 1)
                self.uur[week].SetCoefficient(var, uren)
            for nummer in grens.vullers[grens.van[kolom]]:
                eerste, laatste = grens.ruimte.klaar[grens.noden[nummer][0].code]
                for week in range(max(grens.eind[kolom], eerste), laatste + 1):
                    self.tijdig[nummer, week].SetCoefficient(var, 1)

    def prices(self) -> tuple[Reeks, Reeks, Reeks, float]:
        """Solve, and return the prices of a place, an hour, being in time, and not being served; none below 0."""
        self.lp.Solve()
        tijdig = np.zeros((len(self.grens.noden), self.grens.breed))
        for (nummer, week), rij in self.tijdig.items():
            tijdig[nummer, week] = max(0.0, rij.dual_value())
        plek = np.array([max(0.0, -rij.dual_value()) for rij in self.plek])
        uur = np.array([max(0.0, -rij.dual_value()) for rij in self.uur])
        return plek, uur, tijdig, max(0.0, -self.gemist.dual_value())
