"""What a facility is found by, as rows beside it."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from draagkracht.methodiek.instrument import load_instrument
from draagkracht.overname.stapel import insert_rows

from .models import Voorziening, Zoekkenmerk, Zoekplek, Zoekregel
from .plekken import on_ball, postcode4
from .tekst import fold
from .tijden import dagdelen_of

MAX_OMSCHRIJVING = 1_500
MAX_TEKST = 3_000
GEEN_TEKEN = re.compile(r"[^\w]+")

Rij = Mapping[str, Any]


def words_of(tekst: str) -> str:
    """Text as it is searched: folded, single spaces, no signs."""
    return " ".join(GEEN_TEKEN.sub(" ", fold(tekst)).split())


def plaats_key(plaats: str) -> str:
    """A place name as it is looked up: "Oud-Rivierveen" and "oud rivierveen" are one."""
    return words_of(plaats)[:80]


def rebuild(rijen: Iterable[Rij]) -> None:
    """Make the index of these rows anew, whatever it was. Constant queries for any number; inside a transaction only."""
    rijen = list(rijen)
    sleutels = [rij["id"] for rij in rijen]
    for start in range(0, len(sleutels), 500):
        deel = sleutels[start : start + 500]
        for model in (Zoekregel, Zoekkenmerk, Zoekplek):
            model.objects.filter(voorziening__in=deel).delete()
    insert_index(rijen)


def insert_index(rijen: Iterable[Rij]) -> None:
    """The index of rows that have none yet."""
    rijen = list(rijen)
    insert_rows(Zoekregel, [_regel(rij) for rij in rijen])
    insert_rows(Zoekkenmerk, [kenmerk for rij in rijen for kenmerk in _kenmerken(rij)])
    insert_rows(Zoekplek, [plek for rij in rijen for plek in _plekken(rij)])


def _base(rij: Rij) -> dict[str, Any]:
    return {"voorziening_id": rij["id"], "gemeente": rij["gemeente"]}


def _regel(rij: Rij) -> dict[str, Any]:
    namen = {
        onderdeel.code: f"{onderdeel.naam} {onderdeel.naam_inwoner}"
        for onderdeel in load_instrument().onderdelen
    }
    delen = [
        rij["naam"],
        rij["organisatie"],
        *(namen.get(code, "") for code in rij["onderdelen"]),
        *rij["trefwoorden"],
        *(f"{plek['naam']} {plek['adres']} {plek['plaats']}" for plek in rij["plekken"][:10]),
        rij["omschrijving"][:MAX_OMSCHRIJVING],
        rij["voor_wie"][:300],
    ]
    return {
        **_base(rij),
        "is_actief": rij["status"] != Voorziening.Status.GESTOPT,
        "naam": words_of(rij["naam"])[:200] or rij["naam"][:200],
        "is_gratis": None if rij["bedrag"] is None else rij["bedrag"] == 0,
        "leeftijd_van": rij["leeftijd_van"] or 0,
        "leeftijd_tot": 999 if rij["leeftijd_tot"] is None else rij["leeftijd_tot"],
        "tekst": words_of(" ".join(delen))[:MAX_TEKST],
    }


def _kenmerken(rij: Rij) -> list[dict[str, Any]]:
    waarden = [f"onderdeel:{code}" for code in rij["onderdelen"]]
    waarden += [f"taal:{code}" for code in rij["talen"]]
    waarden += [f"open:{deel}" for deel in sorted(dagdelen_of(rij["tijden"]))]
    return [{**_base(rij), "waarde": waarde[:80]} for waarde in waarden]


def _plekken(rij: Rij) -> list[dict[str, Any]]:
    return [_plek(rij, plek) for plek in rij["plekken"]]


def _plek(rij: Rij, plek: Mapping[str, Any]) -> dict[str, Any]:
    is_bekend = plek["lat"] is not None
    x, y, z = on_ball(plek["lat"], plek["lon"]) if is_bekend else (None, None, None)
    return {
        **_base(rij),
        "plaats": plaats_key(plek["plaats"]),
        "postcode4": postcode4(plek["postcode"]),
        "lat": plek["lat"],
        "lon": plek["lon"],
        "x": x,
        "y": y,
        "z": z,
    }


def row_of(voorziening: Voorziening) -> dict[str, Any]:
    """A facility as a row by column name."""
    return {field.attname: getattr(voorziening, field.attname) for field in Voorziening._meta.concrete_fields}


def own_id(gemeente: str, bron: str, kenmerk: str) -> uuid.UUID:
    """The id of a facility that comes from a source: the same record of the same source is always the same facility."""
    return uuid.uuid5(NAAMRUIMTE, f"{gemeente}\n{bron}\n{kenmerk}")


NAAMRUIMTE = uuid.UUID("0b9f3a52-8f35-5d0e-9d0f-5a1f6d2f7c11")
