"""An audit that begins at row 1, and an administrator with the whole database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from halte.core.access.actor import Actor
from halte.core.append_only import guard, unguard
from halte.core.audit.models import Entry
from halte.core.audit.record import record
from halte.core.audit.verify import GUARDED

Write = Callable[[int], list[Entry]]


def run_sql(statement: str, *values: object) -> None:
    """As someone would at the database’s own prompt."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)


def restart(table: str) -> None:
    if connection.vendor == "postgresql":
        run_sql(f"ALTER SEQUENCE {table}_id_seq RESTART")
    else:
        run_sql("DELETE FROM sqlite_sequence WHERE name = %s", table)


@pytest.fixture(autouse=True)
def _an_audit_of_its_own(
    transactional_db: None, settings: Settings, tmp_path: Path
) -> None:
    settings.HALTE_STATE = tmp_path
    for table in GUARDED:
        restart(table)


@contextmanager
def an_administrator() -> Iterator[Callable[..., None]]:
    """Removes the triggers, does what they want, and covers their tracks."""
    for table in GUARDED:
        for statement in unguard(connection.vendor, table, "id"):
            run_sql(statement)
    try:
        yield run_sql
    finally:
        for table in GUARDED:
            for statement in guard(connection.vendor, table, "id"):
                with connection.cursor() as cursor:
                    cursor.execute(statement)


@pytest.fixture
def write() -> Write:
    """Write rows as the product does."""

    def entries(count: int) -> list[Entry]:
        actor = Actor(user_id=7, organisation_id=3, roles=frozenset({"analyst"}))
        return [
            record(actor, f"plan.act_{number}", subject_name=f"plan.Plan:{number}")
            for number in range(count)
        ]

    return entries
