"""Rows against the rules of a feed: which are right, which are not and why."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from halte.core.errors import Invalid
from halte.core.intake import limits
from halte.core.intake.cells import REMEMBERED, readers_for
from halte.core.intake.feeds import Fault, Feed, Values
from halte.core.intake.readings import Reading, records

Row = list[str]
Mapped = Mapping[str, int]
"""Column of the feed -> place in the file’s rows."""


@contextmanager
def collector_paused() -> Iterator[None]:
    """Rows are lists of texts and make no cycles: looking for some costs a third."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(slots=True)
class Examined:
    """A chunk of rows, looked over. Places (`at`) count from 0 within the chunk.

    `first` is the number of the chunk’s first row in the file, where the first
    record of the file is 1, as a spreadsheet counts.
    """

    first: int
    rows: Sequence[Row]
    column: Callable[[str], list[Any]]
    faults: dict[int, list[Fault]]
    blank: set[int]
    headings: set[int]
    aside: set[int]
    wide: dict[int, Row]
    omitted: set[int] = field(default_factory=set)

    def cells(self, at: int) -> Row:
        """A row as it stands in the file."""
        return self.wide.get(at, self.rows[at])

    @property
    def good(self) -> list[int]:
        """Places of the rows to be taken."""
        out = self.blank | self.headings | self.aside | self.omitted
        if not (self.faults or out):
            return list(range(len(self.rows)))
        out |= self.faults.keys()
        return [at for at in range(len(self.rows)) if at not in out]

    def keys(self, known: Sequence[str]) -> list[tuple[Any, ...]]:
        """The natural key of each row to be taken."""
        keys = list(zip(*map(self.column, known), strict=True))
        good = self.good
        return keys if len(good) == len(keys) else [keys[at] for at in good]

    def values(self, names: Sequence[str]) -> list[Values]:
        """The rows to be taken, as their feed wants them."""
        columns = (self.column(name) for name in names)
        made: list[Values] = [
            dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)
        ]
        good = self.good
        return made if len(good) == len(made) else [made[at] for at in good]


