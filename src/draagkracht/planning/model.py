"""The problem as a CP-SAT model: one yes or no for every intervention and week in which it may start."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import lcm

from ortools.sat.python import cp_model

from .opgave import STABILISEREN, Interventie, Opgave
from .voorwerk import Voorwerk

Var = cp_model.IntVar
Weken = Mapping[str, Sequence[int]]
Term = tuple[Var, int]


@dataclass
class Model:
    """The model, with its yes-or-no's by intervention and week, by intervention, and by goal and week.

    `klaar[doel, week]` may be true only when the goal is served in that week or earlier. `schaal` turns hours into
    whole numbers.
    """

    opgave: Opgave
    voorwerk: Voorwerk
    weken: Weken
    cp: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    start: dict[tuple[str, int], Var] = field(default_factory=dict)
    gekozen: dict[str, Var] = field(default_factory=dict)
    klaar: dict[tuple[str, int], Var] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.keuze = tuple(i for i in self.voorwerk.keuze if self.weken.get(i.code))
        self.schaal = lcm(self.opgave.uren.denominator, *(i.uren.denominator for i in self.keuze))

    def started(self, interventie: Interventie, voor: int) -> list[Var]:
        """The starts of this intervention in a week before `voor`."""
        return [self.start[interventie.code, week] for week in self.weken[interventie.code] if week < voor]

    def ended(self, interventie: Interventie, week: int) -> list[Var]:
        """The starts with which this intervention has ended at the beginning of `week`."""
        return self.started(interventie, week - interventie.weken + 1)


def build_model(opgave: Opgave, voorwerk: Voorwerk, weken: Weken) -> Model:
    """Return the model of all plans that keep the rules and start in `weken` only."""
    model = Model(opgave, voorwerk, weken)
    _add_starts(model)
    _add_behapbaar(model)
    _add_samenhang(model)
    _add_fasen(model)
    _add_lucht(model)
    enige = _add_doelen(model)
    _add_niets_te_veel(model, enige)
    return model


def _add_starts(model: Model) -> None:
    for i in model.keuze:
        starts = [model.cp.new_bool_var("") for _week in model.weken[i.code]]
        model.start.update(zip(((i.code, week) for week in model.weken[i.code]), starts, strict=True))
        model.gekozen[i.code] = model.cp.new_bool_var("")
        model.cp.add(_sum(starts) == model.gekozen[i.code])
        if i.vast is not None:
            model.cp.add(model.gekozen[i.code] == 1)


def _add_behapbaar(model: Model) -> None:
    """Rule 2, week by week."""
    lopend: dict[int, list[Term]] = defaultdict(list)
    for i in model.keuze:
        uren = int(i.uren * model.schaal)
        for start in model.weken[i.code]:
            for week in range(start, start + i.weken):
                lopend[week].append((model.start[i.code, start], uren))
    grens = int(model.opgave.uren * model.schaal)
    for termen in lopend.values():
        model.cp.add(_sum([var for var, _uren in termen]) <= model.opgave.tegelijk)
        if sum(sorted((uren for _var, uren in termen), reverse=True)[: model.opgave.tegelijk]) > grens:
            model.cp.add(_weigh(termen) <= grens)


def _add_samenhang(model: Model) -> None:
    """Rules 3 and 4."""
    op_code = {i.code: i for i in model.keuze}
    for i in model.keuze:
        for code in sorted(i.na):
            if code not in op_code:
                model.cp.add(model.gekozen[i.code] == 0)
                continue
            model.cp.add_implication(model.gekozen[i.code], model.gekozen[code])
            for week in model.weken[i.code]:
                model.cp.add(_sum(model.started(i, week + 1)) <= _sum(model.ended(op_code[code], week)))
        for code in sorted(i.niet_met & op_code.keys()):
            model.cp.add_at_most_one(model.gekozen[i.code], model.gekozen[code])


def _add_fasen(model: Model) -> None:
    """Rule 6."""
    for doel in model.opgave.doelen:
        aan = [i for i in model.keuze if doel.code in i.werkt_op]
        for fase in (1, 2):
            eerst = [i for i in aan if i.rang_fase < fase]
            _add_volgorde(model, eerst, [i for i in aan if i.rang_fase == fase])


def _add_lucht(model: Model) -> None:
    """Rule 7."""
    zwaar = {doel.code for doel in model.opgave.doelen if doel.is_verlichting}
    eerst = [i for i in model.keuze if i.fase == STABILISEREN and i.werkt_op & zwaar]
    _add_volgorde(model, eerst, [i for i in model.keuze if i.fase != STABILISEREN])


def _add_volgorde(model: Model, eerst: Sequence[Interventie], dan: Sequence[Interventie]) -> None:
    """None of `dan` starts before every chosen one of `eerst` has ended; `voorbij[w]`: they have, at week w."""
    if not eerst or not dan:
        return
    voorbij = [model.cp.new_bool_var("") for _week in range(model.opgave.horizon + 1)]
    for nu, later in zip(voorbij, voorbij[1:], strict=False):
        model.cp.add_implication(nu, later)
    for i in eerst:
        for week in model.weken[i.code]:
            model.cp.add_implication(model.start[i.code, week], ~voorbij[week + i.weken - 1])
    for i in dan:
        for week in model.weken[i.code]:
            model.cp.add_implication(model.start[i.code, week], voorbij[week])


def _add_doelen(model: Model) -> dict[str, list[Var]]:
    """Rule 8. Returns, by intervention, the needs of served goals that it may be the only one to fill."""
    enige: dict[str, list[Var]] = defaultdict(list)
    for doel in model.voorwerk.doelen:
        vullers = [[i for i in model.keuze if i.vult(nood)] for nood in doel.noden]
        eerder = None
        for week in range(model.opgave.horizon + 1):
            klaar = model.klaar[doel.code, week] = model.cp.new_bool_var("")
            for van_nood in vullers:
                model.cp.add(_sum([var for i in van_nood for var in model.ended(i, week)]) >= klaar)
            if eerder is not None:
                model.cp.add_implication(eerder, klaar)
            eerder = klaar
        for van_nood in vullers:
            is_enige = model.cp.new_bool_var("")
            model.cp.add_implication(is_enige, model.klaar[doel.code, model.opgave.horizon])
            model.cp.add(_sum([model.gekozen[i.code] for i in van_nood]) <= 1).only_enforce_if(is_enige)
            for i in van_nood:
                enige[i.code].append(is_enige)
    return enige


def _add_niets_te_veel(model: Model, enige: Mapping[str, Iterable[Var]]) -> None:
    """Rule 9; what people fixed may be more than is needed."""
    for i in model.keuze:
        if i.vast is None:
            hierna = [model.gekozen[j.code] for j in model.keuze if i.code in j.na]
            model.cp.add_bool_or([~model.gekozen[i.code], *enige.get(i.code, ()), *hierna])


def _sum(variabelen: Sequence[Var]) -> cp_model.LinearExprT:
    return cp_model.LinearExpr.sum(variabelen)


def _weigh(termen: Sequence[Term]) -> cp_model.LinearExprT:
    return cp_model.LinearExpr.weighted_sum([var for var, _maat in termen], [maat for _var, maat in termen])
