"""The entry for the Dutch algorithm register, made of the rules that the planner really uses."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from .regels import Regel, Regels, load_regels

MODEL = "Een vaste set regels en een rekenmethode die alle mogelijkheden afweegt (OR-tools CP-SAT). Er is niets getraind."


def make_vermelding() -> dict[str, Any]:
    """Return the entry with the field names of the publication standard; an empty field is the municipality's to fill."""
    regels = load_regels()
    vast = tomllib.loads(Path(__file__).with_name("algoritmeregister.toml").read_text(encoding="utf-8"))
    return {
        **vast,
        "source_id": regels.versie,
        "methods_and_models": _explain_regels(regels),
        "source_data": f"{regels.gegevens} {_explain_verboden(regels)}",
    }


def _explain_regels(regels: Regels) -> str:
    return "\n".join(
        [
            MODEL,
            "Elk plan houdt zich aan deze regels:",
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
