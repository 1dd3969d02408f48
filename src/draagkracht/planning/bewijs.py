"""What CP-SAT proves of a space: the best plan in it, the next ones with another set of steps, or that there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ortools.sat.python import cp_model

from .model import (
    Model,
    add_hint,
    build_model,
    forbid_set,
    maat_onbediend,
    maat_starts,
    maat_uren,
    maat_voorkeur,
    maat_wachten,
    require_smaller,
)
from .oogst import Oogst
from .plan import Plan, Rang
from .snoeien import Ruimte

MEESTE_GEWICHT = 2**58

Maat = Callable[[Model], Any]


class TijdOp(Exception):
    """The limit ended the search; `plan` is the best that was found in the space, if any."""

    def __init__(self, plan: Plan | None) -> None:
        super().__init__()
        self.plan = plan


class Bewijzer:
    """CP-SAT with a limit: `over` is what is left of it, in OR-tools' deterministic units."""

    def __init__(self, over: float) -> None:
        self.over = over

    def find_best(
        self, ruimte: Ruimte, wachten: int | None, niet: Sequence[Plan] = (), te_slaan: Plan | None = None
    ) -> Plan | None:
        """The best plan of a space that waits at most this long, has another set than those in `niet`, and is no worse
        in (b) to (e) than `te_slaan`; None when there is none.
        """
        model = _model(ruimte, niet)
        if wachten is not None:
            model.cp.add(maat_wachten(model) <= wachten)
        plan = te_slaan
        is_gelijk = te_slaan is not None  # in every measure before
        for maat, waarde in _maten(model, te_slaan):
            if te_slaan is not None and is_gelijk:
                model.cp.add(maat(model) <= waarde(te_slaan.rang))
            plan = self._solve(model, maat, plan)
            if plan is None:
                return None
            is_gelijk = te_slaan is not None and is_gelijk and self._waarde == waarde(te_slaan.rang)
            model.cp.clear_objective()  # type: ignore[no-untyped-call]
            model.cp.add(maat(model) == self._waarde)
        return None if plan is None else self._break_tie(ruimte, niet, plan)

    def prove(self, ruimte: Ruimte, wachten: int | None, oogst: Oogst) -> None:
        """Offer the best plans of a space, until what is found is of no use any more."""
        niet: list[Plan] = []
        while len(niet) < oogst.aantal:
            te_slaan = oogst.beste[-1] if oogst.laatste is not None else None
            plan = self.find_best(ruimte, wachten, niet, te_slaan)
            if plan is None:
                return
            oogst.offer(plan)
            niet.append(plan)

    def serve_most(self, ruimte: Ruimte, bekend: Plan | None) -> Plan | None:
        """A plan that is best in (a), or None when there is none."""
        return self._solve(_model(ruimte, ()), maat_onbediend, bekend)

    def _break_tie(self, ruimte: Ruimte, niet: Sequence[Plan], plan: Plan) -> Plan:
        """Rank (f): among equals the plan with the smallest list of (week, code)."""
        while True:
            model = _model(ruimte, niet)
            _keep_rank(model, plan)
            require_smaller(model, plan)
            kleiner = self._solve(model, None, plan)
            if kleiner is None:
                return plan
            plan = kleiner

    def _solve(self, model: Model, maat: Maat | None, bekend: Plan | None) -> Plan | None:
        """The plan that makes this smallest, or None when there is no plan; `_waarde` is how small.

        `bekend` is a plan to begin from, and to fall back on when the limit ends the search.
        """
        if maat is not None:
            model.cp.minimize(maat(model))
            if bekend is not None:
                add_hint(model, bekend)
        if self.over <= 0:
            raise TijdOp(bekend)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.linearization_level = 0
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.symmetry_level = 0
        solver.parameters.max_deterministic_time = self.over
        status = solver.solve(model.cp)
        self.over -= solver.response_proto.deterministic_time
        if status == cp_model.INFEASIBLE:
            return None
        plan = model.read_plan(solver) if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None
        if status != cp_model.OPTIMAL:
            raise TijdOp(plan or bekend)
        self._waarde = round(solver.objective_value)
        return plan


def _model(ruimte: Ruimte, niet: Sequence[Plan]) -> Model:
    model = build_model(ruimte)
    for plan in niet:
        forbid_set(model, plan)
    return model


def _maten(model: Model, ook: Plan | None) -> list[tuple[Maat, Callable[[Rang], int]]]:
    """Rank (b) to (e), each with its value for a plan: as one number where that stays exact, and otherwise one by one.

    Exact for the plans of the model, and for a plan `ook` from elsewhere.
    """
    keuze, opgave = model.ruimte.keuze, model.ruimte.opgave
    stappen = min(len(keuze), opgave.tegelijk * opgave.horizon)
    uren = int(min(sum(i.totaal for i in keuze), opgave.uren * opgave.horizon) * model.schaal)
    if ook is not None:
        stappen, uren = max(stappen, len(ook.starts)), max(uren, int(ook.rang.uren * model.schaal))
    per_uur = stappen * opgave.horizon + 1
    per_voorkeur = per_uur * (uren + 1)
    per_week = per_voorkeur * (4 * stappen + 1)
    maten: list[tuple[Maat, Callable[[Rang], int], int]] = [
        (maat_wachten, lambda rang: rang.wachten, per_week),
        (maat_voorkeur, lambda rang: -rang.voorkeur, per_voorkeur),
        (maat_uren, lambda rang: int(rang.uren * model.schaal), per_uur),
        (maat_starts, lambda rang: rang.starts, 1),
    ]
    if per_week * sum(doel.gewicht * opgave.horizon for doel in model.ruimte.doelen) > MEESTE_GEWICHT:
        return [(maat, waarde) for maat, waarde, _per in maten]
    return [
        (
            lambda m: sum(maat(m) * per for maat, _waarde, per in maten),
            lambda rang: sum(waarde(rang) * per for _maat, waarde, per in maten),
        )
    ]


def _keep_rank(model: Model, plan: Plan) -> None:
    """Only plans that rank no lower than this one in (b) to (e)."""
    rang = plan.rang
    model.cp.add(maat_wachten(model) <= rang.wachten)
    model.cp.add(maat_voorkeur(model) <= -rang.voorkeur)
    model.cp.add(maat_uren(model) <= int(rang.uren * model.schaal))
    model.cp.add(maat_starts(model) <= rang.starts)
