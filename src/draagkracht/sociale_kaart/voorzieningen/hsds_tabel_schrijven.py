"""Services of HSDS 3.0 as a CSV data package: one table per kind, and datapackage.json that says what is in it."""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
import zipfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

Dienst = dict[str, Any]
VERSIE = "3.0"
FORMULE = re.compile(r"'*[=+\-@\t]")


def unquote(cel: str) -> str:
    """A cell as it was before `write_pakket` made it harmless."""
    return cel[1:] if cel.startswith("'") and FORMULE.match(cel) else cel


@cache
def load_tabellen() -> Mapping[str, Mapping[str, Any]]:
    """Per table that we write: its file and its columns (name and kind), as data."""
    return tomllib.loads(Path(__file__).with_name("hsds.toml").read_text(encoding="utf-8"))


def write_pakket(diensten: Iterable[Dienst]) -> dict[str, bytes]:
    """The files of a data package by name."""
    rijen = _Rijen()
    for dienst in diensten:
        rijen.add(dienst)
    bestanden = {
        tabel["bestand"]: _csv(tabel["kolommen"], rijen.per_tabel[naam].values())
        for naam, tabel in load_tabellen().items()
    }
    return {"datapackage.json": _datapackage(), **bestanden}


def write_zip(diensten: Iterable[Dienst]) -> bytes:
    """The data package in one file."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pakket:
        for naam, inhoud in write_pakket(diensten).items():
            # A fixed moment: the same map gives the same file.
            pakket.writestr(zipfile.ZipInfo(naam, (1980, 1, 1, 0, 0, 0)), inhoud, zipfile.ZIP_DEFLATED)
    return uit.getvalue()


class _Rijen:
    """Every row once by its id: places, organisations and terms are shared."""

    def __init__(self) -> None:
        self.per_tabel: dict[str, dict[str, Dienst]] = {naam: {} for naam in load_tabellen()}

    def put(self, tabel: str, rij: Dienst, **wijzers: str) -> str:
        self.per_tabel[tabel].setdefault(rij["id"], {**rij, **wijzers})
        return rij["id"]

    def add(self, dienst: Dienst) -> None:
        organisatie = self.put("organization", dienst["organization"])
        dienst_id = self.put("service", dienst, organization_id=organisatie)
        for tabel, lijst in (("phone", "phones"), ("schedule", "schedules"), ("language", "languages"),
                             ("cost_option", "cost_options"), ("contact", "contacts")):  # fmt: skip
            for rij in dienst[lijst]:
                self.put(tabel, rij, service_id=dienst_id)
        for koppeling in dienst["service_at_locations"]:
            locatie = self.put("location", koppeling["location"])
            self.put("service_at_location", koppeling, service_id=dienst_id, location_id=locatie)
            for adres in koppeling["location"]["addresses"]:
                self.put("address", adres, location_id=locatie)
        for attribuut in dienst["attributes"]:
            term = self.put("taxonomy_term", attribuut["taxonomy_term"])
            self.put("attribute", attribuut, taxonomy_term_id=term)


def _csv(kolommen: Mapping[str, str], rijen: Iterable[Dienst]) -> bytes:
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, lineterminator="\n")
    schrijver.writerow(kolommen)
    for rij in rijen:
        schrijver.writerow([_cell(kolom, rij.get(kolom, "")) for kolom in kolommen])
    return uit.getvalue().encode()


def _cell(kolom: str, waarde: Any) -> Any:
    """Text that a spreadsheet would run as a formula gets a quote before it, which reading it back takes away.

    A telephone number may begin with a plus: it holds figures and signs only, and others must be able to dial it.
    """
    if isinstance(waarde, str) and kolom != "number" and FORMULE.match(waarde):
        return f"'{waarde}"
    return waarde


def _datapackage() -> bytes:
    bronnen = [
        {
            "name": naam,
            "path": tabel["bestand"],
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "schema": {
                "primaryKey": "id",
                "fields": [{"name": kolom, "type": soort} for kolom, soort in tabel["kolommen"].items()],
            },
        }
        for naam, tabel in load_tabellen().items()
    ]
    pakket = {
        "name": "human_services_data",
        "title": "Sociale kaart uit Draagkracht, als Human Services Data Specification",
        "profile": "tabular-data-package",
        "version": VERSIE,
        "resources": bronnen,
    }
    return json.dumps(pakket, ensure_ascii=False, indent=2).encode()
