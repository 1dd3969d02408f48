"""What can be asked about facilities. Everything here is about one municipality; another's facilities do not exist."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from .models import EIGEN, Correctie, Voorziening
from .voorwaarden import Deel, count
from .waarden import VELDEN

PER_BLADZIJDE = 30


@dataclass(frozen=True)
class Regel:
    """One line of the history of a facility."""

    op: dt.datetime
    wat: str
    door: str


def find_voorziening(*, gemeente: str, voorziening_id: uuid.UUID) -> Voorziening | None:
    return (
        Voorziening.objects.select_related("nagekeken_door")
        .filter(gemeente=gemeente, pk=voorziening_id)
        .first()
    )


def list_geschiedenis(voorziening: Voorziening, hoogstens: int = 20) -> list[Regel]:
    """The latest lines of its history, newest first: when, what, and who ("" for the source or the facility itself)."""
    begin = "toegevoegd" if voorziening.bron == EIGEN else "overgenomen uit een bestand"
    rijen = voorziening.history.select_related("history_user").order_by("-history_date", "-history_id")
    return [
        Regel(
            rij.history_date,
            rij.history_change_reason or begin,
            str(rij.history_user or ""),
        )
        for rij in rijen[:hoogstens]
    ]


def list_correcties(*, gemeente: str, bladzijde: int = 1) -> tuple[list[Correctie], bool]:
    """Corrections that wait for a decision, oldest first, and whether there are more."""
    begin = (bladzijde - 1) * PER_BLADZIJDE
    open_ = Correctie.objects.filter(gemeente=gemeente, status=Correctie.Status.OPEN).select_related(
        "voorziening"
    )
    rijen = list(open_.order_by("op", "pk")[begin : begin + PER_BLADZIJDE + 1])
    return rijen[:PER_BLADZIJDE], len(rijen) > PER_BLADZIJDE


def count_correcties(*, gemeente: str) -> int:
    waar: list[Deel] = [("r.gemeente = %s", [gemeente]), ("r.status = %s", [Correctie.Status.OPEN.value])]
    return count(Correctie._meta.db_table, waar)


def find_correctie(*, gemeente: str, correctie_id: uuid.UUID) -> Correctie | None:
    return (
        Correctie.objects.select_related("voorziening__nagekeken_door", "besloten_door")
        .filter(gemeente=gemeente, pk=correctie_id)
        .first()
    )


def label_of(veld: str) -> str:
    """The name of a field as people read it."""
    return str(Voorziening._meta.get_field(veld).verbose_name)


def velden_of(correctie: Correctie) -> list[tuple[str, Any, Any]]:
    """What a correction changes: the field, what stands now, and what the facility says."""
    return [
        (veld, getattr(correctie.voorziening, veld), correctie.waarden[veld])
        for veld in VELDEN
        if veld in correctie.waarden
    ]
