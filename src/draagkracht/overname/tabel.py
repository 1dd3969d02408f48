"""Reading a table that another system wrote: CSV or Excel, as rows of text with the line they stand on.

What is wrong in one row stays in that row; only a file that cannot be read as a whole is refused.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from draagkracht.methodiek.fouten import MethodiekFout, cite

MAX_BYTES = 20 * 1024 * 1024
MAX_UITGEPAKT = 150 * 1024 * 1024
MAX_BIJZAAK = (
    16 * 1024 * 1024
)  # a part that is no sheet: texts, styles. Read whole, so this is time and memory
MAX_RIJEN = 200_000
MAX_KOLOMMEN = 200
MAX_CEL = 2_000
MAX_REGELS_PER_RIJ = 50
SCHEIDINGEN = ";,\t"
TE_LANG = "Een cel is te lang om te lezen."


@dataclass(frozen=True, slots=True)
class Rij:
    """One row: the line it begins on, its cells by column name, and what is wrong with it as a row ("" when nothing)."""

    regel: int
    cellen: dict[str, str]
    fout: str = ""


@dataclass(frozen=True, slots=True)
class Tabel:
    kolommen: tuple[str, ...]
    rijen: tuple[Rij, ...]


@dataclass(frozen=True, slots=True)
class _Ruw:
    regel: int
    cellen: Sequence[str]
    fout: str = ""


def _refusal(zin: str) -> MethodiekFout:
    return MethodiekFout("bestand", zin)


def read_tabel(ruw: bytes, *, max_cel: int = MAX_CEL, max_bytes: int = MAX_BYTES) -> Tabel:
    """The table in a file; a cell holds at most `max_cel` characters, a longer one costs its row.

    Raises MethodiekFout (field `bestand`) when the file as a whole cannot be read.
    """
    if not ruw.strip(b"\0 \r\n\t"):
        raise _refusal("Dit bestand is leeg.")
    if len(ruw) > max_bytes:
        raise _refusal(f"Dit bestand is te groot: hoogstens {max_bytes // 1024 // 1024} MB.")
    if ruw.startswith(b"\xd0\xcf\x11\xe0"):
        raise _refusal("Dit is een oud Excelbestand. Bewaar het in Excel als .xlsx of .csv.")
    rijen = _read_excel(ruw, max_cel) if ruw.startswith(b"PK\x03\x04") else _read_csv(_decode(ruw), max_cel)
    return _with_header(rijen)


def _with_header(rijen: Iterator[_Ruw]) -> Tabel:
    kop = next((rij for rij in rijen if rij.fout or any(rij.cellen)), None)
    if kop is None:
        raise _refusal("Dit bestand is leeg.")
    if kop.fout:
        raise _refusal(f"De regel met kolomnamen is niet te lezen: {kop.fout}")
    kolommen = _columns(kop.cellen)
    gelezen: list[Rij] = []
    for rij in rijen:
        if not rij.fout and not any(rij.cellen):
            continue
        if len(gelezen) == MAX_RIJEN:
            raise _refusal(f"Dit bestand heeft meer dan {MAX_RIJEN} rijen. Knip het in stukken.")
        gelezen.append(_named(rij, kolommen))
    return Tabel(tuple(kolom for kolom in kolommen if kolom), tuple(gelezen))


def _columns(cellen: Sequence[str]) -> list[str]:
    kolommen = list(cellen)
    while kolommen and not kolommen[-1]:
        kolommen.pop()
    if len(kolommen) > MAX_KOLOMMEN:
        raise _refusal(f"Dit bestand heeft meer dan {MAX_KOLOMMEN} kolommen.")
    gezien: set[str] = set()
    for kolom in kolommen:
        if kolom and kolom.casefold() in gezien:
            raise _refusal(f"De kolom {cite(kolom)} staat er twee keer in.")
        gezien.add(kolom.casefold())
    return kolommen


def _named(rij: _Ruw, kolommen: list[str]) -> Rij:
    if rij.fout:
        return Rij(rij.regel, {}, rij.fout)
    if any(rij.cellen[len(kolommen) :]):
        return Rij(rij.regel, {}, "Er staan meer cellen in deze rij dan er kolommen zijn.")
    cellen = zip_longest(kolommen, rij.cellen[: len(kolommen)], fillvalue="")
    return Rij(rij.regel, {kolom: cel for kolom, cel in cellen if kolom})


def _decode(ruw: bytes) -> str:
    if ruw.startswith((b"\xff\xfe", b"\xfe\xff")):
        tekst = ruw.decode("utf-16", errors="replace")
    else:
        try:
            tekst = ruw.decode("utf-8-sig")
        except UnicodeDecodeError:
            # Excel on Windows writes this when somebody chooses plain "CSV"; the five bytes it lacks become a mark.
            tekst = ruw.decode("cp1252", errors="replace")
    if "\0" in tekst:
        raise _refusal("Dit bestand is geen CSV en geen Excel (.xlsx).")
    return tekst


def _read_csv(tekst: str, max_cel: int) -> Iterator[_Ruw]:
    """Row by row, so that a quotation mark that is never closed costs one row and not the rest of the file."""
    regels = io.StringIO(tekst, newline=None).readlines()
    plaats = 1 if regels and re.fullmatch(r"sep=.\n?", regels[0]) else 0
    scheiding = _delimiter(regels[plaats:])
    while plaats < len(regels):
        begin, grens = plaats, [plaats + MAX_REGELS_PER_RIJ]
        lezer = csv.reader(_lines(regels, plaats, grens), delimiter=scheiding, strict=True)
        try:
            for cellen in lezer:
                yield _csv_row(begin + 1, cellen, max_cel)
                begin = plaats + lezer.line_num
                grens[0] = begin + MAX_REGELS_PER_RIJ
            return
        except csv.Error as fout:
            te_lang = "field larger" in str(fout)
            zin = TE_LANG if te_lang else "Een aanhalingsteken staat los of is niet gesloten."
            yield _Ruw(begin + 1, [], zin)
            plaats = begin + 1


def _lines(regels: list[str], plaats: int, grens: list[int]) -> Iterator[str]:
    """The lines from here on, but no further than the row that is being read may go."""
    while plaats < min(len(regels), grens[0]):
        yield regels[plaats]
        plaats += 1


def _csv_row(regel: int, cellen: list[str], max_cel: int) -> _Ruw:
    cellen = [cel.strip() for cel in cellen]
    te_lang = max(map(len, cellen), default=0) > max_cel
    return _Ruw(regel, [], TE_LANG) if te_lang else _Ruw(regel, cellen)


def _delimiter(regels: list[str]) -> str:
    """The sign that stands most often in the first line that says something, outside quotation marks."""
    kop = re.sub(r'"[^"]*"', "", next((regel for regel in regels if regel.strip()), ""))
    return max(SCHEIDINGEN, key=kop.count)


def _read_excel(ruw: bytes, max_cel: int) -> Iterator[_Ruw]:
    """The rows of the first sheet that holds something. A formula counts as the value Excel last gave it."""
    try:
        met_formules = _check_package(ruw)
        waarden = _sheet_rows(ruw, data_only=True)
        formules = _sheet_rows(ruw, data_only=False) if met_formules else iter(())
        for nummer, (cellen, bron) in enumerate(zip_longest(waarden, formules, fillvalue=()), 1):
            yield _excel_row(nummer, cellen, bron, max_cel)
    except MethodiekFout:
        raise
    except Exception:
        # The package raises whatever broke inside it (KeyError, ParseError, BadZipFile ...): one answer for all.
        raise _refusal("Dit Excelbestand is beschadigd of niet te lezen.") from None


def _check_package(ruw: bytes) -> bool:
    """True when a sheet holds formulas. Raises MethodiekFout for a package that unpacks to more than fits."""
    with zipfile.ZipFile(io.BytesIO(ruw)) as pakket:
        delen = pakket.infolist()
        beside = (deel.file_size for deel in delen if not deel.filename.startswith("xl/worksheets/"))
        if sum(deel.file_size for deel in delen) > MAX_UITGEPAKT or max(beside, default=0) > MAX_BIJZAAK:
            raise _refusal("Dit Excelbestand is te groot.")
        met_formules = False
        for deel in delen:
            inhoud = pakket.read(deel)
            if deel.filename.endswith((".xml", ".rels")) and not _is_plain(inhoud):
                raise _refusal("Dit Excelbestand is beschadigd of niet te lezen.")
            is_blad = deel.filename.startswith("xl/worksheets/sheet")
            met_formules = met_formules or (is_blad and re.search(rb"<f[ >/]", inhoud) is not None)
        return met_formules


def _is_plain(xml: bytes) -> bool:
    """XML that defines nothing of its own, in an encoding in which a definition can be seen: what every spreadsheet writes.

    Definitions are how XML makes a bomb or reads another file. Because none gets by here, the parser that looks for them
    again at every element, in Python, need not be used: that is two thirds of the time of a large sheet.
    """
    kop = xml[: xml.find(b"?>") + 2].lower()
    soort = re.search(rb"encoding\s*=\s*[\"']([^\"']*)", kop)
    return (
        b"\0" not in xml[:4]
        and b"<!DOCTYPE" not in xml
        and b"<!ENTITY" not in xml
        and (soort is None or soort[1] in (b"utf-8", b"utf8", b"us-ascii", b"ascii"))
    )


def _sheet_rows(ruw: bytes, *, data_only: bool) -> Iterator[tuple[Any, ...]]:
    os.environ.setdefault("OPENPYXL_DEFUSEDXML", "False")  # see _is_plain
    import openpyxl  # not above: half a second that only an Excel file is worth

    boek = openpyxl.load_workbook(io.BytesIO(ruw), read_only=True, data_only=data_only, keep_links=False)
    for blad in boek.worksheets:
        blad.reset_dimensions()  # other programs write a size that is not so
        if any(any(rij) for rij in _rows_of(blad)):
            return _rows_of(blad)
    return iter(())


def _rows_of(blad: Any) -> Iterator[tuple[Any, ...]]:
    return blad.iter_rows(max_col=MAX_KOLOMMEN + 1, values_only=True)


def _excel_row(nummer: int, cellen: Sequence[Any], bron: Sequence[Any], max_cel: int) -> _Ruw:
    for waarde, formule in zip(cellen, bron, strict=False):
        if waarde is None and isinstance(formule, str) and formule.startswith("="):
            return _Ruw(
                nummer, [], "Een formule heeft nog geen uitkomst. Open het bestand in Excel en bewaar het."
            )
    breed = next((plek for plek in range(len(cellen), 0, -1) if cellen[plek - 1] is not None), 0)
    teksten = [_as_text(waarde)[: max_cel + 1] for waarde in cellen[:breed]]
    while teksten and not teksten[-1]:
        teksten.pop()
    return _Ruw(nummer, teksten)


def _as_text(waarde: Any) -> str:
    """A cell as a person reads it: 1.0 as 1, a date as 2026-01-31."""
    if waarde is None:
        return ""
    if isinstance(waarde, dt.datetime):
        return waarde.date().isoformat()
    if isinstance(waarde, dt.date):
        return waarde.isoformat()
    if isinstance(waarde, float) and waarde.is_integer() and abs(waarde) < 1e15:
        return str(int(waarde))
    return str(waarde).strip()
