"""The read log: who looked, when, at what, on which ground and for which purpose."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db import IntegrityError, connection, transaction
from django.db.models import Exists, OuterRef

from .gecompileerd import KETEN, Gecompileerd, insert
from .models import Account, Inzage
from .sleutels import keyed_hash

ALGEMEEN = uuid.UUID(int=0)
BEGIN = b""
LAST = Gecompileerd(
    lambda: [Inzage.objects.filter(keten=KETEN).order_by("-volgnummer").values_list("volgnummer", "hash")[:1]]
)
TRIES = 8
T = TypeVar("T")
_END = ("keten", "volgnummer", "hash")


@dataclass(frozen=True)
class Blik:
    """One look: `pagina` is what was opened, `kanaal` how (pagina, fragment, pdf, bestand, opdrachtregel)."""

    pagina: str
    kanaal: str = "pagina"
    doel: str = "ondersteuning"
    grondslag: str = "wmo"
    toelichting: str = ""


def record_inzage(
    *, keten: uuid.UUID, account: Account | None, soort: str, blik: Blik, op: dt.datetime
) -> Inzage:
    """Write one line at the end of the chain. No line, no look: a failure here must reach the caller."""
    return _try(lambda: _append(keten, account, soort, blik, op))


def _try(write: Callable[[], T]) -> T:
    """Again when somebody else wrote at the end of the same chain meanwhile."""
    for attempt in range(TRIES):
        try:
            with transaction.atomic():
                return write()
        except IntegrityError:
            if attempt == TRIES - 1:
                raise
    raise AssertionError


def _append(keten: uuid.UUID, account: Account | None, soort: str, blik: Blik, op: dt.datetime) -> Inzage:
    last = LAST.raw(keten=keten)
    number, previous = (last[0][0] + 1, bytes(last[0][1])) if last else (1, BEGIN)
    line = _line(keten, number, previous, account, soort, blik, op)
    insert(line)
    return line


def _line(
    keten: uuid.UUID,
    number: int,
    previous: bytes,
    account: Account | None,
    soort: str,
    blik: Blik,
    op: dt.datetime,
) -> Inzage:
    line = Inzage(
        keten=keten,
        volgnummer=number,
        op=op,
        account_id=account.pk if account else None,
        soort=soort,
        pagina=blik.pagina[:60],
        kanaal=blik.kanaal[:20],
        doel=blik.doel[:60],
        grondslag=blik.grondslag,
        toelichting=blik.toelichting[:300],
        vorige=previous,
    )
    line.hash = hash_of(line)
    return line


def record_inzagen(
    *, account: Account | None, soort: str, blikken: Mapping[uuid.UUID, Blik], op: dt.datetime
) -> None:
    """One line at the end of each of many chains, for who looks in many dossiers at once. No lines, no looks."""
    _try(lambda: _append_many(account, soort, blikken, op))


def _append_many(
    account: Account | None, soort: str, blikken: Mapping[uuid.UUID, Blik], op: dt.datetime
) -> None:
    later = Inzage.objects.filter(keten=OuterRef("keten"), volgnummer__gt=OuterRef("volgnummer"))
    ends = Inzage.objects.filter(~Exists(later), keten__in=list(blikken))
    last = {keten: (number, bytes(hash_)) for keten, number, hash_ in ends.values_list(*_END)}
    lines = []
    for keten, blik in blikken.items():
        number, previous = last.get(keten, (0, BEGIN))
        lines.append(_line(keten, number + 1, previous, account, soort, blik, op))
    Inzage.objects.bulk_create(lines)


def hash_of(line: Inzage) -> bytes:
    """The keyed hash over the line's facts and the hash before it. Separated by a character no field may hold."""
    parts = [
        str(line.keten),
        str(line.volgnummer),
        line.op.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        str(line.account_id),
        line.soort,
        line.pagina,
        line.kanaal,
        line.doel,
        line.grondslag,
        line.toelichting,
        bytes(line.vorige).hex(),
    ]
    return keyed_hash("\x1f".join(parts), "inzage")


def check_keten(keten: uuid.UUID) -> list[str]:
    """What is wrong in one chain, as Dutch sentences; an empty list when it is whole."""
    problems: list[str] = []
    previous, expected = BEGIN, 1
    for line in Inzage.objects.filter(keten=keten).order_by("volgnummer").iterator():
        if line.volgnummer != expected:
            problems.append(f"Keten {keten}: regel {expected} ontbreekt.")
        if bytes(line.vorige) != previous:
            problems.append(f"Keten {keten}: regel {line.volgnummer} sluit niet aan op de regel ervoor.")
        if hash_of(line) != bytes(line.hash):
            problems.append(f"Keten {keten}: regel {line.volgnummer} is veranderd.")
        previous, expected = bytes(line.hash), line.volgnummer + 1
    return problems


def check_aantal() -> list[str]:
    """Whether lines are gone that no later line tells of (the end of a chain, or a whole chain); [] when none is.

    Told by the numbers that SQLite gave out. PostgreSQL leaves numbers out of its own accord, so there it says nothing.
    """
    if connection.vendor != "sqlite":
        return []
    table = Inzage._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT (SELECT seq FROM sqlite_sequence WHERE name = %s), (SELECT count(*) FROM {table})",  # noqa: S608 - our own table
            [table],
        )
        given, there = cursor.fetchone()
    gone = (given or 0) - there
    return [f"Uit het inzagelog zijn regels weg: {gone}."] if gone > 0 else []
