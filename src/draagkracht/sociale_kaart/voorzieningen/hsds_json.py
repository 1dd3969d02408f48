"""JSON files of services, however large: read through once to see that they hold, and then service by service.

The objects of sixty megabytes of JSON take half a gigabyte. So a long list stays text, with the place where each of its
parts begins; a part becomes an object when somebody asks for it. A file that is broken at its end is refused before the
first service of it is taken over.
"""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterator
from typing import Any

from draagkracht.methodiek.fouten import MethodiekFout, cite

MAX_DELEN = 1_000_000
_RUIMTE = re.compile(r"[ \t\n\r]*")


class Reeks:
    """A list in a text of JSON; every turn reads its parts anew."""

    def __init__(self, tekst: str, plekken: array[int]) -> None:
        self._tekst, self._plekken = tekst, plekken

    def __iter__(self) -> Iterator[Any]:
        return (_decode(self._tekst, plek)[0] for plek in self._plekken)

    def __len__(self) -> int:
        return len(self._plekken)


LIJST = (list, Reeks)


def as_plain(waarden: dict[str, Any]) -> dict[str, Any]:
    """An object whose lists are lists."""
    return {naam: list(w) if isinstance(w, Reeks) else w for naam, w in waarden.items()}


def load_json(naam: str, ruw: bytes) -> Any:
    """The value in a JSON file, with a Reeks for the file that is one list and for every list directly in its object.

    Raises MethodiekFout that says at which line it is broken.
    """
    if not ruw.strip(b"\0 \r\n\t\xef\xbb\xbf"):
        raise MethodiekFout("bestand", f"Het bestand {cite(naam)} is leeg.")
    try:
        return _read(_as_text(ruw))
    except json.JSONDecodeError as fout:
        raise MethodiekFout(
            "bestand",
            f"Het bestand {cite(naam)} is geen JSON: regel {fout.lineno}, teken {fout.colno} klopt niet.",
        ) from None
    except RecursionError:
        raise MethodiekFout("bestand", f"Het bestand {cite(naam)} is te diep genest.") from None
    except OverflowError:
        zin = f"In het bestand {cite(naam)} staat een lijst met meer dan een miljoen delen."
        raise MethodiekFout("bestand", zin) from None


def _as_text(ruw: bytes) -> str:
    try:
        return ruw.decode("utf-16" if ruw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        return ruw.decode("cp1252", errors="replace")


def _whole(cijfers: str) -> int | str:
    # Python refuses thousands of digits; as text it is refused in its own record.
    return int(cijfers) if len(cijfers) < 40 else cijfers


_lezer = json.JSONDecoder(parse_int=_whole, strict=False)


def _decode(tekst: str, plek: int) -> tuple[Any, int]:
    return _lezer.raw_decode(tekst, plek)


def _skip(tekst: str, plek: int) -> int:
    gevonden = _RUIMTE.match(tekst, plek)
    return gevonden.end() if gevonden else plek


def _read(tekst: str) -> Any:
    plek = _skip(tekst, 0)
    if tekst[plek : plek + 1] == "{":
        waarde, plek = _read_object(tekst, plek + 1)
    else:
        waarde, plek = _read_value(tekst, plek)
    if _skip(tekst, plek) != len(tekst):
        raise json.JSONDecodeError("Extra data", tekst, _skip(tekst, plek))
    return waarde


def _read_value(tekst: str, plek: int) -> tuple[Any, int]:
    if tekst[plek : plek + 1] == "[":
        return _read_list(tekst, plek + 1)
    return _decode(tekst, plek)


def _read_object(tekst: str, plek: int) -> tuple[dict[str, Any], int]:
    waarden: dict[str, Any] = {}
    plek = _skip(tekst, plek)
    if tekst[plek : plek + 1] == "}":
        return waarden, plek + 1
    while True:
        if tekst[plek : plek + 1] != '"':
            raise json.JSONDecodeError("Expecting a name", tekst, plek)
        naam, plek = _decode(tekst, plek)
        plek = _skip(tekst, plek)
        if tekst[plek : plek + 1] != ":":
            raise json.JSONDecodeError("Expecting ':'", tekst, plek)
        waarden[naam], plek = _read_value(tekst, _skip(tekst, plek + 1))
        plek, is_last = _next(tekst, plek, "}")
        if is_last:
            return waarden, plek


def _read_list(tekst: str, plek: int) -> tuple[Reeks, int]:
    plekken = array("Q")
    plek = _skip(tekst, plek)
    if tekst[plek : plek + 1] == "]":
        return Reeks(tekst, plekken), plek + 1
    while True:
        if len(plekken) == MAX_DELEN:
            raise OverflowError
        plekken.append(plek)
        _, plek = _decode(tekst, plek)
        plek, is_last = _next(tekst, plek, "]")
        if is_last:
            return Reeks(tekst, plekken), plek


def _next(tekst: str, plek: int, einde: str) -> tuple[int, bool]:
    """Where the next part begins, or what comes after the end, and whether it was the end."""
    plek = _skip(tekst, plek)
    teken = tekst[plek : plek + 1]
    if teken == einde:
        return plek + 1, True
    if teken != ",":
        raise json.JSONDecodeError("Expecting ','", tekst, plek)
    return _skip(tekst, plek + 1), False
