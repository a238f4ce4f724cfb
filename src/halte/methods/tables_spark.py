"""Tables on Spark, for when one machine is outgrown. Needs `halte[scale]`, Java."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

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
    with_markers,
)
from halte.methods.tables_duckdb import Stream, arrow_table

TYPES: Final[dict[Type, str]] = {
    Type.TEXT: "STRING",
    Type.INTEGER: "BIGINT",
    Type.DECIMAL: "DECIMAL(20,4)",
    Type.REAL: "DOUBLE",
    Type.BOOLEAN: "BOOLEAN",
    Type.DATE: "DATE",
    Type.MOMENT: "TIMESTAMP_NTZ",
}

SETTINGS: Final[dict[str, str]] = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.ansi.doubleQuotedIdentifiers": "true",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "8",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
}


class SparkTables(Tables):
    """Temporary views in a session of its own on a shared Spark context."""

    engine = "spark"

    def __init__(self, *, master: str) -> None:
        try:
            from pyspark.sql import SparkSession
        except ModuleNotFoundError:
            raise BadSource(
                "Spark is not installed: pip install 'halte[scale]', and Java 17"
            ) from None
        builder = SparkSession.builder.master(master).appName("halte")
        if master.startswith("local["):
            # Without this the driver asks the network for its own name.
            builder = builder.config("spark.driver.host", "127.0.0.1").config(
                "spark.driver.bindAddress", "127.0.0.1"
            )
        for name, value in SETTINGS.items():
            builder = builder.config(name, value)
        self._session: Any = builder.getOrCreate().newSession()
        for name, value in SETTINGS.items():
            if name.startswith("spark.sql."):
                self._session.conf.set(name, value)

    def add(self, name: str, source: Source) -> None:
        """Every source becomes a temporary view of this session."""
        self._frame(source).createOrReplaceTempView(name)

    def query(self, sql: str, values: Mapping[str, Value] | None = None) -> Result:
        """Run SQL and bring the result here."""
        found = self._run(sql, values)
        return Result(tuple(found.columns), tuple(map(tuple, found.collect())))

    def write_parquet(
        self, sql: str, path: Path, values: Mapping[str, Value] | None = None
    ) -> None:
        """A folder of Parquet files, a part per partition."""
        found = self._run(sql, values)
        found.write.mode("overwrite").option("compression", "zstd").parquet(
            str(path.absolute())
        )

    def close(self) -> None:
        """Drop this session's views; the context stays for the next one."""
        for table in self._session.catalog.listTables():
            self._session.catalog.dropTempView(table.name)

    def _run(self, sql: str, values: Mapping[str, Value] | None) -> Any:
        return self._session.sql(with_markers(sql, ":"), args=dict(values or {}))

    def _frame(self, source: Source) -> Any:
        match source:
            case Rows():
                return self._rows(source)
            case Csv():
                return self._csv(source)
            case Parquet(path):
                return self._session.read.parquet(str(path.absolute()))
            case ArrowFile(path):
                return self._stream(arrow_table(path))
        return self._stream(source)

    def _rows(self, source: Rows) -> Any:
        types = source.typed()
        shape = joined(f"`{column}` {TYPES[kind]}" for column, kind in types.items())
        rows = [
            tuple(exact(row.get(name), kind) for name, kind in types.items())
            for row in source.rows
        ]
        return self._session.createDataFrame(rows, shape)

    def _csv(self, source: Csv) -> Any:
        reader = self._session.read.option("header", "true").option("escape", '"')
        frame = reader.option("sep", source.delimiter).csv(str(source.path.absolute()))
        missing = set(source.types) - set(frame.columns)
        if missing:
            raise BadSource(f"{source.path.name!r} has no column {sorted(missing)}")
        return frame.selectExpr(
            *(
                f"CAST(`{c}` AS {TYPES[source.types.get(c, Type.TEXT)]}) AS `{c}`"
                for c in frame.columns
            )
        )

    def _stream(self, stream: ArrowStream) -> Any:
        # Through DuckDB, which reads any Arrow stream without another package.
        with duckdb.connect() as connection:
            connection.register("stream", Stream(stream))
            found = connection.execute("SELECT * FROM stream")
            names = [column[0] for column in found.description or ()]
            rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
        return self._rows(Rows(rows))


def exact(value: Value, kind: Type) -> Value:
    """The value as the column holds it: Spark widens nothing by itself."""
    if value is None:
        return None
    if kind is Type.DECIMAL:
        return Decimal(str(value))
    return float(str(value)) if kind is Type.REAL else value
