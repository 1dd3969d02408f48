"""Themes: the parts of the kader that a facility helps with, from the words that others use for them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from draagkracht.methodiek.instrument import load_instrument

from .tekst import clean_line, fold
from .waarden import MAX_TREFWOORD, MAX_TREFWOORDEN, without_doubles


@cache
def load_namen() -> dict[str, str]:
    """The name of every part by its code, in the order of the instrument."""
    return {onderdeel.code: onderdeel.naam for onderdeel in load_instrument().onderdelen}


@cache
def _exact() -> dict[str, str]:
    """The parts by every name that is certainly theirs: code, name, and the resident's name for it."""
    namen: dict[str, str] = {}
    for onderdeel in load_instrument().onderdelen:
        for naam in (
            onderdeel.code,
            onderdeel.naam,
            onderdeel.naam_inwoner,
            onderdeel.code.replace("_", " "),
        ):
            namen.setdefault(fold(naam), onderdeel.code)
    return namen


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    gegevens = tomllib.loads(Path(__file__).with_name("themas.toml").read_text(encoding="utf-8"))
    return [
        (code, re.compile("|".join(rf"\b{re.escape(w)}" for w in woorden)))
        for code, woorden in gegevens.items()
    ]


def exact_onderdeel(tekst: Any) -> str:
    """The part with exactly this code or name; "" when there is none."""
    return _exact().get(fold(clean_line(tekst, 120)), "")


def make_themas(termen: Iterable[Any], opmerkingen: list[str]) -> tuple[list[str], list[str]]:
    """From the words of a source: the parts that they are about, in the order of the instrument, and the words themselves.

    A word that is exactly a part's code or name is no keyword besides. A word that fits no part is only a keyword.
    """
    gevonden: set[str] = set()
    trefwoorden: list[str] = []
    for ruw in termen:
        term = clean_line(ruw, MAX_TREFWOORD)
        code = exact_onderdeel(term)
        if code:
            gevonden.add(code)
            continue
        gevonden.update(_guess(fold(term)))
        trefwoorden.append(term)
    return order(gevonden), limit(trefwoorden, opmerkingen)


@lru_cache(maxsize=10_000)  # a file names the same few hundred words over and over
def _guess(term: str) -> frozenset[str]:
    return frozenset(code for code, patroon in _patterns() if patroon.search(term))


def order(codes: Iterable[str]) -> list[str]:
    """These codes in the order of the instrument, each once; what is no part is left out."""
    gekozen = set(codes)
    return [code for code in load_namen() if code in gekozen]


def limit(trefwoorden: Iterable[str], opmerkingen: list[str]) -> list[str]:
    """Every keyword once, at most forty of them, and said so."""
    eenmaal = without_doubles(trefwoorden)
    if len(eenmaal) > MAX_TREFWOORDEN:
        opmerkingen.append(f"Van de {len(eenmaal)} trefwoorden zijn de eerste {MAX_TREFWOORDEN} overgenomen.")
    return eenmaal[:MAX_TREFWOORDEN]


def split_themas(tekst: str) -> list[str]:
    """The themes in one cell: separated by semicolons, commas, bars or new lines. "Geld en schulden" is one theme."""
    return [deel for deel in re.split(r"[;,|\n]", tekst) if deel.strip()]
