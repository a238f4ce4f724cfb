"""Reading a workbook that comes back: columns by their headings, no formulas.

The file is looked over as every workbook is (`core.intake.archives`), so that a
hostile one is refused before anything parses it.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Protocol, cast

from halte.capabilities.rounds.models import Question
from halte.capabilities.rounds.workbook.columns import (
    PAGES,
    REPORTS,
    Column,
    columns_of,
)
from halte.core.errors import Invalid
from halte.core.intake import archives
from halte.core.intake.folding import fold
from halte.core.intake.limits import MEGABYTE
from halte.core.intake.workbook_rows import FAULTS, as_text

Cells = tuple[Any, ...]

LARGEST: Final = 20
"""Most megabytes of a workbook: the largest real one is far below one."""

HEADINGS_WITHIN: Final = 10
"""Rows in which the headings are looked for."""

MOST_ROWS: Final = 5_000


class Streamed(Protocol):
    """A sheet that is read as a stream, as far as this module needs it."""

    def reset_dimensions(self) -> None:
        """Not trust the size that the file declares."""

    def iter_rows(self, min_row: int | None, max_row: int) -> Iterator[Cells]:
        """The rows, each with its cells."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it was sent: texts by column, and the columns that held formulas."""

    page: str
    number: int
    cells: Mapping[str, str]
    formulas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SentWorkbook:
    """What a workbook holds. `aside` are headings that no column takes."""

    digest: str
    rows: tuple[Row, ...]
    aside: tuple[str, ...] = field(default=())


def read_workbook(
    blocks: Iterable[bytes], questions: Iterable[Question]
) -> SentWorkbook:
    """The rows of both sheets; Invalid where it is no workbook of ours."""
    digest, size = hashlib.sha256(), 0
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        for block in blocks:
            size += len(block)
            if size > LARGEST * MEGABYTE:
                raise Invalid("rounds_workbook_large", field="file", limit=LARGEST)
            digest.update(block)
            file.write(block)
        file.flush()
        archives.look_over(Path(file.name))
        rows, aside = _pages(Path(file.name), tuple(questions))
    return SentWorkbook(digest.hexdigest(), tuple(rows), tuple(aside))


def _pages(path: Path, questions: tuple[Question, ...]) -> tuple[list[Row], list[str]]:
    from openpyxl import load_workbook

    rows: list[Row] = []
    aside: list[str] = []
    try:
        # Formulas are wanted as formulas, to refuse them: `data_only` would show
        # what a spreadsheet program last made of them.
        book = load_workbook(path, read_only=True, data_only=False, keep_links=False)
        try:
            for sheet in cast("list[Streamed]", book.worksheets):
                page, head, places = _headings(sheet, questions)
                if page:
                    aside += _check(page, head, places, questions)
                    rows += _rows(sheet, page, head, places)
        finally:
            book.close()
    except FAULTS as error:
        raise Invalid("workbook_damaged", field="file") from error
    if not any(row.page == REPORTS for row in rows):
        raise Invalid("rounds_sheet_missing", field="file")
    return rows, aside


@dataclass(frozen=True, slots=True)
class Head:
    """Where the headings are, and what they say."""

    row: int
    texts: tuple[str, ...]


def _headings(
    sheet: Streamed, questions: tuple[Question, ...]
) -> tuple[str, Head, dict[str, int]]:
    """Which of our sheets it is: the one most of whose columns it has; '' for none."""
    sheet.reset_dimensions()
    best: tuple[int, str, Head, dict[str, int]] = (0, "", Head(0, ()), {})
    above = sheet.iter_rows(min_row=None, max_row=HEADINGS_WITHIN)
    for number, cells in enumerate(above, start=1):
        texts = tuple(as_text(cell.value).strip() for cell in cells)
        for page in PAGES:
            places = _places(texts, columns_of(page, questions))
            if len(places) > best[0]:
                best = (len(places), page, Head(number, texts), places)
    found = best[0] >= 3
    return (best[1] if found else ""), best[2], best[3]


def _places(texts: tuple[str, ...], columns: tuple[Column, ...]) -> dict[str, int]:
    folded = [fold(text) for text in texts]
    return {
        column.name: at
        for column in columns
        for at, name in enumerate(folded)
        if name and name in column.names
    }


def _check(
    page: str, head: Head, places: Mapping[str, int], questions: tuple[Question, ...]
) -> list[str]:
    """Headings that are not ours; refused where one of ours is missing or double."""
    columns = columns_of(page, questions)
    for column in columns:
        title = str(column.title)
        if not (column.shown or column.later) and column.name not in places:
            raise Invalid("rounds_column_missing", field="file", column=title)
        if sum(fold(text) in column.names for text in head.texts) > 1:
            raise Invalid("rounds_column_twice", field="file", column=title)
    ours = frozenset[str]().union(*(column.names for column in columns))
    return [text for text in head.texts if text and fold(text) not in ours]


def _rows(
    sheet: Streamed, page: str, head: Head, places: Mapping[str, int]
) -> Iterator[Row]:
    below = sheet.iter_rows(min_row=head.row + 1, max_row=head.row + MOST_ROWS)
    for number, cells in enumerate(below, start=head.row + 1):
        texts = {name: _text(cells, at) for name, at in places.items()}
        formulas = tuple(
            name
            for name, at in places.items()
            if at < len(cells) and cells[at].data_type == "f"
        )
        if any(texts.values()):
            yield Row(page, number, texts, formulas)


def _text(cells: Cells, at: int) -> str:
    if at >= len(cells):
        return ""
    return as_text(cells[at].value).replace("\r\n", "\n").strip()
