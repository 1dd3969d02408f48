"""Proposed plans as people read them: what each asks every week, when which goal is reached, who helps, and why."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from draagkracht.methodiek.instrument import load_instrument
from draagkracht.sociale_kaart.interventies import Interventie

from ..doelen.models import Doel
from .metwie import who_of
from .models import Planvoorstel, Stap, Voorkeur
from .plankeuze import MOST
from .planstap import helper_word
from .planweg import left_out_word, let_go
from .planwoorden import (
    LET_GO_OF,
    MINSTE_TIJD,
    MORE_TO_CHOOSE,
    NAAR_WENS,
    RUSTIGST,
    SNELST,
    more_possible,
    rond_woord,
    sentences,
    uren_woord,
    week_op,
    weken_woord,
)

Regel = Mapping[str, Any]


@dataclass(frozen=True)
class Planregel:
    """One step of a proposed plan. `interventie` is None for a step that stood in the plan already."""

    code: str
    naam: str
    interventie: Interventie | None
    fase: str
    fase_woord: str
    van: int
    tot: int
    begin_op: dt.date
    duur: str
    uren: str
    wie: str
    doelen: list[str]
    waarom: list[str]
    is_staand: bool
    wens: Voorkeur | None
    is_vast: bool


@dataclass(frozen=True)
class Doelregel:
    """When a goal is reached: `rond` is "" when it is not in this plan; `liever_op` when people wanted it earlier.

    `is_bezig`: a step that stands already and is not over works on it.
    """

    tekst: str
    rond: str
    liever_op: dt.date | None
    is_bezig: bool = False


@dataclass(frozen=True)
class Plankaart:
    """One proposed plan. `kenmerk`: in what it is the most of all, "" when in nothing; `alleen_hier`: in no other plan."""

    nummer: int
    kenmerk: str
    piek: str
    totaal: str
    duur: str
    klaar: list[Doelregel]
    helpers: list[tuple[str, list[str]]]
    netwerk: str
    alleen_hier: list[str]
    regels: list[Planregel]

    @property
    def is_vol(self) -> bool:
        """Every goal is reached in it."""
        return all(doel.rond for doel in self.klaar)

    @property
    def nieuw(self) -> list[Planregel]:
        """The steps that do not stand in the aanpak yet."""
        return [regel for regel in self.regels if not regel.is_staand]


class Planbeeld:
    """Reads one Planvoorstel with the words of the goals, the steps and the catalogue beside it.

    A goal or a step of then that is not given (it was taken away, or is about safety since) is on no page.
    """

    def __init__(
        self,
        voorstel: Planvoorstel,
        *,
        doelen: Mapping[str, Doel],
        stappen: Iterable[Stap],
        catalogus: Iterable[Interventie],
        voorkeuren: Mapping[str, Voorkeur],
    ) -> None:
        self.voorstel, self.voorkeuren = voorstel, voorkeuren
        self.catalogus = {row.code: row for row in catalogus}
        self.gevraagd = {row["code"]: row for row in voorstel.invoer["interventies"]}
        refers = voorstel.verwijzingen
        self.geregeld = [doelen[pk].tekst for pk in voorstel.al_gediend if pk in doelen]
        self.doelen = {code: doelen[pk].tekst for code, pk in refers.items() if pk in doelen}
        self.streef = {code: doelen[pk].streef_op for code, pk in refers.items() if pk in doelen}
        standing = {str(stap.pk): stap for stap in stappen}
        steps = {code: pk for code, pk in refers.items() if code in self.gevraagd}
        self.staand = {code: standing[pk] for code, pk in steps.items() if pk in standing}
        self.bezig = {str(doel.pk) for stap in self.staand.values() for doel in stap.doelen.all()}
        self.weg = set(steps) - set(self.staand)
        self.namen = {code: self._name(code) for code in self.gevraagd if code not in self.weg}

    def _name(self, code: str) -> str:
        stap = self.staand.get(code)
        if stap is not None:
            return stap.wat
        return self.catalogus[code].naam if code in self.catalogus else code

    def kaarten(self) -> list[Plankaart]:
        """Every plan that was proposed, the best first."""
        plannen = self.voorstel.plannen
        times = Counter(step["interventie"] for plan in plannen for step in plan["stappen"])
        shared = {code for code, n in times.items() if n > 1 or len(plannen) < 2}
        marks = _marks(plannen)
        return [
            self._card(nummer, plan, shared, marks[nummer - 1])
            for nummer, plan in enumerate(plannen, start=1)
        ]

    def _card(self, nummer: int, plan: Regel, shared: set[str], kenmerk: str) -> Plankaart:
        rows = [self._row(row) for row in plan["stappen"] if row["interventie"] not in self.weg]
        weeks = max((row.tot for row in rows), default=0)
        return Plankaart(
            nummer=nummer,
            kenmerk=kenmerk,
            piek=uren_woord(plan["piek_uren"]),
            totaal=uren_woord(plan["totaal_uren"]),
            duur=weken_woord(weeks),
            klaar=[self._goal(row) for row in plan["doelen"] if row["code"] in self.doelen],
            helpers=_helpers(rows),
            netwerk=self._network(rows),
            alleen_hier=[row.naam for row in rows if row.code not in shared],
            regels=rows,
        )

    def _goal(self, row: Regel) -> Doelregel:
        tekst, week = self.doelen[row["code"]], row["klaar_week"]
        if week is None:
            return Doelregel(tekst, "", None, self.voorstel.verwijzingen[row["code"]] in self.bezig)
        op = week_op(self.voorstel.begin_op, week)
        wanted = self.streef.get(row["code"])
        return Doelregel(tekst, rond_woord(op), wanted if wanted and wanted < op else None)

    def _row(self, row: Regel) -> Planregel:
        code = row["interventie"]
        asked, wish = self.gevraagd[code], self.voorkeuren.get(code)
        stap = self.staand.get(code)
        fase = (
            asked["fase"] if stap is None else stap.fase
        )  # one that stands goes to the planner as plain time
        return Planregel(
            code=code,
            naam=self.namen[code],
            interventie=self.catalogus.get(code),
            fase=fase,
            fase_woord=str(Stap.Fase(fase).label),
            van=row["van"],
            tot=row["tot"],
            begin_op=week_op(self.voorstel.begin_op, row["van"]),
            duur=weken_woord(row["tot"] - row["van"]),
            uren=uren_woord(asked["uren_per_week"]) if asked["uren_per_week"] else "",
            wie=self._who(code, asked),
            doelen=[self.doelen[doel] for doel in asked["werkt_op"] if doel in self.doelen],
            waarom=sentences(row["waarom"], fase, self.doelen, self.namen),
            is_staand=code in self.staand,
            wens=wish,
            is_vast=asked.get("vast") == row["van"] and code not in self.staand,
        )

    def _who(self, code: str, asked: Regel) -> str:
        stap = self.staand.get(code)
        return who_of(stap) if stap is not None else helper_word(asked.get("met_wie", ""))

    def _network(self, rows: Iterable[Planregel]) -> str:
        """What the plan asks of people around the resident, at most, in a week; "" when nothing."""
        asking = [row for row in rows if not row.is_staand and row.interventie]
        weeks = [
            sum(row.interventie.belast_netwerk for row in asking if row.van <= week < row.tot)
            for week in range(max((row.tot for row in asking), default=0))
        ]
        return uren_woord(max(weeks)) if any(weeks) else ""

    def left_out(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What is in no plan, as (code, name), together by why: the planner's reasons and those of before it."""
        groups: dict[str, list[tuple[str, str]]] = {}
        shown = {step["interventie"] for plan in self.voorstel.plannen for step in plan["stappen"]}
        rows = [(row["interventie"], row["waarom"]["code"]) for row in self.uitvoer.get("uitgesloten", [])]
        rows += [(row["interventie"], row["code"]) for row in self.voorstel.weggelaten]
        for code, why in rows:
            if code in self.catalogus and code not in shown:
                groups.setdefault(left_out_word(why), []).append((code, self.catalogus[code].naam))
        return list(groups.items())

    def settled(self) -> list[str]:
        """The goals that need no new step."""
        return self.geregeld

    def more(self) -> list[str]:
        """What could be changed to make more possible."""
        parts = {part.code: part.naam_inwoner for part in load_instrument().onderdelen}
        horizon = self.voorstel.invoer["horizon_weken"]
        rows = [more_possible(row, self.doelen, parts, horizon) for row in self.uitvoer.get("tekort", [])]
        return [zin for zin in rows if zin] or self._perhaps()

    def _perhaps(self) -> list[str]:
        """What the planner did not work out and may give more: to let go of a week, or to allow more of what was short."""
        plannen = self.voorstel.plannen
        is_short = not plannen or not all(row["bediend"] for row in plannen[0]["doelen"])
        fixed = [c for c in self.namen if self.gevraagd[c].get("vast") is not None and c not in self.staand]
        found = [LET_GO_OF % self.namen[code] for code in fixed if is_short]
        if len(plannen) < MOST:
            codes = {row["waarom"]["code"] for row in self.uitvoer.get("uitgesloten", [])}
            found += [str(zin) for why, zin in MORE_TO_CHOOSE if codes & why]
        return found

    def let_go(self) -> list[str]:
        """Which fixed steps could not stand in their week, and why."""
        rows = self.uitvoer.get("losgelaten", [])
        return [let_go(row, self.namen) for row in rows if row["interventie"] not in self.weg]

    @property
    def uitvoer(self) -> Regel:
        return self.voorstel.uitvoer or {}


def _marks(plannen: list[Regel]) -> list[str]:
    """Per plan the one thing in which it is better than every other; "" when there is none."""
    if len(plannen) < 2:
        return [""] * len(plannen)
    figures = (
        (SNELST, [plan["rang"][1] for plan in plannen]),
        (MINSTE_TIJD, [plan["totaal_uren"] for plan in plannen]),
        (RUSTIGST, [plan["piek_uren"] for plan in plannen]),
        (NAAR_WENS, [-plan["rang"][2] for plan in plannen]),
    )
    best = [
        [word for word, row in figures if row[n] < min(row[:n] + row[n + 1 :])] for n in range(len(plannen))
    ]
    return [", ".join(map(str, words[:2])) for words in best]


def _helpers(rows: Iterable[Planregel]) -> list[tuple[str, list[str]]]:
    """Who helps, each with what, in the order of the plan."""
    found: dict[str, list[str]] = {}
    for row in rows:
        if row.wie:
            found.setdefault(row.wie, []).append(row.naam)
    return list(found.items())
