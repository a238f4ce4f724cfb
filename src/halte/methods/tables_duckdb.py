"""Tables on DuckDB: inside the process, nothing to install, nothing to start."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

import duckdb

from halte.methods.tables import (
    ArrowFile,
    ArrowStream,
    BadSource,
    Csv,
    Parquet,
    Result,
    Rows,
    Source,
    Tables,
    Type,
    Value,
    joined,
    literal,
    quoted,
    with_markers,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

TYPES: Final[dict[Type, str]] = {
    Type.TEXT: "VARCHAR",
    Type.INTEGER: "BIGINT",
    Type.DECIMAL: "DECIMAL(20,4)",
    Type.REAL: "DOUBLE",
    Type.BOOLEAN: "BOOLEAN",
    Type.DATE: "DATE",
    Type.MOMENT: "TIMESTAMP",
}

SETTINGS: Final[dict[str, str | bool | int | float | list[str]]] = {
    # Never fetch an extension: an engine that reads extracts opens no network.
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    # As Spark sorts, so that an order means the same on both.
    "default_null_order": "nulls_first_on_asc_last_on_desc",
}


class DuckTables(Tables):
    """Views over files, tables of rows, in one private in-memory database."""

    engine = "duckdb"

    def __init__(self, *, memory: str = "") -> None:
        limits = {"memory_limit": memory} if memory else {}
        self._connection = duckdb.connect(config=SETTINGS | limits)

    def add(self, name: str, source: Source) -> None:
        """Files become views, read when asked; rows become a table."""
        match source:
            case Rows():
                self._add_rows(name, source)
            case Csv():
                self._view(name, csv_reader(source))
            case Parquet(path):
                files = path / "*.parquet" if path.is_dir() else path
                self._view(name, f"read_parquet({literal(str(files))})")
            case ArrowFile(path):
                self._register(name, arrow_table(path))
            case _:
                self._register(name, source)

    def query(self, sql: str, values: Mapping[str, Value] | None = None) -> Result:
        """Run SQL and bring the result here."""
        found = self._connection.execute(with_markers(sql, "$"), dict(values or {}))
        columns = tuple(column[0] for column in found.description or ())
        return Result(columns, tuple(found.fetchall()))

    def write_parquet(
        self, sql: str, path: Path, values: Mapping[str, Value] | None = None
    ) -> None:
        """One file, whole or not at all."""
        draft = path.with_name(f".{path.name}.new")
        self._connection.execute(
            f"COPY ({with_markers(sql, '$')}) TO {literal(str(draft))} "
            "(FORMAT parquet, COMPRESSION zstd)",
            dict(values or {}),
        )
        draft.replace(path)

    def close(self) -> None:
        """Close the database; its memory and spill files go with it."""
        self._connection.close()

    def _view(self, name: str, reader: str) -> None:
        try:
            self._connection.execute(f"CREATE VIEW {name} AS SELECT * FROM {reader}")
        except duckdb.Error as error:
            raise BadSource(f"{name}: {str(error).splitlines()[0]}") from error

    def _register(self, name: str, stream: ArrowStream) -> None:
        self._connection.register(name, Stream(stream))

    def _add_rows(self, name: str, source: Rows) -> None:
        types = source.typed()
        columns = joined(f"{quoted(c)} {TYPES[t]}" for c, t in types.items())
        self._connection.execute(f"CREATE TABLE {name} ({columns})")
        if not source.rows:
            return
        shape = joined(f"{literal(c)}: {literal(TYPES[t])}" for c, t in types.items())
        with lines_file(source) as path:
            self._connection.execute(
                f"INSERT INTO {name} SELECT * FROM read_json({literal(str(path))}, "
                f"format = 'newline_delimited', columns = {{{shape}}})"
            )


def csv_reader(source: Csv) -> str:
    """DuckDB's reader with every choice made, so that it guesses nothing."""
    types = joined(
        f"{literal(name)}: {literal(TYPES[kind])}"
        for name, kind in source.types.items()
    )
    return (
        f"read_csv({literal(str(source.path))}, header = true, all_varchar = "
        f"{'false' if types else 'true'}, auto_detect = true, sample_size = 1, "
        f"delim = {literal(source.delimiter)}, quote = '\"', escape = '\"'"
        + (f", types = {{{types}}}" if types else "")
        + ")"
    )


class Stream:
    """Only the Arrow side of a thing: DuckDB refuses another DuckDB's relation."""

    def __init__(self, source: ArrowStream) -> None:
        self._source = source

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._source.__arrow_c_stream__(requested_schema)


def arrow_table(path: Path) -> ArrowStream:
    """An Arrow IPC file, mapped into memory."""
    try:
        from pyarrow import feather
    except ModuleNotFoundError:
        raise BadSource(
            f"{path.name!r} is an Arrow file: pip install 'halte[scale]' to read it"
        ) from None
    table: ArrowStream = feather.read_table(path, memory_map=True)
    return table


@contextmanager
def lines_file(source: Rows) -> Iterator[Path]:
    """The rows as JSON lines: by far the quickest way in without another package."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for row in source.rows:
            file.write(json.dumps(dict(row), default=plain, allow_nan=False))
            file.write("\n")
        file.flush()
        yield Path(file.name)


def plain(value: object) -> str:
    """What JSON has no type for, as text that the column's type reads back exactly."""
    if isinstance(value, Decimal | date):
        return str(value)
    raise BadSource(f"values of {type(value).__name__} cannot stand in a table")
