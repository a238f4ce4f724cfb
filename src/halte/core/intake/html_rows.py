"""Rows of the tables of a web page, as a browser would show their texts."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from halte.core.errors import Invalid
from halte.core.intake import limits
from halte.core.intake.text_rows import decoded

BREAKS: Final = frozenset({"br", "p", "div", "li"})
"""Elements that begin a new line of a cell’s text."""
BLANKS: Final = re.compile(r"\s+")
UNSEEN: Final = frozenset({"script", "style", "template"})


def html_rows(path: Path, encoding: str, table: int) -> Iterator[list[str]]:
    """Each row of the page’s table number `table`, the first being 1.

    A line break in a cell is kept as one. A cell that spans columns stands in
    the first of them; a table inside a cell is part of that cell.
    """
    parser = _Tables(table)
    for text in decoded(path, encoding):
        parser.feed(text)
        while parser.ready:
            yield parser.ready.popleft()
    parser.close()
    yield from parser.ready


def tables_in(path: Path, encoding: str) -> int:
    """How many tables a page has."""
    parser = _Tables(0)
    for text in decoded(path, encoding):
        parser.feed(text)
    parser.close()
    return parser.number


class _Tables(HTMLParser):
    """Follows a page and keeps the rows of one of its tables."""

    def __init__(self, wanted: int) -> None:
        super().__init__(convert_charrefs=True)
        self.wanted = wanted
        self.number = self.depth = self.unseen = 0
        self.ready: deque[list[str]] = deque()
        self.row: list[str] | None = None
        self.cell: list[str] | None = None
        self.span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Rows and cells begin; the end tag of the one before may be missing."""
        self.unseen += tag in UNSEEN
        if tag == "table":
            self.depth += 1
            self.number += self.depth == 1
        elif self.depth == 1 and self.number == self.wanted:
            if tag == "tr":
                self.end_row()
                self.row = []
            elif tag in ("td", "th") and self.row is not None:
                self.end_cell()
                self.cell, self.span = [], _span(dict(attrs).get("colspan"))
            elif tag in BREAKS and self.cell is not None:
                self.cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """A cell, a row or a table ends."""
        self.unseen -= tag in UNSEEN and self.unseen > 0
        if tag == "table" and self.depth:
            self.depth -= 1
            if self.depth == 0:
                self.end_row()
        elif self.depth == 1 and tag == "tr":
            self.end_row()
        elif self.depth == 1 and tag in ("td", "th"):
            self.end_cell()

    def handle_data(self, data: str) -> None:
        """Text, where a cell is open and a reader would see it."""
        if self.cell is not None and not self.unseen:
            self.cell.append(BLANKS.sub(" ", data))

    def end_cell(self) -> None:
        """The text of a cell, its lines without the blanks around them."""
        if self.cell is None or self.row is None:
            return
        lines = ("".join(self.cell)).split("\n")
        text = "\n".join(filter(None, (" ".join(line.split()) for line in lines)))
        self.row.extend([text, *[""] * (self.span - 1)])
        self.cell = None
        if len(self.row) > limits.COLUMNS:
            raise Invalid("too_many_columns", limit=limits.COLUMNS)

    def end_row(self) -> None:
        """A row is whole."""
        self.end_cell()
        if self.row is not None:
            self.ready.append(self.row)
        self.row = None


def _span(text: str | None) -> int:
    """How many columns a cell takes; nonsense is one."""
    return min(int(text), limits.COLUMNS) if text and text.isdecimal() else 1
