"""The search: rank by rank to the proven best plan, and from there to the next ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ortools.sat.python import cp_model

from .model import Model, Term, Var, build_model
from .opgave import Opgave
from .plan import Plan
from .voorwerk import Voorwerk

# OR-tools' own measure of work: about a second of one core each, but the same on every machine.
REKENGRENS = 60.0


@dataclass
class Gevonden:
    """Plans in order, and whether each is proven to be the best that was left."""

    plannen: list[Plan]
    is_optimaal: bool


def search(opgave: Opgave, voorwerk: Voorwerk, alternatieven: int, rekengrens: float) -> Gevonden:
    """Return the best plan and up to `alternatieven` next ones, each with another set of interventions."""
    weken = {
        i.code: [i.vast]
        if i.vast is not None
        else list(range(voorwerk.vroegst[i.code], opgave.horizon - i.weken + 1))
        for i in voorwerk.keuze
    }
    plannen: list[Plan] = []
    while len(plannen) <= alternatieven:
        plan = _best(build_model(opgave, voorwerk, weken), plannen, rekengrens)
        if plan is None:
            break
        plannen.append(plan)
    return Gevonden(plannen, True)


def _best(model: Model, eerder: list[Plan], rekengrens: float) -> Plan | None:
    for plan in eerder:
        anders = [~var if code in plan.starts else var for code, var in model.gekozen.items()]
        model.cp.add_bool_or(anders)
    solver = _solver(rekengrens)
    for maat in _maten(model):
        model.cp.minimize(_expression(maat))
        if solver.solve(model.cp) != cp_model.OPTIMAL:
            return None
        model.cp.clear_objective()
        model.cp.add(_expression(maat) <= round(solver.objective_value))
        _hint(model, solver)
    _break_tie(model, solver)
    starts = {code: week for (code, week), var in model.start.items() if solver.boolean_value(var)}
    return Plan(model.opgave, starts)


def _solver(rekengrens: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.linearization_level = 2
    solver.parameters.max_deterministic_time = rekengrens
    return solver


def _maten(model: Model) -> Iterator[list[Term]]:
    """The rank (a) to (e), each as a sum to make small."""
    eind = model.opgave.horizon
    yield [(model.klaar[doel.code, eind], -doel.gewicht) for doel in model.voorwerk.doelen]
    yield [
        term
        for doel in model.voorwerk.doelen
        for term in [
            (model.klaar[doel.code, eind], doel.gewicht * eind),
            *((model.klaar[doel.code, week], -doel.gewicht) for week in range(eind)),
        ]
    ]
    yield [(model.gekozen[i.code], -i.voorkeur) for i in model.keuze]
    yield [(model.gekozen[i.code], int(i.totaal * model.schaal)) for i in model.keuze]
    yield [(var, week) for (_code, week), var in model.start.items()]


def _expression(maat: list[Term]) -> cp_model.LinearExprT:
    return cp_model.LinearExpr.weighted_sum([var for var, _ in maat], [aantal for _, aantal in maat])


def _hint(model: Model, solver: cp_model.CpSolver) -> None:
    model.cp.clear_hints()
    for var in [*model.start.values(), *model.gekozen.values(), *model.klaar.values()]:
        model.cp.add_hint(var, solver.boolean_value(var))


def _break_tie(model: Model, solver: cp_model.CpSolver) -> None:
    """Rank (f): among equals the plan with the smallest list of (week, code).

    Two plans of equal rank are never each other's beginning, so the smaller list is the one that holds the first step
    in which they differ. Deciding yes on every start in that order therefore meets the smallest list first.
    """
    vaste_volgorde: list[Var] = [
        var for (_code, _week), var in sorted(model.start.items(), key=lambda paar: (paar[0][1], paar[0][0]))
    ]
    model.cp.clear_hints()
    model.cp.add_decision_strategy(vaste_volgorde, cp_model.CHOOSE_FIRST, cp_model.SELECT_MAX_VALUE)
    solver.parameters.search_branching = cp_model.FIXED_SEARCH
    solver.parameters.keep_all_feasible_solutions_in_presolve = True
    solver.parameters.symmetry_level = 0
    solver.parameters.stop_after_first_solution = True
    solver.solve(model.cp)
