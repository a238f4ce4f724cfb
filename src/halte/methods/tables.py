"""The engine port: named tables, and SQL over them, on whichever engine is there.

DuckDB runs inside the process and is the default. When one machine is
outgrown, HALTE_ENGINE=spark://host:7077 gives the same tables to Spark. Write
SQL that both read: standard functions, double quotes around odd names, and
`:name` where a value goes. The same tests run on each engine.

    with open_tables({"incidents": "incidents.csv"}) as tables:
        rows = tables.query("SELECT count(*) AS n FROM incidents").records()
"""

from __future__ import annotations

import os
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Protocol, Self, runtime_checkable

Value = str | int | float | bool | Decimal | date | datetime | None
Record = Mapping[str, Value]

ENGINE_SETTING: Final = "HALTE_ENGINE"


class UnknownEngine(ValueError):
    """The address names no engine that we know; the message says which we do."""


class BadSource(ValueError):
    """A table cannot be opened: its file, its name or its types are not usable."""


class Type(StrEnum):
    """Types that every engine holds alike. Money and counts are never floats."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    REAL = "real"
    BOOLEAN = "boolean"
    DATE = "date"
    MOMENT = "moment"


@runtime_checkable
class ArrowStream(Protocol):
    """Anything that hands out an Arrow C stream: Arrow tables, most frames."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The stream, as a capsule."""


@dataclass(frozen=True, slots=True)
class Csv:
    """A CSV file with a heading line, in UTF-8.

    Columns are text unless `types` says otherwise. Nothing is guessed: a guess
    turns the code `007` into 7 on one engine and not on the other.
    """

    path: Path
    types: Mapping[str, Type] = field(default_factory=dict)
    delimiter: str = ","


@dataclass(frozen=True, slots=True)
class Parquet:
    """A Parquet file, or a folder of them as `write_parquet` on Spark leaves."""

    path: Path


@dataclass(frozen=True, slots=True)
class ArrowFile:
    """An Arrow IPC file (`.arrow`, `.feather`). Needs pyarrow: `halte[scale]`."""

    path: Path


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows in memory. Types are read off the values, or given (needed if empty)."""

    rows: Sequence[Record]
    types: Mapping[str, Type] = field(default_factory=dict)

    def typed(self) -> dict[str, Type]:
        """Each column with its type; raises where the values do not agree."""
        found = dict(self.types)
        for row in self.rows:
            for name, value in row.items():
                if value is None or name in self.types:
                    continue
                kind = type_of(value)
                if found.setdefault(name, kind) is not kind:
                    raise BadSource(
                        f"column {name!r} holds both {found[name]} and {kind}"
                    )
        if not found:
            raise BadSource("rows without values need their types")
        return found


Source = Csv | Parquet | ArrowFile | Rows | ArrowStream
Openable = Source | Path | str | Sequence[Record]


@dataclass(frozen=True, slots=True)
class Result:
    """What a query gave: names of columns, and rows in the order asked for."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def records(self) -> list[dict[str, Any]]:
        """A dictionary per row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def column(self, name: str) -> tuple[Any, ...]:
        """All values of one column."""
        place = self.columns.index(name)
        return tuple(row[place] for row in self.rows)

    def scalar(self) -> Any:
        """The only value of a result of one row and one column."""
        if len(self.rows) != 1 or len(self.columns) != 1:
            raise ValueError(
                f"one value expected, got {len(self.rows)} × {len(self.columns)}"
            )
        return self.rows[0][0]

    def to_dict(self) -> dict[str, Any]:
        """The whole result as plain Python."""
        return {"columns": list(self.columns), "rows": [list(r) for r in self.rows]}


class Tables(ABC):
    """Named tables on one engine. An engine has three verbs and nothing else."""

    engine: str

    @abstractmethod
    def add(self, name: str, source: Source) -> None:
        """Make a source known as a table."""

    @abstractmethod
    def query(self, sql: str, values: Mapping[str, Value] | None = None) -> Result:
        """Run SQL over the tables. `:name` in it takes `values["name"]`."""

    @abstractmethod
    def write_parquet(
        self, sql: str, path: Path, values: Mapping[str, Value] | None = None
    ) -> None:
        """Keep what a query gives. Open it again by the same path."""

    @abstractmethod
    def close(self) -> None:
        """Give back memory and temporary files."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_tables(
    sources: Mapping[str, Openable] | None = None,
    *,
    engine: str | None = None,
    memory: str = "",
) -> Tables:
    """Tables on the engine named, else on the one HALTE_ENGINE names, else DuckDB.

    `engine` is '', 'duckdb', 'spark://host:port' or 'local[n]' (Spark in this
    process). `memory` bounds what DuckDB may hold before it spills to disk.
    """
    address = os.environ.get(ENGINE_SETTING, "") if engine is None else engine
    tables = _engine(address, memory)
    try:
        for name, source in (sources or {}).items():
            tables.add(checked_name(name), as_source(source))
    except BaseException:
        tables.close()
        raise
    return tables


