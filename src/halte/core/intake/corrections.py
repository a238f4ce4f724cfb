"""Waiting rows as a download, and the same file coming back corrected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.intake import files, limits, queries, readings
from halte.core.intake.folding import fold
from halte.core.intake.models import Batch
from halte.core.intake.showing import all_sentences
from halte.core.intake.states import RejectState
from halte.methods.spreadsheets import Cell, cleared

NUMBER: Final = Bilingual("Row in the file", "Ligne du fichier")
REASONS: Final = Bilingual("What to mend", "À corriger")


def headings(batch: Batch) -> list[str]:
    """The row’s number, the file’s own headings, the reasons."""
    return [str(NUMBER), *batch.reading.headings, str(REASONS)]


def rows(actor: Actor, batch: Batch) -> Iterator[list[Cell]]:
    """Each waiting row with its number and reasons."""
    width = len(batch.reading.headings)
    numbers = iter(queries.rows_with(batch, state=RejectState.WAITING))
    while some := list(islice(numbers, 500)):
        for reject in queries.rejects(actor, batch, some):
            cells = [*reject.cells, *[""] * width][:width]
            yield [reject.number, *cells, all_sentences(reject)]


def read_back(batch: Batch, blocks: Iterable[bytes]) -> dict[int, list[str]]:
    """Row number -> cells, from a download that was corrected.

    Columns are found by their headings, so that their order does not matter.
    The file is not kept: what it says is in the rows.
    """
    kept = files.keep(blocks)
    try:
        ours = batch.reading.headings
        names = frozenset({fold(NUMBER.en), fold(NUMBER.fr), *map(fold, ours)})
        reading = readings.detect(kept.path, names)
        theirs = [fold(h) for h in reading.headings]
        at = next((i for i, h in enumerate(theirs) if h in number_names()), None)
        if at is None:
            raise Invalid("corrections_alien", column=str(NUMBER))
        places = places_of(ours, theirs, at)
        found = islice(
            readings.records(kept.path, reading), reading.heading_row, limits.rejects()
        )
        return dict(corrected(found, at, places))
    finally:
        if not Batch.objects.filter(digest=kept.digest).exists():
            files.discard(kept.digest)


def number_names() -> frozenset[str]:
    """How the column of row numbers may be called."""
    return frozenset({fold(NUMBER.en), fold(NUMBER.fr)})


def places_of(ours: Iterable[str], theirs: list[str], number_at: int) -> list[int]:
    """For each heading of the batch, its place in the corrected file."""
    free = [None if i == number_at else name for i, name in enumerate(theirs)]
    places = []
    for heading in ours:
        if fold(heading) not in free:
            raise Invalid("corrections_alien", column=heading)
        place = free.index(fold(heading))
        # Two columns may have one heading: each is used once, in order.
        free[place] = None
        places.append(place)
    return places


def corrected(
    found: Iterable[list[str]], at: int, places: list[int]
) -> Iterator[tuple[int, list[str]]]:
    """The rows of a corrected file; rows without a number are passed over."""
    for row in found:
        number = row[at].strip() if at < len(row) else ""
        if number.isdecimal() and len(number) < 12:
            yield int(number), [cleared(row[p]) if p < len(row) else "" for p in places]
