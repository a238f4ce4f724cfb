"""Handing the right rows of a batch to its feed, a chunk a transaction.

Each chunk commits together with the number of its last row, so that an
interrupted run goes on exactly after it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone

from halte.core.access.actor import Actor
from halte.core.audit.record import record
from halte.core.errors import Invalid
from halte.core.intake import limits
from halte.core.intake.checking import skipped_numbers
from halte.core.intake.examining import Examined, Examiner, chunks
from halte.core.intake.feeds import Fault, Feed, Values
from halte.core.intake.files import present
from halte.core.intake.models import Batch, Reject, stored_faults
from halte.core.intake.recording import fail, note
from halte.core.intake.repeats import exact
from halte.core.intake.states import BatchState, RejectState
from halte.core.jobs.registry import Progress


@dataclass(slots=True)
class Mended:
    """Mended rows on their way in, and those whose key another row has."""

    rows: dict[int, Values] = field(default_factory=dict)
    by_key: dict[tuple[Any, ...], int] = field(default_factory=dict)
    repeats: dict[int, tuple[int, bool]] = field(default_factory=dict)

    def meet(self, key: tuple[Any, ...], values: Values, number: int) -> None:
        """A row of the file has this key."""
        mended = self.by_key.get(key)
        if mended is not None:
            whole, other = self.rows[mended], values
            same = exact(tuple(whole.values())) == exact(tuple(other.values()))
            self.repeats[mended] = (number, same)

    def take(self, key: tuple[Any, ...], values: Values, number: int) -> None:
        """A mended row; one mended before it may have the same key."""
        self.rows[number] = values
        earlier = self.by_key.setdefault(key, number) if key else number
        if earlier != number:
            same = exact(tuple(self.rows[earlier].values())) == exact(
                tuple(values.values())
            )
            self.repeats[number] = (earlier, same)


def accept_batch(actor: Actor, batch_id: int, progress: Progress) -> None:
    """Hand over the rows of the file, then the rows that were mended."""
    batch = Batch.objects.get(pk=batch_id)
    if batch.state != BatchState.ACCEPTING:
        return
    try:
        feed = batch.declared
        if feed is None:
            raise Invalid("feed_gone")
        examiner = Examiner(feed, batch.reading, batch.mapped)
        mended = mended_rows(batch, examiner)
        hand_over_file(actor, batch, examiner, mended, progress)
        settle_repeats(actor, batch, feed, mended)
        hand_over_mended(actor, batch, feed, mended)
    except Invalid as error:
        fail(actor, Batch.objects.get(pk=batch_id), error)
        raise
    finish(actor, batch_id)


def finish(actor: Actor, batch_id: int) -> None:
    """The batch is accepted; the history and the audit say so."""
    with transaction.atomic():
        batch = Batch.objects.select_for_update().get(pk=batch_id)
        batch.state = BatchState.ACCEPTED
        batch.save(update_fields=["state"])
        note(actor, batch, "accepted", count=batch.taken)
        record(actor, "core.intake.accepting.accept_batch", subject=batch)


def mended_rows(batch: Batch, examiner: Examiner) -> Mended:
    """The mended rows not yet handed over."""
    mended, known = Mended(), examiner.feed.known
    names = tuple(examiner.readers)
    rows = batch.rejects.filter(state=RejectState.MENDED, kept=False)
    for reject in rows.order_by("number").iterator():
        found = examiner.examine([reject.cells], reject.number)
        for values in found.values(names):
            mended.take(tuple(values[n] for n in known), values, reject.number)
    return mended


def hand_over_file(
    actor: Actor,
    batch: Batch,
    examiner: Examiner,
    mended: Mended,
    progress: Progress,
) -> None:
    """The file’s own rows, from where the last run stopped."""
    if batch.settled == batch.good and not (mended.rows and examiner.feed.known):
        return
    out, names = omitted(batch), tuple(examiner.readers)
    path, reading = present(batch.digest), batch.reading
    for first, rows in chunks(path, reading, examiner):
        last = first + len(rows) - 1
        fresh = last > batch.position
        if not fresh and not mended.by_key:
            continue
        found = examiner.examine(rows, first)
        numbers = out[bisect_left(out, first) : bisect_right(out, last)]
        found.omitted = {number - first for number in numbers}
        values = found.values(names)
        meet_mended(found, values, examiner.feed, mended)
        if fresh:
            hand_over(actor, batch, examiner.feed, values, last, progress)


def omitted(batch: Batch) -> array[int]:
    """Numbers of rows that do not go in from the file: repeated, or rejected."""
    rejected = batch.rejects.values_list("number", flat=True)
    return array("q", sorted({*skipped_numbers(batch), *rejected}))


def meet_mended(
    found: Examined, values: Sequence[Values], feed: Feed, mended: Mended
) -> None:
    """Note the mended rows whose key a row of the file already has."""
    if mended.by_key:
        for at, row in zip(found.good, values, strict=True):
            mended.meet(tuple(row[n] for n in feed.known), row, found.first + at)


def hand_over(
    actor: Actor,
    batch: Batch,
    feed: Feed,
    values: Sequence[Values],
    last: int,
    progress: Progress,
) -> None:
    """One chunk: the feed keeps it and the batch remembers it, both or neither."""
    with transaction.atomic():
        row = Batch.objects.select_for_update().get(pk=batch.pk)
        if row.state != BatchState.ACCEPTING or row.position >= last:
            return
        new = feed.write(actor, batch.pk, values) if values else 0
        row.taken += new
        row.already += len(values) - new
        row.settled += len(values)
        row.position = batch.position = last
        row.save(update_fields=["taken", "already", "settled", "position"])
        batch.settled = row.settled
        progress.at(row.settled, row.good, {"position": last})


def settle_repeats(actor: Actor, batch: Batch, feed: Feed, mended: Mended) -> None:
    """A mended row that repeats another is left out; one that differs waits again."""
    for number, (other, same) in mended.repeats.items():
        mended.rows.pop(number)
        change = batch.rejects.filter(number=number)
        if same:
            change.update(state=RejectState.DROPPED, changed_at=timezone.now())
            note(actor, batch, "repeated", count=1)
        else:
            fault = Fault(feed.known[0], "key_repeated", {"row": other})
            change.update(
                state=RejectState.WAITING,
                faults=stored_faults([fault]),
                changed_at=timezone.now(),
            )


def hand_over_mended(actor: Actor, batch: Batch, feed: Feed, mended: Mended) -> None:
    """The mended rows, a chunk a transaction."""
    rows = iter(mended.rows.items())
    while chunk := list(islice(rows, limits.CHUNK)):
        with transaction.atomic():
            row = Batch.objects.select_for_update().get(pk=batch.pk)
            new = feed.write(actor, batch.pk, [values for _, values in chunk])
            row.taken += new
            row.already += len(chunk) - new
            row.save(update_fields=["taken", "already"])
            numbers = [number for number, _ in chunk]
            Reject.objects.filter(batch=row, number__in=numbers).update(kept=True)
