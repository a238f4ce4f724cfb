"""How a range of rows becomes one digest, chained to the range before."""

from __future__ import annotations

import hashlib
import hmac
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import datetime

from halte.core.audit.record import moment_text
from halte.core.audit.rows import Row
from halte.core.keys import audit_key

Ranges = list[tuple[int, int]]
"""Runs of ids, both ends included, in order."""


class RangeDigest:
    """HMAC-SHA-256 over the previous seal's digest and each row's id and mac.

    The range's own particulars come last, when they are known. The key lies
    outside the database: who can rewrite the table cannot rewrite the seal.
    """

    def __init__(self, previous: str) -> None:
        self._hash = hmac.new(audit_key(), previous.encode() + b"\n", hashlib.sha256)
        self.count = 0

    def add(self, rows: Iterable[Row]) -> None:
        """Take in rows, in order of id."""
        lines = [b"%d:%s\n" % (row[0], row[2]) for row in rows]
        self.count += len(lines)
        self._hash.update(b"".join(lines))

    def close(
        self, first: int, last: int, absent: str, sealed_at: datetime | None
    ) -> str:
        """The digest of the whole range."""
        # None where a tamperer left something that is no moment at all.
        at = moment_text(sealed_at) if sealed_at else ""
        end = f"{first}|{last}|{self.count}|{absent}|{at}"
        self._hash.update(end.encode())
        return self._hash.hexdigest()


def gaps(rows: Iterable[Row], expected: int, last: int) -> Ranges:
    """Runs of ids from `expected` to `last` that no row has."""
    found: Ranges = []
    for row in rows:
        if row[0] > expected:
            found.append((expected, row[0] - 1))
        expected = row[0] + 1
    if expected <= last:
        found.append((expected, last))
    return found


def without(ranges: Ranges, ids: list[int]) -> Ranges:
    """The ranges less the ids, which are in order."""
    left: Ranges = []
    for first, last in ranges:
        for taken in ids[bisect_left(ids, first) : bisect_right(ids, last)]:
            if first < taken:
                left.append((first, taken - 1))
            first = taken + 1
        if first <= last:
            left.append((first, last))
    return left


def minus(ranges: Ranges, known: Ranges) -> Ranges:
    """The parts of `ranges` that `known` does not cover."""
    left = ranges
    for low, high in known:
        kept: Ranges = []
        for first, last in left:
            if last < low or first > high:
                kept.append((first, last))
                continue
            if first < low:
                kept.append((first, low - 1))
            if last > high:
                kept.append((high + 1, last))
        left = kept
    return left


def written(ranges: Ranges) -> str:
    """`1-39,45`."""
    return ",".join(f"{a}" if a == b else f"{a}-{b}" for a, b in ranges)


def read(text: str) -> Ranges:
    """Ranges from their text; none where someone wrote something else there."""
    found: Ranges = []
    for part in filter(None, text.split(",")):
        first, _, last = part.partition("-")
        if not (first.isdecimal() and (last or first).isdecimal()):
            return []
        found.append((int(first), int(last or first)))
    return found
