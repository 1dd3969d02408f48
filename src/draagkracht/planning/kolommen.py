"""The relaxation as a linear problem in GLOP, with only some of its columns and rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from ortools.linear_solver import pywraplp

from .opgave import Doel
from .sneden import Snede

if TYPE_CHECKING:
    from .grens import Grens

Getallen = NDArray[np.int64]
Reeks = NDArray[np.float64]

ONEINDIG = np.int64(2**58)
DUUR = 1e5


@dataclass(frozen=True)
class Prijzen:
    """`plek` and `uur` by week, `tijdig` by need and week, `gemist` per unserved weight, one for each set of
    which a step must be there, and one for each cut.
    """

    plek: Reeks
    uur: Reeks
    tijdig: Reeks
    gemist: float
    moet: list[float]
    sneden: list[tuple[Snede, float]]

    @classmethod
    def nothing(cls, noden: int, breed: int, moet: int) -> Prijzen:
        """No price on anything."""
        return cls(np.zeros(breed), np.zeros(breed), np.zeros((noden, breed)), 0.0, [0.0] * moet, [])


class Kolommen:
    """The relaxation with some of its columns, in GLOP.

    What is full, and what is covered in time, are running totals from week to week, so that a column has a place only
    where its step begins and ends.
    """

    def __init__(self, grens: Grens, tot: int) -> None:
        self.grens, self.tot = grens, tot
        self.is_in = np.zeros(len(grens.van), dtype=bool)
        self.vars: dict[int, pywraplp.Variable] = {}
        self.sneden: list[tuple[Snede, pywraplp.Constraint]] = []
        self.lp = lp = pywraplp.Solver.CreateSolver("GLOP")
        # Begin each time where the last solution was.
        lp.SetSolverSpecificParametersAsString("use_preprocessing: false use_dual_simplex: true")
        self.oneindig = lp.infinity()
        opgave = grens.ruimte.opgave
        self.plek = self._chain(tot, -self.oneindig, opgave.tegelijk)
        self.uur = self._chain(tot, -self.oneindig, float(opgave.uren))
        self.gemist = lp.Constraint(-self.oneindig, grens.ruimte.onbediend)
        # Per need from which week to which it can be in time.
        self.weken: list[tuple[int, int]] = []
        for (doel, _nood), later in zip(grens.noden, grens.daarna, strict=True):
            eerste, laatste = grens.ruimte.klaar[doel.code]
            eerste = max(0, eerste - later)
            self.weken.append((eerste, max(eerste, min(laatste, tot - 1) - later)))
        self.tijdig = [self._chain(laatste - eerste + 1, 0, self.oneindig) for eerste, laatste in self.weken]
        # One step at least of each set that is in every plan.
        self.moet = [lp.Constraint(1, self.oneindig) for _kolommen in grens.moet]
        for rij in self.moet:
            rij.SetCoefficient(self._add_var(DUUR), 1)
        self.later: list[pywraplp.Variable] = []
        lp.Objective().SetMinimization()
        for doel in grens.ruimte.doelen:
            self._add_goal(doel, min(grens.ruimte.klaar[doel.code][1], tot - 1))

    @property
    def is_short(self) -> bool:
        """Whether some goal found no room in time."""
        return any(later.solution_value() > 1e-6 for later in self.later)

    def _chain(self, lang: int, laag: float, hoog: float) -> list[pywraplp.Constraint]:
        """Rows that carry a total between bounds from each week to the next."""
        rijen = [self.lp.Constraint(0, 0) for _week in range(lang)]
        for rij, volgende in zip(rijen, [*rijen[1:], None], strict=True):
            totaal = self.lp.NumVar(laag, hoog, "")
            rij.SetCoefficient(totaal, -1)
            if volgende is not None:
                volgende.SetCoefficient(totaal, 1)
        return rijen

    def _add_goal(self, doel: Doel, laatste: int) -> None:
        eerste = self.grens.ruimte.klaar[doel.code][0]
        noden = [nummer for nummer, (van, _nood) in enumerate(self.grens.noden) if van is doel]
        een = self.lp.Constraint(1, 1)
        for klaar in range(eerste, laatste + 1):
            var = self._add_var(doel.gewicht * klaar)
            een.SetCoefficient(var, 1)
            for nummer in noden:
                vanaf, _tot = self.weken[nummer]
                self.tijdig[nummer][max(0, klaar - self.grens.daarna[nummer] - vanaf)].SetCoefficient(var, -1)
        # After the last week that is looked at there is room for all.
        is_later = self.grens.ruimte.klaar[doel.code][1] >= self.tot
        later = self._add_var(doel.gewicht * self.tot if is_later else DUUR)
        een.SetCoefficient(later, 1)
        self.later.append(later)
        if self.grens.ruimte.onbediend >= doel.gewicht:
            niet = self._add_var(0)
            een.SetCoefficient(niet, 1)
            self.gemist.SetCoefficient(niet, doel.gewicht)

    def _add_var(self, kosten: float) -> pywraplp.Variable:
        var = self.lp.NumVar(0, self.oneindig, "")
        if kosten:
            self.lp.Objective().SetCoefficient(var, kosten)
        return var

    def add(self, kolommen: NDArray[np.int64]) -> None:
        """Add columns that are not in yet."""
        grens = self.grens
        nieuw = kolommen[~self.is_in[kolommen]]
        self.is_in[nieuw] = True
        for kolom in nieuw.tolist():
            van, start, eind = int(grens.van[kolom]), int(grens.start[kolom]), int(grens.eind[kolom])
            uren = int(grens.uren[kolom])
            var = self.vars[kolom] = self.lp.NumVar(0, self.oneindig, "")
            for moet, rij in zip(grens.moet, self.moet, strict=True):
                if moet[kolom]:
                    rij.SetCoefficient(var, 1)
            for snede, rij in self.sneden:
                if snede.meer[kolom]:
                    rij.SetCoefficient(var, 1)
                elif snede.min[kolom]:
                    rij.SetCoefficient(var, -1)
            self.plek[start].SetCoefficient(var, 1)
            self.plek[eind].SetCoefficient(var, -1)
            if uren:
                self.uur[start].SetCoefficient(var, uren / grens.schaal)
                self.uur[eind].SetCoefficient(var, -uren / grens.schaal)
            for nummer in grens.vullers[van]:
                eerste, laatste = self.weken[nummer]
                if eind <= laatste:
                    self.tijdig[nummer][max(0, eind - eerste)].SetCoefficient(var, 1)

    def add_cuts(self, sneden: Sequence[Snede]) -> None:
        """Add rows that keep the columns to more of the rules."""
        rijen = [self.lp.Constraint(-self.oneindig, snede.hoogstens) for snede in sneden]
        for snede, rij in zip(sneden, rijen, strict=True):
            self.sneden.append((snede, rij))
            for kolommen, factor in ((snede.meer, 1), (snede.min, -1)):
                for kolom in np.flatnonzero(kolommen & self.is_in).tolist():
                    rij.SetCoefficient(self.vars[kolom], factor)

    def solution(self) -> dict[int, float]:
        """How much of each column is in the solution, when that is any."""
        return {k: waarde for k, var in self.vars.items() if (waarde := var.solution_value()) > 1e-3}

    def prices(self) -> Prijzen:
        """Solve, and return the prices, none below 0."""
        self.lp.Solve()
        breed = self.grens.breed
        tijdig = np.zeros((len(self.grens.noden), breed))
        for nummer, (eerste, laatste) in enumerate(self.weken):
            tijdig[nummer, eerste : laatste + 1] = _steps_down(self.tijdig[nummer])
        plek, uur = np.zeros(breed), np.zeros(breed)
        for prijs, rijen in ((plek, self.plek), (uur, self.uur)):
            prijs[: len(rijen)] = np.maximum(0, np.diff([*(rij.dual_value() for rij in rijen), 0.0]))
        sneden = [(snede, max(0.0, -rij.dual_value())) for snede, rij in self.sneden]
        moet = [max(0.0, rij.dual_value()) for rij in self.moet]
        return Prijzen(plek, uur, tijdig, max(0.0, -self.gemist.dual_value()), moet, sneden)


def _steps_down(rijen: list[pywraplp.Constraint]) -> Reeks:
    """How much the price of each row is above that of the next."""
    vanaf = np.array([*(rij.dual_value() for rij in rijen), 0.0])
    omlaag: Reeks = np.maximum(0, vanaf[:-1] - vanaf[1:])
    return omlaag
