"""The research files `onderzoek-1`: where they lie in a folder, which columns they have, and what may stand in them.

Source: the published schema, docs/naslag/onderzoek.md. A folder may be partitioned as `gemeente=<code>/`; a file in such a
folder may leave the column out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from draagkracht.methodiek.fouten import MethodiekFout, cite

VERSIE = "onderzoek-1"
STEMMEN = ("inwoner", "professional", "naaste")
PANNEN = {"draaglast": ("score",), "draagkracht": ("aanwezig", "inzetbaar")}
PARTITIE = re.compile(r"gemeente=(.+)")

TEKST, GEHEEL, GETAL = "tekst", "geheel getal", "getal"
METINGEN = {
    "gemeente": TEKST,
    "dossier": TEKST,
    "moment": GEHEEL,
    "kwartaal": TEKST,
    "stem": TEKST,
    "pan": TEKST,
    "onderdeel": TEKST,
    "maat": TEKST,
    "score": GEHEEL,
}
DOSSIERS = {
    "gemeente": TEKST,
    "dossier": TEKST,
    "team": TEKST,
    "leeftijdsband": TEKST,
    "zeggenschap": GETAL,
    "doelbereiking_t": GETAL,
    "aantal_regisseurs": GEHEEL,
}
SOORTEN = {"metingen": METINGEN, "dossiers": DOSSIERS}


@dataclass(frozen=True)
class Bestanden:
    """The files of one kind: those with the column `gemeente`, and those that have it from their folder."""

    soort: str
    map: Path
    met_gemeente: tuple[Path, ...] = ()
    uit_map: tuple[Path, ...] = ()

    @property
    def kolommen(self) -> dict[str, str]:
        return SOORTEN[self.soort]


@dataclass(frozen=True)
class Onderzoeksmap:
    """A folder that was looked through: its files, with the columns they need."""

    map: Path
    metingen: Bestanden
    dossiers: Bestanden
    genegeerd: tuple[Path, ...] = field(default=())


def find_onderzoek(map_: Path) -> Onderzoeksmap:
    """Look through a folder for research files and check their columns.

    Raises MethodiekFout, one sentence that names the file: no such folder, no `metingen*.parquet` in it, a file that is
    not Parquet, a column that is missing or holds another kind of thing.
    """
    if not map_.is_dir():
        raise MethodiekFout("map", f"De map {cite(str(map_))} bestaat niet.")
    found: dict[str, Bestanden] = {}
    for soort in SOORTEN:
        paths = sorted(path for path in map_.rglob(f"{soort}*.parquet") if path.is_file())
        with_column = [path for path in paths if _check_file(path, map_, soort)]
        found[soort] = Bestanden(
            soort, map_, tuple(with_column), tuple(path for path in paths if path not in set(with_column))
        )
    metingen = found["metingen"]
    if not (metingen.met_gemeente or metingen.uit_map):
        raise MethodiekFout("map", f"In {cite(str(map_))} staat geen bestand metingen*.parquet.")
    known = {path for files in found.values() for path in (*files.met_gemeente, *files.uit_map)}
    rest = tuple(sorted(path for path in map_.rglob("*.parquet") if path not in known))
    return Onderzoeksmap(map_, metingen, found["dossiers"], rest)


def gemeente_of(path: Path, map_: Path) -> str | None:
    """The municipality that a folder above this file names, from the looked through folder itself down, or None."""
    for part in reversed((map_.resolve().name, *path.relative_to(map_).parts[:-1])):
        if match := PARTITIE.fullmatch(part):
            return match[1]
    return None


def _check_file(path: Path, map_: Path, soort: str) -> bool:
    """Whether the file has the column `gemeente` itself. Raises MethodiekFout."""
    name = str(path.relative_to(map_))
    try:
        schema = pq.read_schema(path)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise MethodiekFout(name, f"{cite(name)} is geen leesbaar Parquet-bestand.") from error
    for column, kind in SOORTEN[soort].items():
        if column not in schema.names:
            if column == "gemeente" and gemeente_of(path, map_):
                continue
            raise MethodiekFout(name, f"In {cite(name)} ontbreekt de kolom {column}.")
        if not _fits(schema.field(column).type, kind):
            raise MethodiekFout(
                name, f"In {cite(name)} is de kolom {column} geen {kind}, maar {schema.field(column).type}."
            )
    return "gemeente" in schema.names


def _fits(found: pa.DataType, kind: str) -> bool:
    if pa.types.is_dictionary(found):
        found = found.value_type
    if pa.types.is_null(found):  # a column in which nothing is filled in has no kind of its own
        return True
    if kind == TEKST:
        return pa.types.is_string(found) or pa.types.is_large_string(found) or pa.types.is_string_view(found)
    if kind == GEHEEL:
        return pa.types.is_integer(found)
    return pa.types.is_integer(found) or pa.types.is_floating(found)


def check_waarden(samenvatting: Iterable[tuple[str, str, str, int, int, int, int, int]]) -> None:
    """Check what stands in `metingen`, from a summary of it: rows of (stem, pan, maat, lowest score, highest score,
    lowest moment, rows, rows with something missing). Raises MethodiekFout, one sentence.
    """
    for stem, pan, maat, low, high, first, _rows, missing in samenvatting:
        where = f"metingen van {cite(stem)}, {cite(pan)}, {cite(maat)}"
        if missing:
            raise MethodiekFout(
                "metingen", f"In {where} is {missing} keer iets niet ingevuld dat er moet staan."
            )
        if stem not in STEMMEN:
            raise MethodiekFout(
                "stem", f"In metingen is de stem {cite(stem)}; dat is een van {_list(STEMMEN)}."
            )
        if pan not in PANNEN:
            raise MethodiekFout("pan", f"In metingen is de pan {cite(pan)}; dat is een van {_list(PANNEN)}.")
        if maat not in PANNEN[pan]:
            raise MethodiekFout(
                "maat", f"In metingen staat bij {pan} de maat {cite(maat)}; dat is {_list(PANNEN[pan])}."
            )
        if low < 0 or high > 4:
            wrong = low if low < 0 else high
            raise MethodiekFout("score", f"In {where} staat de score {wrong}; een score is 0, 1, 2, 3 of 4.")
        if first < 0:
            raise MethodiekFout("moment", f"In {where} staat moment {first}; momenten tellen vanaf 0.")


def _list(words: Iterable[str]) -> str:
    return " of ".join(words)
