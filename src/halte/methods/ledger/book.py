"""The ledger file: one writer at a time, whole lines only, never to a broken chain."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO, Final

from halte.methods.faults import Fault
from halte.methods.ledger import budget
from halte.methods.ledger.chain import Verified, verify
from halte.methods.ledger.entries import (
    BEGINNING,
    Entry,
    Grant,
    Release,
    budget_of,
    entry_of,
)

Check = Callable[[tuple[Entry, ...]], None]
"""Raises Fault where a release may not follow these entries."""

SECONDS_TO_WAIT: Final = 30.0
BETWEEN_TRIES: Final = 0.02


class Ledger:
    """An append-only file of chained entries. The file need not exist yet."""

    def __init__(self, path: Path, wait: float = SECONDS_TO_WAIT) -> None:
        self.path = path
        self.wait = wait

    def verified(self, head: str = "") -> Verified:
        """All that the file holds, with its breaks; raises file_missing."""
        if not self.path.is_file():
            raise Fault("file_missing", file=self.path.name)
        return verify(self._text(self.path.read_bytes()), head)

    def entries(self) -> tuple[Entry, ...]:
        """The entries of a whole chain; none where there is no file yet."""
        if not self.path.exists():
            return ()
        return self._whole(self.verified())

    def spent(self, source: str, year: int) -> Decimal:
        """The rho spent so far of a source and year."""
        return budget.spent(self.entries(), source, year)

    def budget(self, source: str, year: int) -> Decimal:
        """The rho that a source and year may spend in all."""
        return budget.granted(self.entries(), source, year)

    def foresee(self, release: Release, check: Check | None = None) -> None:
        """Refuse early, before long work; `add` asks again."""
        entries = self.entries()
        budget.hold(entries, release)
        if check is not None:
            check(entries)

    def add(self, release: Release, check: Check | None = None) -> Entry:
        """Append a release, or raise Fault and leave the file as it was.

        `check` is asked under the same lock, so two writers cannot both pass.
        """

        def hold(entries: tuple[Entry, ...]) -> None:
            budget.hold(entries, release)
            if check is not None:
                check(entries)

        return self._append(release, hold)

    def grant(
        self, source: str, year: int, rho: Decimal | float | str, reason: str
    ) -> Entry:
        """Set the budget of a source and year; the chain keeps why.

        Raises budget_unusable, or grant_unsaid where source or reason are blank.
        """
        if not source.strip() or not reason.strip():
            raise Fault("grant_unsaid")
        return self._append(Grant(source, year, budget_of(rho), reason), None)

    def _append(self, content: Release | Grant, hold: Check | None) -> Entry:
        with self._held() as file:
            entries = self._whole(verify(self._text(file.read())))
            if hold is not None:
                hold(entries)
            last = entries[-1] if entries else None
            now = datetime.now(UTC).isoformat(timespec="seconds")
            line = Entry(
                last.number + 1 if last else 1,
                now.replace("+00:00", "Z"),
                last.digest if last else BEGINNING,
                content,
            ).line()
            file.write(line.encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
            return entry_of(line)

    def _whole(self, found: Verified) -> tuple[Entry, ...]:
        if not found.whole:
            first = found.breaks[0]
            raise Fault("ledger_broken", file=self.path.name, row=first.line)
        return found.entries

    def _text(self, content: bytes) -> str:
        return content.decode("utf-8", errors="replace")

    @contextmanager
    def _held(self) -> Iterator[BinaryIO]:
        try:
            file = self.path.open("a+b")
        except OSError as error:
            raise Fault("file_unwritable", file=self.path.name) from error
        with file:
            deadline = time.monotonic() + self.wait
            while not locked(file):
                if time.monotonic() > deadline:
                    raise Fault("ledger_busy", file=self.path.name)
                time.sleep(BETWEEN_TRIES)
            try:
                file.seek(0)
                yield file
            finally:
                unlock(file)


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def locked(file: BinaryIO) -> bool:
        """Take the file for this process alone, if nobody has it."""
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def unlock(file: BinaryIO) -> None:
        """Give the file back."""
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def locked(file: BinaryIO) -> bool:
        """Take the file for this process alone, if nobody has it."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def unlock(file: BinaryIO) -> None:
        """Give the file back."""
        fcntl.flock(file, fcntl.LOCK_UN)
