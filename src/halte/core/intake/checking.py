"""The check of a whole file: a stream, in constant memory, the same every time.

An interrupted check is simply run again: rows already kept as rejects are not
kept twice, and everything else is counted anew, so the result is the same.
"""

from __future__ import annotations

import zlib
from array import array
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from halte.core.access.actor import Actor
from halte.core.audit.record import record
from halte.core.errors import Invalid
from halte.core.intake import limits
from halte.core.intake.examining import Examined, Examiner, chunks
from halte.core.intake.feeds import Fault
from halte.core.intake.files import present
from halte.core.intake.models import Batch, Reject, stored_faults
from halte.core.intake.recording import fail, new_reject, note
from halte.core.intake.repeats import ExactKeys, KeyHashes, Suspects, Workspace
from halte.core.intake.states import BatchState
from halte.core.jobs.registry import Progress


@dataclass(slots=True)
class Tally:
    """What was counted. `skipped` are the numbers of rows repeated word for word."""

    read: int = 0
    good: int = 0
    headings: int = 0
    blank: int = 0
    aside: int = 0
    rejects: int = 0
    skipped: array[int] = field(default_factory=lambda: array("q"))
    ambiguous: dict[str, int] = field(default_factory=dict)

    def add(self, found: Examined) -> None:
        """Count a chunk."""
        self.read += len(found.rows)
        self.headings += len(found.headings - found.blank)
        self.blank += len(found.blank)
        self.aside += len(found.aside)
        self.rejects += len(found.faults)
        self.good += len(found.good)

    def turn_away(self, *, same: bool, number: int) -> None:
        """A good row turns out to repeat the key of another."""
        self.good -= 1
        if same:
            self.skipped.append(number)
        else:
            self.rejects += 1


def check_batch(actor: Actor, batch_id: int, progress: Progress) -> None:
    """Examine every row; keep those that wait; count the rest."""
    batch = Batch.objects.select_related("organisation").get(pk=batch_id)
    if batch.state != BatchState.CHECKING:
        return
    try:
        tally = examine_file(batch, progress)
    except Invalid as error:
        fail(actor, batch, error)
        raise
    with transaction.atomic():
        batch = Batch.objects.select_for_update().get(pk=batch_id)
        batch.read, batch.good = tally.read, tally.good
        batch.headings, batch.blank = tally.headings, tally.blank
        batch.aside = tally.aside
        batch.repeated = len(tally.skipped)
        batch.skipped = zlib.compress(tally.skipped.tobytes())
        batch.ambiguous = tally.ambiguous
        batch.state = BatchState.CHECKED
        batch.save()
        note(actor, batch, "checked", count=tally.read)
        record(actor, "core.intake.checking.check_batch", subject=batch)


def examine_file(batch: Batch, progress: Progress) -> Tally:
    """Both passes over the file."""
    feed, reading, path = batch.declared, batch.reading, present(batch.digest)
    if feed is None:
        raise Invalid("feed_gone")
    examiner, tally = Examiner(feed, reading, batch.mapped), Tally()
    with Workspace() as folder:
        hashes = KeyHashes(folder)
        for first, rows in chunks(path, reading, examiner):
            found = examiner.examine(rows, first)
            tally.add(found)
            keep_rejects(batch, tally, found)
            if feed.known:
                hashes.add(found.keys(feed.known))
            progress.at(tally.read, max(reading.rows, tally.read))
        tally.ambiguous = {n: r.ambiguous for n, r in examiner.readers.items()}
        suspects = hashes.suspects()
        if suspects.count:
            turn_repeats_away(batch, examiner, path, suspects, tally, folder)
    return tally


def keep_rejects(batch: Batch, tally: Tally, found: Examined) -> None:
    """Keep the faulty rows of a chunk, encrypted, each with its reasons."""
    if tally.rejects > limits.rejects():
        raise Invalid("too_many_rejects", limit=limits.rejects(), row=found.first)
    if found.faults:
        Reject.objects.bulk_create(
            (
                new_reject(batch, found.first + at, found.cells(at), stored_faults(f))
                for at, f in sorted(found.faults.items())
            ),
            ignore_conflicts=True,
        )


def turn_repeats_away(
    batch: Batch,
    examiner: Examiner,
    path: Path,
    suspects: Suspects,
    tally: Tally,
    folder: Path,
) -> None:
    """The second pass: compare the rows whose keys seemed to come before."""
    with closing(ExactKeys(folder)) as exact:
        for first, rows in chunks(path, batch.reading, examiner):
            found = examiner.examine(rows, first)
            found.faults = repeats_in(found, examiner, suspects, exact, tally)
            keep_rejects(batch, tally, found)


def repeats_in(
    found: Examined,
    examiner: Examiner,
    suspects: Suspects,
    exact: ExactKeys,
    tally: Tally,
) -> dict[int, list[Fault]]:
    """The rows of a chunk whose key came before with other values."""
    known = examiner.feed.known
    good, keys = found.good, found.keys(known)
    alike = [i for i, key in enumerate(keys) if hash(key) in suspects]
    if not alike:
        return {}
    values = list(zip(*map(found.column, examiner.readers), strict=True))
    faults = {}
    for i in alike:
        number = found.first + good[i]
        earlier = exact.earlier(keys[i], values[good[i]], number)
        if earlier is not None:
            tally.turn_away(same=earlier.same, number=number)
            if not earlier.same:
                row = {"row": earlier.number}
                faults[good[i]] = [Fault(known[0], "key_repeated", row)]
    return faults


def skipped_numbers(batch: Batch) -> array[int]:
    """Numbers of rows repeated word for word, in order."""
    numbers = array("q")
    if batch.skipped:
        numbers.frombytes(zlib.decompress(batch.skipped))
    return numbers
