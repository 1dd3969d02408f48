"""Languages: one code per language, however it was written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from draagkracht.methodiek.fouten import cite

from .tekst import clean_line, fold

MAX_TALEN = 60


@cache
def load_talen() -> dict[str, str]:
    """Every language that can be chosen: name by code, in the order of the file."""
    return {taal["code"]: taal["naam"] for taal in _read()}


@cache
def _codes() -> dict[str, str]:
    return {fold(woord): t["code"] for t in _read() for woord in (t["code"], t["naam"], *t["ook"])}


def _read() -> list[dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("talen.toml").read_text(encoding="utf-8"))["taal"]


def find_taal(tekst: Any) -> str:
    """The code of a language given by name or by code ("nl-NL", "eng", "Arabisch"); "" when we do not know it."""
    woord = fold(clean_line(tekst, 60)).strip(" .")
    return _codes().get(woord) or _codes().get(
        re.split(r"[-_]", woord)[0] if re.match(r"[a-z]{2,3}[-_]", woord) else "", ""
    )


def make_talen(ruw: Iterable[Any], opmerkingen: list[str]) -> list[str]:
    """The languages once each, sorted; what is no language that we know is left out, and said so."""
    gevonden, vreemd = set(), []
    for een in ruw:
        code = find_taal(een)
        if code:
            gevonden.add(code)
        elif clean_line(een, 60):
            vreemd.append(cite(clean_line(een, 60)))
    if vreemd:
        opmerkingen.append(f"Als taal niet herkend: {', '.join(vreemd[:5])}.")
    return sorted(gevonden)[:MAX_TALEN]


def split_talen(tekst: str) -> list[str]:
    """The languages in one cell: separated by commas, slashes, semicolons, "en" or new lines."""
    return [deel for deel in re.split(r"[,;/|\n+&]|\ben\b|\band\b", tekst) if deel.strip()]