def _engine(address: str, memory: str) -> Tables:
    # Each engine is imported only when asked for: Spark takes seconds to load.
    if address in ("", "duckdb"):
        from halte.methods.tables_duckdb import DuckTables

        return DuckTables(memory=memory)
    if address.startswith(("spark://", "local[")):
        from halte.methods.tables_spark import SparkTables

        return SparkTables(master=address)
    raise UnknownEngine(
        f"{ENGINE_SETTING} must be duckdb, spark://host:port or local[n], "
        f"not {address!r}"
    )


def as_source(thing: Openable) -> Source:
    """What a path, a list of rows or a source means."""
    if isinstance(thing, Csv | Parquet | ArrowFile | Rows):
        return thing
    if isinstance(thing, str | Path):
        return file_source(Path(thing))
    if isinstance(thing, ArrowStream):
        return thing
    return Rows(thing)


def file_source(path: Path) -> Source:
    """The source that a file's ending names."""
    if not path.exists():
        raise BadSource(f"there is no file {path.name!r}")
    if path.is_dir() or path.suffix == ".parquet":
        return Parquet(path)
    if path.suffix in (".arrow", ".feather"):
        return ArrowFile(path)
    if path.suffix in (".csv", ".tsv"):
        return Csv(path, delimiter="\t" if path.suffix == ".tsv" else ",")
    raise BadSource(f"{path.name!r} is not CSV, TSV, Parquet or Arrow")


NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,62}")


def checked_name(name: str) -> str:
    """A table's name, refused where it could not stand unquoted in SQL."""
    if not NAME.fullmatch(name):
        raise BadSource(f"{name!r} cannot name a table: use a-z, 0-9 and _")
    return name


_TYPES: Final[tuple[tuple[type, Type], ...]] = (
    # The order matters: True is an int, and a datetime is a date.
    (bool, Type.BOOLEAN),
    (int, Type.INTEGER),
    (float, Type.REAL),
    (Decimal, Type.DECIMAL),
    (datetime, Type.MOMENT),
    (date, Type.DATE),
    (str, Type.TEXT),
)


def type_of(value: object) -> Type:
    """The type of a Python value."""
    for python, kind in _TYPES:
        if isinstance(value, python):
            return kind
    raise BadSource(f"values of {type(value).__name__} cannot stand in a table")


MARKER: Final = re.compile(
    r"""'(?:[^']|'')*' | "(?:[^"]|"")*" | --[^\n]* | /\*.*?\*/ | ::
        | :([a-z_][a-z0-9_]*)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


def with_markers(sql: str, prefix: str) -> str:
    """`:name` written as an engine writes it; text in quotes is left alone."""
    return MARKER.sub(
        lambda found: f"{prefix}{found[1]}" if found[1] else found[0], sql
    )


def quoted(name: str) -> str:
    """A column's name in double quotes, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as an SQL literal, for places that take no marker (paths)."""
    return "'" + text.replace("'", "''") + "'"


def joined(parts: Iterable[str]) -> str:
    """Parts of a column list."""
    return ", ".join(parts)
