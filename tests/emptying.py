"""The database is emptied after each test that commits.

Django deletes from every table and then writes its list of models again: a tenth of
a second for some hundreds of tables that were empty already. Here the tables that
hold rows are found by one question, and that list is only compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.test import TransactionTestCase

KEPT: Final = ("django_content_type", "auth_permission")
"""What the migrations leave behind, and what Django would write again."""

Rows = dict[str, list[tuple[Any, ...]]]


@contextmanager
def emptied_after_each(kept: Rows) -> Iterator[None]:
    """Tests that commit leave nothing behind but what is kept."""
    plain = TransactionTestCase._fixture_teardown

    def teardown(case: TransactionTestCase) -> None:
        for name in case._databases_names(include_mirrors=False):
            empty(connections[name], kept)

    TransactionTestCase._fixture_teardown = teardown
    try:
        yield
    finally:
        TransactionTestCase._fixture_teardown = plain


def kept_rows(connection: BaseDatabaseWrapper) -> Rows:
    """From a database as migrated."""
    with connection.cursor() as cursor:
        return {table: rows(cursor, table) for table in KEPT}


def rows(cursor: CursorWrapper, table: str) -> list[tuple[Any, ...]]:
    cursor.execute(f"SELECT * FROM {table} ORDER BY id")
    return list(cursor.fetchall())


def empty(connection: BaseDatabaseWrapper, kept: Rows) -> None:
    """Delete every row that a test left, also where tables only grow."""
    with transaction.atomic(connection.alias), connection.cursor() as cursor:
        found = filled(connection, cursor)
        with loosened(cursor, connection.vendor, found):
            for table in found:
                if table not in kept:
                    cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")
            for table, before in kept.items():
                if rows(cursor, table) != before:
                    put_back(cursor, table, before)


def filled(connection: BaseDatabaseWrapper, cursor: CursorWrapper) -> list[str]:
    """The tables of models that hold a row."""
    tables = connection.introspection.django_table_names(
        only_existing=True, include_views=False
    )
    quoted = map(connection.ops.quote_name, tables)
    asked = ", ".join(f"EXISTS (SELECT 1 FROM {table})" for table in quoted)
    cursor.execute(f"SELECT {asked}")
    holds = zip(tables, cursor.fetchone(), strict=True)
    return [table for table, any_row in holds if any_row]


def put_back(cursor: CursorWrapper, table: str, before: list[tuple[Any, ...]]) -> None:
    cursor.execute(f"DELETE FROM {table}")
    places = ", ".join(["%s"] * len(before[0]))
    cursor.executemany(f"INSERT INTO {table} VALUES ({places})", before)


@contextmanager
def loosened(cursor: CursorWrapper, vendor: str, tables: list[str]) -> Iterator[None]:
    """Tables that only grow can be emptied inside: between tests, nowhere else.

    As a replica, PostgreSQL asks neither keys nor triggers until the end of the
    transaction; SQLite has no such state, so its triggers are taken away and made
    again.
    """
    if vendor == "postgresql":
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        return
    cursor.execute(
        "SELECT name, sql, tbl_name FROM sqlite_master"
        " WHERE type = 'trigger' AND name LIKE 'append_only_%%'",
        [],
    )
    triggers = [
        (name, sql) for name, sql, table in cursor.fetchall() if table in tables
    ]
    for name, _ in triggers:
        cursor.execute(f'DROP TRIGGER "{name}"')
    yield
    for _, sql in triggers:
        cursor.execute(sql)
