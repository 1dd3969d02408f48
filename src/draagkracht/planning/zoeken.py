"""The search: rank by rank to the proven best plan, and from there to the next ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ortools.sat.python import cp_model

from .grens import Grens
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
from .opgave import Opgave
from .plan import Plan
from .snoeien import Ruimte, bound_space, open_space
from .vlug import quick_plan
from .voorwerk import Voorwerk, prepare

# OR-tools' own measure of work: some seconds of one core each, but the same on every machine.
REKENGRENS = 20.0
# With fewer starts to choose from than this, asking for a bound first takes longer than the search.
WEINIG_STARTS = 150
# How long a better plan is looked for before the proof, in the units of REKENGRENS.
VERKENNING = 0.1
MEESTE_GEWICHT = 2**58

Maat = Callable[[Model], Any]


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
        if self.over <= 0:
            return Gevonden([vlug] if vlug else [], False)
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
        goed = self.serve_most(vlug)
        return self._serving(self._onbediend(goed), goed) if goed else None

    def serve_most(self, bekend: Plan | None) -> Plan | None:
        """A plan that is best in (a) among those that are left, or None when there is none."""
        meeste = sum(doel.gewicht for doel in self.voorwerk.doelen)
        ruimte = open_space(self.voorwerk, self.opgave, self.aantal, meeste)
        return self._solve(self._model(ruimte), maat_onbediend, bekend) if ruimte else None

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
        if not ruimte.doelen or sum(map(len, ruimte.weken.values())) <= WEINIG_STARTS:
            return self._within(lambda _wachten: ruimte, meeste, meeste, bekend)
        grens = Grens(ruimte)
        grens.solve()
        laagste = max(grens.laagste, self.gevonden[-1].rang.wachten if self.gevonden else 0)
        return self._within(grens.space_within, min(meeste, laagste + laagste // 20 + 2), meeste, bekend)

    def _within(
        self, space: Callable[[int], Ruimte], hoogstens: int, meeste: int, bekend: Plan | None
    ) -> Plan | None:
        """Look where plans wait little. Where there is none, a better plan, found first, tells how far to look on."""
        while True:
            model = self._model(space(hoogstens))
            model.cp.add(maat_wachten(model) <= hoogstens)
            plan = self._best(model, bekend)
            if plan is not None:
                return self._break_tie(space(plan.rang.wachten), plan)
            if hoogstens >= meeste:
                return None
            hoogstens = min(meeste, hoogstens + hoogstens // 16 + 2)
            if bekend is not None and hoogstens < meeste:
                bekend = self._improve(space(hoogstens), bekend)
                meeste = bekend.rang.wachten
                hoogstens = min(hoogstens, meeste)

    def _improve(self, ruimte: Ruimte, bekend: Plan) -> Plan:
        """A plan that waits less than this one, if a short search finds it."""
        model = self._model(ruimte)
        add_hint(model, bekend)
        model.cp.minimize(maat_wachten(model))
        solver = self._solver()
        if self._run(solver, model, VERKENNING) in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return min(bekend, model.read_plan(solver), key=lambda plan: plan.rang.wachten)
        return bekend

    def _best(self, model: Model, bekend: Plan | None) -> Plan | None:
        """The best plan of a model in (b) to (e), or None when it holds no plan."""
        plan = bekend
        for maat in _maten(model):
            plan = self._solve(model, maat, plan)
            if plan is None:
                return None
            model.cp.clear_objective()  # type: ignore[no-untyped-call]
            model.cp.add(maat(model) <= self._waarde)
        return plan

    def _break_tie(self, ruimte: Ruimte, plan: Plan) -> Plan:
        """Rank (f): among equals the plan with the smallest list of (week, code)."""
        while True:
            model = self._model(ruimte)
            _keep_rank(model, plan)
            require_smaller(model, plan)
            kleiner = self._solve(model, None, plan)
            if kleiner is None:
                return plan
            plan = kleiner

    def _model(self, ruimte: Ruimte) -> Model:
        model = build_model(ruimte)
        for plan in self.gevonden:
            forbid_set(model, plan)
        return model

    def _solve(self, model: Model, maat: Maat | None, bekend: Plan | None) -> Plan | None:
        """The plan that makes this smallest, or None when there is no plan; `_waarde` is how small.

        `bekend` is a plan to begin from, and to fall back on when the limit ends the search.
        """
        if maat is not None:
            model.cp.minimize(maat(model))
            if bekend is not None:
                add_hint(model, bekend)
        solver = self._solver()
        status = self._run(solver, model)
        if status == cp_model.INFEASIBLE:
            return None
        plan = model.read_plan(solver) if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None
        if status != cp_model.OPTIMAL:
            raise TijdOp(plan or bekend)
        self._waarde = round(solver.objective_value)
        return plan

    def _run(self, solver: cp_model.CpSolver, model: Model, hoogstens: float = REKENGRENS) -> object:
        if self.over <= 0:
            return cp_model.UNKNOWN
        solver.parameters.max_deterministic_time = min(self.over, hoogstens)
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

    def _onbediend(self, plan: Plan) -> int:
        """The weight of goals that could be served and are not."""
        return sum(doel.gewicht for doel in self.voorwerk.doelen if plan.klaar_week(doel) is None)


def _maten(model: Model) -> list[Maat]:
    """Rank (b) to (e): as one number where that stays exact, and otherwise one by one."""
    keuze, opgave = model.ruimte.keuze, model.ruimte.opgave
    stappen = min(len(keuze), opgave.tegelijk * opgave.horizon)
    uren = int(min(sum(i.totaal for i in keuze), opgave.uren * opgave.horizon) * model.schaal)
    per_uur = stappen * opgave.horizon + 1
    per_voorkeur = per_uur * (uren + 1)
    per_week = per_voorkeur * (4 * stappen + 1)
    if per_week * sum(doel.gewicht * opgave.horizon for doel in model.ruimte.doelen) > MEESTE_GEWICHT:
        return [maat_wachten, maat_voorkeur, maat_uren, maat_starts]
    return [
        lambda m: (
            maat_wachten(m) * per_week
            + maat_voorkeur(m) * per_voorkeur
            + maat_uren(m) * per_uur
            + maat_starts(m)
        )
    ]


def _keep_rank(model: Model, plan: Plan) -> None:
    """Only plans that rank no lower than this one in (b) to (e)."""
    rang = plan.rang
    model.cp.add(maat_wachten(model) <= rang.wachten)
    model.cp.add(maat_voorkeur(model) <= -rang.voorkeur)
    model.cp.add(maat_uren(model) <= int(rang.uren * model.schaal))
    model.cp.add(maat_starts(model) <= rang.starts)


def search(opgave: Opgave, voorwerk: Voorwerk, alternatieven: int, rekengrens: float) -> Gevonden:
    """Return the best plan and up to `alternatieven` next ones, each with another set of interventions."""
    return Zoektocht(opgave, voorwerk, alternatieven + 1, rekengrens).run()


def serve_most(opgave: Opgave, voorwerk: Voorwerk, rekengrens: float) -> Plan | None:
    """A plan that leaves the least weight unserved; None when there is none or the limit came first."""
    vlug = quick_plan(opgave, voorwerk)
    if vlug is not None and all(vlug.klaar_week(doel) is not None for doel in voorwerk.doelen):
        return vlug
    try:
        return Zoektocht(opgave, voorwerk, 1, rekengrens).serve_most(vlug)
    except TijdOp as einde:
        return einde.plan


def can_stand(opgave: Opgave, rekengrens: float) -> bool:
    """Whether there is any plan with the steps that people fixed."""
    voorwerk = prepare(opgave)
    if any(i.vast is not None and i.code not in voorwerk.vroegst for i in opgave.interventies):
        return False
    return serve_most(opgave, voorwerk, rekengrens) is not None
