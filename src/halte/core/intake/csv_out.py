"""Every CSV that leaves the house, so that no cell can run in a spreadsheet.

A cell that begins with = + - @ tab or carriage return is a formula to a
spreadsheet program (OWASP, “CSV Injection”): it gets an apostrophe in front.
Plain negative numbers are left as they are. `cleared` takes the apostrophe off
again, so that a file of ours that comes back is what it was.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from django.http import StreamingHttpResponse

DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")
PLAIN_NUMBER: Final = re.compile(r"-[0-9]+(?:[.,][0-9]+)?")
MARK: Final = "\ufeff"
"""Byte order mark: without it spreadsheet programs misread accents."""

Cell = str | int | float | Decimal | None


class Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        """Give it back."""
        return text


def neutral(value: Cell) -> str:
    """The text of a cell that cannot run."""
    if value is None:
        return ""
    if isinstance(value, int | float | Decimal):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    if value.startswith(DANGEROUS) and not PLAIN_NUMBER.fullmatch(value):
        return f"'{value}"
    return value


def cleared(text: str) -> str:
    """The cell as it was before `neutral`."""
    inner = text.removeprefix("'")
    return inner if text != inner and inner.startswith(DANGEROUS) else text


def write_rows(
    headings: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> Iterator[str]:
    """CSV text, row by row, beginning with a byte order mark."""
    writer = csv.writer(Echo())
    yield MARK + writer.writerow([neutral(cell) for cell in headings])
    for row in rows:
        yield writer.writerow([neutral(cell) for cell in row])


def csv_response(
    file_name: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> StreamingHttpResponse:
    """A download. `file_name` is ours (letters, digits, - and _), never a person’s."""
    response = StreamingHttpResponse(
        write_rows(headings, rows), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{file_name}.csv"'
    response["Cache-Control"] = "no-store"
    return response
