"""The entry for the Dutch algorithm register, made of the rules that the planner really uses.

Its fields are those of the register's publication standard (publicatiestandaard) version 1.0: the names, the order, the
choices and the lengths of its schema.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from .regels import Regel, Regels, load_regels

# The order in which the standard has its fields, by the tabs in which the register shows them.
VELDEN = (
    *("name", "description_short", "organization", "category", "status", "begin_date", "end_date"),
    *("contact_email", "website", "publication_category", "url"),
    *("goal", "proportionality", "human_intervention", "risks", "lawful_basis", "lawful_basis_grouping"),
    *("process_index_url", "impacttoetsen", "impacttoetsen_grouping"),
    *("source_data", "source_data_grouping", "methods_and_models", "provider", "publiccode"),
    *("lang", "standard_version", "source_id", "tags"),
)
MODEL = (
    "Een vaste set regels en een rekenmethode die alle mogelijkheden afweegt (OR-tools CP-SAT). Het is niet zelflerend: er "
    "is niets getraind. Erin gaat wat bij Gegevens staat. Eruit komt een plan: welke stap in welke week begint, met een "
    "reden bij elke stap en bij alles wat wegbleef, en hoogstens twee andere plannen."
)


def make_vermelding() -> dict[str, Any]:
    """Return the entry with the fields of the standard in its order; what is empty is the municipality's to fill."""
    regels = load_regels()
    vast = tomllib.loads(Path(__file__).with_name("algoritmeregister.toml").read_text(encoding="utf-8"))
    found = {
        **vast,
        "source_id": regels.versie,
        "methods_and_models": _explain_regels(regels),
        "source_data": f"{regels.gegevens} {_explain_verboden(regels)}",
    }
    return {veld: found[veld] for veld in VELDEN}


def _explain_regels(regels: Regels) -> str:
    """In one line: the register shows no line breaks."""
    return " ".join(
        [
            MODEL,
            "Elk plan houdt zich aan deze regels.",
            *_list(regels.regels),
            "Het beste plan is, in volgorde van belang:",
            *_list(regels.volgorde),
        ]
    )


def _list(regels: tuple[Regel, ...]) -> list[str]:
    return [f"{regel.nummer}. {regel.naam}: {regel.tekst}" for regel in regels]


def _explain_verboden(regels: Regels) -> str:
    woorden = ", ".join(sorted(regels.verboden))
    return f"Deze gegevens worden geweigerd en zitten dus in geen enkel plan: {woorden}."
