"""Rows of a workbook, streamed. `archives.look_over` must have passed first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

# Only the name of the error; entities cannot get past `archives.look_over`.
from xml.etree.ElementTree import ParseError  # nosec B405

from halte.core.errors import Invalid
from halte.core.intake import limits

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

FAULTS: Final = (
    ParseError, LookupError, ValueError, TypeError, AttributeError, ArithmeticError,
)  # fmt: skip
"""What openpyxl raises on files that only look like a workbook."""


@contextmanager
def workbook(path: Path) -> Iterator[Workbook]:
    """The workbook, read as a stream, with its faults as coded errors."""
    # openpyxl takes a third of a second to import; only workbooks pay for it.
    from openpyxl import load_workbook

    try:
        with path.open("rb") as file:
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            try:
                yield book
            finally:
                book.close()
    except FAULTS as error:
        raise Invalid("workbook_damaged") from error
    except OSError as error:
        # openpyxl’s own (“no valid workbook part”) has no number; a disk’s has.
        if error.errno is not None:
            raise
        raise Invalid("workbook_damaged") from error


def sheet_names(path: Path) -> tuple[str, ...]:
    """The sheets that a person would see, in order."""
    with workbook(path) as book:
        seen = (s for s in book.worksheets if s.sheet_state == "visible")
        return tuple(sheet.title for sheet in seen)[: limits.SHEETS]


def workbook_rows(path: Path, sheet: str) -> Iterator[list[str]]:
    """Each row as texts. Empty rows between are empty lists."""
    with workbook(path) as book:
        page = book[sheet]
        # The declared size of a sheet can be a lie that makes each row 16,384
        # cells wide; without it each row ends where its last cell is.
        page.reset_dimensions()
        for row in page.iter_rows(values_only=True):
            if len(row) > limits.COLUMNS:
                raise Invalid("too_many_columns", limit=limits.COLUMNS)
            yield [as_text(value) for value in row]


def as_text(value: Any) -> str:
    """A cell as a person reads it: whole numbers without .0, days year first."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else plain(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else str(value)
    return value.isoformat() if isinstance(value, date | time) else str(value)


def plain(value: float) -> str:
    """A number without an exponent, as short as it can be said."""
    return f"{Decimal(repr(value)):f}"
