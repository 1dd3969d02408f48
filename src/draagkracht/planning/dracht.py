"""What a plan with a step at a week costs above the bound at least: the step itself, and what it is there for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from .kolommen import ONEINDIG, Getallen

if TYPE_CHECKING:
    from .grens import Grens


def find_dracht(grens: Grens, extra: Mapping[str, Getallen]) -> Getallen:
    """Return it for every column; `extra` is what serving a goal in each week costs above the bound.

    Beside its own price a step bears that of all that comes before it. And it is the only one that fills a need, so that
    goal is served no earlier than it ends; or a step that comes after it bears that in its place.
    """
    keuze = grens.ruimte.keuze
    nummer = {i.code: plek for plek, i in enumerate(keuze)}
    reden = _find_redenen(grens, extra)
    samen = _add_before(grens, nummer)
    hierna: dict[int, list[int]] = defaultdict(list)
    for plek, i in enumerate(keuze):
        for code in i.na:
            hierna[nummer[code]].append(plek)
    for plek in _children_first(len(keuze), hierna):
        for volgende in hierna.get(plek, ()):
            stuk = slice(int(grens.eerste[volgende]), int(grens.eerste[volgende + 1]))
            last = np.full(grens.breed + 1, ONEINDIG)
            last[grens.start[stuk]] = np.minimum(samen[stuk] + reden[volgende][grens.eind[stuk]], ONEINDIG)
            reden[plek] = np.minimum(reden[plek], np.minimum.accumulate(last[::-1])[::-1])
    dracht: Getallen = np.minimum(samen + reden[grens.van, grens.eind], ONEINDIG)
    return dracht


def _find_redenen(grens: Grens, extra: Mapping[str, Getallen]) -> Getallen:
    """By step and week of its end: what the goal costs of which it fills a need; nothing for what people fixed."""
    keuze, breed = grens.ruimte.keuze, grens.breed
    reden: Getallen = np.full((len(keuze), breed + 1), ONEINDIG)
    for nood, (doel, _nood) in enumerate(grens.noden):
        laat = np.minimum.accumulate(extra[doel.code][:breed][::-1])[::-1]
        wanneer = np.minimum(np.arange(breed + 1) + grens.daarna[nood], breed)
        vult = grens.vult[:, nood]
        reden[vult] = np.minimum(reden[vult], np.append(laat, ONEINDIG)[wanneer])
    reden[[i.vast is not None for i in keuze]] = 0
    return reden


def _add_before(grens: Grens, nummer: Mapping[str, int]) -> Getallen:
    """By column its own price with that of all that comes before it, each in the cheapest week to be done by then."""
    keuze, breed = grens.ruimte.keuze, grens.breed
    op_week: Getallen = np.full((len(keuze), breed), ONEINDIG)
    op_week[grens.van, grens.start] = grens.eigen_p
    samen: Getallen = grens.eigen_p.copy()
    for plek in range(len(keuze)):
        stuk = slice(int(grens.eerste[plek]), int(grens.eerste[plek + 1]))
        for eerder in _before(grens, plek, nummer):
            prijs = np.full(breed, ONEINDIG)
            weken = keuze[eerder].weken
            prijs[weken:] = np.minimum.accumulate(op_week[eerder, : breed - weken])
            samen[stuk] += prijs[grens.start[stuk]]
    np.minimum(samen, ONEINDIG, out=samen)
    return samen


def _before(grens: Grens, plek: int, nummer: Mapping[str, int]) -> set[int]:
    """All that comes before an intervention."""
    voor: set[int] = set()
    nieuw = [plek]
    while nieuw:
        eerder = {nummer[code] for code in grens.ruimte.keuze[nieuw.pop()].na} - voor
        voor |= eerder
        nieuw += eerder
    return voor


def _children_first(aantal: int, hierna: Mapping[int, list[int]]) -> list[int]:
    """All interventions, those that come after another before it; `na` holds no rings here."""
    klaar: dict[int, None] = {}

    def visit(plek: int) -> None:
        for volgende in hierna.get(plek, ()):
            if volgende not in klaar:
                visit(volgende)
        klaar[plek] = None

    for plek in range(aantal):
        if plek not in klaar:
            visit(plek)
    return list(klaar)
