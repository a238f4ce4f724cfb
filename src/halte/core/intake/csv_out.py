"""CSV as a download: cells that cannot run, and a mark that keeps accents."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from django.http import StreamingHttpResponse

from halte.methods.spreadsheets import Cell, neutral

MARK: Final = "\ufeff"
"""Byte order mark: without it spreadsheet programs misread accents."""


class Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        """Give it back."""
        return text


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
