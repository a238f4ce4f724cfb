"""The audit table as the database holds it: numbers given out, and raw rows.

The only place in the audit that speaks SQL, for two reasons: the next number
must be known before the row is written (its mac covers it), and a million rows
are verified in seconds only if the database builds the authenticated text.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Final

from django.db import connection

Row = tuple[int, bytes, bytes]
"""Id, authenticated text, stored mac. Bytes, since a tamperer need not write text."""

PAGE: Final = 4000
LOCK: Final = 0x48414C54
"""Advisory lock held (shared) by a transaction with a number not yet committed."""

PATIENCE: Final = 5.0
"""Seconds to wait for such transactions before leaving their rows for later."""

TEXT_COLUMNS: Final = (
    "kind", "act", "permission", "outcome", "user_id", "organisation_id", "roles",
    "purpose", "reason", "via", "subject", "records", "inputs",
)  # fmt: skip


def next_id() -> int:
    """The number of the next row. Call inside the transaction that writes it."""
    if connection.vendor == "postgresql":
        # CASE fixes the order: the lock first, then the number.
        return _number(
            "SELECT CASE WHEN pg_advisory_xact_lock_shared(%s) IS NULL THEN 0 ELSE"
            " nextval(pg_get_serial_sequence('audit_entry', 'id')) END",
            [LOCK],
        )
    # Sound because every transaction here begins IMMEDIATE: one writer at a time.
    return max(sequence("audit_entry"), last_id()) + 1


def last_id() -> int:
    """The highest id in the table, 0 where it is empty."""
    return _number("SELECT coalesce(max(id), 0) FROM audit_entry")


def sequence(table: str) -> int:
    """The last number given out for a table, whether or not its row is there."""
    if connection.vendor == "postgresql":
        return _number(
            "SELECT coalesce(pg_sequence_last_value("
            "pg_get_serial_sequence(%s, 'id')::regclass), 0)",
            [table],
        )
    return _number(
        "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = %s", [table]
    )


def settled() -> int | None:
    """An id up to which no row can still appear; None where someone takes long.

    On SQLite this is the last row. On PostgreSQL rows commit in any order: we
    wait for those transactions that hold a number now, and block nobody.
    """
    top = sequence("audit_entry")
    if connection.vendor != "postgresql":
        return max(top, last_id())
    waiting = _holders()
    until = time.monotonic() + PATIENCE
    while waiting and time.monotonic() < until:
        time.sleep(0.02)
        waiting &= _holders()
    return None if waiting else top


def _holders() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT virtualtransaction FROM pg_locks WHERE locktype = 'advisory'"
            " AND granted AND mode = 'ShareLock' AND classid = 0 AND objid = %s"
            " AND database = (SELECT oid FROM pg_database"
            " WHERE datname = current_database())",
            [LOCK],
        )
        return {row[0] for row in cursor.fetchall()}


def pages(first: int, last: int) -> Iterator[list[Row]]:
    """Rows from `first` to `last` in order of id, a page at a time.

    Each page is a query of its own: a reader of a million rows holds no
    transaction open, and its memory does not grow.
    """
    statement = _PAGE_POSTGRESQL if connection.vendor == "postgresql" else _PAGE_SQLITE
    while first <= last:
        with connection.cursor() as cursor:
            cursor.execute(statement, [first, last, PAGE])
            page: list[Row] = cursor.fetchall()
        if not page:
            return
        yield page
        first = page[-1][0] + 1


def _number(statement: str, values: list[int | str] | None = None) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def _sqlite_text() -> str:
    at = "CASE WHEN length(at) = 19 THEN at || '.000000' ELSE at END"
    columns = (f"coalesce({name}, 'None')" for name in TEXT_COLUMNS)
    return " || char(31) || ".join(("id", f"({at})", *columns))


def _postgresql_text() -> str:
    at = "to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')"
    columns = (f"coalesce({name}::text, 'None')" for name in TEXT_COLUMNS)
    return f"concat_ws(chr(31), id, {at}, {', '.join(columns)})"


# Only names from this module stand in these statements.
_PAGE_SQLITE: Final = (
    f"SELECT id, CAST({_sqlite_text()} AS BLOB), CAST(coalesce(mac, '') AS BLOB)"  # noqa: S608
    " FROM audit_entry WHERE id >= %s AND id <= %s ORDER BY id LIMIT %s"
)
_PAGE_POSTGRESQL: Final = (
    f"SELECT id, convert_to({_postgresql_text()}, 'UTF8'), convert_to(mac, 'UTF8')"  # noqa: S608
    " FROM audit_entry WHERE id >= %s AND id <= %s ORDER BY id LIMIT %s"
)
