"""Rows whose natural key was there before: found exactly, in bounded memory.

First pass: each key’s 64-bit hash goes to one of 64 partitions, which spill to
files. A partition is small enough to be looked over by itself; a key that comes
twice gives its hash twice. Where no hash repeats, no key does, and that is all.
Second pass, only where hashes repeat: the rows with such hashes are compared by
their very keys in a temporary database, so that a collision decides nothing.
"""

from __future__ import annotations

import sqlite3
import tempfile
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Any, Final

PARTS: Final = 64
HELD: Final = 250_000
"""Hashes held in memory before they are written to the partitions’ files."""

BITS: Final = 1 << 24
"""Size of the bitmap of suspects: two megabytes, whatever the file."""


@dataclass(slots=True)
class Suspects:
    """Hashes that came more than once. May name a few too many, never too few."""

    count: int = 0
    bitmap: bytearray = field(default_factory=lambda: bytearray(BITS // 8))

    def add(self, hashed: int) -> None:
        """Name a hash."""
        self.count += 1
        self.bitmap[(hashed % BITS) >> 3] |= 1 << (hashed & 7)

    def __contains__(self, hashed: int) -> bool:
        return bool(self.bitmap[(hashed % BITS) >> 3] & (1 << (hashed & 7)))


class KeyHashes:
    """The first pass. Hashes are Python’s own: fast, and seeded for this process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.parts = [array("q") for _ in range(PARTS)]
        self.held = 0

    def add(self, keys: Iterable[object]) -> None:
        """Note the keys of a chunk."""
        notes = [part.append for part in self.parts]
        before = self.held
        for hashed in map(hash, keys):
            notes[hashed & 63](hashed)
            before += 1
        self.held = before
        if self.held > HELD:
            self.spill()

    def spill(self) -> None:
        """Write what is held to the partitions’ files."""
        for number, part in enumerate(self.parts):
            with (self.folder / str(number)).open("ab") as file:
                part.tofile(file)
            del part[:]
        self.held = 0

    def suspects(self) -> Suspects:
        """The hashes that came more than once."""
        found = Suspects()
        for number, part in enumerate(self.parts):
            file = self.folder / str(number)
            if file.exists():
                part.frombytes(file.read_bytes())
            if len(set(part)) != len(part):
                seen: set[int] = set()
                for hashed in part:
                    if hashed in seen:
                        found.add(hashed)
                    seen.add(hashed)
            del part[:]
        return found


@dataclass(frozen=True, slots=True)
class Earlier:
    """The row that had this key first, and whether the whole row was the same."""

    number: int
    same: bool


class ExactKeys:
    """The second pass: who had this key first."""

    def __init__(self, folder: Path) -> None:
        self.database = sqlite3.connect(folder / "keys.sqlite3", isolation_level=None)
        self.database.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-8000;"
            "CREATE TABLE met (key BLOB PRIMARY KEY, number INTEGER, content BLOB)"
            " WITHOUT ROWID; BEGIN"
        )

    def earlier(
        self, key: Sequence[Any], content: Sequence[Any], number: int
    ) -> Earlier | None:
        """The row that had this key before; None for the first, which is kept."""
        named, whole = exact(key), digest(content)
        found = self.database.execute(
            "SELECT number, content FROM met WHERE key = ?", (named,)
        ).fetchone()
        if found is None:
            self.database.execute(
                "INSERT INTO met VALUES (?, ?, ?)", (named, number, whole)
            )
            return None
        return Earlier(found[0], found[1] == whole)

    def close(self) -> None:
        """Let the temporary database go."""
        self.database.close()


class Workspace:
    """A folder of one’s own that goes when the work is done."""

    def __enter__(self) -> Path:
        self.folder = tempfile.TemporaryDirectory(prefix="halte-intake-")
        return Path(self.folder.name)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.folder.cleanup()


def exact(values: Sequence[Any]) -> bytes:
    """Values as bytes that differ where the values do."""
    return repr(tuple(map(plain, values))).encode("utf-8", "surrogatepass")


def plain(value: Any) -> Any:
    """1.0 and 1 are the same number, so they must be the same key."""
    as_text = getattr(value, "normalize", None)
    return f"{as_text():f}" if as_text is not None else str(value)


def digest(values: Sequence[Any]) -> bytes:
    """128 bits that stand for a row: chance will not find two that collide."""
    return blake2b(exact(values), digest_size=16).digest()
