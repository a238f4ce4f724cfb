"""A file of another directory, in JSON or as a zip of tables, laid out as one table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from halte.core.errors import Invalid
from halte.core.intake import archives
from halte.core.intake.limits import MEGABYTE
from halte.methods.faults import Fault, Faults
from halte.methods.hsds.reading import lines_of, things_of
from halte.methods.hsds.unfolding import COLUMNS, Row, from_objects, from_tables
from halte.methods.spreadsheets import cleared

MOST_MEGABYTES: Final = 200
"""Of JSON, or of all tables together: objects are held in memory while they are laid
out."""

ROWS_OF_A_BLOCK: Final = 500


def unfold(path: Path) -> Iterator[bytes]:
    """The table of a file, a block at a time."""
    # Whatever is wrong with the file is found before the first block is kept.
    try:
        rows = list(rows_of(path))
    except RecursionError:
        raise Invalid("directory_hsds_unreadable") from None
    if not rows:
        raise Invalid("directory_hsds_nothing")
    return written(rows)


def rows_of(path: Path) -> Iterator[Row]:
    """A row for each object of the file."""
    with path.open("rb") as file:
        first = file.read(4)
    if first == b"PK\x03\x04":
        return from_tables(tables_of(path))
    if path.stat().st_size > MOST_MEGABYTES * MEGABYTE:
        raise Invalid("file_too_large", limit=MOST_MEGABYTES)
    return from_objects(things(path))


def things(path: Path) -> list[Any]:
    """The objects of a document, of a page, or of lines of JSON."""
    try:
        try:
            return [thing for _path, thing in things_of(path)]
        except Faults:
            return [thing for _path, thing in lines_of(path)]
    except (Fault, Faults, UnicodeDecodeError):
        raise Invalid("directory_hsds_unreadable") from None


def tables_of(path: Path) -> dict[str, list[Row]]:
    """The tables of a zip, by name. It is looked over before a byte is unpacked."""
    found: dict[str, list[Row]] = {}
    with archives.opened(path) as package:
        members = package.infolist()
        archives.check_sizes(members)
        if sum(member.file_size for member in members) > MOST_MEGABYTES * MEGABYTE:
            raise Invalid("archive_too_large", limit=MOST_MEGABYTES)
        for member in members:
            name = member.filename.rpartition("/")[2]
            if name.endswith(".csv"):
                found[name.removesuffix(".csv")] = table(package.read(member))
    if not {"services", "organizations"} & found.keys():
        raise Invalid("directory_hsds_nothing")
    return found


def table(content: bytes) -> list[Row]:
    """The rows of a table; what was put before a formula is taken away again."""
    try:
        lines = io.StringIO(content.decode("utf-8-sig"), newline="")
        return [
            {name: cleared(cell or "") for name, cell in row.items() if name}
            for row in csv.DictReader(lines, restval="")
        ]
    except (UnicodeDecodeError, csv.Error):
        raise Invalid("directory_hsds_unreadable") from None


def written(rows: Iterable[Row]) -> Iterator[bytes]:
    """Rows as a table of text."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for number, row in enumerate(rows, 1):
        writer.writerow([row.get(name, "") for name in COLUMNS])
        if number % ROWS_OF_A_BLOCK == 0:
            yield taken(text)
    yield taken(text)


def taken(text: io.StringIO) -> bytes:
    """What was written since; the text is empty again."""
    block = text.getvalue().encode("utf-8", "replace")
    text.seek(0)
    text.truncate()
    return block
