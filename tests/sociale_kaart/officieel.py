"""The schemas and examples of HSDS 3.0 as Open Referral publishes them: never part of the project, looked for beside it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from .hsds import VORMEN

WAAR = Path(__file__).resolve().parents[3] / "shared" / "data" / "hsds"

needs_standard = pytest.mark.skipif(
    not (WAAR / "schema" / "service.json").is_file(),
    reason="the schemas and examples of HSDS 3.0 do not lie beside the project (../shared/data/hsds)",
)


@cache
def load(naam: str) -> Any:
    return json.loads((WAAR / naam).read_text(encoding="utf-8"))


def tables() -> Mapping[str, Any]:
    """The tables of the standard by name: each with its file, its columns, and which of them must be filled."""
    return {naam: soort["items"] for naam, soort in load("schema/tabular.json")["properties"].items()}


def _keuring(schema: Any) -> Any:
    return jsonschema.Draft202012Validator(schema, format_checker=VORMEN)


def service_problems(dienst: Any, schema: str = "schema/service.json") -> list[str]:
    """What the official schema has against a service; [] when nothing."""
    fouten = _keuring(load(schema)).iter_errors(dienst)
    return [f"{fout.json_path}: {fout.message[:200]}" for fout in fouten]


def table_problems(naam: str, ruw: bytes) -> list[str]:
    """What the official schema has against the rows of a table in CSV. An empty cell is nothing."""
    soort = tables()[naam]
    nodig = {*soort.get("required", ()), *soort.get("tabular_required", ())}
    keuring = _keuring({**soort, "required": sorted(nodig)})
    lezer = csv.DictReader(io.StringIO(ruw.decode(), newline=""))
    vreemd = [f"{naam}: {kolom}" for kolom in lezer.fieldnames or () if kolom not in soort["properties"]]
    fouten = [
        f"{naam} {rij['id']}: {fout.message[:200]}"
        for rij in lezer
        for fout in keuring.iter_errors(_values(soort["properties"], rij))
    ]
    return vreemd + fouten


def _values(kolommen: Mapping[str, Any], rij: Mapping[str, str]) -> dict[str, Any]:
    return {
        naam: float(cel) if kolommen[naam]["type"] == "number" else cel
        for naam, cel in rij.items()
        if cel != "" and naam in kolommen
    }
