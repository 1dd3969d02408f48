"""Places: where a facility is, as a plain value, and how far that is."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .getallen import read_ligging
from .tekst import clean_line

Plek = dict[str, Any]

TEKSTEN = {"naam": 120, "adres": 160, "postcode": 12, "plaats": 80}
ONBEKEND = "-"  # what others, and our own export, write for a part of an address that is not known
MAX_PLEKKEN = 100
STRAAL = 6371.0088  # km, mean radius of the earth (IUGG)
_POSTCODE = re.compile(r"([0-9]{4})\s*([A-Za-z]{2})")


@dataclass(frozen=True)
class Startpunt:
    """Where somebody searches from, by the name that they gave it."""

    naam: str
    lat: float
    lon: float


def make_plek(ruw: Mapping[str, Any], opmerkingen: list[str]) -> Plek | None:
    """A place from `naam`, `adres`, `postcode`, `plaats`, `lat` and `lon`; None when nothing is said about it."""
    plek: Plek = {naam: clean_line(ruw.get(naam), lengte) for naam, lengte in TEKSTEN.items()}
    plek |= {naam: "" for naam in TEKSTEN if plek[naam] == ONBEKEND}
    plek["postcode"] = clean_postcode(plek["postcode"])
    plek["lat"], plek["lon"], opmerking = read_ligging(ruw.get("lat"), ruw.get("lon"))
    if opmerking:
        opmerkingen.append(opmerking)
    return plek if any(plek[naam] for naam in TEKSTEN) or plek["lat"] is not None else None


def make_plekken(ruw: Iterable[Mapping[str, Any]], opmerkingen: list[str]) -> list[Plek]:
    """Every place once, in the order in which they were named; more than a hundred are left out, and said so."""
    plekken: list[Plek] = []
    for een in ruw:
        plek = make_plek(een, opmerkingen)
        if plek and plek not in plekken:
            plekken.append(plek)
    if len(plekken) > MAX_PLEKKEN:
        opmerkingen.append(f"Van de {len(plekken)} plekken zijn de eerste {MAX_PLEKKEN} overgenomen.")
    return plekken[:MAX_PLEKKEN]


def clean_postcode(tekst: str) -> str:
    """A Dutch postcode as "0999 AB"; anything else as it was written."""
    gevonden = _POSTCODE.fullmatch(tekst.strip())
    return f"{gevonden[1]} {gevonden[2].upper()}" if gevonden else tekst


def postcode4(postcode: str) -> str:
    """The four figures of a Dutch postcode, or "" when it does not begin with four."""
    gevonden = re.match(r"[0-9]{4}(?![0-9])", postcode.strip())
    return gevonden[0] if gevonden else ""


def on_ball(lat: float, lon: float) -> tuple[float, float, float]:
    """The place as a point on a ball of radius 1."""
    noord, oost = math.radians(lat), math.radians(lon)
    return math.cos(noord) * math.cos(oost), math.cos(noord) * math.sin(oost), math.sin(noord)


def distance(van: tuple[float, float], naar: tuple[float, float]) -> float:
    """Kilometres in a straight line over the earth (haversine), between two places as (latitude, longitude)."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, plek)) for plek in (van, naar))
    boog = (
        math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * STRAAL * math.asin(math.sqrt(min(1.0, boog)))


def nearest(van: tuple[float, float], plekken: Iterable[Plek]) -> float | None:
    """The distance to the nearest of these places that has coordinates; None when none has."""
    bekend = [distance(van, (p["lat"], p["lon"])) for p in plekken if p["lat"] is not None]
    return min(bekend, default=None)
