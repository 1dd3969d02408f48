"""The sociale kaart of one municipality for others: as HSDS 3.0, read in portions however large it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from .hsds_schrijven import write_dienst
from .models import Voorziening


def list_diensten(gemeente: str) -> Iterator[dict[str, Any]]:
    """Every facility as a service of HSDS, in the order of their ids. Those that have stopped are in it too, as inactive."""
    rijen = Voorziening.objects.filter(gemeente=gemeente).order_by("pk").values()
    gegeven: set[str] = set()
    for rij in rijen.iterator(chunk_size=1_000):
        dienst = write_dienst(rij)
        if dienst["id"] in gegeven:  # two sources know it by the same id
            dienst = write_dienst({**rij, "kenmerk": ""})
        gegeven.add(dienst["id"])
        yield dienst


def write_json(gemeente: str) -> Iterator[str]:
    """A page of services as the API of the standard gives it, piece by piece."""
    aantal = Voorziening.objects.filter(gemeente=gemeente).count()
    kop = {
        "total_items": aantal,
        "total_pages": 1,
        "page_number": 1,
        "size": aantal,
        "first_page": True,
        "last_page": True,
        "empty": aantal == 0,
    }
    yield json.dumps(kop, indent=2).removesuffix("\n}") + ',\n  "contents": ['
    for nummer, dienst in enumerate(list_diensten(gemeente)):
        yield ("," if nummer else "") + "\n    " + json.dumps(dienst, ensure_ascii=False)
    yield "\n  ]\n}\n"
