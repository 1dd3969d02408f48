"""Where a distance is counted from: a postcode or place of which facilities here are known, or a facility itself.

There is no map service behind this. A postcode or a place is where the known facilities in it are, on average; what nobody
knows the place of cannot be a starting point, and the answer says so.
"""

from __future__ import annotations

import re
import uuid

from django.db.models import Count

from .models import Voorziening, Zoekplek
from .onthouden import last_change, remember
from .plekken import Startpunt
from .voorwaarden import PLEKKEN, run
from .zoekindex import plaats_key

__all__ = ["Startpunt", "find_startpunt", "list_startpunten"]

MAX_KEUZES = 200


def find_startpunt(gemeente: str, tekst: str) -> Startpunt | None:
    """The point for "0999", "0999 AB", a place name, or the id of a facility; None when nobody knows where that is."""
    tekst = tekst.strip()
    if (sleutel := _as_uuid(tekst)) is not None:
        return _of_voorziening(gemeente, sleutel)
    if gevonden := re.fullmatch(r"([0-9]{4})\s*([A-Za-z]{2})?", tekst):
        return _average(gemeente, "postcode4", gevonden[1], gevonden[1])
    return _average(gemeente, "plaats", plaats_key(tekst), tekst) if plaats_key(tekst) else None


def _average(gemeente: str, veld: str, waarde: str, naam: str) -> Startpunt | None:
    """The middle of the known places with this value; None when there are none."""
    waar = [("r.gemeente = %s", [gemeente]), (f"r.{veld} = %s", [waarde]), ("r.lat IS NOT NULL", [])]
    [(lat, lon)] = run(PLEKKEN, waar, "", "AVG(r.lat), AVG(r.lon)")
    return Startpunt(naam, lat, lon) if lat is not None else None


def _of_voorziening(gemeente: str, sleutel: uuid.UUID) -> Startpunt | None:
    voorziening = Voorziening.objects.filter(gemeente=gemeente, pk=sleutel).only("naam", "plekken").first()
    for plek in voorziening.plekken if voorziening else []:
        if plek["lat"] is not None:
            return Startpunt(voorziening.naam, plek["lat"], plek["lon"])
    return None


def list_startpunten(gemeente: str) -> list[str]:
    """Places and postcodes that can be a starting point, the ones with most facilities first."""
    return remember(gemeente, "startpunten", last_change(), lambda: _count_startpunten(gemeente))


def _count_startpunten(gemeente: str) -> list[str]:
    bekend = Zoekplek.objects.filter(gemeente=gemeente, lat__isnull=False).order_by()
    keuzes: list[str] = []
    for veld in ("plaats", "postcode4"):
        groepen = bekend.exclude(**{veld: ""}).values_list(veld).annotate(n=Count("id")).order_by("-n", veld)
        keuzes += [waarde for waarde, _ in groepen[: MAX_KEUZES // 2]]
    return [keuze.title() if not keuze.isdigit() else keuze for keuze in keuzes]


def _as_uuid(tekst: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(tekst) if len(tekst) == 36 else None
    except ValueError:
        return None
