"""The engines that run the expressions: DuckDB inside this process, or Spark on the same folder. Each gives Ibis tables."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from draagkracht.methodiek.fouten import MethodiekFout

from .onderzoek import DOSSIERS, GEHEEL, GETAL, TEKST, Bestanden

TYPES = {TEKST: "string", GEHEEL: "int64", GETAL: "float64"}
MOTOREN = ("duckdb", "spark")


class Motor(Protocol):
    """Reads files as a table with the columns of their kind, in the types of `TYPES`, and runs what is asked of it."""

    con: Any

    def read(self, bestanden: Bestanden) -> ir.Table: ...

    def table(self, rows: Sequence[tuple[Any, ...]], columns: Mapping[str, str]) -> ir.Table:
        """A small table of our own; `columns` gives the type of each column, in the order of the rows."""
        ...

    def keep(self, table: ir.Table) -> ir.Table:
        """The same table, computed once and kept as long as the engine is open."""
        ...


class _Bewaard:
    """Tables that were computed once; let go of before the engine closes."""

    def __init__(self) -> None:
        self.kept: list[Any] = []

    def keep(self, table: ir.Table) -> ir.Table:
        self.kept.append(table.cache())
        return self.kept[-1]

    def let_go(self) -> None:
        while self.kept:
            self.kept.pop().release()


@contextmanager
def open_motor(naam: str = "duckdb", draden: int = 0) -> Iterator[Motor]:
    """The engine by its name; `draden` is how many threads it may use (0: as many as there are processors).

    Raises MethodiekFout for an engine that is not known, or is not installed on this machine.
    """
    if naam not in MOTOREN:
        raise MethodiekFout("engine", f"De rekenmotor {naam!r} bestaat niet; kies duckdb of spark.")
    motor = _Duckdb(draden) if naam == "duckdb" else _Spark(draden)
    try:
        yield motor
    finally:
        motor.close()


def _typed(table: ir.Table, bestanden: Bestanden) -> ir.Table:
    return table.select(**{name: table[name].cast(TYPES[kind]) for name, kind in bestanden.kolommen.items()})


def _together(tables: list[ir.Table], bestanden: Bestanden) -> ir.Table:
    typed = [_typed(table, bestanden) for table in tables]
    return typed[0] if len(typed) == 1 else ibis.union(*typed)


class _Duckdb(_Bewaard):
    """In memory: research files stay as they are, and no second process is locked out of a database file."""

    def __init__(self, draden: int) -> None:
        super().__init__()
        self.con = ibis.duckdb.connect()
        self.con.raw_sql("SET enable_progress_bar = false")
        self.con.raw_sql("SET preserve_insertion_order = false")
        if draden:
            self.con.raw_sql(f"SET threads = {int(draden)}")

    def read(self, bestanden: Bestanden) -> ir.Table:
        tables = []
        if bestanden.met_gemeente:
            paths = [str(path) for path in bestanden.met_gemeente]
            tables.append(self.con.read_parquet(paths, union_by_name=True, hive_partitioning=False))
        if bestanden.uit_map:
            paths = [str(path) for path in bestanden.uit_map]
            tables.append(
                self.con.read_parquet(
                    paths, union_by_name=True, hive_partitioning=True, hive_types_autocast=False
                )
            )
        return _together(tables, bestanden) if tables else self.table([], _schema(bestanden))

    def table(self, rows: Sequence[tuple[Any, ...]], columns: Mapping[str, str]) -> ir.Table:
        values = [dict(zip(columns, row, strict=True)) for row in rows]
        given = pa.Table.from_pylist(values, schema=ibis.schema(columns).to_pyarrow())
        return self.con.create_table(ibis.util.gen_name("eigen"), given, temp=True)

    def close(self) -> None:
        self.let_go()
        self.con.disconnect()


class _Spark(_Bewaard):
    """Spark on this machine, or on a cluster where SPARK_MASTER says which."""

    def __init__(self, draden: int) -> None:
        super().__init__()
        try:
            from pyspark.sql import SparkSession
        except ImportError:
            raise MethodiekFout(
                "engine",
                "Spark staat niet op deze machine. Installeer pyspark (4.0.5 of later, voor 4.1), of reken met duckdb.",
            ) from None
        master = os.environ.get("SPARK_MASTER") or f"local[{draden or '*'}]"
        self.session = (
            SparkSession.builder.master(master)
            .appName("draagkracht analyse")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.ansi.enabled", "false")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
            .config("spark.sql.shuffle.partitions", os.environ.get("SPARK_DELEN", "8"))
            .getOrCreate()
        )
        self.session.sparkContext.setLogLevel("ERROR")
        self.con = ibis.pyspark.connect(self.session)

    def read(self, bestanden: Bestanden) -> ir.Table:
        tables = [self._view([path], bestanden, bestanden.map.resolve().parent) for path in bestanden.uit_map]
        if bestanden.met_gemeente:
            tables.append(self._view(list(bestanden.met_gemeente), bestanden, None))
        return _together(tables, bestanden) if tables else self.table([], _schema(bestanden))

    def table(self, rows: Sequence[tuple[Any, ...]], columns: Mapping[str, str]) -> ir.Table:
        kinds = {"string": "string", "int16": "smallint", "int64": "bigint", "float64": "double"}
        schema = ", ".join(f"{name} {kinds[kind]}" for name, kind in columns.items())
        return self._named(self.session.createDataFrame(list(rows), schema=schema))

    def _view(self, paths: list[Path], bestanden: Bestanden, base: Path | None) -> ir.Table:
        reader = self.session.read.option("mergeSchema", "true")
        if base is not None:
            reader = reader.option("basePath", str(base))
        frame = reader.parquet(*(str(path.resolve()) for path in paths))
        return self._named(frame)

    def _named(self, frame: Any) -> ir.Table:
        name = ibis.util.gen_name("eigen")
        frame.createOrReplaceTempView(name)
        return self.con.table(name)

    def close(self) -> None:
        self.let_go()
        self.session.stop()


def _schema(bestanden: Bestanden) -> dict[str, str]:
    return {name: TYPES[kind] for name, kind in (bestanden.kolommen or DOSSIERS).items()}
