"""The catalogue as it is shipped: a folder of TOML files, read once, checked whole, built into plain values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from draagkracht.methodiek.fouten import cite
from draagkracht.methodiek.schaal import DRAAGLAST, GROEPEN, KADER

from .bestand import Inhoud, find_problemen_of, read_inhoud
from .fouten import CatalogusFout, InterventieOnbekend
from .regels import Kennis
from .woorden import HIER

STANDAARD = "catalogus-1"
CATALOGUS, GEWIJZIGD, EIGEN = "catalogus", "gewijzigd", "eigen"
_LAST, _KRACHT = "draaglast_verminderen", "draagkracht_versterken"


@dataclass(frozen=True, slots=True)
class Bron:
    """A source: `jaar` 0 means that it is kept up to date, or has no fixed year."""

    code: str
    titel: str
    wie: str
    jaar: int
    soort: str

    def __str__(self) -> str:
        return f"{self.titel}. {self.wie}{f', {self.jaar}' if self.jaar else ''}."


@dataclass(frozen=True, slots=True)
class Interventie:
    """One way of helping or learning. Hours are the resident's own, per week; `wachttijd` and `weken` are weeks.

    `ernst`: the burden (0-4, from and to) at which it can be an answer. `aanvulling`: nothing chooses it by itself,
    people do: it helps beside something else, or fits one situation only, and then `alleen_als` says which. `vraagt`:
    per part of draagkracht the least that must be usable. `belast_netwerk`: hours a week it asks of the resident's own
    people. `gedeeld` False: it never stands in a plan that others may read. `herkomst` says whether a municipality
    changed it (`catalogus`, `gewijzigd`, `eigen`), `is_aan` whether it is used.
    """

    code: str
    naam: str
    wat: str
    voor_wie: str
    niet_voor: str
    onderdelen: tuple[str, ...]
    richtingen: tuple[str, ...]
    fase: str
    grepen: tuple[str, ...]
    weken: int
    uren_per_week: float
    met_wie: str
    soort: str
    bewijs: str
    vakterm: str = ""
    ernst: tuple[int, int] = (0, 4)
    wachttijd: int = 0
    vraagt: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    na: tuple[str, ...] = ()
    niet_met: tuple[str, ...] = ()
    kosten: str = "gratis"
    belast_netwerk: float = 0
    gedeeld: bool = True
    aanvulling: bool = False
    alleen_als: str = ""
    bewijs_uitleg: str = ""
    bronnen: tuple[Bron, ...] = ()
    bct: tuple[str, ...] = ()
    kleine_stap: str = ""
    herkomst: str = CATALOGUS
    is_aan: bool = True

    @property
    def richting(self) -> str:
        """The direction of its first part."""
        return self.richtingen[0]

    @property
    def is_stap(self) -> bool:
        """Whether it can be a step of a plan; an exercise is something to agree on within a step."""
        return self.soort != "oefening"


@dataclass(frozen=True, slots=True)
class Catalogus:
    """A version of the catalogue, in the order of the kader. `ruw`: per code what the file says."""

    code: str
    naam: str
    op: str
    herkomst: str
    interventies: tuple[Interventie, ...]
    bronnen: Mapping[str, Bron] = field(hash=False)
    ruw: Mapping[str, Mapping[str, Any]] = field(hash=False)

    def interventie(self, code: str) -> Interventie:
        """Return the intervention with this code; raises InterventieOnbekend."""
        for interventie in self.interventies:
            if interventie.code == code:
                return interventie
        raise InterventieOnbekend


@lru_cache(maxsize=8)
def load_catalogus(code: str = STANDAARD) -> Catalogus:
    """Return a catalogue that is shipped beside this module, read once per process.

    Raises CatalogusFout when the code is unknown or its files do not hold.
    """
    map_ = HIER / code
    # The pattern keeps a code from input out of other folders.
    if not re.fullmatch(r"[a-z0-9-]{1,60}", code, re.ASCII) or not map_.is_dir():
        raise CatalogusFout("catalogus", [f"catalogus: {cite(code)} is geen bekende catalogus."])
    return read_catalogus(map_)


def read_catalogus(pad: str | Path) -> Catalogus:
    """Return the catalogue in a folder; raises CatalogusFout with every problem when it does not hold."""
    inhoud = read_inhoud(Path(pad))
    problemen = find_problemen_of(inhoud, Kennis())
    if problemen:
        raise CatalogusFout(str(pad), problemen)
    return _build(inhoud)


def check_catalogus(pad: str | Path) -> list[str]:
    """Return every problem of a catalogue folder or of one file of interventions, each one Dutch sentence.

    One file may refer to the sources and interventions of the shipped catalogue.
    """
    pad = Path(pad)
    try:
        inhoud = read_inhoud(pad)
        return find_problemen_of(inhoud, Kennis() if pad.is_dir() else kennis_of(load_catalogus()))
    except CatalogusFout as fout:
        return list(fout.problemen)


def kennis_of(catalogus: Catalogus, eigen: Iterable[str] = ()) -> Kennis:
    """What an intervention beside this catalogue may refer to; `eigen` are codes of the municipality."""
    return Kennis(frozenset(catalogus.ruw) | frozenset(eigen), frozenset(catalogus.bronnen))


def build_interventie(
    ruw: Mapping[str, Any], bronnen: Mapping[str, Bron], herkomst: str = CATALOGUS, is_aan: bool = True
) -> Interventie:
    """An intervention from what a file or a municipality says. Sources that are no longer known are left out."""
    names = {f.name for f in fields(Interventie)}
    values = {name: tuple(v) if isinstance(v, list) else v for name, v in ruw.items() if name in names}
    return Interventie(
        **values
        | {
            "richtingen": tuple(ruw.get("richting") or derive_richtingen(ruw["onderdelen"], ruw["fase"])),
            "vraagt": MappingProxyType(dict(ruw.get("vraagt", {}))),
            "aanvulling": bool(ruw.get("aanvulling") or ruw.get("alleen_als")),
            "bronnen": tuple(bronnen[code] for code in ruw.get("bronnen", ()) if code in bronnen),
            "herkomst": herkomst,
            "is_aan": is_aan,
        }
    )


def derive_richtingen(onderdelen: Iterable[str], fase: str) -> tuple[str, ...]:
    """The directions that follow from the parts, the first part's first.

    Learning or keeping something on a part of the burden is draagkracht too: who can do the post carries more.
    """
    found = [_LAST if GROEPEN[KADER[part]] == DRAAGLAST else _KRACHT for part in onderdelen]
    if fase != "stabiliseren":
        found.append(_KRACHT)
    return tuple(dict.fromkeys(found))


def _build(inhoud: Inhoud) -> Catalogus:
    bronnen = MappingProxyType({ruw["code"]: Bron(**ruw) for ruw in inhoud.bronnen})
    order = {code: n for n, code in enumerate(KADER)}
    rows = sorted(_both_ways(inhoud.interventies), key=lambda row: order[row["onderdelen"][0]])
    ruw = {row["code"]: MappingProxyType(row) for row in rows}
    return Catalogus(
        **inhoud.kop,
        interventies=tuple(build_interventie(row, bronnen) for row in ruw.values()),
        bronnen=bronnen,
        ruw=MappingProxyType(ruw),
    )


def _both_ways(interventies: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """`niet_met` holds for both, whichever of the two names the other."""
    named = {row["code"]: set(row.get("niet_met", ())) for row in interventies}
    pairs = {
        code: sorted(others | {other for other in named if code in named[other]})
        for code, others in named.items()
    }
    return [{**row, "niet_met": pairs[row["code"]]} for row in interventies]
