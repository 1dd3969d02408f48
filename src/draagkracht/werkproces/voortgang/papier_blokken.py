"""The blocks a verslag is built of: plain dicts with `soort`, which a page and a PDF both can show."""

from __future__ import annotations

from typing import Any

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.methodiek.instrument import load_instrument

from .papier import Gegevens

Blokken = list[Gegevens]
NONE_YET = "-"


def heading(words: str) -> Gegevens:
    return {"soort": "kop", "tekst": words}


def quote(words: str, bron: str) -> Gegevens:
    return {"soort": "citaat", "tekst": words, "bron": bron}


def facts(rows: list[tuple[str, Any]]) -> Blokken:
    """Term and value; what is empty is left out."""
    kept = [[term, str(value)] for term, value in rows if value not in ("", None)]
    return [{"soort": "feiten", "rijen": kept}] if kept else []


def table(kop: str, kolommen: list[str], rijen: list[list[str]], niveau: int = 3) -> Blokken:
    """A table under its own heading (`niveau` 3, or 4 below another heading); without rows nothing."""
    blok = {"soort": "tabel", "kop": kop, "kolommen": kolommen, "rijen": rijen, "niveau": niveau}
    return [blok] if rijen else []


def part_name(code: str) -> str:
    """The part's name; a part that the instrument no longer has keeps its code."""
    try:
        return load_instrument().onderdeel(code).naam
    except MethodiekFout:
        return code
