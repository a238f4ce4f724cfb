"""Verification: is the audit whole, and where is it not?

One pass over the rows, in order of id, in constant memory. Each row's mac is
computed anew (an edited or moved row), ids are followed (a deleted row), each
seal's digest and its link to the seal before is computed anew (a replaced or
missing seal), and the anchors kept outside the database say what must still be
there (a tail cut off together with its seals).
"""

from __future__ import annotations

import hmac
from binascii import hexlify
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Final

from django.db import connection

from halte.core.append_only import unguarded
from halte.core.audit import anchors as anchor_file
from halte.core.audit import journal, rows
from halte.core.audit.anchors import Anchor
from halte.core.audit.digests import RangeDigest, Ranges, minus, read, without
from halte.core.audit.findings import Finding, Kind, Report
from halte.core.audit.models import Seal
from halte.core.keys import audit_key

LISTED: Final = 1000
"""Findings kept; a wholly rewritten audit must not fill the memory."""

PAIRED: Final = 300
"""Suspect rows for which we look where they came from: the search is a square."""

HIGHEST: Final = 2**63 - 1
GUARDED: Final = ("audit_entry", "audit_seal", "audit_verification")

Step = Callable[[int, int], None]


@dataclass(slots=True)
class Stretch:
    """Ids that lie under one seal, or under none."""

    first: int
    last: int
    seal: Seal | None
    known: Ranges
    """Ids in it that had no row when it was sealed."""


def verify(extra: Iterable[Anchor] = (), *, step: Step | None = None) -> Report:
    """Verify everything; `extra` are anchors that someone kept elsewhere."""
    return _Verification(list(extra), step or (lambda done, total: None)).run()


