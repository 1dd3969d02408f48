"""Where a row of steps stands: what it took, what it left to be done, and what tells two rows apart."""

from __future__ import annotations

from typing import Any

from .tak import ONEINDIG, Tak

Rij = tuple[tuple[int, int], ...]


class Stand:
    """A row of steps in order of their start, and where it stands.

    What is settled is no more looked at: of the goals whose week no later step can change only `wachten` is left, their
    part of rank (b), and their part of `prijs`. `doelen` are the numbers of the others; `loopt` tells of the steps that
    still run.

    The next step begins in `week` or later, and in that week comes after number `laatste`. `gekozen`, `open` and `dubbel`
    are the steps, the needs that nothing fills yet and those that more than one step fills, as bits. `prijs` is what the
    row costs, `som` what every plan that goes on from it costs at least, both above the bound. `kansen` are the steps that
    may still come. `aantal` and `uren` say how full each week is, `einde` the first end of a step that fills a need,
    `hoogste` and `klaar` per goal the latest phase and when the steps of each of the three phases end. `verlicht` tells
    whether the last of the relief is in the row. `vrij`, `goed`, `duur` and `starts`: (c) that can still be added, (c), (d)
    and (e) so far.
    """

    __slots__ = (
        "aantal", "doelen", "dubbel", "duur", "einde", "gekozen", "goed", "hoogste", "kansen", "klaar", "laatste", "loopt",
        "open", "prijs", "rij", "som", "starts", "uren", "verlicht", "vrij", "wachten", "week",
    )  # fmt: skip

    week: int
    laatste: int
    gekozen: int
    open: int
    dubbel: int
    prijs: int
    som: int
    kansen: list[int]
    rij: Rij
    doelen: list[int]
    wachten: int
    loopt: list[tuple[int, int, int]]
    aantal: list[int]
    uren: list[int]
    einde: list[int]
    hoogste: list[int]
    klaar: list[int]
    verlicht: bool
    vrij: int
    goed: int
    duur: int
    starts: int

    @classmethod
    def begin(cls, tak: Tak, kansen: list[int]) -> Stand:
        """The empty row."""
        stand = cls()
        doelen = len(tak.opgave.doelen)
        stand.week, stand.laatste = 0, -1
        stand.gekozen, stand.open, stand.dubbel = 0, tak.alle_noden, 0
        stand.prijs = stand.som = 0
        stand.kansen, stand.rij, stand.loopt = kansen, (), []
        stand.doelen, stand.wachten = list(range(len(tak.van_doel))), 0
        stand.aantal, stand.uren = [0] * (tak.lang + 1), [0] * (tak.lang + 1)
        stand.einde = [ONEINDIG] * len(tak.samen)
        stand.hoogste, stand.klaar = [-1] * doelen, [0] * (3 * doelen)
        stand.verlicht = not tak.lucht
        stand.vrij = sum(tak.meeste_voorkeur) + tak.vaste_voorkeur
        stand.goed = stand.duur = stand.starts = 0
        return stand

    def add(self, tak: Tak, n: int, van: int, prijs: int, kansen: list[int]) -> Stand:
        """The row with one more step: number `n`, from week `van`; `prijs` and `kansen` are those of the new row."""
        stand = Stand()
        eind, fase, nieuw = van + tak.weken[n], tak.fase[n], tak.vult[n] & self.open
        stand.gekozen, stand.open = self.gekozen | 1 << n, self.open & ~nieuw
        stand.dubbel = self.dubbel | (tak.vult[n] & ~nieuw)
        stand.prijs, stand.kansen, stand.rij = prijs, kansen, (*self.rij, (van, n))
        stand.einde = einde = self.einde.copy()
        stand.vrij = self.vrij
        for nood in tak.noden[n]:
            if eind < einde[nood]:
                einde[nood] = eind
            if nieuw >> nood & 1:
                stand.vrij -= tak.meeste_voorkeur[nood]
        stand.goed, stand.duur = self.goed + tak.voorkeur[n], self.duur + tak.totaal[n]
        stand.starts = self.starts + van
        stand.hoogste, stand.klaar = hoogste, klaar = self.hoogste.copy(), self.klaar.copy()
        for doel in tak.aan[n]:
            if fase > hoogste[doel]:
                hoogste[doel] = fase
            if eind > klaar[3 * doel + fase]:
                klaar[3 * doel + fase] = eind
        stand.verlicht = self.verlicht or (tak.is_lucht[n] and eind == tak.lucht)
        stand.doelen, stand.wachten = self.doelen, self.wachten
        stand._fill(tak, self, n, van)
        return stand

    def _fill(self, tak: Tak, voor: Stand, n: int, van: int) -> None:
        """Take the room of a step, and go on to the first week in which there is room for another."""
        self.aantal, self.uren = aantal, vol = voor.aantal.copy(), voor.uren.copy()
        uren = tak.uren[n]
        for week in range(van, van + tak.weken[n]):
            aantal[week] += 1
            vol[week] += uren
        self.week, self.laatste = van, n
        while aantal[self.week] >= tak.cap:
            self.prijs += tak.uur[self.week] * (tak.uren_cap - vol[self.week])
            self.week += 1
            self.laatste = -1
        self.loopt = [stap for stap in voor.loopt if stap[0] > self.week]
        if van + tak.weken[n] > self.week:
            self.loopt.append((van + tak.weken[n], uren, n if tak.gebonden >> n & 1 else -1))
            self.loopt.sort()

    def key(self, tak: Tak, vanaf: list[list[int]], groepen: tuple[int, ...], nog: int) -> tuple[Any, ...]:
        """What is left to be done and in what room: rows that have this alike end alike.

        `vanaf` is the first end of what fills a need from a week on, `groepen` what later steps may take away, `nog` the
        needs that are to be filled.
        """
        week, einde, open_, klaar = self.week, self.einde, self.open, self.klaar
        sleutel: list[Any] = [week, self.laatste, open_, self.gekozen & tak.gebonden, self.verlicht, groepen]
        sleutel += self.loopt
        for doel in self.doelen:
            rest = 0
            if tak.masker[doel] & open_:
                rest = max([vanaf[nood][week] for nood in tak.van_doel[doel] if open_ >> nood & 1])
            sleutel += [(nood, einde[nood]) for nood in tak.van_doel[doel] if rest < einde[nood] < ONEINDIG]
        for doel, hoogste in enumerate(self.hoogste):
            if hoogste < 0:
                continue
            if tak.lager[doel][hoogste] & nog:
                sleutel.append((-1, doel, hoogste))
            eerst, dan = klaar[3 * doel], klaar[3 * doel + 1]
            if eerst > week and tak.hoger[doel][0] & nog:
                sleutel.append((-2, doel, eerst))
            if dan > week and tak.hoger[doel][1] & nog:
                sleutel.append((-3, doel, dan))
        return tuple(sleutel)
