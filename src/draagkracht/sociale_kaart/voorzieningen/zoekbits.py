"""A bit per thing that can be asked, so that one comparison tells whether a facility has it.

Which bit is whose stands in `zoekbits.toml` and never changes: the numbers lie in databases. A new part or language is added
at the end of its list; at most sixty-two fit.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from .tijden import DAGDELEN, Tijd, dagdelen_in, split_tijd

WERKDAGEN, WEEKEND = (1, 2, 3, 4, 5), (6, 7)
PER_DAG = 1 + len(DAGDELEN)  # the day itself, and every part of it


@cache
def load_bits(soort: str) -> dict[str, int]:
    """The bit of every code of `onderdelen` or `talen`."""
    codes = tomllib.loads(Path(__file__).with_name("zoekbits.toml").read_text(encoding="utf-8"))[soort]
    return {code: 1 << plek for plek, code in enumerate(codes)}


def bits_of(soort: str, codes: Iterable[str]) -> int:
    """These codes together; one that has no bit cannot be asked for and counts for nothing."""
    bekend = load_bits(soort)
    samen = 0
    for code in codes:
        samen |= bekend.get(code, 0)
    return samen


@cache
def _open_bit(dag: int, dagdeel: str) -> int:
    """The bit of a day ("" for the day itself) or of one part of it."""
    plek = 1 + list(DAGDELEN).index(dagdeel) if dagdeel else 0
    return 1 << ((dag - 1) * PER_DAG + plek)


def open_bits(tijden: Iterable[Tijd]) -> int:
    """On which days and parts of days a facility is open. Late on Saturday is in the night of Sunday, not open on Sunday."""
    samen = 0
    for tijd in tijden:
        samen |= _bits_of_tijd(tijd["dag"], tijd["van"], tijd["tot"])
    return samen


@lru_cache(maxsize=4096)  # thousands of facilities have the same hours
def _bits_of_tijd(dag: int, van: str, tot: str) -> int:
    samen = _open_bit(dag, "")
    for op, begin, eind in split_tijd(dag, van, tot):
        for dagdeel in dagdelen_in(begin, eind):
            samen |= _open_bit(op, dagdeel)
    return samen


def open_mask(dagen: Iterable[int], dagdeel: str) -> int:
    """What `open_bits` must share with this to be open on one of these days, in this part of it ("" for any)."""
    samen = 0
    for dag in dagen:
        samen |= _open_bit(dag, dagdeel)
    return samen
