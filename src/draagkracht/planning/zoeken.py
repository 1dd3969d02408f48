"""The search: rank by rank to the proven best plan, and from there to the next ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from .grens import Grens
from .model import (
    Model,
    Var,
    add_hint,
    build_model,
    forbid_set,
    maat_onbediend,
    maat_starts,
    maat_uren,
    maat_voorkeur,
    maat_wachten,
)
from .opgave import Opgave
from .plan import Plan
from .snoeien import Ruimte, bound_space, open_space
from .vlug import quick_plan
from .voorwerk import Voorwerk

# OR-tools' own measure of work: some seconds of one core each, but the same on every machine.
REKENGRENS = 60.0
# With fewer starts to choose from than this, asking for a bound first takes longer than the search.
WEINIG_STARTS = 150
MEESTE_GEWICHT = 2**50


class TijdOp(Exception):
    """The limit ended a search; `plan` is the best that was found, if any."""

    def __init__(self, plan: Plan | None) -> None:
        super().__init__()
        self.plan = plan


@dataclass
class Gevonden:
    """Plans in order, and whether each is proven to be the best that was left."""

    plannen: list[Plan]
    is_optimaal: bool = True


@dataclass
class Zoektocht:
    """One search through a problem; `over` is what is left of the limit."""

    opgave: Opgave
    voorwerk: Voorwerk
    aantal: int
    over: float
    gevonden: list[Plan] = field(default_factory=list)

    def run(self) -> Gevonden:
        """Return the best plans, as many as asked and there are."""
        vlug = quick_plan(self.opgave, self.voorwerk)
        try:
            while len(self.gevonden) < self.aantal:
                plan = self._next(None if self.gevonden else vlug)
                if plan is None:
                    break
                self.gevonden.append(plan)
        except TijdOp as einde:
            plan = einde.plan or (None if self.gevonden else vlug)
            return Gevonden([*self.gevonden, *([plan] if plan else [])], False)
        return Gevonden(self.gevonden)

    def _next(self, vlug: Plan | None) -> Plan | None:
        """The best plan that is left, or None when there is none.

        What the plan before left unserved is tried first: no later plan can do better.
        """
        begin = self.gevonden[-1] if self.gevonden else vlug
        if begin is not None and (self.gevonden or self._onbediend(begin) == 0):
            plan = self._serving(self._onbediend(begin), vlug)
            if plan is not None or vlug is not None:
                return plan
        meeste = sum(doel.gewicht for doel in self.voorwerk.doelen)
        ruimte = open_space(self.voorwerk, self.opgave, self.aantal, meeste)
        goed = ruimte and self._solve(self._model(ruimte), maat_onbediend, vlug)
        return self._serving(self._onbediend(goed), goed) if goed else None

    def _serving(self, onbediend: int, bekend: Plan | None) -> Plan | None:
        """The best plan that leaves this weight unserved, given one such plan or none; None when there is none."""
        ruimte = open_space(self.voorwerk, self.opgave, self.aantal, onbediend)
        if ruimte is None:
            return None
        meeste = sum(doel.gewicht * self.opgave.horizon for doel in ruimte.doelen)
        if bekend is not None:
            meeste = bekend.rang.wachten
            if onbediend == 0:
                ruimte = bound_space(ruimte, meeste)
        grens = Grens(ruimte) if sum(map(len, ruimte.weken.values())) > WEINIG_STARTS else None
        if grens is None or not ruimte.doelen:
            return self._within(lambda _wachten: ruimte, meeste, meeste, bekend)
        grens.solve()
        laagste = max(grens.laagste, self.gevonden[-1].rang.wachten if self.gevonden else 0)
        return self._within(grens.space_within, min(meeste, laagste + laagste // 10 + 2), meeste, bekend)

    def _within(
        self, space: Callable[[int], Ruimte], hoogstens: int, meeste: int, bekend: Plan | None
    ) -> Plan | None:
        """Look among the plans that wait little, and among more of them until there is one."""
        while True:
            model = self._model(space(hoogstens))
            model.cp.add(maat_wachten(model) <= hoogstens)
            plan = self._solve(model, maat_wachten, bekend)
            if plan is not None:
                return self._finish(space(plan.rang.wachten), plan)
            if hoogstens >= meeste:
                return None
            hoogstens = min(meeste, hoogstens + hoogstens // 4 + 2)

    def _finish(self, ruimte: Ruimte, plan: Plan) -> Plan:
        """From a plan that is best in (a) and (b) to the one that is best in (c) to (f) too."""
        model = self._model(ruimte)
        model.cp.add(maat_wachten(model) <= plan.rang.wachten)
        for maat in _later_maten(model):
            plan = self._solve(model, maat, plan) or plan
            model.cp.clear_objective()  # type: ignore[no-untyped-call]
            model.cp.add(maat(model) <= self._waarde)
        return self._break_tie(model, plan)

    def _model(self, ruimte: Ruimte) -> Model:
        model = build_model(ruimte)
        for plan in self.gevonden:
            forbid_set(model, plan)
        return model

    def _solve(
        self, model: Model, maat: Callable[[Model], cp_model.LinearExprT], hint: Plan | None
    ) -> Plan | None:
        """The plan that makes this smallest, or None when there is no plan; `_waarde` is how small."""
        if hint is not None:
            add_hint(model, hint)
        model.cp.minimize(maat(model))
        solver = self._solver()
        status = self._run(solver, model)
        if status == cp_model.INFEASIBLE:
            return None
        plan = model.read_plan(solver) if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None
        if status != cp_model.OPTIMAL:
            raise TijdOp(plan or hint)
        self._waarde = round(solver.objective_value)
        return plan

    def _run(self, solver: cp_model.CpSolver, model: Model) -> object:
        if self.over <= 0:
            return cp_model.UNKNOWN
        solver.parameters.max_deterministic_time = self.over
        status = solver.solve(model.cp)
        self.over -= solver.response_proto.deterministic_time
        return status

    def _solver(self) -> cp_model.CpSolver:
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.linearization_level = 0
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.symmetry_level = 0
        return solver

    def _break_tie(self, model: Model, plan: Plan) -> Plan:
        """Rank (f): among equals the plan with the smallest list of (week, code).

        Two plans of equal rank are never each other's beginning, so the smaller list is the one that holds the first
        step in which they differ. Deciding yes on every start in that order meets the smallest list first.
        """
        model.cp.clear_hints()  # type: ignore[no-untyped-call]
        model.cp.add_decision_strategy(
            _start_literals(model), cp_model.CHOOSE_FIRST, cp_model.SELECT_MAX_VALUE
        )
        solver = self._solver()
        solver.parameters.search_branching = cp_model.FIXED_SEARCH
        solver.parameters.keep_all_feasible_solutions_in_presolve = True
        solver.parameters.stop_after_first_solution = True
        if self._run(solver, model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            raise TijdOp(plan)
        return model.read_plan(solver)

    def _onbediend(self, plan: Plan) -> int:
        """The weight of goals that could be served and are not."""
        return sum(doel.gewicht for doel in self.voorwerk.doelen if plan.klaar_week(doel) is None)


def _later_maten(model: Model) -> Sequence[Callable[[Model], cp_model.LinearExprT]]:
    """Rank (c), (d) and (e): as one number where that stays exact, and otherwise one by one."""
    keuze, opgave = model.ruimte.keuze, model.ruimte.opgave
    stappen = min(len(keuze), opgave.tegelijk * opgave.horizon)
    na_starts = stappen * opgave.horizon + 1
    uren = min(sum(i.totaal for i in keuze), opgave.uren * opgave.horizon)
    na_uren = na_starts * (int(uren * model.schaal) + 1)
    if na_uren * 4 * stappen > MEESTE_GEWICHT:
        return [maat_voorkeur, maat_uren, maat_starts]
    return [lambda m: maat_voorkeur(m) * na_uren + maat_uren(m) * na_starts + maat_starts(m)]


def _start_literals(model: Model) -> list[Var]:
    """A yes or no for every start, in order of week and code."""
    paren = sorted((week, i.code) for i in model.ruimte.keuze for week in model.ruimte.weken[i.code])
    literals = {paar: model.cp.new_bool_var("") for paar in paren}
    for (week, code), begint in literals.items():
        model.cp.add_implication(begint, model.gekozen[code])
        model.cp.add(model.start[code] == week).only_enforce_if(begint)
    for i in model.ruimte.keuze:
        model.cp.add(
            cp_model.LinearExpr.sum([literals[week, i.code] for week in model.ruimte.weken[i.code]])
            == model.gekozen[i.code]
        )
    return list(literals.values())


def search(opgave: Opgave, voorwerk: Voorwerk, alternatieven: int, rekengrens: float) -> Gevonden:
    """Return the best plan and up to `alternatieven` next ones, each with another set of interventions."""
    return Zoektocht(opgave, voorwerk, alternatieven + 1, rekengrens).run()
