"""From the JSON of section 6 to its answer: read, prepare, search, explain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .keuzeredenen import explain_rest
from .lezen import check_aantal, read_opgave
from .opgave import Opgave
from .plan import Plan, as_number
from .redenen import Reden
from .stapredenen import explain_stap
from .tekort import find_tekort
from .vastzetten import Losgelaten, release
from .voorwerk import prepare
from .zoeken import REKENGRENS, can_stand, search, serve_most

# Looking for what would help must never take longer than the plan itself.
TEKORTGRENS = 0.5


def solve(invoer: object, alternatieven: int, rekengrens: float | None) -> dict[str, Any]:
    """See `draagkracht.planning.solve_stappenplan`."""
    aantal = check_aantal(alternatieven)
    gevraagd = read_opgave(invoer)
    grens = REKENGRENS if rekengrens is None else rekengrens
    opgave = gevraagd
    los: list[Losgelaten] = []
    if any(i.vast is not None for i in gevraagd.interventies):
        opgave, los = release(gevraagd, lambda anders: can_stand(anders, grens))
    voorwerk = prepare(opgave)
    gevonden = search(opgave, voorwerk, aantal, grens)
    beste = gevonden.plannen[0] if gevonden.plannen else Plan(opgave, {})
    tekort = find_tekort(beste, lambda anders, werk: serve_most(anders, werk, min(grens, TEKORTGRENS)))
    uitkomst: dict[str, Any] = {
        "status": "optimaal" if gevonden.is_optimaal else "haalbaar",
        "plannen": [_plan(plan) for plan in gevonden.plannen],
        "uitgesloten": _uitgesloten(explain_rest(beste, voorwerk)),
        "tekort": tekort,
    }
    if los:
        uitkomst["losgelaten"] = [_losgelaten(stap) for stap in los]
    return uitkomst


def _losgelaten(stap: Losgelaten) -> dict[str, Any]:
    return {"interventie": stap.code, "week": stap.week, "waarom": stap.reden.as_json()}


def _plan(plan: Plan) -> dict[str, Any]:
    rang = plan.rang
    return {
        "stappen": [
            {
                "interventie": stap.code,
                "van": stap.van,
                "tot": stap.tot,
                "waarom": [reden.as_json() for reden in explain_stap(plan, stap.code)],
            }
            for stap in plan.stappen
        ],
        "doelen": [_doel(plan, plan.opgave, nummer) for nummer in range(len(plan.opgave.doelen))],
        "rang": [rang.onbediend, rang.wachten, rang.voorkeur, as_number(rang.uren), rang.starts],
        "piek_uren": as_number(max([*plan.uren_per_week, rang.uren * 0])),
        "totaal_uren": as_number(rang.uren),
    }


def _doel(plan: Plan, opgave: Opgave, nummer: int) -> dict[str, Any]:
    doel = opgave.doelen[nummer]
    week = plan.klaar_week(doel)
    return {"code": doel.code, "bediend": week is not None, "klaar_week": week}


def _uitgesloten(redenen: Mapping[str, Reden]) -> list[dict[str, Any]]:
    return [{"interventie": code, "waarom": redenen[code].as_json()} for code in sorted(redenen)]
