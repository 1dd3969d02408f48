"""From the facts of a dossier to the planner's problem: which goals, which interventions, what is fixed.

Plain values in, plain values out, so that every rule can be read and tested without a database. What asks to be spared
counts as soon as one voice says it; what asks for training counts only when every voice that spoke says it (see
`planbronnen`). Nothing in the problem tells who somebody is: its keys are those of the planner and no others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from draagkracht.methodiek.schaal import VEILIGHEID
from draagkracht.sociale_kaart.interventies import Interventie

from .planregels import (
    LAST,
    STABILISEREN,
    Doelfeit,
    Planfeiten,
    Stapfeit,
    fasen_of,
    fits,
    is_for_plan,
    refuse,
    unfit,
)
from .planstap import NETWERK
from .raad import HEAVY

WEIGHTS = (4, 3, 2)  # of the goals in the resident's own order; every later one weighs 1


@dataclass(frozen=True)
class Weggelaten:
    """An intervention that fits a goal and does not go to the planner; `code` names the rule (see `unfit`, `refuse`)."""

    interventie: str
    code: str


@dataclass(frozen=True)
class Planvraag:
    """`invoer` is what the planner gets; `verwijzingen` gives per code in it the id of the goal or step.

    `al_gediend`: ids of goals that need no new step, because steps that stand already do what they need.
    """

    invoer: dict[str, Any]
    verwijzingen: dict[str, str]
    weggelaten: tuple[Weggelaten, ...]
    al_gediend: tuple[str, ...]


def build_planvraag(feiten: Planfeiten, catalogus: Iterable[Interventie]) -> Planvraag:
    """The problem for these facts. It may hold no goals: who asks checks that first."""
    catalogus = list(catalogus)
    feiten = replace(feiten, helpers=_helpers_left(feiten, catalogus))
    standing = _with_codes(feiten.stappen)
    needs = {doel: _needs_left(doel, feiten) for doel in feiten.doelen if doel.onderdeel != VEILIGHEID}
    doelen = [doel for doel, fasen in needs.items() if fasen is not None]
    codes = {doel.id: f"doel-{n}" for n, doel in enumerate(doelen, start=1)}
    choice = _Keuze(feiten, doelen, codes, frozenset(standing))
    for interventie in catalogus:
        choice.consider(interventie)
    choice.close()
    rows = [_standing_row(code, stap, codes) for code, stap in standing.items()]
    rows += [choice.row_of(code) for code in choice.gekozen]
    asked = {part for row in rows for part in row.get("vraagt", ())}
    invoer = {
        "horizon_weken": feiten.horizon_weken,
        "behapbaar": {"uren_per_week": feiten.uren_per_week, "tegelijk": feiten.tegelijk},
        "draagkracht": {part: feiten.inzetbaar[part] for part in sorted(asked & set(feiten.inzetbaar))},
        "doelen": [_doel_row(doel, n, needs[doel], feiten) for n, doel in enumerate(doelen, start=1)],
        "interventies": sorted(rows, key=lambda row: row["code"]),
    }
    return Planvraag(
        invoer=invoer,
        verwijzingen={code: pk for pk, code in codes.items()} | {c: s.id for c, s in standing.items()},
        weggelaten=tuple(choice.weggelaten),
        al_gediend=tuple(doel.id for doel, fasen in needs.items() if fasen is None),
    )


def _helpers_left(feiten: Planfeiten, catalogus: Iterable[Interventie]) -> int | None:
    """Without those who are asked already by steps that stand and do not say by name whom they lean on."""
    leans = {row.code for row in catalogus if row.met_wie == NETWERK}
    asked = sum(stap.interventie in leans and not stap.has_namen for stap in feiten.stappen)
    return max(0, (feiten.helpers or 1) - asked) if asked else feiten.helpers


def _with_codes(stappen: Iterable[Stapfeit]) -> dict[str, Stapfeit]:
    """A step that people wrote themselves has no code in the catalogue; its id tells nothing about anybody."""
    found: dict[str, Stapfeit] = {}
    for stap in stappen:
        is_free = stap.interventie and stap.interventie not in found
        found[stap.interventie if is_free else f"stap-{stap.id}"] = stap
    return found


def _needs_left(doel: Doelfeit, feiten: Planfeiten) -> list[str] | None:
    """The phases that are still to be planned; None when steps that stand already fill them all.

    Relief that stands is left to the planner, which lets learning wait for it. A later step that stands already
    happens whatever the order says, so what it fills is taken off here (see `_standing_row`).
    """
    fasen = fasen_of(doel, feiten)
    there = {s.fase for s in feiten.stappen if doel.id in s.doelen and s.fase != STABILISEREN}
    if fasen:
        left = [fase for fase in fasen if fase not in there]
        return left or None
    is_heavy = doel.richting == LAST and feiten.lasten.get(doel.onderdeel, 0) >= HEAVY
    return None if there and not is_heavy else []


def _doel_row(doel: Doelfeit, nummer: int, fasen: list[str] | None, feiten: Planfeiten) -> dict[str, Any]:
    return {
        "code": f"doel-{nummer}",
        "onderdeel": doel.onderdeel,
        "richting": doel.richting,
        # The planner only asks whether it is heavy. What nobody scored is not known to be heavy.
        "ernst": feiten.lasten.get(doel.onderdeel, 0),
        "gewicht": WEIGHTS[nummer - 1] if nummer <= len(WEIGHTS) else 1,
        **({"fasen": fasen} if fasen else {}),
    }


def _standing_row(code: str, stap: Stapfeit, codes: Mapping[str, str]) -> dict[str, Any]:
    """A step that runs or was agreed stays where it is. Unknown hours count as none, and the page says so.

    A later phase that stands takes time and no more: held to "first relief" it would make every relief that is not
    planned yet impossible.
    """
    is_relief = stap.fase == STABILISEREN
    return {
        "code": code,
        "werkt_op": sorted(codes[pk] for pk in stap.doelen if pk in codes) if is_relief else [],
        "fase": STABILISEREN,
        "weken": stap.weken,
        "uren_per_week": stap.uren or 0,
        "vast": stap.van,
    }


class _Keuze:
    """Which interventions go along, by rule; what fits and does not go is kept with the reason."""

    def __init__(
        self,
        feiten: Planfeiten,
        doelen: Sequence[Doelfeit],
        codes: Mapping[str, str],
        standing: frozenset[str],
    ) -> None:
        self.feiten, self.doelen, self.codes, self.standing = feiten, doelen, codes, standing
        self.gekozen: dict[str, tuple[Interventie, list[str]]] = {}
        self.rest: dict[str, Interventie] = {}
        self.weggelaten: list[Weggelaten] = []

    def consider(self, interventie: Interventie) -> None:
        if interventie.code in self.standing or not is_for_plan(interventie):
            return
        fitting = [doel for doel in self.doelen if fits(interventie, doel, self.feiten)]
        if not fitting:
            self.rest[interventie.code] = interventie
            return
        reasons = {doel.id: unfit(interventie, doel, self.feiten) for doel in fitting}
        works_on = [self.codes[doel.id] for doel in fitting if not reasons[doel.id]]
        refusal = refuse(interventie, self.feiten)
        # People may fix what the planner would not choose by itself: then it stands in the plan beside the rest.
        if not refusal and not works_on and interventie.code not in self.feiten.vast:
            refusal = reasons[fitting[0].id]
        if refusal:
            self.weggelaten.append(Weggelaten(interventie.code, refusal))
        else:
            self.gekozen[interventie.code] = (interventie, works_on)

    def close(self) -> None:
        """Take along what a chosen one follows on, and leave out what follows on something that cannot be."""
        waiting = list(self.gekozen)
        while waiting:
            for code in self._before(waiting.pop()):
                if code in self.rest:
                    self.gekozen[code] = (self.rest.pop(code), [])
                    waiting.append(code)
        while gone := [code for code in self.gekozen if self._missing(code)]:
            for code in gone:
                self.weggelaten.append(Weggelaten(code, "na"))
                del self.gekozen[code]

    def _before(self, code: str) -> list[str]:
        """What comes before it and was not done yet."""
        return [before for before in self.gekozen[code][0].na if before not in self.feiten.gedaan]

    def _missing(self, code: str) -> bool:
        return any(
            before not in self.gekozen and before not in self.standing for before in self._before(code)
        )

    def row_of(self, code: str) -> dict[str, Any]:
        interventie, works_on = self.gekozen[code]
        known = {*self.gekozen, *self.standing} - {code}
        row = {
            "code": code,
            "werkt_op": works_on,
            "fase": interventie.fase,
            "weken": interventie.weken,
            "uren_per_week": interventie.uren_per_week,
            "wachttijd": interventie.wachttijd,
            "na": self._before(code),
            "niet_met": sorted((set(interventie.niet_met) | self._same_person(interventie)) & known),
            "vraagt": dict(interventie.vraagt),
            "voorkeur": self.feiten.voorkeuren.get(code, 0),
            "met_wie": interventie.met_wie,
        }
        return row | ({"vast": self.feiten.vast[code]} if code in self.feiten.vast else {})

    def _same_person(self, interventie: Interventie) -> set[str]:
        """The load on the network is bounded: a plan asks for at most as many things as there are people to help.

        What asks for their help is shared out over the people by what it is for, and of each share a plan takes one
        thing. With nobody written down there is one share.
        """
        if interventie.met_wie != NETWERK:
            return set()
        asking = {code: _purpose(row) for code, row in self.gekozen.items() if row[0].met_wie == NETWERK}
        places = {purpose: place for place, purpose in enumerate(sorted(set(asking.values())))}
        people = self.feiten.helpers or 1
        mine = places[asking[interventie.code]] % people
        return {code for code, purpose in asking.items() if places[purpose] % people == mine}


def _purpose(row: tuple[Interventie, list[str]]) -> tuple[str, str]:
    """The first goal it works on, and the phase: of what is for the same thing a plan needs one."""
    interventie, works_on = row
    return next(iter(works_on), ""), interventie.fase