class Examiner:
    """Looks over the rows of one file for one feed."""

    def __init__(self, feed: Feed, reading: Reading, mapped: Mapped) -> None:
        self.feed = feed
        self.mapped = mapped
        self.width = len(reading.headings)
        self.headings = [h.casefold() for h in reading.headings]
        self.mark_at = next((i for i, h in enumerate(self.headings) if h), 0)
        self.has_typed = any(
            column.kind not in ("text", "custom") and column.name in mapped
            for column in feed.columns
        )
        self.readers = readers_for(feed.columns, reading.mark, reading.order)
        self.checked: dict[tuple[Any, ...], tuple[Fault, ...]] = {}
        self.carried = [mapped[c] for c in feed.carried if c in mapped]

    @collector_paused()
    def examine(self, rows: list[Row], first: int) -> Examined:
        """Look over a chunk."""
        faults: dict[int, list[Fault]] = {}
        wide: dict[int, Row] = {}
        if set(map(len, rows)) != {self.width}:
            wide = self.even_out(rows, faults)
        cells = list(zip(*rows, strict=True)) or []
        blank = blank_rows(rows, cells[0])
        for name, at in self.mapped.items():
            self.readers[name].find_faults(cells[at], faults)
        # Headings are faulty where a number, a day or a choice is wanted, so that
        # only a feed of nothing but texts has every row compared.
        suspects = faults if self.has_typed else range(len(rows))
        headings = {at for at in suspects if self.is_headings(rows[at])}
        aside = self.rows_aside(rows) - blank - headings
        for at in blank | headings | aside:
            faults.pop(at, None)
        column = partial(self.column, cells, len(rows))
        found = Examined(first, rows, column, faults, blank, headings, aside, wide)
        if self.feed.check is not None:
            self.check_rows(found)
        return found

    def column(
        self, cells: Sequence[Sequence[str]], count: int, name: str
    ) -> list[Any]:
        """The values of a column; what an absent one has where it is absent."""
        reader, at = self.readers[name], self.mapped.get(name)
        if at is None:
            return ["" if reader.column.kind == "text" else None] * count
        return reader.take(cells[at])

    def even_out(
        self, rows: list[Row], faults: dict[int, list[Fault]]
    ) -> dict[int, Row]:
        """Fill short rows; cut blank ends; a row with more cells is faulty.

        Returns the rows that were too wide, as they were: nothing is lost.
        """
        wide = {}
        for at, row in enumerate(rows):
            if len(row) < self.width:
                rows[at] = row + [""] * (self.width - len(row))
            elif len(row) > self.width:
                rows[at] = row[: self.width]
                if any(map(str.strip, row[self.width :])):
                    wide[at] = row
                    values = {"cells": len(row), "width": self.width}
                    faults[at] = [Fault("", "row_wide", values)]
        return wide

    def is_headings(self, row: Row) -> bool:
        """True where a row repeats the headings, as files joined end to end do."""
        mark = row[self.mark_at].casefold()
        return self.headings[self.mark_at] in mark and self.headings == [
            " ".join(cell.split()).casefold() for cell in row
        ]

    def is_aside(self, row: Row) -> bool:
        """True where the feed says that a row is a note or a total."""
        if self.feed.aside is None:
            return False
        return self.feed.aside({name: row[at] for name, at in self.mapped.items()})

    def rows_aside(self, rows: Sequence[Row]) -> set[int]:
        """Places of the rows that are no data."""
        if self.feed.aside is None:
            return set()
        return {at for at, row in enumerate(rows) if self.is_aside(row)}

    def fill(self, rows: list[Row], above: dict[int, str]) -> None:
        """Write out what blank cells of carried columns say.

        They are an outline: right of a cell that is filled, a blank is a blank.
        `above` holds the last text of each; it goes on to the next chunk. Notes,
        totals and repeated headings say nothing to the rows below them.
        """
        for row in rows:
            row.extend([""] * (self.width - len(row)))
            if not any(map(str.strip, row)) or self.is_headings(row[: self.width]):
                continue
            if self.is_aside(row):
                continue
            begun = False
            for at in self.carried:
                begun = begun or bool(row[at].strip())
                if begun:
                    above[at] = row[at]
                else:
                    row[at] = above.get(at, "")

    def check_rows(self, found: Examined) -> None:
        """The rules across columns, for rows whose cells are each right."""
        names = self.feed.check_reads or tuple(self.readers)
        rows = list(zip(*map(found.column, names), strict=True))
        # Only right rows are asked about, so that a rule never meets a faulty cell.
        good = found.good
        if self.feed.check_reads:
            self.check_combinations(names, {rows[at] for at in good})
            verdicts = {at: self.checked[rows[at]] for at in good}
        else:
            verdicts = {at: self.verdict(names, rows[at]) for at in good}
        found.faults.update({at: list(f) for at, f in verdicts.items() if f})
        if len(self.checked) > REMEMBERED:
            self.checked.clear()

    def check_combinations(
        self, names: Sequence[str], rows: set[tuple[Any, ...]]
    ) -> None:
        """Ask about combinations of values that were not met before."""
        for row in rows.difference(self.checked):
            self.checked[row] = self.verdict(names, row)

    def verdict(self, names: Sequence[str], row: tuple[Any, ...]) -> tuple[Fault, ...]:
        """What the feed’s own rule says of a row."""
        check = self.feed.check
        return tuple(check(dict(zip(names, row, strict=True)))) if check else ()


def blank_rows(rows: Sequence[Row], first_cells: Sequence[str]) -> set[int]:
    """Rows without anything in them. One glance at the first column tells."""
    if not first_cells or min(first_cells) >= "!":
        return set()
    return {
        at
        for at, cell in enumerate(first_cells)
        if cell < "!" and not any(map(str.strip, rows[at]))
    }


def chunks(
    path: Path, reading: Reading, examiner: Examiner
) -> Iterator[tuple[int, list[Row]]]:
    """The rows below the headings, with the number of each chunk’s first row."""
    rows, above = records(path, reading), dict[int, str]()
    # The file must be as it was: its digest is its name, so this cannot fail.
    for _ in islice(rows, reading.heading_row):
        pass
    number = reading.heading_row + 1
    while chunk := next_rows(rows):
        if examiner.carried:
            examiner.fill(chunk, above)
        yield number, chunk
        number += len(chunk)


@collector_paused()
def next_rows(rows: Iterator[Row]) -> list[Row]:
    """The next chunk of rows."""
    return list(islice(rows, limits.CHUNK))


def require_columns(feed: Feed, mapped: Mapped) -> None:
    """Refuse a mapping that leaves a required column without a place."""
    missing = [c for c in feed.columns if c.required and c.name not in mapped]
    if missing:
        raise Invalid("columns_missing", columns=", ".join(c.name for c in missing))
