"""The problem as a CP-SAT model: every intervention an optional interval, every goal a week in which it is served."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import lcm
from typing import Any

from ortools.sat.python import cp_model

from .opgave import STABILISEREN, Doel, Interventie
from .plan import Plan
from .snoeien import Ruimte

Var = cp_model.IntVar
Term = tuple[Var, int]


@dataclass
class Model:
    """The model with its variables by code. `bediend` is absent for a goal that every plan in the space serves.

    `wacht[doel]` is the week in which the goal is served, or 0 when it is not; the solver may set it too high, never
    too low, so it is exact where it is made small. `schaal` turns hours into whole numbers.
    """

    ruimte: Ruimte
    cp: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    gekozen: dict[str, Var] = field(default_factory=dict)
    start: dict[str, Var] = field(default_factory=dict)
    bediend: dict[str, Var] = field(default_factory=dict)
    wacht: dict[str, Var] = field(default_factory=dict)

    def __post_init__(self) -> None:
        breuken = [self.ruimte.opgave.uren, *(i.uren for i in self.ruimte.opgave.interventies)]
        self.schaal = lcm(*(uren.denominator for uren in breuken))

    def read_plan(self, solver: cp_model.CpSolver) -> Plan:
        """The plan in a solution."""
        starts = {
            code: solver.value(self.start[code]) for code, var in self.gekozen.items() if solver.value(var)
        }
        return Plan(self.ruimte.opgave, starts)


def build_model(ruimte: Ruimte) -> Model:
    """Return the model of all plans in a space that keep the rules."""
    model = Model(ruimte)
    _add_stappen(model)
    _add_samenhang(model)
    for doel in ruimte.opgave.doelen:
        aan = [i for i in ruimte.keuze if doel.code in i.werkt_op]
        for fase in (1, 2):
            _add_volgorde(
                model, [i for i in aan if i.rang_fase < fase], [i for i in aan if i.rang_fase == fase]
            )
    _add_lucht(model)
    enige: dict[str, list[Var]] = defaultdict(list)
    for doel in ruimte.doelen:
        _add_doel(model, doel, enige)
    if ruimte.onbediend:
        gemist = sum(doel.gewicht for doel in ruimte.doelen) - ruimte.onbediend
        model.cp.add(_weigh((model.bediend[doel.code], doel.gewicht) for doel in ruimte.doelen) >= gemist)
    _add_niets_te_veel(model, enige)
    return model


def _add_stappen(model: Model) -> None:
    """Rules 1 and 2."""
    ruimte = model.ruimte
    stukken = []
    for i in ruimte.keuze:
        gekozen = model.gekozen[i.code] = model.cp.new_bool_var("")
        weken = cp_model.Domain.from_values(list(ruimte.weken[i.code]))
        start = model.start[i.code] = model.cp.new_int_var_from_domain(weken, "")
        stukken.append(model.cp.new_optional_fixed_size_interval_var(start, i.weken, gekozen, ""))
        # A step that is not chosen has one start only: nothing to search there, and (e) becomes a plain sum.
        model.cp.add(start == ruimte.weken[i.code][0]).only_enforce_if(~gekozen)
        if i.vast is not None:
            model.cp.add(gekozen == 1)
    if any(i.vast is not None and i.code not in model.gekozen for i in ruimte.opgave.interventies):
        model.cp.add_bool_or([])  # no plan in this space keeps what people fixed
    model.cp.add_cumulative(stukken, [1] * len(stukken), ruimte.opgave.tegelijk)
    uren = [int(i.uren * model.schaal) for i in ruimte.keuze]
    model.cp.add_cumulative(stukken, uren, int(ruimte.opgave.uren * model.schaal))


def _add_samenhang(model: Model) -> None:
    """Rules 3 and 4."""
    weken = {i.code: i.weken for i in model.ruimte.keuze}
    for i in model.ruimte.keuze:
        gekozen = model.gekozen[i.code]
        for code in sorted(i.na):
            model.cp.add_implication(gekozen, model.gekozen[code])
            model.cp.add(model.start[i.code] >= model.start[code] + weken[code]).only_enforce_if(gekozen)
        for code in sorted(i.niet_met & weken.keys()):
            model.cp.add_at_most_one(gekozen, model.gekozen[code])


def _add_volgorde(model: Model, eerst: Sequence[Interventie], dan: Sequence[Interventie]) -> None:
    """None of `dan` starts before every chosen one of `eerst` has ended."""
    if not eerst or not dan:
        return
    voorbij = model.cp.new_int_var(0, model.ruimte.opgave.horizon, "")
    for i in eerst:
        model.cp.add(voorbij >= model.start[i.code] + i.weken).only_enforce_if(model.gekozen[i.code])
    for i in dan:
        model.cp.add(model.start[i.code] >= voorbij).only_enforce_if(model.gekozen[i.code])


def _add_lucht(model: Model) -> None:
    """Rule 7."""
    zwaar = {doel.code for doel in model.ruimte.opgave.doelen if doel.is_verlichting}
    eerst = [i for i in model.ruimte.keuze if i.fase == STABILISEREN and i.werkt_op & zwaar]
    _add_volgorde(model, eerst, [i for i in model.ruimte.keuze if i.fase != STABILISEREN])


def _add_doel(model: Model, doel: Doel, enige: dict[str, list[Var]]) -> None:
    """Rule 8: one filler of each need ends before the goal is served. `enige` collects, by intervention, the needs of
    served goals that only one step fills.
    """
    cp = model.cp
    eerste, laatste = model.ruimte.klaar[doel.code]
    is_zeker = model.ruimte.onbediend == 0
    bediend = cp.new_constant(1) if is_zeker else cp.new_bool_var("")
    wacht = cp.new_int_var(eerste if is_zeker else 0, laatste, "")
    model.bediend[doel.code], model.wacht[doel.code] = bediend, wacht
    if not is_zeker:
        cp.add(wacht >= eerste).only_enforce_if(bediend)
    for nood in doel.noden:
        vullers = [i for i in model.ruimte.keuze if i.vult(nood)]
        eersten = []
        for i in vullers:
            is_eerste = cp.new_bool_var("")
            cp.add_implication(is_eerste, model.gekozen[i.code])
            cp.add(wacht >= model.start[i.code] + i.weken).only_enforce_if(is_eerste)
            eersten.append(is_eerste)
        cp.add(_sum(eersten) == bediend)
        is_enige = cp.new_bool_var("")
        cp.add_implication(is_enige, bediend)
        cp.add(_sum([model.gekozen[i.code] for i in vullers]) <= 1).only_enforce_if(is_enige)
        for i in vullers:
            enige[i.code].append(is_enige)


def _add_niets_te_veel(model: Model, enige: Mapping[str, Iterable[Var]]) -> None:
    """Rule 9; what people fixed may be more than is needed."""
    hierna: dict[str, list[Var]] = defaultdict(list)
    for i in model.ruimte.keuze:
        for code in i.na:
            hierna[code].append(model.gekozen[i.code])
    for i in model.ruimte.keuze:
        if i.vast is None:
            model.cp.add_bool_or([~model.gekozen[i.code], *enige.get(i.code, ()), *hierna[i.code]])


def forbid_set(model: Model, plan: Plan) -> None:
    """Leave out every plan with the same set of interventions."""
    if all(code in model.gekozen for code in plan.starts):
        anders = [~var if code in plan.starts else var for code, var in model.gekozen.items()]
        model.cp.add_bool_or(anders)


def require_smaller(model: Model, plan: Plan) -> None:
    """Only plans of which the list of (week, code) is smaller than this one's, given an equal rank.

    Two plans of equal rank are never each other's beginning: leaving out steps leaves a need unfilled. So the smaller
    list holds all steps of this one up to some step, and before that step one that this plan has not.
    """
    lijst = [(stap.van, stap.code) for stap in plan.stappen]
    andere = {
        (week, i.code): model.cp.new_bool_var("")
        for i in model.ruimte.keuze
        for week in model.ruimte.weken[i.code]
        if lijst and (week, i.code) < lijst[-1] and (week, i.code) not in lijst
    }
    for (week, code), begint in andere.items():
        model.cp.add(model.gekozen[code] == 1).only_enforce_if(begint)
        model.cp.add(model.start[code] == week).only_enforce_if(begint)
    kansen = []
    for nummer, stap in enumerate(lijst):
        kans = model.cp.new_bool_var("")
        for week, code in lijst[:nummer]:
            model.cp.add(model.gekozen[code] == 1).only_enforce_if(kans)
            model.cp.add(model.start[code] == week).only_enforce_if(kans)
        model.cp.add_bool_or([~kans, *(begint for paar, begint in andere.items() if paar < stap)])
        kansen.append(kans)
        if stap[1] not in model.gekozen:
            break  # no plan here begins with this step in it
    model.cp.add_bool_or(kansen)


def add_hint(model: Model, plan: Plan) -> None:
    """Let the search begin at this plan."""
    model.cp.clear_hints()  # type: ignore[no-untyped-call]
    for code, var in model.gekozen.items():
        model.cp.add_hint(var, code in plan.starts)
        model.cp.add_hint(model.start[code], plan.starts.get(code, model.ruimte.weken[code][0]))
    for doel in model.ruimte.doelen:
        model.cp.add_hint(model.wacht[doel.code], plan.klaar_week(doel) or 0)


def maat_onbediend(model: Model) -> Any:
    """Rank (a), but for a constant."""
    return _weigh((model.bediend[doel.code], -doel.gewicht) for doel in model.ruimte.doelen)


def maat_wachten(model: Model) -> Any:
    """Rank (b)."""
    return _weigh((model.wacht[doel.code], doel.gewicht) for doel in model.ruimte.doelen)


def maat_voorkeur(model: Model) -> Any:
    """Rank (c), turned round."""
    return _weigh((model.gekozen[i.code], -i.voorkeur) for i in model.ruimte.keuze)


def maat_uren(model: Model) -> Any:
    """Rank (d), in whole parts of an hour."""
    return _weigh((model.gekozen[i.code], int(i.totaal * model.schaal)) for i in model.ruimte.keuze)


def maat_starts(model: Model) -> Any:
    """Rank (e): every start, less that of what is not chosen and stands at its first week."""
    eersten = {i.code: model.ruimte.weken[i.code][0] for i in model.ruimte.keuze}
    gekozen = [(model.gekozen[code], eerste) for code, eerste in eersten.items()]
    return _weigh([*((model.start[code], 1) for code in eersten), *gekozen]) - sum(eersten.values())


def _sum(variabelen: Sequence[Var]) -> Any:
    return cp_model.LinearExpr.sum(variabelen)


def _weigh(termen: Iterable[Term]) -> Any:
    paren = list(termen)
    return cp_model.LinearExpr.weighted_sum([var for var, _ in paren], [maat for _, maat in paren])
