"""One branch of the problem as plain tables of whole numbers, for the walk through its plans."""

from __future__ import annotations

import numpy as np

from .grens import Grens
from .opgave import FASEN

ONEINDIG = 1 << 58


class Tak:
    """All plans in one space, with its prices. Steps, needs and goals are numbers; sets of them are bits of one number.

    `lucht` is the week in which the last relief ends (rule 7), 0 when a plan in this branch holds none, and None when
    the space knows no such rule: then every step may come when it likes.
    """

    def __init__(self, grens: Grens, lucht: int | None) -> None:
        self.grens, self.lucht = grens, lucht
        self.ruimte = ruimte = grens.ruimte
        self.opgave = opgave = ruimte.opgave
        self.keuze = keuze = ruimte.keuze
        self.horizon = opgave.horizon
        self.lang = opgave.horizon + 2
        self.cap, self.uren_cap = opgave.tegelijk, int(opgave.uren * grens.schaal)
        self.weken = [i.weken for i in keuze]
        self.uren = [int(i.uren * grens.schaal) for i in keuze]
        self.totaal = [lang * uren for lang, uren in zip(self.weken, self.uren, strict=True)]
        self.voorkeur = [i.voorkeur for i in keuze]
        self.fase = [i.rang_fase for i in keuze]
        self.is_lucht = [ruimte.is_lucht(i) for i in keuze]
        self.eerste = [int(ruimte.weken[i.code][0]) for i in keuze]
        self.vast = {n: i.vast for n, i in enumerate(keuze) if i.vast is not None}
        self.alle_vast = sum(1 << n for n in self.vast)
        self._read_ties()
        self._read_needs()
        self._read_prices()
        self._read_rest()

    def _read_ties(self) -> None:
        """Rules 3 and 4. `gebonden` are the steps that matter to others by themselves."""
        nummer = {i.code: n for n, i in enumerate(self.keuze)}
        self.na = [[nummer[code] for code in sorted(i.na)] for i in self.keuze]
        self.hierna = [0] * len(self.keuze)
        self.botst = [0] * len(self.keuze)
        for n, i in enumerate(self.keuze):
            for eerder in self.na[n]:
                self.hierna[eerder] |= 1 << n
            for code in i.niet_met & nummer.keys():
                self.botst[n] |= 1 << nummer[code]
                self.botst[nummer[code]] |= 1 << n
        self.gebonden = sum(
            1 << n for n in range(len(self.keuze)) if self.hierna[n] or self.botst[n] or n in self.vast
        )

    def _read_needs(self) -> None:
        """What each step fills, and per goal its needs in order of the work."""
        grens, ruimte = self.grens, self.ruimte
        self.noden = [[int(nood) for nood in vullers] for vullers in grens.vullers]
        self.vult = [sum(1 << nood for nood in noden) for noden in self.noden]
        alle = {doel.code: n for n, doel in enumerate(self.opgave.doelen)}
        self.aan = [[alle[code] for code in sorted(i.werkt_op)] for i in self.keuze]
        self.doel_nummer = [alle[doel.code] for doel in ruimte.doelen]
        self.gewicht = [doel.gewicht for doel in ruimte.doelen]
        self.van_doel = [
            [n for n, (van, _nood) in enumerate(grens.noden) if van is doel] for doel in ruimte.doelen
        ]
        self.masker = [sum(1 << nood for nood in noden) for noden in self.van_doel]
        self.alle_noden = sum(self.masker)
        self.nood_fase = [FASEN.index(nood.fase) if nood.fase else 0 for _doel, nood in grens.noden]

    def _read_prices(self) -> None:
        """What empty room costs by week, and what a goal costs above the bound when it is served in a week or later."""
        grens = self.grens
        self.plek = [*grens.plek_p.tolist(), *[0] * self.lang]
        self.uur = [*grens.uur_p.tolist(), *[0] * self.lang]
        self.extra: list[list[int]] = []
        self.extra_niet: list[int] = []
        for doel in self.ruimte.doelen:
            meer = np.minimum(grens.doel_p[doel.code] - grens.doel_p[doel.code].min(), ONEINDIG)
            laat = np.minimum.accumulate(meer[: grens.breed][::-1])[::-1].tolist()
            self.extra.append([*laat, *[ONEINDIG] * (self.lang + 1 - len(laat))])
            mag = self.ruimte.onbediend >= doel.gewicht
            self.extra_niet.append(int(meer[grens.breed]) if mag else ONEINDIG)

    def _read_rest(self) -> None:
        """What tells whether two rows of steps leave the same to be done, and what (c) can become at best."""
        # A step that others follow, or that people fixed, may come whatever is still to be filled.
        altijd = [bool(self.hierna[n]) or n in self.vast for n in range(len(self.keuze))]
        self.samen = [0] * len(self.grens.noden)
        per_fase = [[0, 0, 0] for _doel in self.opgave.doelen]
        self.meeste_voorkeur = [0] * len(self.grens.noden)
        for n, noden in enumerate(self.noden):
            vult = -1 if altijd[n] else self.vult[n]
            for nood in noden:
                self.samen[nood] |= vult
                self.meeste_voorkeur[nood] = max(self.meeste_voorkeur[nood], self._most_voorkeur(n))
            for doel in self.aan[n]:
                per_fase[doel][self.fase[n]] |= vult
        self.lager = [(0, fasen[0], fasen[0] | fasen[1]) for fasen in per_fase]
        self.hoger = [(fasen[1] | fasen[2], fasen[2]) for fasen in per_fase]
        self.vaste_voorkeur = sum(self._most_voorkeur(n) for n in self.vast)

    def _most_voorkeur(self, n: int) -> int:
        """The most that this step and what comes before it add to (c)."""
        voor = {n}
        nieuw = [n]
        while nieuw:
            eerder = set(self.na[nieuw.pop()]) - voor
            voor |= eerder
            nieuw += eerder
        return sum(max(0, self.voorkeur[n]) for n in voor)
