"""Rows of a text file, a block at a time: memory does not grow with the file."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from halte.core.errors import Invalid
from halte.core.intake import limits

csv.field_size_limit(limits.CELL)


def csv_rows(path: Path, encoding: str, delimiter: str) -> Iterator[list[str]]:
    """Each record as a list of texts. A blank line is an empty list."""
    lines = chain.from_iterable(map(split, whole_lines(path, encoding)))
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        yield from reader
    except csv.Error as error:
        # A quotation mark that is never closed swallows the rest of the file
        # into one cell, so both come out here.
        long = "field larger" in str(error)
        code = "cell_too_long" if long else "row_unreadable"
        raise Invalid(code, row=reader.line_num) from None


def whole_lines(path: Path, encoding: str) -> Iterator[str]:
    """Pieces of text that end where a line ends. Refuses an endless line."""
    held = ""
    for text in decoded(path, encoding):
        held += text
        # A '\r' at the very end may be the first half of '\r\n'.
        cut = held.rfind("\n") + 1 or held.rfind("\r", 0, -1) + 1
        if cut:
            yield held[:cut]
            held = held[cut:]
        elif len(held) > limits.LINE:
            raise Invalid("line_too_long")
    if held:
        yield held


def split(text: str) -> io.StringIO:
    """Lines with their ends kept, so that a quoted line break stays as it was."""
    return io.StringIO(text, newline="")


def decoded(path: Path, encoding: str) -> Iterator[str]:
    """The text of a file, without its byte order mark."""
    decoder = codecs.getincrementaldecoder(encoding)()
    first = True
    try:
        with path.open("rb") as file:
            while block := file.read(limits.BLOCK):
                text = decoder.decode(block)
                # In UTF-16 zero bytes are usual, a zero character is not.
                if "\x00" in text:
                    raise Invalid("zero_bytes")
                yield text.removeprefix("\ufeff") if first else text
                first = False
            yield decoder.decode(b"", True)
    except UnicodeDecodeError:
        raise Invalid("encoding_wrong", encoding=encoding.upper()) from None
