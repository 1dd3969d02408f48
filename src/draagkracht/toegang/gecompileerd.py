"""Querysets that are turned into SQL once per process, for the pages that are asked for all day.

Measured: compiling a queryset costs several times what running it costs. The SQL still comes from the models, so that
columns are named in one place and both databases are served; only the making of it is not repeated. Rejected:
SQL written by hand, which would name every column twice.
"""

from __future__ import annotations

import datetime as dt
import functools
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, models
from django.db.models import CharField, QuerySet, TextField, Value
from django.db.models.functions import Cast

# What stands in a queryset where a value will come; each is recognised by its value among the parameters.
DOSSIER = uuid.UUID("00000000-0000-4000-8000-00000000d055")
ACCOUNT = uuid.UUID("00000000-0000-4000-8000-0000000acc01")
NU = dt.datetime(1901, 1, 1, 1, 1, 1, tzinfo=dt.UTC)
VANAF = dt.date(1901, 2, 2)
TOT = dt.date(1901, 3, 3)
SINDS = dt.datetime(1901, 4, 4, 4, 4, 4, tzinfo=dt.UTC)
KETEN = uuid.UUID("00000000-0000-4000-8000-00000000ce70")
TEAM = uuid.UUID("00000000-0000-4000-8000-000000007ea0")
SESSIE = "een-sessie-die-nog-komt"
MARKS = {
    KETEN: "keten",
    DOSSIER: "dossier",
    ACCOUNT: "account",
    TEAM: "team",
    NU: "nu",
    VANAF: "vanaf",
    TOT: "tot",
    SINDS: "sinds",
    SESSIE: "sessie",
}


@dataclass(frozen=True)
class _Plek:
    """A parameter that is filled in when the query runs."""

    naam: str


@dataclass(frozen=True)
class _Sql:
    tekst: str
    parameters: tuple[Any, ...]
    converters: tuple[tuple[int, Sequence[Callable[..., Any]], Any], ...]


class Gecompileerd:
    """One or more `values_list` querysets with MARKS in them; more are joined by UNION ALL and then give plain text.

    `rows(dossier=..., account=..., ...)` fills the marks in. Refuses (KeyError) when a mark gets no value.
    """

    def __init__(self, build: Callable[[], Sequence[QuerySet]]) -> None:
        self._build = build
        self._made: dict[str, _Sql] = {}

    def rows(self, **values: Any) -> list[tuple[Any, ...]]:
        found = self.raw(**values)
        return [self.convert(row) for row in found] if self._sql().converters else found

    def convert(self, row: tuple[Any, ...], columns: slice = slice(None)) -> tuple[Any, ...]:
        """Some columns of a row that `raw` gave, as Python has them. Decrypting is done here."""
        given = list(row)
        for i, functions, column in self._sql().converters[columns]:
            for function in functions:
                given[i] = function(given[i], column, connection)
        return tuple(given[columns])

    def _sql(self) -> _Sql:
        return self._made.get(connection.vendor) or self._make()

    def raw(self, **values: Any) -> list[tuple[Any, ...]]:
        """The rows as the database gives them."""
        sql = self._sql()
        parameters = [_prepare(values[p.naam]) if isinstance(p, _Plek) else p for p in sql.parameters]
        with connection.cursor() as cursor:
            cursor.execute(sql.tekst, parameters)
            return cursor.fetchall()

    def _make(self) -> _Sql:
        compilers = [part.query.get_compiler(using=connection.alias) for part in self._build()]
        parts = [compiler.as_sql() for compiler in compilers]
        marks = {_prepare(mark): _Plek(name) for mark, name in MARKS.items()}
        parameters = tuple(
            marks.get(p, p) if isinstance(p, (str, uuid.UUID, dt.date)) else p
            for _text, given in parts
            for p in given
        )
        if len(parts) == 1:
            found = compilers[0].get_converters([column for column, *_ in compilers[0].select])
            converters = tuple((i, *found.get(i, ((), None))) for i in range(len(compilers[0].select)))
            text = parts[0][0]
        else:
            converters = ()
            wrapped = (f"SELECT * FROM ({part}) deel{i}" for i, (part, _p) in enumerate(parts))  # noqa: S608 - Django's SQL
            text = " UNION ALL ".join(wrapped)
        self._made[connection.vendor] = _Sql(text, parameters, converters)
        return self._made[connection.vendor]


def _prepare(value: Any) -> Any:
    """As the database takes it."""
    if isinstance(value, uuid.UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, dt.datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, dt.date):
        return connection.ops.adapt_datefield_value(value)
    return value


def text(name: str) -> Cast:
    """A column of any kind as text, so that parts of a UNION have the same kind. An encrypted one stays a token."""
    return Cast(name, TextField())


def part(soort: str, rows: QuerySet, *columns: Any) -> QuerySet:
    """One part of a UNION: its kind first, then every column as text; "" is written as an empty string."""
    made = {
        f"k{i}": text(column)
        if isinstance(column, str) and column
        else (column if column else Value("", CharField()))
        for i, column in enumerate(columns)
    }
    return rows.annotate(deel=Value(soort, CharField()), **made).values_list("deel", *made)


def moment_of(value: str | None) -> dt.datetime | None:
    """A moment that came out of `part` as text."""
    if not value:
        return None
    moment = dt.datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def date_of(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None


def insert(row: models.Model) -> None:
    """Insert one row, without reading back its key. For rows that are written with every page."""
    sql, fields = _insert_sql(type(row))
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


@functools.cache
def _insert_sql(model: type[models.Model]) -> tuple[str, list[models.Field]]:
    fields = [f for f in model._meta.concrete_fields if not isinstance(f, models.AutoField)]
    names = ", ".join(f'"{field.column}"' for field in fields)
    holes = ", ".join(["%s"] * len(fields))
    return f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({holes})', fields  # noqa: S608 - our own columns
