"""What would have to change for more: found by solving the changed problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from .opgave import Opgave
from .plan import Plan, as_number
from .redenen import noem, noem_alle, schrijf, uren, weken
from .voorwerk import Voorwerk, prepare

LANGER = (4, 13, 26)
MEESTE_ONDERDELEN = 3
Zoek = Callable[[Opgave, Voorwerk], Plan | None]


@dataclass(frozen=True)
class Voorstel:
    """One change: its code, what it is in the words of the input, and the changed problem."""

    code: str
    verandering: dict[str, Any]
    opgave: Opgave
    waarden: dict[str, object]


def find_tekort(plan: Plan, serve_most: Zoek) -> list[dict[str, Any]]:
    """Return the single changes with which a goal that is not served now would be served beside the others.

    `serve_most` returns a plan with the least unserved weight. Nothing is returned when every goal is served.
    """
    nu = plan.rang.onbediend
    gevonden: list[dict[str, Any]] = []
    if nu == 0:
        return gevonden
    gedaan: set[str] = set()
    for voorstel in _changes(plan):
        if voorstel.code in gedaan:
            continue
        beter = _better(voorstel.opgave, nu, serve_most)
        if beter is None:
            continue
        gedaan.add(voorstel.code)
        erbij = [
            doel.code
            for doel in plan.opgave.doelen
            if plan.klaar_week(doel) is None and beter.klaar_week(doel) is not None
        ]
        reden = schrijf(voorstel.code.split(":")[0], (), doelen=noem_alle(erbij), **voorstel.waarden)
        gevonden.append({**reden.as_json(), "verandering": voorstel.verandering, "doelen": sorted(erbij)})
    return gevonden


def _better(opgave: Opgave, nu: int, serve_most: Zoek) -> Plan | None:
    voorwerk = prepare(opgave)
    kan = {doel.code for doel in voorwerk.doelen}
    if sum(doel.gewicht for doel in opgave.doelen if doel.code not in kan) >= nu:
        return None
    plan = serve_most(opgave, voorwerk)
    return plan if plan is not None and plan.rang.onbediend < nu else None


def _changes(plan: Plan) -> Iterator[Voorstel]:
    opgave = plan.opgave
    meer = opgave.uren + 1
    yield Voorstel(
        "meer_uren",
        {"behapbaar": {"uren_per_week": as_number(meer)}},
        replace(opgave, uren=meer),
        {"meer": uren(meer - opgave.uren)},
    )
    tegelijk = opgave.tegelijk + 1
    yield Voorstel(
        "meer_tegelijk",
        {"behapbaar": {"tegelijk": tegelijk}},
        replace(opgave, tegelijk=tegelijk),
        {"meer": 1},
    )
    for extra in LANGER:
        yield Voorstel(
            "meer_weken",
            {"horizon_weken": opgave.horizon + extra},
            replace(opgave, horizon=opgave.horizon + extra),
            {"meer": weken(extra)},
        )
    yield from _draagkracht_changes(plan)


def _draagkracht_changes(plan: Plan) -> Iterator[Voorstel]:
    """A higher score on one part, where something that works on an unserved goal asks it."""
    opgave = plan.opgave
    gemist = {doel.code for doel in opgave.doelen if plan.klaar_week(doel) is None}
    gevraagd = {
        (onderdeel, minstens)
        for i in opgave.interventies
        if i.werkt_op & gemist
        for onderdeel, minstens in i.vraagt.items()
        if opgave.draagkracht.get(onderdeel, -1) < minstens
    }
    onderdelen = sorted({onderdeel for onderdeel, _minstens in gevraagd})[:MEESTE_ONDERDELEN]
    for onderdeel in onderdelen:
        for score in sorted(minstens for welk, minstens in gevraagd if welk == onderdeel):
            draagkracht = {**opgave.draagkracht, onderdeel: score}
            yield Voorstel(
                f"meer_draagkracht:{onderdeel}",
                {"draagkracht": {onderdeel: score}},
                replace(opgave, draagkracht=draagkracht),
                {"onderdeel": noem(onderdeel), "score": score},
            )
