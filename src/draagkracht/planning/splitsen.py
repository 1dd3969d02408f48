"""A space in two: where a solution of the relaxation is most in doubt."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from .grens import Grens
from .snoeien import Ruimte, narrow

HEEL = 0.99


def split_in_two(grens: Grens) -> list[Ruimte]:
    """Return two spaces that together hold every plan of this one: without a step and with it, or with a step early and
    late; none when there is nothing to split on.
    """
    ruimte = grens.ruimte
    deel: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for kolom, waarde in sorted(grens.deel.items()):
        deel[int(grens.van[kolom])].append((int(grens.start[kolom]), waarde))
    twijfel: list[tuple[float, float, str, int | None]] = []
    for plek, weken in deel.items():
        i = ruimte.keuze[plek]
        samen = sum(waarde for _week, waarde in weken)
        gemiddeld = sum(week * waarde for week, waarde in weken) / samen
        if i.vast is None and i.code not in ruimte.moet and samen < HEEL:
            twijfel.append((-round(min(samen, 1 - samen), 6), gemiddeld, i.code, None))
        spreiding = max(week for week, _waarde in weken) - min(week for week, _waarde in weken)
        if samen >= HEEL and spreiding:
            twijfel.append((-0.25, gemiddeld, i.code, int(gemiddeld)))
    if not twijfel:
        # Nothing is in doubt, and yet it is no plan: go by the first step that is not sure.
        los = [
            (min(weken)[0], code)
            for plek, weken in deel.items()
            if (code := ruimte.keuze[plek].code) not in ruimte.moet and ruimte.keuze[plek].vast is None
        ]
        return _split_choice(ruimte, min(los)[1]) if los else []
    _hoe, _gemiddeld, code, week = min(twijfel, key=lambda kans: kans[:3])
    return _split_choice(ruimte, code) if week is None else _split_week(ruimte, code, week)


def _split_choice(ruimte: Ruimte, code: str) -> list[Ruimte]:
    """Without this step; and with it, so without what does the same or does not go with it (rules 4 and 9)."""
    keuze = {i.code: i for i in ruimte.keuze}
    i = keuze[code]
    zonder = narrow(ruimte, {**ruimte.weken, code: []}, ruimte.klaar)
    eerder = {ander for stap in ruimte.keuze for ander in stap.na}
    weg = {ander.code for ander in ruimte.keuze if ander.code in i.niet_met or code in ander.niet_met}
    if code not in eerder:
        weg |= {
            ander.code
            for ander in ruimte.keuze
            if ander is not i
            and (ander.fase, ander.werkt_op) == (i.fase, i.werkt_op)
            and ander.code not in eerder
            and ander.vast is None
        }
    weken = {ander: [] if ander in weg else weken for ander, weken in ruimte.weken.items()}
    met = replace(narrow(ruimte, weken, ruimte.klaar), moet=ruimte.moet | {code})
    return [deel for deel in (met, zonder) if deel.keuze and deel.moet <= deel.weken.keys()]


def _split_week(ruimte: Ruimte, code: str, week: int) -> list[Ruimte]:
    """With this step not after that week; and with it later."""
    weken = ruimte.weken[code]
    delen = [
        narrow(
            ruimte, {**ruimte.weken, code: [van for van in weken if (van <= week) == is_vroeg]}, ruimte.klaar
        )
        for is_vroeg in (True, False)
    ]
    return [deel for deel in delen if deel.keuze and deel.moet <= deel.weken.keys()]
