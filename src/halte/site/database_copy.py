"""A consistent copy of the database in one file, and the way back.

SQLite     its own online backup; the copy is a database like any other
pg_dump    PostgreSQL’s own tool, where it is installed
rows       every table as JSON lines in order of its key, where it is not

Counts of rows are taken from the very state that was copied.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from django.core.management import call_command
from django.db import connection, transaction
from psycopg import sql

from halte.core.errors import CodedError

Counts = dict[str, int]

PAGE: Final = 2000


class CannotCopy(CodedError):
    """The database cannot be copied or put back; the code says why."""


def copy_database(file: Path, engine: str) -> Counts:
    """Write the copy; the number of rows of each table in it."""
    if engine == "sqlite":
        return _copy_sqlite(file)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = str(cursor.fetchone()[0])
        counts = count_rows()
        if engine == "pg_dump":
            # The tool reads in its own connection, the very same state.
            _pg_dump(file, snapshot)
        else:
            _write_rows(file)
    return counts


def engine_here() -> str:
    """How a copy is made on this machine."""
    if connection.vendor == "sqlite":
        return "sqlite"
    return "pg_dump" if shutil.which("pg_dump") else "rows"


def count_rows() -> Counts:
    """Rows of every table of the database in use."""
    names = sorted(connection.introspection.table_names())
    with connection.cursor() as cursor:
        return {name: _count(cursor, name) for name in names}


def put_back(file: Path, engine: str) -> None:
    """Make the database be what the copy says. Whatever was in it is gone."""
    if engine == "sqlite":
        target = Path(connection.settings_dict["NAME"])
        connection.close()
        for rest in ("", "-wal", "-shm"):
            target.with_name(target.name + rest).unlink(missing_ok=True)
        shutil.copyfile(file, target)
        return
    if engine == "pg_dump":
        _pg_restore(file)
    else:
        call_command("migrate", interactive=False, verbosity=0)
        with transaction.atomic():
            _read_rows(file)


def is_empty() -> bool:
    """True where the database has no tables yet."""
    return not connection.introspection.table_names()


def _count(cursor: Any, table: str) -> int:
    cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
    return int(cursor.fetchone()[0])


def _copy_sqlite(file: Path) -> Counts:
    connection.ensure_connection()
    with closing(sqlite3.connect(file)) as copy:
        connection.connection.backup(copy)
        # One file, whole in itself, that opens anywhere.
        copy.execute("PRAGMA journal_mode=DELETE")
        cursor = copy.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            " AND name NOT LIKE 'sqlite_%' ORDER BY name"
        )
        return {name: _count(copy.cursor(), name) for (name,) in cursor.fetchall()}


def _tool(name: str, *words: str) -> None:
    """Run one of PostgreSQL’s tools; the password goes by the environment."""
    path = shutil.which(name)
    if path is None:
        raise CannotCopy("backup_tool_missing", tool=name)
    names = connection.settings_dict
    given = ("HOST", "PORT", "USER", "PASSWORD")
    place = {f"PG{name}": str(names[name]) for name in given if names[name]}
    ended = subprocess.run(  # noqa: S603 (a fixed tool; no shell)
        [path, *words, f"--dbname={names['NAME']}"],
        env={**os.environ, **place},
        capture_output=True,
        check=False,
    )
    if ended.returncode:
        raise CannotCopy("backup_tool_failed", tool=name)


def _pg_dump(file: Path, snapshot: str) -> None:
    _tool(
        "pg_dump", "--format=custom", "--no-owner", "--no-privileges",
        f"--snapshot={snapshot}", f"--file={file}",
    )  # fmt: skip


def _pg_restore(file: Path) -> None:
    _empty_schema()
    connection.close()
    _tool(
        "pg_restore", "--no-owner", "--no-privileges", "--exit-on-error",
        "--single-transaction", str(file),
    )  # fmt: skip


def _empty_schema() -> None:
    """Remove every table: also those that the copy does not know."""
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")


def _write_rows(file: Path) -> None:
    """JSON lines: a line naming each table, then its rows in order of the key."""
    with file.open("w", encoding="utf-8") as lines, connection.cursor() as cursor:
        for name in sorted(connection.introspection.table_names(cursor)):
            lines.write(json.dumps({"table": name}) + "\n")
            lines.writelines(row + "\n" for row in _rows_of(name))


def _rows_of(table: str) -> Iterator[str]:
    """Rows as JSON, read in pages by a cursor on the server."""
    statement = sql.SQL("SELECT row_to_json(t)::text FROM {} t ORDER BY 1").format(
        sql.Identifier(table)
    )
    key = _key_of(table)
    if key:
        statement = sql.SQL("SELECT row_to_json(t)::text FROM {} t ORDER BY {}").format(
            sql.Identifier(table), sql.Identifier(key)
        )
    with connection.connection.cursor(name="halte_backup") as cursor:
        cursor.itersize = PAGE
        for row in cursor.execute(statement):
            yield row[0]


def _key_of(table: str) -> str:
    with connection.cursor() as cursor:
        return connection.introspection.get_primary_key_column(cursor, table) or ""


def _read_rows(file: Path) -> None:
    """Rows back into freshly migrated tables, triggers set aside for the while."""
    names = sorted(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for name in names:
            table = connection.ops.quote_name(name)
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        quoted = ", ".join(connection.ops.quote_name(name) for name in names)
        cursor.execute(f"TRUNCATE {quoted}")
        with file.open(encoding="utf-8") as lines:
            for table, rows in _pages(lines):
                _insert(cursor, table, rows)
        # Keys between tables are checked at the end of a transaction; a table
        # with checks still waiting cannot be altered.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for name in names:
            _set_sequences(cursor, name)
            table = connection.ops.quote_name(name)
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def _pages(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    table = ""
    page: list[str] = []
    for line in lines:
        if line.startswith('{"table": ') and set(json.loads(line)) == {"table"}:
            if page:
                yield table, page
            table, page = json.loads(line)["table"], []
            continue
        page.append(line)
        if len(page) == PAGE:
            yield table, page
            page = []
    if page:
        yield table, page


def _insert(cursor: Any, table: str, rows: list[str]) -> None:
    name = connection.ops.quote_name(table)
    # OVERRIDING: identity columns take the value they had.
    cursor.execute(
        f"INSERT INTO {name} OVERRIDING SYSTEM VALUE"  # noqa: S608
        f" SELECT * FROM json_populate_recordset(NULL::{name}, %s::json)",
        [f"[{','.join(rows)}]"],
    )


def _set_sequences(cursor: Any, table: str) -> None:
    for found in connection.introspection.get_sequences(cursor, table):
        name = connection.ops.quote_name(table)
        column = connection.ops.quote_name(found["column"])
        cursor.execute(
            f"SELECT setval(%s, max({column})) FROM {name} HAVING max({column}) > 0",  # noqa: S608
            [found["name"]],
        )
