"""Pieces of a file as pages show them: first rows, as they stand and as read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import CodedError, sentence
from halte.core.intake import readings
from halte.core.intake.accepting import omitted
from halte.core.intake.examining import Examiner
from halte.core.intake.feeds import Column
from halte.core.intake.files import present
from halte.core.intake.models import Batch, Reject
from halte.core.intake.queries import feed_of
from halte.core.intake.readings import Reading
from halte.core.reads import reads
from halte.core.ui import writing

SHOWN = 8
LONG = 80


@dataclass(frozen=True, slots=True)
class RowView:
    """A row and its number in the file."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """The first right rows, as the feed reads them."""

    columns: tuple[Column, ...]
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell to mend: its heading, its column’s title, its text, what is wrong."""

    at: int
    heading: str
    title: Bilingual | None
    text: str
    faults: tuple[Bilingual, ...]


def as_written(value: Any) -> str:
    """A value as a page writes it."""
    if value is None:
        return ""
    if isinstance(value, date):
        return str(writing.day(value))
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return str(writing.number(value))
    return short(str(value))


def as_read(column: Column, value: Any, text: str) -> str:
    """What is shown of a cell: its value, or its text where only the feed knows
    what its own values look like.
    """
    if column.kind != "custom" or isinstance(value, str | date | Decimal | int):
        return as_written(value)
    return short(text.strip())


def short(text: str) -> str:
    """A text cut to what a table can show."""
    return text if len(text) <= LONG else text[: LONG - 1] + "…"


@reads(Permission.INTAKE_SUBMIT)
def preview(actor: Actor, batch: Batch) -> Preview | None:
    """The first rows as read; None where the file cannot be shown any more."""
    feed, reading = feed_of(batch), batch.reading
    columns = tuple(c for c in feed.columns if c.name in batch.mapped)
    try:
        rows = readings.records(present(batch.digest), reading)
        taken = list(islice(rows, reading.heading_row, reading.heading_row + 50))
        examiner = Examiner(feed, reading, batch.mapped)
        examiner.fill(taken, {})
        found = examiner.examine(taken, reading.heading_row + 1)
    except CodedError:
        return None
    out = set(omitted(batch))
    found.omitted = {at for at in range(len(taken)) if found.first + at in out}
    names = [column.name for column in columns]
    shown = zip(found.good, found.values(names), strict=True)
    places = [batch.mapped[name] for name in names]
    return Preview(
        columns,
        tuple(
            RowView(
                found.first + at,
                tuple(
                    as_read(column, row[column.name], found.rows[at][place])
                    for column, place in zip(columns, places, strict=True)
                ),
            )
            for at, row in islice(shown, SHOWN)
        ),
    )


@reads(Permission.INTAKE_SUBMIT)
def first_rows(
    actor: Actor, batch: Batch, *, reading: Reading
) -> tuple[tuple[RowView, ...], str]:
    """The first rows as they stand in the file, or the code of what is wrong."""
    try:
        rows = readings.sample(present(batch.digest), reading)[:SHOWN]
    except CodedError as error:
        return (), error.code
    shown = (tuple(text[:LONG] for text in row) for row in rows)
    return tuple(RowView(i, cells) for i, cells in enumerate(shown, start=1)), ""


def cells_of(batch: Batch, reject: Reject) -> list[CellView]:
    """The cells of a row with the faults of each; faults of the row come first."""
    headings = batch.reading.headings
    columns = {column.name: column for column in feed_of(batch).columns}
    names = {at: name for name, at in batch.mapped.items()}
    cells = [*reject.cells, *[""] * (len(headings) - len(reject.cells))]
    return [
        CellView(
            at=at,
            heading=headings[at] if at < len(headings) else "",
            title=columns[names[at]].title if at in names else None,
            text=text,
            faults=tuple(sentences_of(reject, names.get(at, "\x00"))),
        )
        for at, text in enumerate(cells)
    ]


def sentences_of(reject: Reject, column: str) -> list[Bilingual]:
    """What is wrong with one column of a row; '' asks for the row as a whole."""
    return [
        sentence(code, **values) for c, code, values in reject.faults if c == column
    ]


def loose_sentences(batch: Batch, reject: Reject) -> list[Bilingual]:
    """What is wrong with the row and not with a cell that can be edited."""
    mapped = batch.mapped
    return [sentence(k, **v) for c, k, v in reject.faults if c not in mapped]


def all_sentences(reject: Reject) -> str:
    """Everything wrong with a row, in one text in the reader’s language."""
    return " ".join(str(sentence(code, **values)) for _, code, values in reject.faults)