class _Verification:
    def __init__(self, extra: list[Anchor], step: Step) -> None:
        self.started_at = datetime.now(UTC)
        self.extra, self.step = extra, step
        self.key = audit_key()
        self.findings: list[Finding] = []
        self.found = self.rows = self.seals = self.anchors = self.unsealed = 0
        self.expected = 1
        self.missing: Ranges = []
        self.suspects: list[rows.Row] = []
        self.newest: Seal | None = None
        self.digest: RangeDigest | None = None
        self.spoilt = False
        # Order matters: what the journal and the sequence name now must be in
        # the table, which is read after them.
        self.noted = journal.noted(self._sealed_to())
        self.top = max([rows.sequence("audit_entry"), *self.noted])

    def run(self) -> Report:
        stretches = self._stretches()
        self._open(next(stretches))
        for page in rows.pages(-HIGHEST, HIGHEST):
            ids = [row[0] for row in page]
            start = 0
            while start < len(page):
                end = bisect_right(ids, self.stretch.last, start)
                self._take(page[start:end])
                if end < len(page):
                    self._close()
                    self._open(next(stretches))
                start = end
            self.step(self.rows, max(self.top, self.rows))
        self._close()
        for stretch in stretches:
            self._open(stretch)
            self._close()
        self._name_suspects()
        self._check_anchors()
        for _ in unguarded(connection, GUARDED):
            self._add(Finding(Kind.UNGUARDED))
            break
        return self._report()

    def _take(self, page: list[rows.Row]) -> None:
        """Rows of the open stretch. The hot loop: a million rows pass here."""
        key, expected, compute = self.key, self.expected, hmac.digest
        for row in page:
            if hexlify(compute(key, row[1], "sha256")) != row[2]:
                self._suspect(row)
            if row[0] != expected:
                self._gap(expected, row[0] - 1)
            expected = row[0] + 1
        self.expected = expected
        self.rows += len(page)
        if self.digest is not None:
            self.digest.add(page)
        else:
            self.unsealed += len(page)

    def _suspect(self, row: rows.Row) -> None:
        self.spoilt = True
        if len(self.suspects) < LISTED:
            self.suspects.append(row)
        else:
            self.found += 1

    def _gap(self, first: int, last: int) -> None:
        """Ids without a row, less those that never had one."""
        if last < max(first, 1):
            return
        for low, high in minus([(max(first, 1), last)], self.stretch.known):
            self.spoilt = True
            if self.missing and self.missing[-1][1] + 1 == low:
                self.missing[-1] = (self.missing[-1][0], high)
            elif len(self.missing) < LISTED:
                self.missing.append((low, high))
            else:
                self.found += 1

    def _open(self, stretch: Stretch) -> None:
        self.stretch, self.spoilt, self.digest = stretch, False, None
        seal = stretch.seal
        if seal is None:
            return
        self.seals += 1
        self.digest = RangeDigest(seal.previous)

    def _close(self) -> None:
        """All rows of the stretch have passed."""
        stretch, seal = self.stretch, self.stretch.seal
        if self.expected <= stretch.last and stretch.last < HIGHEST:
            self._gap(self.expected, stretch.last)
            self.expected = stretch.last + 1
        if seal is None or self.digest is None:
            return
        again = self.digest.close(
            seal.first_id, seal.last_id, seal.absent, seal.sealed_at
        )
        # Where rows of the range are wrong they are the reason, and are named.
        if again != seal.digest and not self.spoilt:
            self._add(Finding(Kind.SEAL_REPLACED, stretch.first, stretch.last, seal.pk))

    def _stretches(self) -> Iterator[Stretch]:
        """The whole line of ids, seal by seal, with what lies between and after."""
        last, digest, number = 0, "", 0
        # SQLite numbers seals without gaps; PostgreSQL may skip one.
        gapless = connection.vendor == "sqlite"
        for seal in _seals():
            if seal.first_id > last + 1 or (gapless and seal.pk != number + 1):
                self._seal_missing(last + 1, seal.first_id - 1, number + 1)
                if seal.first_id > last + 1:
                    yield Stretch(last + 1, seal.first_id - 1, None, [])
            elif seal.previous != digest or seal.first_id <= last:
                self._add(
                    Finding(Kind.SEAL_REPLACED, seal.first_id, seal.last_id, seal.pk)
                )
            yield Stretch(seal.first_id, seal.last_id, seal, read(seal.absent))
            last, digest, number = seal.last_id, seal.digest, seal.pk
            self.newest = seal
        if gapless and rows.sequence("audit_seal") > number:
            self._seal_missing(last + 1, self.top, number + 1)
        yield Stretch(last + 1, self.top, None, self._unproved(last + 1))
        beyond = (self.top + 1, HIGHEST)  # numbers that were never given out
        yield Stretch(*beyond, None, [beyond])

    def _unproved(self, first: int) -> Ranges:
        """Ids of the unsealed tail whose absence proves nothing."""
        if connection.vendor != "postgresql":
            return []
        return without([(first, self.top)], self.noted)

    def _sealed_to(self) -> int:
        newest = Seal.objects.order_by("-last_id").first()
        return newest.last_id if newest else 0

    def _seal_missing(self, first: int, last: int, seal: int) -> None:
        self._add(Finding(Kind.SEAL_MISSING, first, last, seal))

    def _name_suspects(self) -> None:
        """Edited rows, moved rows (their mac fits another id), missing rows."""
        wanted = [row[0] for row in self.suspects]
        for first, last in self.missing:
            wanted += range(first, min(last, first + PAIRED) + 1)
        for row in self.suspects:
            origin = self._origin(row, islice(wanted, 2 * PAIRED))
            kind = Kind.MOVED if origin else Kind.EDITED
            self._add(Finding(kind, row[0], row[0], origin=origin))
        end = max(self.top, self.newest.last_id if self.newest else 0)
        for first, last in self.missing:
            kind = Kind.TRUNCATED if last >= end else Kind.DELETED
            self._add(Finding(kind, first, last))

    def _origin(self, row: rows.Row, ids: Iterable[int]) -> int:
        if len(self.suspects) > PAIRED:
            return 0
        _, _, content = row[1].partition(b"\x1f")
        for number in ids:
            text = b"%d\x1f%s" % (number, content)
            if hexlify(hmac.digest(self.key, text, "sha256")) == row[2]:
                return number
        return 0

    def _check_anchors(self) -> None:
        """Each anchor's seal must stand as it was anchored."""
        beyond = 0
        every = iter([*self.extra])
        for source in (anchor_file.stored(), every):
            while batch := list(islice(source, 500)):
                self.anchors += len(batch)
                seals = Seal.objects.in_bulk([anchor.seal for anchor in batch])
                for anchor in batch:
                    seal = seals.get(anchor.seal)
                    if seal is None or seal.digest != anchor.digest:
                        self._add(_disagreement(anchor))
                    beyond = max(beyond, anchor.last)
        last = self.newest.last_id if self.newest else 0
        end = max(self.top, last, self.expected - 1)
        if beyond > end:
            self._add(Finding(Kind.TRUNCATED, end + 1, beyond))

    def _add(self, finding: Finding) -> None:
        self.found += 1
        if len(self.findings) < LISTED:
            self.findings.append(finding)

    def _report(self) -> Report:
        return Report(
            started_at=self.started_at,
            finished_at=datetime.now(UTC),
            rows=self.rows,
            seals=self.seals,
            anchors=self.anchors,
            unsealed=self.unsealed,
            findings=tuple(sorted(self.findings, key=lambda f: (f.first, f.seal))),
            found=self.found,
        )


def _seals() -> Iterator[Seal]:
    """All seals in order, a page at a time: see `rows.pages`."""
    after = 0
    while page := list(Seal.objects.filter(pk__gt=after).order_by("pk")[:500]):
        yield from page
        after = page[-1].pk


def _disagreement(anchor: Anchor) -> Finding:
    return Finding(Kind.ANCHOR_DISAGREES, last=anchor.last, seal=anchor.seal)
