"""Rows that come in only if other rows say so: the database itself holds it.

    operations = [
        migrations.CreateModel(…),
        only_if(
            "second_officer_differs",
            table="permits_reading",
            condition="NEW.officer_id <> (SELECT …)",
        ),
    ]

A check constraint sees one row; this sees others too. It is meant for tables that
are `append_only` besides, since it looks at what comes in and not at what changes.
Like those triggers it holds against a mistake in our code and against anyone with
the site’s own account. On SQLite a later AddField or AlterField builds the table
anew and loses it: such a migration ends with `only_if(…)` again; `unheld()` tells
where that was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from halte.core.statements import Statements

PREFIX: Final = "only_if"
"""Triggers are called only_if_<name>; so are PostgreSQL’s functions, with halte_."""


def only_if(name: str, *, table: str, condition: str) -> Statements:
    """A migration operation after which a row comes in only if `condition` is true.

    `condition` is SQL that both databases read, with the row as NEW; a condition
    that is unknown (NULL) is not true. Names and conditions come from our own
    migrations, never from outside, so they may stand in the statement.
    """

    def hold(editor: BaseDatabaseSchemaEditor) -> list[str]:
        return held(editor.connection.vendor, name, table, condition)

    def release(editor: BaseDatabaseSchemaEditor) -> list[str]:
        return released(editor.connection.vendor, name, table)

    return Statements(hold, release)


def held(vendor: str, name: str, table: str, condition: str) -> list[str]:
    """The statements that make the database hold it."""
    before = released(vendor, name, table)
    if vendor == "postgresql":
        return [
            *before,
            f"CREATE FUNCTION halte_{PREFIX}_{name}() RETURNS trigger AS $$\n"
            f"BEGIN\n    IF ({condition}) IS NOT TRUE THEN\n"
            f"        RAISE EXCEPTION '{PREFIX}: {name}'\n"
            "            USING ERRCODE = 'integrity_constraint_violation';\n"
            "    END IF;\n    RETURN NEW;\nEND\n$$ LANGUAGE plpgsql",
            f'CREATE TRIGGER "{PREFIX}_{name}" BEFORE INSERT ON "{table}" '
            f"FOR EACH ROW EXECUTE FUNCTION halte_{PREFIX}_{name}()",
        ]
    return [
        *before,
        f'CREATE TRIGGER "{PREFIX}_{name}" BEFORE INSERT ON "{table}" '
        f"WHEN ({condition}) IS NOT TRUE "
        f"BEGIN SELECT RAISE(ABORT, '{PREFIX}: {name}'); END",
    ]


def released(vendor: str, name: str, table: str) -> list[str]:
    """The statements that take it away. For migrations backwards only."""
    on = f' ON "{table}"' if vendor == "postgresql" else ""
    statements = [f'DROP TRIGGER IF EXISTS "{PREFIX}_{name}"{on}']
    if vendor == "postgresql":
        statements.append(f"DROP FUNCTION IF EXISTS halte_{PREFIX}_{name}()")
    return statements


def unheld(connection: BaseDatabaseWrapper, names: Iterable[str]) -> list[str]:
    """Those of the names that the database does not hold, or holds no longer."""
    if connection.vendor == "postgresql":
        query = "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'"
    else:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        present = {row[0] for row in cursor.fetchall()}
    return [name for name in names if f"{PREFIX}_{name}" not in present]
