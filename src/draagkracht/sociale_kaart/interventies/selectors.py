"""What can be asked: the catalogue with a municipality's own changes laid over it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from .catalogus import (
    CATALOGUS,
    EIGEN,
    GEWIJZIGD,
    Catalogus,
    Interventie,
    build_interventie,
    load_catalogus,
)
from .fouten import InterventieOnbekend
from .models import Aanpassing
from .regels import ANDERS


@dataclass(frozen=True)
class Verschil:
    """One field that the municipality changed: what the catalogue said then, says now, and what holds here."""

    veld: str
    toen: Any
    nu: Any
    hier: Any

    @property
    def is_verouderd(self) -> bool:
        """Whether the catalogue says something else now than when the field was changed."""
        return self.toen != self.nu


@dataclass(frozen=True)
class Versie:
    """One act on an intervention. `gebruik`: "uit" or "aan" when that changed; `velden`: which fields it changed."""

    nummer: int
    op: dt.datetime
    door: str
    reden: str
    gebruik: str
    velden: tuple[str, ...]


def list_interventies(*, gemeente: str, has_uit: bool = False) -> tuple[Interventie, ...]:
    """The interventions of a municipality in reading order, its own ones last.

    What is switched off is left out, and so is what must follow on something that is switched off: it could never begin.
    With `has_uit` everything is there, and `is_aan` says what is used.
    """
    catalogus = load_catalogus()
    changes = {a.code: a for a in Aanpassing.objects.filter(gemeente=gemeente).order_by("op", "code")}
    if not changes:
        return catalogus.interventies
    rows = [_laid_over(one, changes.get(one.code), catalogus) for one in catalogus.interventies]
    rows += [_own(change, catalogus) for change in changes.values() if change.is_eigen]
    rows = _with_state(rows)
    return tuple(rows if has_uit else [row for row in rows if row.is_aan])


def get_interventie(*, gemeente: str, code: str) -> Interventie:
    """One intervention as it holds in this municipality, also when it is switched off. Raises InterventieOnbekend."""
    for interventie in list_interventies(gemeente=gemeente, has_uit=True):
        if interventie.code == code:
            return interventie
    raise InterventieOnbekend


def get_aanpassing(*, gemeente: str, code: str) -> Aanpassing:
    """What the municipality changed in it; a new, unsaved one with versie 0 when that is nothing yet."""
    found = Aanpassing.objects.filter(gemeente=gemeente, code=code).select_related("door").first()
    return found or Aanpassing(gemeente=gemeente, code=code)


def has_aanpassing(*, sleutel: str) -> bool:
    """Whether a form with this key was sent and its change is kept."""
    return bool(sleutel) and Aanpassing.history.filter(sleutel=sleutel).exists()


def is_aanpassing_begun(*, begin: str) -> bool:
    """Whether anything is kept that was sent with the form whose keys begin so. Keys go on in hexadecimal."""
    sent = Aanpassing.history.filter(sleutel__gte=begin, sleutel__lt=f"{begin}g")
    return bool(begin) and sent.exists()


def list_versies(*, aanpassing: Aanpassing) -> list[Versie]:
    """Every version of a change, the last one first: who, when, why, and which fields differ from the version before."""
    if aanpassing._state.adding:
        return []
    rows = list(aanpassing.history.select_related("door").order_by("versie"))
    pairs = zip([None, *rows], rows, strict=False)
    return [_version(before, row) for before, row in pairs][::-1]


def list_verschillen(*, aanpassing: Aanpassing) -> list[Verschil]:
    """The fields that differ from the catalogue, in the order of the file; [] for the municipality's own."""
    if aanpassing.is_eigen:
        return []
    now = ANDERS | dict(load_catalogus().ruw.get(aanpassing.code, {}))
    return [
        Verschil(veld, aanpassing.origineel.get(veld), now.get(veld), hier)
        for veld, hier in aanpassing.velden.items()
    ]


def raw_of(*, gemeente: str, code: str) -> Mapping[str, Any]:
    """The fields of an intervention as they hold in this municipality, as in a file. Raises InterventieOnbekend."""
    change = get_aanpassing(gemeente=gemeente, code=code)
    own = load_catalogus().ruw.get(code)
    if own is None and not change.is_eigen:
        raise InterventieOnbekend
    return {**ANDERS, "code": code, **(own or {}), **change.velden}


def _laid_over(one: Interventie, change: Aanpassing | None, catalogus: Catalogus) -> Interventie:
    if change is None:
        return one
    raw = {**catalogus.ruw[one.code], **change.velden}
    herkomst = GEWIJZIGD if change.velden else CATALOGUS
    return build_interventie(raw, catalogus.bronnen, herkomst, is_aan=not change.is_uit)


def _own(change: Aanpassing, catalogus: Catalogus) -> Interventie:
    raw = {"code": change.code, **change.velden}
    return build_interventie(raw, catalogus.bronnen, EIGEN, is_aan=not change.is_uit)


def _with_state(rows: list[Interventie]) -> list[Interventie]:
    """Switch off what must follow on something that is off, and what follows on that."""
    while True:
        on = {row.code for row in rows if row.is_aan}
        lost = {row.code for row in rows if row.is_aan and not on >= set(row.na)}
        if not lost:
            return rows
        rows = [replace(row, is_aan=False) if row.code in lost else row for row in rows]


def _version(before: Any, row: Any) -> Versie:
    then = before.velden if before else {}
    changed = [veld for veld in {**then, **row.velden} if then.get(veld) != row.velden.get(veld)]
    is_switched = row.is_uit != (before.is_uit if before else False)
    return Versie(
        nummer=row.versie,
        op=row.op,
        door=str(row.door),
        reden=row.reden,
        gebruik=("uit" if row.is_uit else "aan") if is_switched else "",
        velden=() if row.is_eigen and before is None else tuple(changed),
    )
