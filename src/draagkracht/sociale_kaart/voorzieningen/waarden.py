"""The fields of a facility that a source, a form or the facility itself can fill: their names, measures and empty values."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

Waarden = dict[str, Any]

# What an empty field holds, in reading order. A list in a row is never shared: `blank` makes new ones.
LEEG: Mapping[str, Any] = {
    "status": "actief",
    "naam": "",
    "organisatie": "",
    "omschrijving": "",
    "voor_wie": "",
    "aanmelden": "",
    "let_op": "",
    "onderdelen": [],
    "trefwoorden": [],
    "kosten": "",
    "bedrag": None,
    "leeftijd_van": None,
    "leeftijd_tot": None,
    "talen": [],
    "plekken": [],
    "tijden": [],
    "tijden_tekst": "",
    "telefoon": "",
    "email": "",
    "web": "",
    "contact": "",
}
VELDEN = tuple(LEEG)
LENGTES = {"naam": 200, "organisatie": 200, "telefoon": 120, "email": 254, "web": 500, "contact": 120}
MAX_TREFWOORDEN, MAX_TREFWOORD = 40, 60
MAX_KENMERK = 200
TELEFOONS = " / "  # between two numbers in one field


def blank() -> Waarden:
    """Every field, empty."""
    return {naam: list(leeg) if isinstance(leeg, list) else leeg for naam, leeg in LEEG.items()}


def waarden_of(bron: Any) -> Waarden:
    """The fields of a row (or anything with these attributes)."""
    return {naam: getattr(bron, naam) for naam in VELDEN}


def changed(oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> list[str]:
    """The fields of `nieuw` whose value differs, in reading order."""
    return [naam for naam in VELDEN if naam in nieuw and oud[naam] != nieuw[naam]]


def hash_waarden(waarden: Mapping[str, Any], *verder: object) -> str:
    """A fingerprint of what a source says; the same fields with the same values give the same text."""
    return hashlib.sha256(
        json.dumps([waarden, *verder], sort_keys=True, ensure_ascii=True, default=str).encode()
    ).hexdigest()


def without_doubles(waarden: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(waarde for waarde in waarden if waarde))


def as_jsonable(waarden: Mapping[str, Any]) -> Waarden:
    """The same fields as JSON can hold them: a price as text."""
    return {naam: str(w) if isinstance(w, Decimal) else w for naam, w in waarden.items()}


def from_jsonable(waarden: Mapping[str, Any]) -> Waarden:
    """The inverse of as_jsonable; names that are no field are left out."""
    gelezen = {naam: waarden[naam] for naam in VELDEN if naam in waarden}
    if isinstance(gelezen.get("bedrag"), str):
        gelezen["bedrag"] = Decimal(gelezen["bedrag"])
    return gelezen
