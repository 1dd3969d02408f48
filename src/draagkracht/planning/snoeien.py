"""Exact pruning: what no best plan can hold, and the weeks in which a step can still be worth while."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from .lezen import MEESTE_WEKEN
from .opgave import FASEN, STABILISEREN, Doel, Interventie, Opgave
from .voorwerk import Voorwerk


@dataclass(frozen=True)
class Ruimte:
    """Where plans are looked for: the interventions, the start weeks of each, and the weeks in which a goal may be
    served. `onbediend` is the weight of goals (among those that can be served) that a plan may leave unserved. `moet` are
    interventions that every plan holds that is looked for here.
    """

    opgave: Opgave
    keuze: tuple[Interventie, ...]
    doelen: tuple[Doel, ...]
    onbediend: int
    weken: Mapping[str, Sequence[int]] = field(hash=False)
    klaar: Mapping[str, tuple[int, int]] = field(hash=False)
    moet: frozenset[str] = frozenset()

    @cached_property
    def zwaar(self) -> frozenset[str]:
        """The goals of which the relief comes before all strengthening."""
        return frozenset(doel.code for doel in self.opgave.doelen if doel.is_verlichting)

    def is_lucht(self, i: Interventie) -> bool:
        """Whether all strengthening waits for this step (rule 7)."""
        return i.fase == STABILISEREN and not self.zwaar.isdisjoint(i.werkt_op)


def drop_dominated(keuze: Sequence[Interventie], aantal: int) -> tuple[Interventie, ...]:
    """Leave out what cannot be in any of the `aantal` best plans.

    An intervention on the same goals in the same phase that is no worse in anything can take its place at the same
    week, and the plan is better for it. With as many of those as there are plans, all plans rank before. Only
    interventions without ties to others are compared: a step that others follow or exclude may be needed as it is.
    """
    verbonden = {code for i in keuze for code in i.na | i.niet_met}
    groepen: dict[tuple[str, frozenset[str]], list[Interventie]] = defaultdict(list)
    for i in keuze:
        if not (i.code in verbonden or i.na or i.niet_met or i.vast is not None):
            groepen[i.fase, i.werkt_op].append(i)
    weg = {
        i.code
        for groep in groepen.values()
        for i in groep
        if sum(is_better(ander, i) for ander in groep) >= aantal
    }
    return tuple(i for i in keuze if i.code not in weg)


def is_better(ander: Interventie, i: Interventie) -> bool:
    """Whether `ander` in the place of `i` always gives a better plan."""
    if not (
        ander.wachttijd <= i.wachttijd
        and ander.weken <= i.weken
        and ander.uren <= i.uren
        and ander.voorkeur >= i.voorkeur
    ):
        return False
    return ander.voorkeur > i.voorkeur or ander.totaal < i.totaal or ander.code < i.code


def open_space(voorwerk: Voorwerk, opgave: Opgave, aantal: int, onbediend: int) -> Ruimte | None:
    """Return the whole space in which the `aantal` best plans lie; None when not everything that must can be served."""
    keuze = drop_dominated(voorwerk.keuze, aantal)
    vroegst = {i.code: voorwerk.vroegst[i.code] for i in keuze}
    if onbediend == 0:
        _raise_vroegst(keuze, voorwerk.doelen, vroegst)
    weken = {i.code: _starts(i, vroegst[i.code], opgave.horizon) for i in keuze}
    keuze = _keep_closed([i for i in keuze if weken[i.code]])
    eerste = {doel.code: _first_klaar(doel, keuze, vroegst) for doel in voorwerk.doelen}
    klaar = {
        code: (week, opgave.horizon)
        for code, week in eerste.items()
        if week is not None and week <= opgave.horizon
    }
    onbediend -= sum(doel.gewicht for doel in voorwerk.doelen if doel.code not in klaar)
    if onbediend < 0:
        return None
    doelen = tuple(doel for doel in voorwerk.doelen if doel.code in klaar)
    return Ruimte(opgave, keuze, doelen, onbediend, {i.code: weken[i.code] for i in keuze}, klaar)


def bound_space(ruimte: Ruimte, wachten: int) -> Ruimte:
    """Narrow a space in which every goal is served to the plans with at most this rank (b).

    A goal can wait only as long as the others at their earliest leave room, and a step is in the plan because it is
    the only one that fills a need, so it ends before that goal is served; or because another one comes after it.
    """
    over = wachten - sum(doel.gewicht * ruimte.klaar[doel.code][0] for doel in ruimte.doelen)
    klaar = {
        doel.code: (eerste, min(laatste, eerste + max(0, over) // doel.gewicht))
        for doel in ruimte.doelen
        for eerste, laatste in [ruimte.klaar[doel.code]]
    }
    einde = _latest_einde(ruimte, klaar)
    weken = {i.code: _between(ruimte.weken[i.code], 0, einde[i.code] - i.weken) for i in ruimte.keuze}
    return narrow(ruimte, weken, klaar)


def _between(weken: Sequence[int], vanaf: int, tot_en_met: int) -> Sequence[int]:
    return weken[bisect_left(weken, vanaf) : bisect_right(weken, tot_en_met)]


def find_luchten(ruimte: Ruimte) -> list[int | None]:
    """The weeks in which the last relief of a plan can end, 0 for a plan without; None alone when there is no relief.

    Together these cover the space (see `split_space`).
    """
    lucht = [i for i in ruimte.keuze if ruimte.is_lucht(i)]
    if not lucht:
        return [None]
    einden = {week + i.weken for i in lucht for week in ruimte.weken[i.code]}
    # A goal with phases of its own may ask for no relief, however heavy it is.
    noden = [nood.fase for doel in ruimte.doelen if doel.code in ruimte.zwaar for nood in doel.noden]
    moet = ruimte.onbediend == 0 and STABILISEREN in noden
    return [*([] if moet else [0]), *sorted(einden)]


def split_space(ruimte: Ruimte, lucht: int | None) -> Ruimte | None:
    """The plans of a space in which the last relief ends in this week (rule 7); None when there are none."""
    if lucht is None:
        return ruimte
    weken = {}
    for i in ruimte.keuze:
        weken[i.code] = ruimte.weken[i.code]
        if ruimte.is_lucht(i):
            weken[i.code] = _between(weken[i.code], 0, lucht - i.weken)
        elif i.rang_fase:
            weken[i.code] = _between(weken[i.code], lucht, ruimte.opgave.horizon)
    nauw = narrow(ruimte, weken, ruimte.klaar)
    klaar = {}
    for doel in ruimte.doelen:
        eerste = _first_klaar(doel, nauw.keuze, {i.code: nauw.weken[i.code][0] for i in nauw.keuze})
        if eerste is not None and eerste <= ruimte.klaar[doel.code][1]:
            klaar[doel.code] = (max(eerste, ruimte.klaar[doel.code][0]), ruimte.klaar[doel.code][1])
        elif ruimte.onbediend < doel.gewicht:
            return None
    gemist = [doel.gewicht for doel in ruimte.doelen if doel.code not in klaar]
    if sum(gemist) > ruimte.onbediend:
        return None
    return replace(
        nauw, klaar={doel.code: klaar.get(doel.code, ruimte.klaar[doel.code]) for doel in ruimte.doelen}
    )


def narrow(
    ruimte: Ruimte, weken: Mapping[str, Sequence[int]], klaar: Mapping[str, tuple[int, int]]
) -> Ruimte:
    """The same space with fewer weeks; what has no week left is out, with all that comes after it."""
    keuze = _keep_closed([i for i in ruimte.keuze if weken[i.code]])
    return replace(ruimte, keuze=keuze, weken={i.code: weken[i.code] for i in keuze}, klaar=klaar)


def _starts(i: Interventie, vroegst: int, horizon: int) -> Sequence[int]:
    alle = range(vroegst, horizon - i.weken + 1)
    return alle if i.vast is None else [week for week in alle if week == i.vast]


def _raise_vroegst(keuze: Sequence[Interventie], doelen: Sequence[Doel], vroegst: dict[str, int]) -> None:
    """Raise earliest starts, given that every goal is served: a later phase waits for the first step of an earlier
    one that its goal needs (rule 6), and everything after stabiliseren for the relief that is needed (rule 7).
    """
    op_code = {i.code: i for i in keuze}
    is_veranderd = True
    while is_veranderd:
        voor = dict(vroegst)
        for doel in doelen:
            aan = [i for i in keuze if doel.code in i.werkt_op]
            for nood in doel.noden:
                einden = [vroegst[i.code] + i.weken for i in aan if i.vult(nood)]
                if nood.fase is None or not einden:
                    continue
                is_lucht = doel.is_verlichting and nood.fase == STABILISEREN
                for i in keuze if is_lucht else aan:
                    if i.rang_fase > FASEN.index(nood.fase):
                        vroegst[i.code] = max(vroegst[i.code], min(einden))
        for i in keuze:
            eerder = [vroegst[code] + op_code[code].weken for code in i.na if code in op_code]
            vroegst[i.code] = max([vroegst[i.code], *eerder])
        is_veranderd = vroegst != voor and max(vroegst.values()) < MEESTE_WEKEN


def _first_klaar(doel: Doel, keuze: Sequence[Interventie], vroegst: Mapping[str, int]) -> int | None:
    """The first week in which this goal can be served: each phase after the one before (rule 6)."""
    klaar = 0
    aan = [i for i in keuze if doel.code in i.werkt_op]
    for nood in doel.noden:
        eind = min((max(vroegst[i.code], klaar) + i.weken for i in aan if i.vult(nood)), default=None)
        if eind is None:
            return None
        klaar = max(klaar, eind)
    return klaar


def _keep_closed(keuze: Sequence[Interventie]) -> tuple[Interventie, ...]:
    """Leave out what comes after something that is not there (rule 3)."""
    over = list(keuze)
    while True:
        codes = {i.code for i in over}
        heel = [i for i in over if i.na <= codes]
        if len(heel) == len(over):
            return tuple(heel)
        over = heel


def _latest_einde(ruimte: Ruimte, klaar: Mapping[str, tuple[int, int]]) -> dict[str, int]:
    """The last week by which each step has to end to be of use."""
    einde = {i.code: ruimte.opgave.horizon if i.vast is not None else -1 for i in ruimte.keuze}
    doelen = {doel.code: doel for doel in ruimte.doelen}
    for i in ruimte.keuze:
        for code in i.werkt_op & doelen.keys():
            if any(i.vult(nood) for nood in doelen[code].noden):
                einde[i.code] = max(einde[i.code], klaar[code][1])
    is_veranderd = True
    while is_veranderd:
        is_veranderd = False
        for i in ruimte.keuze:
            for code in i.na:
                if einde[i.code] - i.weken > einde[code]:
                    einde[code] = einde[i.code] - i.weken
                    is_veranderd = True
    return einde
