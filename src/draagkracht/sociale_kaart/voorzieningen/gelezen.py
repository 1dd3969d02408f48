"""What a reader of a file gives back, record by record."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from draagkracht.methodiek.fouten import MethodiekFout, cite

from .tekst import as_text, clean_line
from .waarden import MAX_KENMERK, Waarden, as_jsonable, hash_waarden


@dataclass(slots=True)
class Gelezen:
    """One record that can be taken over.

    `waarden` holds the fields that the source speaks about, no others: what it does not know, it does not change.
    `nummer` is our own id of the facility, when an export of ours said so.
    `opmerkingen` says what was left out of this record, in Dutch sentences.
    """

    kenmerk: str
    waarden: Waarden
    opmerkingen: list[str] = field(default_factory=list)
    nagekeken_op: dt.date | None = None
    nagekeken_namens: str = ""
    nummer: uuid.UUID | None = None
    _vinger: str = ""

    @property
    def vinger(self) -> str:
        """A fingerprint of everything that the source says here; asked only when the record is complete."""
        if not self._vinger:
            self._vinger = hash_waarden(as_jsonable(self.waarden), self.nagekeken_op, self.nagekeken_namens)
        return self._vinger


@dataclass(frozen=True, slots=True)
class Geweigerd:
    """One record that is skipped: which (its id, or its place in the file) and why."""

    kenmerk: str
    waarom: str


class Overgeslagen(MethodiekFout):
    """Raised within one record; becomes a Geweigerd."""

    def __init__(self, zin: str) -> None:
        super().__init__("", zin)


def read_kenmerk(waarde: Any) -> str:
    """The source's id of a record. Raises Overgeslagen when there is none, or when it is too long to be one."""
    tekst = clean_line(waarde, MAX_KENMERK + 1)
    if not tekst:
        raise Overgeslagen("Er staat geen id bij.")
    if len(tekst) > MAX_KENMERK:
        raise Overgeslagen(f"Het id {cite(tekst)} is te lang.")
    return tekst


def as_uuid(waarde: Any) -> uuid.UUID | None:
    """An id as the standard asks for it; None for any other."""
    try:
        return uuid.UUID(waarde) if isinstance(waarde, str) and len(waarde) == 36 else None
    except ValueError:
        return None


def read_naam(waarde: Any) -> str:
    """What it is called, at most a thousand characters of it. Raises Overgeslagen when there is nothing."""
    naam = clean_line(waarde, 1_000)
    if not naam:
        raise Overgeslagen("Er staat geen naam bij.")
    return naam


def cut(tekst: str, hoogstens: int, wat: str, opmerkingen: list[str]) -> str:
    """The text, or as much of it as fits, and said so."""
    if len(tekst) <= hoogstens:
        return tekst
    opmerkingen.append(f"{wat} is te lang; de eerste {hoogstens} tekens zijn overgenomen.")
    return tekst[:hoogstens].strip()


def read_datum(waarde: Any) -> dt.date | None:
    """A date as 2026-01-31 or 31-01-2026, with or without a time behind it; None when it is none."""
    return _datum(as_text(waarde).strip()[:40])


@lru_cache(maxsize=4096)
def _datum(tekst: str) -> dt.date | None:
    for deel, vorm in (
        (tekst[:10], "%Y-%m-%d"),
        (tekst.split(" ")[0], "%d-%m-%Y"),
        (tekst.split(" ")[0], "%d/%m/%Y"),
    ):
        try:
            datum = dt.datetime.strptime(deel, vorm).date()  # noqa: DTZ007 - a date has no zone
        except ValueError:
            continue
        return datum if 1900 <= datum.year <= 2200 else None
    return None
