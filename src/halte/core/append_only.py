"""Tables that only grow: the database itself refuses to change or remove a row.

    operations = [
        migrations.CreateModel(…),
        append_only("audit_entry"),
    ]

Triggers hold against a mistake in our code and against anyone who reaches the
database with the site's own account and does not think of dropping them. Who
does is found by the seals of the audit. On SQLite a later AddField or
AlterField builds the table anew and loses its triggers: such a migration ends
with `append_only(table)` again; `unguarded()` tells where that was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from halte.core.statements import Statements

PREFIX: Final = "append_only"
"""Triggers are called append_only_<what>_<table>."""


def append_only(
    table: str, *, key: str = "id", renewed: Iterable[str] = ()
) -> Statements:
    """A migration operation after which rows of `table` can only be added.

    `key` is the primary key column. `renewed` are encrypted columns: their values
    are written again when the key of encryption is changed, and what they are bound
    to is authenticated, so these columns alone can be written. Names come from our
    own migrations, never from outside, so they may stand in the statement.
    """
    open_columns = frozenset(renewed)

    def close(editor: BaseDatabaseSchemaEditor) -> list[str]:
        only = _others(editor, table, open_columns) if open_columns else ()
        return guard(editor.connection.vendor, table, key, only)

    def open_again(editor: BaseDatabaseSchemaEditor) -> list[str]:
        return unguard(editor.connection.vendor, table, key)

    return Statements(close, open_again)


def _others(
    editor: BaseDatabaseSchemaEditor, table: str, open_columns: frozenset[str]
) -> tuple[str, ...]:
    """The columns of a table that stay closed."""
    connection = editor.connection
    with connection.cursor() as cursor:
        found = connection.introspection.get_table_description(cursor, table)
    names = [column.name for column in found]
    if unknown := open_columns - set(names):
        raise ValueError(f"{table} has no column {', '.join(sorted(unknown))}")
    return tuple(name for name in names if name not in open_columns)


def guard(vendor: str, table: str, key: str, only: Iterable[str] = ()) -> list[str]:
    """The statements that close a table, or `only` these columns to updates."""
    dropped = unguard(vendor, table, key)
    columns = ", ".join(f'"{name}"' for name in only)
    update = f"UPDATE OF {columns}" if columns else "UPDATE"
    if vendor == "postgresql":
        return [POSTGRESQL_FUNCTION, *dropped, *_postgresql(table, update)]
    return [*dropped, *_sqlite(table, key, update)]


def unguard(vendor: str, table: str, key: str) -> list[str]:
    """The statements that open it again. For migrations backwards only."""
    on = f' ON "{table}"' if vendor == "postgresql" else ""
    return [
        f'DROP TRIGGER IF EXISTS "{PREFIX}_{what}_{table}"{on}'
        for what in ("update", "delete", "truncate", "replace")
    ]


def _sqlite(table: str, key: str, update: str) -> list[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{PREFIX}: {table}'); END"
    return [
        f'CREATE TRIGGER "{PREFIX}_update_{table}" BEFORE {update} ON "{table}" '
        f"{refuse}",
        f'CREATE TRIGGER "{PREFIX}_delete_{table}" BEFORE DELETE ON "{table}" {refuse}',
        # INSERT OR REPLACE removes the old row without firing a delete trigger
        # (SQLite, "REPLACE conflict resolution").
        f'CREATE TRIGGER "{PREFIX}_replace_{table}" BEFORE INSERT ON "{table}" '
        f"WHEN {_taken(table, key)} {refuse}",
    ]


def _taken(table: str, key: str) -> str:
    same = f'"{key}" = NEW."{key}"'
    return f'EXISTS (SELECT 1 FROM "{table}" WHERE {same})'  # noqa: S608 (our names)


POSTGRESQL_FUNCTION: Final = f"""
CREATE OR REPLACE FUNCTION halte_append_only() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION '{PREFIX}: %', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$ LANGUAGE plpgsql
"""


def _postgresql(table: str, update: str) -> list[str]:
    call = "EXECUTE FUNCTION halte_append_only()"
    return [
        f'CREATE TRIGGER "{PREFIX}_{what}_{table}" BEFORE {when} '
        f'ON "{table}" FOR EACH {each} {call}'
        for what, when, each in (
            ("update", update, "ROW"),
            ("delete", "DELETE", "ROW"),
            ("truncate", "TRUNCATE", "STATEMENT"),
        )
    ]


def unguarded(connection: BaseDatabaseWrapper, tables: Iterable[str]) -> list[str]:
    """Those of the tables named that have lost a trigger, or never had them."""
    if connection.vendor == "postgresql":
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        enabled, wanted = " AND tgenabled <> 'D'", ("update", "delete", "truncate")
    else:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        enabled, wanted = "", ("update", "delete", "replace")
    with connection.cursor() as cursor:
        cursor.execute(query + enabled)
        present = {row[0] for row in cursor.fetchall()}
    return [
        table
        for table in tables
        if any(f"{PREFIX}_{what}_{table}"[:63] not in present for what in wanted)
    ]
