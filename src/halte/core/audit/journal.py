"""Rows not yet sealed, noted outside the database as each is committed.

A sequence may skip (PostgreSQL burns a number when a transaction fails), so a
gap at the end of the table proves nothing by itself. This file does: it holds
`id mac` of every committed row, in `<state>/audit.journal`. Once rows are
sealed their lines are of no more use and the file is turned over. Each
machine that writes keeps its own.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings

log = logging.getLogger(__name__)

TURN_AT: Final = 1_000_000
"""Bytes at which the file is turned over; one older file is kept."""


def path() -> Path:
    """Where the journal lies."""
    return Path(settings.HALTE_STATE) / "audit.journal"


def older() -> Path:
    """Where the journal before it lies."""
    return path().with_suffix(".journal.old")


def note(entry_id: int, mac: str) -> None:
    """Add a line. One short append is whole or absent, whoever else appends.

    A full disk must not undo what is committed: the seals still hold then.
    """
    try:
        descriptor = os.open(path(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(descriptor, b"%d %s\n" % (entry_id, mac.encode()))
        finally:
            os.close(descriptor)
    except OSError as error:
        log.error("the audit journal cannot be written: %s", error.strerror)


def noted(after: int) -> list[int]:
    """Ids above `after` that were committed, in order, as far as is noted here."""
    return sorted({entry_id for entry_id in _ids() if entry_id > after})


def turn_over() -> None:
    """Begin a new file where this one has grown. Only right after sealing."""
    try:
        if path().stat().st_size > TURN_AT:
            path().replace(older())
    except FileNotFoundError:
        return


def _ids() -> Iterator[int]:
    for file in (older(), path()):
        try:
            with file.open("rb") as lines:
                for line in lines:
                    number, _, mac = line.partition(b" ")
                    # A line cut short by a lost power supply is no evidence.
                    if number.isdigit() and len(mac) == 65:
                        yield int(number)
        except FileNotFoundError:
            continue
