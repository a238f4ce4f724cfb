"""Tables that only grow, on whichever database the tests run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, connection, transaction

from halte.core.append_only import guard, unguarded

TABLE = "ledger_of_the_test"


@pytest.fixture
def ledger(transactional_db: None) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {TABLE} (id integer PRIMARY KEY, word text)")
        for statement in guard(connection.vendor, TABLE, "id"):
            cursor.execute(statement)
        cursor.execute(f"INSERT INTO {TABLE} VALUES (1, 'first')")
    yield
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {TABLE}")


def run(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE {TABLE} SET word = 'other'",
        f"DELETE FROM {TABLE}",
        f"INSERT OR REPLACE INTO {TABLE} VALUES (1, 'other')",
        f"TRUNCATE {TABLE}",
    ],
)
def test_the_database_refuses_to_change_what_was_written(
    ledger: None, statement: str
) -> None:
    only = {"INSERT OR": "sqlite", "TRUNCATE ": "postgresql"}.get(statement[:9])
    if only and only != connection.vendor:
        pytest.skip(f"said only by {only}")
    with pytest.raises(IntegrityError, match="append_only"):
        run(statement)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, word FROM {TABLE}")
        assert cursor.fetchall() == [(1, "first")]


def test_a_row_can_be_added(ledger: None) -> None:
    run(f"INSERT INTO {TABLE} VALUES (2, 'second')")


def test_a_lost_trigger_is_told(ledger: None) -> None:
    assert unguarded(connection, [TABLE]) == []
    on = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
    run(f"DROP TRIGGER append_only_delete_{TABLE}{on}")
    assert unguarded(connection, [TABLE]) == [TABLE]
