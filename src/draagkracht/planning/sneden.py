"""Cuts: what every plan keeps to and a solution of the relaxation may not, each as one sum over its columns.

A cut is found where the solution goes against it, and stands for a rule: a step begins when what has to end before it has
ended (rules 3, 6 and 7), two steps do not go together (rule 4), two steps that do the same are one too many (rule 9), two
steps of more than half the hours do not run in the same week (rule 2).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from .opgave import FASEN, Interventie

if TYPE_CHECKING:
    from .grens import Grens

MINSTENS = 0.05
MEESTE = 30
Masker = NDArray[np.bool_]
Groep = tuple[Any, ...]


@dataclass(frozen=True)
class Snede:
    """The columns in `meer` less those in `min` are together at most `hoogstens`; `sleutel` tells it in another space."""

    sleutel: tuple[Any, ...]
    meer: Masker
    min: Masker
    hoogstens: int


class Sneden:
    """The cuts of one space. Steps that do the same, and that nobody needs for another reason, are one group."""

    def __init__(self, grens: Grens) -> None:
        self.grens = grens
        self.bekend: set[tuple[Any, ...]] = set()

    @cached_property
    def groep(self) -> list[Groep]:
        """The group of each step."""
        keuze = self.grens.ruimte.keuze
        eerder = {code for i in keuze for code in i.na}
        return [
            (i.code,) if i.code in eerder or i.vast is not None else (i.fase, *sorted(i.werkt_op))
            for i in keuze
        ]

    @cached_property
    def leden(self) -> dict[Groep, list[int]]:
        """The numbers of the steps of each group."""
        leden: dict[Groep, list[int]] = {}
        for plek, groep in enumerate(self.groep):
            leden.setdefault(groep, []).append(plek)
        return leden

    @cached_property
    def kolommen(self) -> dict[Groep, Masker]:
        """The columns of each group."""
        return {groep: np.isin(self.grens.van, plekken) for groep, plekken in self.leden.items()}

    @cached_property
    def nummer(self) -> dict[str, int]:
        return {i.code: plek for plek, i in enumerate(self.grens.ruimte.keuze)}

    @cached_property
    def zwaar(self) -> Masker:
        """The columns of steps that take more than half the hours."""
        grens = self.grens
        return grens.uren * 2 > int(grens.ruimte.opgave.uren * grens.schaal)

    def rebuild(self, sneden: Sequence[Snede]) -> list[Snede]:
        """The same cuts in this space."""
        return [hier for snede in sneden if (hier := self._build(snede.sleutel)) is not None]

    def find(self, deel: Mapping[int, float], tot: int) -> list[Snede]:
        """The cuts that this solution goes against most; `deel` says how much of each column is in it."""
        grens = self.grens
        kolommen = np.array(sorted(deel), dtype=np.int64)
        x = np.array([deel[kolom] for kolom in kolommen.tolist()])
        plekken, waar = np.unique(grens.van[kolommen], return_inverse=True)
        begint, klaar = np.zeros((len(plekken), tot)), np.zeros((len(plekken), tot))
        np.add.at(begint, (waar, grens.start[kolommen]), x)
        np.add.at(klaar, (waar, grens.eind[kolommen]), x)
        begint, klaar = begint.cumsum(axis=1), klaar.cumsum(axis=1)
        kansen = [
            *self._find_orders(plekken, begint, klaar),
            *self._find_pairs(plekken, begint, klaar),
            *self._find_heavy(kolommen, x, tot),
        ]
        nieuw = sorted(
            (-te_veel, sleutel)
            for te_veel, sleutel in kansen
            if te_veel > MINSTENS and sleutel not in self.bekend
        )
        gevonden = [self._build(sleutel) for _te_veel, sleutel in nieuw[:MEESTE]]
        return [snede for snede in gevonden if snede is not None]

    def _find_orders(self, plekken: Any, begint: Any, klaar: Any) -> list[tuple[float, tuple[Any, ...]]]:
        """Steps that begin before something that has to end before them has ended."""
        grens = self.grens
        kansen: list[tuple[float, tuple[Any, ...]]] = []
        rij = {int(plek): nummer for nummer, plek in enumerate(plekken)}
        for dan, nummer in rij.items():
            i = grens.ruimte.keuze[dan]
            for wat, eerst in self._orders(i):
                samen = sum((klaar[rij[plek]] for plek in eerst if plek in rij), np.zeros(klaar.shape[1]))
                te_veel = begint[nummer] - samen
                week = int(te_veel.argmax())
                kansen.append((float(te_veel[week]), ("orde", i.code, wat, week)))
        return kansen

    def _orders(self, i: Interventie) -> list[tuple[tuple[str, ...], list[int]]]:
        """What has to end before this step begins: all that it comes after; and where a goal is surely served, something
        that fills its need of an earlier phase.
        """
        grens = self.grens
        orden: list[tuple[tuple[str, ...], list[int]]] = [
            (("na", code), [self.nummer[code]]) for code in sorted(i.na)
        ]
        if grens.ruimte.onbediend == 0 and i.rang_fase:
            orden += [
                (("nood", doel.code, nood.fase), np.flatnonzero(grens.vult[:, nummer]).tolist())
                for nummer, (doel, nood) in enumerate(grens.noden)
                if nood.fase is not None and doel.code in i.werkt_op and FASEN.index(nood.fase) < i.rang_fase
            ]
        return orden

    def _find_pairs(self, plekken: Any, begint: Any, klaar: Any) -> list[tuple[float, tuple[Any, ...]]]:
        """Groups of which more than one step is chosen, or of which one begins before the other has ended."""
        keuze = self.grens.ruimte.keuze
        groepen = sorted({self.groep[int(plek)] for plek in plekken})
        rij = {groep: nummer for nummer, groep in enumerate(groepen)}
        som = np.zeros((len(groepen), len(plekken)))
        for nummer, plek in enumerate(plekken):
            som[rij[self.groep[int(plek)]], nummer] = 1
        begint, klaar = som @ begint, som @ klaar
        alles = begint[:, -1]
        loopt = alles[:, None] - klaar
        kansen: list[tuple[float, tuple[Any, ...]]] = [
            (float(alles[nummer] - 1), ("groep", groep)) for groep, nummer in rij.items()
        ]
        wie = [keuze[self.leden[groep][0]] for groep in groepen]
        for een, eerst in enumerate(wie):
            for twee, dan in enumerate(wie):
                if alles[een] + alles[twee] <= 1 + MINSTENS:
                    continue
                if self._comes_first(eerst, dan):
                    te_veel = loopt[een] + begint[twee] - 1
                    week = int(te_veel.argmax())
                    kansen.append((float(te_veel[week]), ("botst", groepen[een], groepen[twee], week)))
                elif een < twee and (dan.code in eerst.niet_met or eerst.code in dan.niet_met):
                    kansen.append((float(alles[een] + alles[twee] - 1), ("niet_met", eerst.code, dan.code)))
        return kansen

    def _comes_first(self, eerst: Interventie, dan: Interventie) -> bool:
        """Rules 6 and 7."""
        if eerst.rang_fase >= dan.rang_fase:
            return False
        return not eerst.werkt_op.isdisjoint(dan.werkt_op) or self.grens.ruimte.is_lucht(eerst)

    def _find_heavy(self, kolommen: Any, x: Any, tot: int) -> list[tuple[float, tuple[Any, ...]]]:
        """Weeks in which more than one step runs that takes more than half the hours."""
        grens = self.grens
        zwaar = self.zwaar[kolommen]
        loopt = np.zeros(tot + 1)
        np.add.at(loopt, grens.start[kolommen[zwaar]], x[zwaar])
        np.add.at(loopt, grens.eind[kolommen[zwaar]], -x[zwaar])
        loopt = loopt.cumsum()
        return [
            (float(loopt[week] - 1), ("zwaar", week))
            for week in np.flatnonzero(loopt > 1 + MINSTENS).tolist()
        ]

    def _build(self, sleutel: tuple[Any, ...]) -> Snede | None:
        """The cut with this key; None when nothing of it is in this space."""
        grens = self.grens
        niets = np.zeros(len(grens.van), dtype=bool)
        match sleutel:
            case ("orde", code, wat, week):
                plek = self.nummer.get(code)
                orden = [] if plek is None else self._orders(grens.ruimte.keuze[plek])
                eerst = next((eerst for welke, eerst in orden if welke == wat), None)
                if plek is None or eerst is None:
                    return None
                meer = (grens.van == plek) & (grens.start <= week)
                min_ = np.isin(grens.van, eerst) & (grens.eind <= week)
                hoogstens = 0
            case ("groep", groep):
                meer, min_, hoogstens = self.kolommen.get(groep, niets), niets, 1
            case ("botst", een, twee, week):
                meer = self.kolommen.get(een, niets) & (grens.eind > week)
                meer = meer | (self.kolommen.get(twee, niets) & (grens.start <= week))
                min_, hoogstens = niets, 1
            case ("niet_met", een, twee):
                plekken = [self.nummer[code] for code in (een, twee) if code in self.nummer]
                meer, min_, hoogstens = np.isin(grens.van, plekken), niets, 1
            case ("zwaar", week):
                meer = self.zwaar & (grens.start <= week) & (grens.eind > week)
                min_, hoogstens = niets, 1
        if not meer.any():
            return None
        self.bekend.add(sleutel)
        return Snede(sleutel, meer, min_, hoogstens)
