"""What an existing assessment in the Zelfredzaamheid-Matrix becomes: a first moment, with its origin kept."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from draagkracht.methodiek.fouten import MethodiekFout, cite
from draagkracht.methodiek.schaal import AANWEZIG, SCORE

_BESTAND = Path(__file__).with_name("zrm.toml")


@dataclass(frozen=True, slots=True)
class ZrmWaarde:
    """One part's value from the ZRM: `score` 0-4 in measure `maat`, with where it comes from.

    `ruw` holds the raw ZRM scores (1-5) per domain that took part, `regel` says in Dutch how they became this
    score, and `is_afgeleid` that another domain than the part's own took part.
    """

    onderdeel: str
    maat: str
    score: int
    ruw: Mapping[str, int] = field(hash=False)
    regel: str
    is_afgeleid: bool


@dataclass(frozen=True, slots=True)
class ZrmRij:
    """One assessment: its values per part code, and what was not taken over.

    `niet_overgenomen` are filled-in domains without a part (Justitie); `onbekend` are columns that are no
    domain, in the order of the file: dossier, datum and stem among them.
    """

    waarden: Mapping[str, ZrmWaarde] = field(hash=False)
    niet_overgenomen: Mapping[str, int] = field(hash=False)
    onbekend: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Regel:
    onderdeel: str
    direct: tuple[str, ...]
    mee: tuple[str, ...]
    omdraaien: bool


@dataclass(frozen=True, slots=True)
class _Vertaling:
    domein_van_kolom: Mapping[str, str]
    regels: tuple[_Regel, ...]
    niet_overgenomen: tuple[str, ...]


def map_zrm(rij: Mapping[str, str | None]) -> ZrmRij:
    """Return what one row of a ZRM file (column name to cell) says about the parts; an empty cell is missing.

    Takes the column names of 2017 and 2013, whatever their capitals, spaces, accents and '&' or 'en'.
    Raises MethodiekFout naming the column for a value that is not 1-5, and when two columns for one
    domain contradict.
    """
    vertaling = _load_vertaling()
    gelezen: dict[str, tuple[str, int]] = {}
    onbekend: list[str] = []
    for kolom, cel in rij.items():
        domein = vertaling.domein_van_kolom.get(_normalise(kolom)) if isinstance(kolom, str) else None
        if domein is None:
            onbekend.append(str(kolom))
        elif (score := _read_cell(kolom, cel)) is not None:
            _check_same(gelezen.setdefault(domein, (kolom, score)), kolom, score)
    scores = {domein: score for domein, (_, score) in gelezen.items()}
    waarden = {regel.onderdeel: waarde for regel in vertaling.regels if (waarde := _apply(regel, scores))}
    return ZrmRij(
        waarden=MappingProxyType(waarden),
        niet_overgenomen=MappingProxyType(
            {domein: scores[domein] for domein in vertaling.niet_overgenomen if domein in scores}
        ),
        onbekend=tuple(onbekend),
    )


def is_zrm_kolom(kolom: str) -> bool:
    """Tell whether a column name is one of the ZRM's domains, in either generation."""
    return _normalise(kolom) in _load_vertaling().domein_van_kolom


def _normalise(kolom: str) -> str:
    zonder_accent = unicodedata.normalize("NFKD", kolom.replace("&", " en "))
    return re.sub(r"[^a-z0-9]", "", zonder_accent.casefold())


def _read_cell(kolom: str, cel: str | None) -> int | None:
    tekst = (cel or "").strip()
    if not tekst:
        return None
    if not re.fullmatch(r"[1-5]", tekst, re.ASCII):
        raise MethodiekFout(
            kolom, f"Kolom {cite(kolom)}: {cite(tekst)} is geen ZRM-score van 1 tot en met 5."
        )
    return int(tekst)


def _check_same(eerste: tuple[str, int], kolom: str, score: int) -> None:
    if eerste[1] != score:
        raise MethodiekFout(
            kolom,
            f"Kolom {cite(kolom)} en kolom {cite(eerste[0])} gaan over hetzelfde, maar zeggen niet "
            f"hetzelfde: {score} en {eerste[1]}.",
        )


def _apply(regel: _Regel, scores: Mapping[str, int]) -> ZrmWaarde | None:
    ruw = {domein: scores[domein] for domein in (*regel.direct, *regel.mee) if domein in scores}
    if not ruw:
        return None
    # On the ZRM 1 is acute, so the lowest is the worst, whichever way the part counts.
    slechtste = min(ruw.values())
    return ZrmWaarde(
        onderdeel=regel.onderdeel,
        maat=SCORE if regel.omdraaien else AANWEZIG,
        score=5 - slechtste if regel.omdraaien else slechtste - 1,
        ruw=MappingProxyType(ruw),
        regel=_describe(regel, tuple(ruw)),
        is_afgeleid=any(domein in ruw for domein in regel.mee),
    )


def _describe(regel: _Regel, domeinen: tuple[str, ...]) -> str:
    bron = domeinen[0] if len(domeinen) == 1 else f"slechtste van {', '.join(domeinen)}"
    som = "draaglast = 5 - ZRM" if regel.omdraaien else "aanwezig = ZRM - 1"
    return f"{som} ({bron})"


@lru_cache(maxsize=1)
def _load_vertaling() -> _Vertaling:
    gegevens = tomllib.loads(_BESTAND.read_text(encoding="utf-8"))
    return _Vertaling(
        domein_van_kolom=MappingProxyType(
            {_normalise(kolom): ruw["naam"] for ruw in gegevens["domein"] for kolom in ruw["kolommen"]}
        ),
        regels=tuple(
            _Regel(ruw["onderdeel"], tuple(ruw["direct"]), tuple(ruw["mee"]), ruw["omdraaien"])
            for ruw in gegevens["regel"]
        ),
        niet_overgenomen=tuple(gegevens["niet_overgenomen"]),
    )
