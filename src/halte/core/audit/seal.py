"""Sealing: closing ranges of entries so that what is missing later was removed."""

from __future__ import annotations

from typing import Final

from django.db import connection, transaction
from django.utils import timezone

from halte.core.audit import anchors, journal, rows
from halte.core.audit.digests import RangeDigest, Ranges, gaps, without, written
from halte.core.audit.models import Seal

ROWS: Final = 50_000
"""Most rows under one seal."""

SEALER: Final = 0x5345414C
"""Advisory lock: one sealer at a time."""


def seal_all() -> list[Seal]:
    """Seal every entry that is settled, and write the anchors; the new seals.

    No grace period: `rows.settled` knows of rows still to be committed.
    """
    made: list[Seal] = []
    top = rows.settled()
    while top is not None and (seal := seal_next(top)):
        made.append(seal)
    anchors.append_new()
    if made:
        journal.turn_over()
    return made


def seal_next(top: int) -> Seal | None:
    """Seal the next range up to `top`, or None where all is sealed."""
    with transaction.atomic():
        _alone()
        newest = Seal.objects.order_by("-last_id").first()
        first = newest.last_id + 1 if newest else 1
        if first > top:
            return None
        digest = RangeDigest(newest.digest if newest else "")
        last, missing = _take_in(digest, first, top)
        absent = written(_excused(missing, first, begun=newest is not None))
        now = timezone.now()
        return Seal.objects.create(
            first_id=first,
            last_id=last,
            count=digest.count,
            absent=absent,
            previous=newest.digest if newest else "",
            digest=digest.close(first, last, absent, now),
            sealed_at=now,
        )


def _take_in(digest: RangeDigest, first: int, top: int) -> tuple[int, Ranges]:
    """Digest rows until there are enough; the last id, and the ids without a row."""
    missing: Ranges = []
    expected = first
    for page in rows.pages(first, top):
        digest.add(page)
        missing += gaps(page, expected, page[-1][0])
        expected = page[-1][0] + 1
        if digest.count >= ROWS:
            return expected - 1, missing
    if expected <= top:
        missing.append((expected, top))
    return top, missing


def _excused(missing: Ranges, first: int, *, begun: bool) -> Ranges:
    """The gaps that were there by right; any other stays a deletion for ever.

    PostgreSQL burns a number when a transaction fails; SQLite takes it back,
    so that there a gap is always a deletion (but for numbers before the first
    row of all, which another installation may have used up). Ids that the
    journal saw committed are excused on neither.
    """
    if connection.vendor != "postgresql":
        return [] if begun else [gap for gap in missing if gap[0] == first]
    return without(missing, journal.noted(first - 1))


def _alone() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEALER])
