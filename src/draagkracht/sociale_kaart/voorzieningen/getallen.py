"""Numbers of others: ages, prices and coordinates, with one sentence for what cannot be right."""

from __future__ import annotations

import math
import re
import tomllib
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from draagkracht.methodiek.fouten import cite

from .tekst import as_text, clean_line, fold

OUDSTE = 120
DUURST = Decimal("99999.99")
# The Kingdom in Europe with a wide margin; the two ranges do not meet, so that swapped coordinates are recognised.
LAT, LON = (50.5, 54.0), (3.0, 7.6)
_GRATIS = re.compile(
    r"(gratis|kosteloos|gratuit|free( of charge)?|no (cost|charge|fee)s?|geen( kosten)?|niets|vrije inloop|"
    r"(hieraan|er) zijn geen kosten( aan verbonden)?|(eur|€)?\s*0([.,](0{1,2}|-))?)[.!]?"
)
_BEDRAG = re.compile(r"-?\d{1,7}(?:[.,]\d{1,2})?")


class GeenGetal(ValueError):
    """A number that cannot be right; the text is a Dutch sentence."""


def read_number(waarde: Any) -> float | None:
    """A number, also when it is written as text with a decimal comma. None when nothing is said. Raises GeenGetal."""
    if isinstance(waarde, bool) or waarde is None or waarde == "":
        return None
    if isinstance(waarde, (int, float)):
        if (isinstance(waarde, float) and not math.isfinite(waarde)) or abs(waarde) > 1e12:
            raise GeenGetal(f"{cite(waarde)} is geen getal dat kan kloppen.")
        return float(waarde)
    tekst = clean_line(waarde, 40)
    if not tekst:
        return None
    if not re.fullmatch(r"[+-]?\d{1,12}([.,]\d{1,20})?", tekst, re.ASCII):
        raise GeenGetal(f"{cite(as_text(waarde) or waarde)} is geen getal.")
    return float(tekst.replace(",", "."))


def read_leeftijd(waarde: Any) -> int | None:
    """An age in whole years from 0 to 120; None when nothing is said. Raises GeenGetal."""
    if isinstance(waarde, str) and (
        gevonden := re.fullmatch(r"\s*(\d{1,3})\s*\+?\s*(jaar|jr\.?)?\s*", waarde, re.ASCII)
    ):
        waarde = int(gevonden[1])
    getal = read_number(waarde)
    if getal is None:
        return None
    if not 0 <= getal <= OUDSTE:
        raise GeenGetal(f"De leeftijd {cite(waarde)} ligt niet tussen 0 en {OUDSTE}.")
    return int(getal)


def read_bedrag(waarde: Any) -> Decimal | None:
    """A price in euro with two decimals; None when nothing is said. Raises GeenGetal for what is none or below zero."""
    if isinstance(waarde, str):
        waarde = re.sub(r"(?i)\s*(eur(o)?|€)\s*|,-+\s*$|\.-+\s*$", "", waarde).strip()
    getal = read_number(waarde)
    if getal is None:
        return None
    try:
        bedrag = Decimal(str(getal)).quantize(Decimal("0.01"))
    except InvalidOperation:
        raise GeenGetal(f"Het bedrag {cite(waarde)} is te groot.") from None
    if not 0 <= bedrag <= DUURST:
        raise GeenGetal(f"Het bedrag {cite(waarde)} kan niet kloppen.")
    return bedrag


def bedrag_in(kosten: str) -> Decimal | None:
    """The price that a text about costs says without a doubt: "gratis" is 0, "€ 2,50" is 2.50; else None."""
    tekst = fold(kosten).strip()
    if _GRATIS.fullmatch(tekst):
        return Decimal("0.00")
    getallen = _BEDRAG.findall(tekst)
    # More than one number ("€ 5 per maand, € 2 met stadspas") is for people to read.
    if len(getallen) != 1 or not re.search(r"€|\beuro?\b", tekst):
        return None
    try:
        return read_bedrag(getallen[0])
    except GeenGetal:
        return None


@cache
def _korting() -> re.Pattern[str]:
    woorden = tomllib.loads(Path(__file__).with_name("kortingen.toml").read_text(encoding="utf-8"))["woorden"]
    return re.compile(rf"(?<!geen )(?:{'|'.join(map(re.escape, woorden))})")


def has_korting(kosten: str) -> bool:
    """Whether a text about costs says that who has little money pays less."""
    return bool(kosten) and _korting().search(fold(kosten)) is not None


def read_ligging(lat: Any, lon: Any) -> tuple[float | None, float | None, str]:
    """Latitude and longitude with a remark ("" when there is none). Swapped ones are turned; what cannot be is left out."""
    try:
        noord, oost = read_number(lat), read_number(lon)
    except GeenGetal as fout:
        return None, None, f"De coördinaten zijn niet overgenomen: {fout}"
    if noord is None and oost is None:
        return None, None, ""
    if noord is None or oost is None:
        return None, None, "De coördinaten zijn niet overgenomen: er staat er maar een."
    if noord == 0 and oost == 0:
        return None, None, "De coördinaten 0, 0 zijn niet overgenomen."
    if _in(oost, LAT) and _in(noord, LON):
        return (
            round(oost, 6),
            round(noord, 6),
            "De breedte en de lengte stonden verwisseld; ze zijn omgedraaid.",
        )
    if not (-90 <= noord <= 90 and -180 <= oost <= 180):
        return None, None, f"De coördinaten {noord:g}, {oost:g} bestaan niet en zijn niet overgenomen."
    return round(noord, 6), round(oost, 6), ""


def _in(getal: float, grenzen: tuple[float, float]) -> bool:
    return grenzen[0] <= getal <= grenzen[1]
