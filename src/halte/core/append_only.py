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

from collections.abc import Callable, Iterable
from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython
from django.db.migrations.state import StateApps

PREFIX: Final = "append_only"
"""Triggers are called append_only_<what>_<table>."""

Step = Callable[[StateApps, BaseDatabaseSchemaEditor], None]


def append_only(table: str, *, key: str = "id") -> RunPython:
    """A migration operation after which rows of `table` can only be added.

    `key` is the primary key column. Names come from our own migrations, never
    from outside, so they may stand in the statement.
    """
    return RunPython(_run(guard, table, key), _run(unguard, table, key), elidable=False)


def _run(
    statements: Callable[[str, str, str], list[str]], table: str, key: str
) -> Step:
    def step(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in statements(editor.connection.vendor, table, key):
            # No parameters, so that a percent sign stays what it is.
            editor.execute(statement, None)

    return step


def guard(vendor: str, table: str, key: str) -> list[str]:
    """The statements that close a table, for the database in use."""
    dropped = unguard(vendor, table, key)
    if vendor == "postgresql":
        return [POSTGRESQL_FUNCTION, *dropped, *_postgresql(table)]
    return [*dropped, *_sqlite(table, key)]


def unguard(vendor: str, table: str, key: str) -> list[str]:
    """The statements that open it again. For migrations backwards only."""
    on = f' ON "{table}"' if vendor == "postgresql" else ""
    return [
        f'DROP TRIGGER IF EXISTS "{PREFIX}_{what}_{table}"{on}'
        for what in ("update", "delete", "truncate", "replace")
    ]


def _sqlite(table: str, key: str) -> list[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{PREFIX}: {table}'); END"
    return [
        f'CREATE TRIGGER "{PREFIX}_update_{table}" BEFORE UPDATE ON "{table}" {refuse}',
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


def _postgresql(table: str) -> list[str]:
    call = "EXECUTE FUNCTION halte_append_only()"
    return [
        f'CREATE TRIGGER "{PREFIX}_{what}_{table}" BEFORE {what.upper()} '
        f'ON "{table}" FOR EACH {each} {call}'
        for what, each in (
            ("update", "ROW"), ("delete", "ROW"), ("truncate", "STATEMENT"),
        )
    ]  # fmt: skip


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
