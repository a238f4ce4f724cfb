"""Rotation: every protected value moves to a new key while the site runs.

A new key becomes current first, so that nothing new is written under the old
one. Then each column is re-encrypted in batches; each batch is a transaction
of its own, and what is done is seen from the value, so that an interrupted
rotation goes on where it stopped. The old key stays until nothing uses it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final
from uuid import UUID

from django.apps import apps
from django.db import connection, transaction

from halte.core.fields import (
    KEEPERS,
    Column,
    EncryptedTextField,
    Renewed,
    Unreadable,
    decrypt,
    encrypt,
    starts_with,
)
from halte.core.keys import (
    KeyFault,
    key_ring,
    with_new_key,
    without_key,
    write_ring,
)

BATCH: Final = 500

Key = int | str | UUID
"""The primary key of a row."""

Announce = Callable[[str, Renewed], None]
"""Told each place, and what became of its values."""


def columns() -> Iterator[Column]:
    """Every encrypted column of every installed model."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, EncryptedTextField):
                key, name = str(model._meta.pk.column), str(field.column)
                yield Column(model._meta.db_table, key, name, field.place)


def usage() -> dict[str, dict[str, int]]:
    """Place -> key id -> how many values, for the keys in the ring."""
    found: dict[str, dict[str, int]] = {}
    for key_id in key_ring().encryption:
        for column in columns():
            found.setdefault(column.place, {})[key_id] = _count(column, key_id)
        for keeper in KEEPERS:
            found.setdefault(keeper.name, {})[key_id] = keeper.count(key_id)
    return found


def begin() -> str:
    """Make a new key current; its id."""
    ring = with_new_key(key_ring())
    write_ring(ring)
    return ring.current


def unfinished() -> bool:
    """True where some value is still under an older key."""
    current = key_ring().current
    return any(
        count
        for counts in usage().values()
        for key_id, count in counts.items()
        if key_id != current
    )


def renew_all(announce: Announce, *, batch: int = BATCH) -> Renewed:
    """Re-encrypt every value that is not under the current key.

    A value that cannot be read is left as it is and counted, so that one
    altered row does not keep all others under an old key.
    """
    total = Renewed()
    for column in columns():
        found = _renew_column(column, batch)
        announce(column.place, found)
        total += found
    for keeper in KEEPERS:
        found = keeper.renew(batch)
        announce(keeper.name, found)
        total += found
    return total


def retire(key_id: str) -> None:
    """Take a key out of the ring, unless a value still needs it."""
    smaller = without_key(key_ring(), key_id)
    used = sum(counts.get(key_id, 0) for counts in usage().values())
    if used:
        raise KeyFault("key_in_use", key=key_id, count=used)
    write_ring(smaller)


def _count(column: Column, key_id: str) -> int:
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM {quote(column.table)}"  # noqa: S608 (our names)
            f" WHERE {quote(column.column)} LIKE %s",
            [starts_with(key_id) + "%"],
        )
        return int(cursor.fetchone()[0])


def _renew_column(column: Column, batch: int) -> Renewed:
    total = Renewed()
    last: Key | None = None
    while True:
        with transaction.atomic():
            rows = _outdated(column, batch, last)
            for row_id, value in rows:
                total += _renew_value(column, row_id, value)
        if not rows:
            return total
        last = rows[-1][0]


def _outdated(column: Column, batch: int, last: Key | None) -> list[tuple[Key, str]]:
    """The next rows whose value is under an older key, in order of their key."""
    quote = connection.ops.quote_name
    table, name, key = map(quote, (column.table, column.column, column.key))
    after = "" if last is None else f"AND {key} > %s"
    values: list[Key] = [starts_with(key_ring().current) + "%", batch]
    if last is not None:
        values.insert(1, last)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {key}, {name} FROM {table}"  # noqa: S608 (our names)
            f" WHERE {name} <> '' AND {name} NOT LIKE %s {after}"
            f" ORDER BY {key} LIMIT %s",
            values,
        )
        rows: list[tuple[Key, str]] = cursor.fetchall()
    return rows


def _renew_value(column: Column, row_id: Key, value: str) -> Renewed:
    quote = connection.ops.quote_name
    table, name, key = map(quote, (column.table, column.column, column.key))
    try:
        text = decrypt(value, place=column.place)
    except Unreadable:
        return Renewed(unreadable=1)
    with connection.cursor() as cursor:
        # Written only over what was read: the site may have changed it since.
        cursor.execute(
            f"UPDATE {table} SET {name} = %s"  # noqa: S608 (our names)
            f" WHERE {key} = %s AND {name} = %s",
            [encrypt(text, place=column.place), row_id, value],
        )
    return Renewed(done=1)
