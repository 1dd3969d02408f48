"""Reading a file that somebody names: never more than fits, and every refusal one Dutch sentence."""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

from draagkracht.methodiek.fouten import MethodiekFout, cite

STANDAARD_INVOER = "-"
LANGSTE_GETAL = 400  # digits; Python itself refuses more than 4300


def read_bytes(naam: str, hoogstens: int) -> bytes:
    """The contents of a file, or of standard input for '-'. Raises MethodiekFout when it cannot be read or is too big."""
    try:
        if naam == STANDAARD_INVOER:
            ruw = sys.stdin.buffer.read(hoogstens + 1)
        else:
            with Path(naam).open("rb") as bestand:
                ruw = bestand.read(hoogstens + 1)
    except FileNotFoundError:
        raise _refusal(naam, "bestaat niet") from None
    except IsADirectoryError:
        raise _refusal(naam, "is een map; noem een bestand") from None
    except (OSError, ValueError):  # ValueError: a NUL in the name itself
        raise _refusal(naam, "is niet te lezen") from None
    if len(ruw) > hoogstens:
        raise _refusal(naam, f"is te groot: hoogstens {hoogstens // 1024 // 1024} MB")
    return ruw


def read_json(naam: str, hoogstens: int) -> Any:
    """The JSON value in a file. Raises MethodiekFout for what is no JSON, or holds a key twice (named in the sentence).

    NaN, Infinity and whole numbers that nobody can mean come as a Decimal, which no rule takes for a number: so the rule
    that refuses it names its place, which reading the file cannot.
    """
    ruw = read_bytes(naam, hoogstens)
    try:
        tekst = ruw.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise _refusal(naam, f"is geen UTF-8: teken {fout.start + 1} is niet te lezen") from None
    try:
        return json.loads(
            tekst, object_pairs_hook=_without_doubles, parse_constant=Decimal, parse_int=_read_int
        )
    except json.JSONDecodeError as fout:
        raise _refusal(naam, f"is geen JSON: regel {fout.lineno}, teken {fout.colno} klopt niet") from None
    except RecursionError:
        raise _refusal(naam, "is te diep genest") from None


def _without_doubles(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    waarden: dict[str, Any] = {}
    for sleutel, waarde in paren:
        if sleutel in waarden:
            # Taking the last one, as JSON readers do, would lose a score without a word.
            raise MethodiekFout(sleutel, f"De sleutel {cite(sleutel)} staat er twee keer in.")
        waarden[sleutel] = waarde
    return waarden


def _read_int(cijfers: str) -> int | Decimal:
    return int(cijfers) if len(cijfers) <= LANGSTE_GETAL else Decimal(cijfers)


def _refusal(naam: str, waarom: str) -> MethodiekFout:
    wat = "De invoer" if naam == STANDAARD_INVOER else f"Het bestand {cite(Path(naam).name or naam)}"
    return MethodiekFout("bestand", f"{wat} {waarom}.")
