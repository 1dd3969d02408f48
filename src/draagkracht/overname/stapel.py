"""Many rows at once: for taking over files and for filling a demo, where one object per row is too slow.

Django's bulk_create spends its time on building objects and SQL (7,000 rows a second here); rows as plain values with one
prepared statement per table do ten times as many. What a service guards is not guarded here: the caller keeps the rules.
"""

from __future__ import annotations

import datetime as dt
import gc
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django.db import connection, models

Waarden = dict[str, Any]
_PLAIN = (models.CharField, models.TextField, models.IntegerField, models.BooleanField)


@contextmanager
def without_collector() -> Iterator[None]:
    """Rows hold no cycles, and looking for them among millions of small values costs a sixth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def insert_rows(model: type[models.Model], rows: Iterable[Waarden]) -> int:
    """Insert rows given as {attname: value} and return how many; what is not named gets the field's default.

    A row must name every field without a default. An automatic key is left to the database unless the first row names it.
    """
    rijen = list(rows)
    if not rijen:
        return 0
    kolommen = _columns(model, model._meta.pk.attname in rijen[0])
    _insert(model, kolommen, list(_prepared(rijen, kolommen)))
    return len(rijen)


def _insert(model: type[models.Model], kolommen: Sequence[_Kolom], gereed: list[list[Any]]) -> None:
    namen = ", ".join(connection.ops.quote_name(kolom.column) for kolom in kolommen)
    plekken = ", ".join(["%s"] * len(kolommen))
    tabel = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {tabel} ({namen}) VALUES ({plekken})",  # noqa: S608 - names of our own models only
            gereed,
        )


_ABSENT = object()


def _prepared(rijen: Iterable[Waarden], kolommen: Sequence[_Kolom]) -> Iterator[list[Any]]:
    # Plain tuples and no call where nothing has to change: this loop is where the time of a big demo goes.
    plan = [(k.naam, k.fit, k.constant, k.factory) for k in kolommen]
    for rij in rijen:
        gereed = []
        for naam, fit, constant, factory in plan:
            value = rij.get(naam, _ABSENT)
            if value is _ABSENT:
                if factory is None:
                    gereed.append(constant)
                    continue
                value = factory()
            gereed.append(value if fit is None else fit(value))
        yield gereed


@dataclass(frozen=True, slots=True)
class _Kolom:
    """`fit` makes a value ready for the database (None: it is); what a row leaves out is `constant` or from `factory`.

    `is_shared` says that the same value may be written twice: a kind of field that is not Django's own, as one that
    encrypts, makes it anew.
    """

    column: str
    naam: str
    fit: Callable[[Any], Any] | None
    constant: Any
    factory: Callable[[], Any] | None
    is_shared: bool


@cache
def _columns(model: type[models.Model], with_key: bool) -> list[_Kolom]:
    return [
        _kolom(field)
        for field in model._meta.concrete_fields
        if with_key or not isinstance(field, models.AutoField)
    ]


def _kolom(field: models.Field) -> _Kolom:
    def missing() -> Any:
        raise KeyError(f"{field.model.__name__}.{field.attname} has no value and no default.")

    fit, constant, factory = _converter(field), None, None
    if not (field.has_default() or field.null or field.blank):
        factory = missing
    elif callable(field.default):
        factory = field.get_default
    else:
        constant = field.get_default() if fit is None else fit(field.get_default())
    is_shared = type(field).__module__.startswith("django.")
    return _Kolom(field.column, field.attname, fit, constant, factory, is_shared)


def _converter(field: models.Field) -> Callable[[Any], Any] | None:
    if isinstance(field, models.ForeignKey):
        return _converter(field.target_field)
    if isinstance(field, models.DateTimeField):
        return _adapt_datetime
    if isinstance(field, models.UUIDField):
        return None if connection.features.has_native_uuid_field else _hex
    # A kind of field that is not Django's own may do something to its value on the way, as encryption does.
    if isinstance(field, _PLAIN) and type(field).__module__.startswith("django."):
        return None
    return lambda value: field.get_db_prep_save(value, connection)


def _hex(value: uuid.UUID | None) -> str | None:
    return None if value is None else value.hex


@lru_cache(maxsize=4096)  # thousands of rows carry the same moment
def _adapt_datetime(value: dt.datetime | None) -> Any:
    return None if value is None else connection.ops.adapt_datetimefield_value(value)


def insert_with_history(
    model: type[models.Model], rows: Iterable[Waarden], *, door_id: uuid.UUID | None, op: dt.datetime
) -> int:
    """The same, and for every row the first line of its history: who, when. Inside a transaction only."""
    rijen = list(rows)
    if not rijen:
        return 0
    sleutel = model._meta.pk.attname
    if isinstance(model._meta.pk, models.AutoField):
        for rij, waarde in zip(rijen, _reserve_keys(model, len(rijen)), strict=True):
            rij[sleutel] = waarde
    else:
        for rij in rijen:
            rij.setdefault(sleutel, uuid.uuid4())
    kolommen = _columns(model, with_key=True)
    gereed = list(_prepared(rijen, kolommen))
    _insert(model, kolommen, gereed)
    lijn = {"history_date": op, "history_type": "+", "history_user_id": door_id}
    _insert_history(model, rijen, kolommen, gereed, lijn)
    return len(rijen)


def _insert_history(
    model: type[models.Model],
    rijen: list[Waarden],
    kolommen: Sequence[_Kolom],
    gereed: list[list[Any]],
    lijn: Waarden,
) -> None:
    """A line of history per row. What was made ready for the row itself is used again: half the work of a row is that."""
    sleutel, verleden = model._meta.pk.attname, model.history.model
    plekken = {kolom.naam: plek for plek, kolom in enumerate(kolommen) if kolom.is_shared}
    plekken["history_relation_id"] = plekken[sleutel]
    eigen = _columns(verleden, with_key=False)
    anders = [kolom for kolom in eigen if kolom.naam not in plekken]
    rest = _prepared(({**rij, **lijn} for rij in rijen), anders)
    bron = {kolom.naam: -1 - plek for plek, kolom in enumerate(reversed(anders))}
    order = [plekken.get(kolom.naam, bron.get(kolom.naam, 0)) for kolom in eigen]
    _insert(
        verleden,
        eigen,
        [
            [alles[plek] for plek in order]
            for alles in ([*waarden, *verder] for waarden, verder in zip(gereed, rest, strict=True))
        ],
    )


def _reserve_keys(model: type[models.Model], aantal: int) -> Iterable[int]:
    """Keys nobody else gets. On SQLite the transaction itself holds the only pen (IMMEDIATE)."""
    tabel, kolom = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
                [tabel, kolom, aantal],
            )
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [tabel])
        row = cursor.fetchone()
    start = (row[0] if row else 0) + 1
    return range(start, start + aantal)


def update_with_history(
    model: type[models.Model],
    rows: Iterable[Waarden],
    names: Sequence[str],
    *,
    door_id: uuid.UUID | None,
    op: dt.datetime,
    reden: str = "",
) -> int:
    """Change the columns `names` of rows that exist, and add a line to the history of each. Inside a transaction only.

    A row must hold every column of the model: a line of history is the row as it stands afterwards.
    """
    rijen = list(rows)
    if not rijen:
        return 0
    sleutel = model._meta.pk
    kolommen = [_kolom(model._meta.get_field(naam)) for naam in names] + [_kolom(sleutel)]
    zetten = ", ".join(f"{connection.ops.quote_name(kolom.column)} = %s" for kolom in kolommen[:-1])
    tabel, pk = connection.ops.quote_name(model._meta.db_table), connection.ops.quote_name(sleutel.column)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {tabel} SET {zetten} WHERE {pk} = %s",  # noqa: S608 - names of our own models only
            list(_prepared(rijen, kolommen)),
        )
    lijn = {
        "history_date": op,
        "history_type": "~",
        "history_user_id": door_id,
        "history_change_reason": reden or None,
    }
    insert_rows(
        model.history.model,
        ({**rij, **lijn, "history_relation_id": rij[sleutel.attname]} for rij in rijen),
    )
    return len(rijen)
