"""How a file is read: what it is, where its headings are, how it writes numbers."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, Final, Literal

from halte.core.errors import Invalid
from halte.core.intake import archives, encodings, limits
from halte.core.intake.dates import Order, day_order
from halte.core.intake.folding import fold
from halte.core.intake.html_rows import html_rows, tables_in
from halte.core.intake.json_rows import headings_of, json_rows, looks_like_json
from halte.core.intake.numbers import Mark, decimal_mark
from halte.core.intake.text_rows import csv_rows
from halte.core.intake.workbook_rows import sheet_names, workbook_rows

FileKind = Literal["csv", "xlsx", "json", "html"]

DELIMITERS: Final = (",", ";", "\t", "|")
LONGEST_TITLE: Final = 500
SAMPLE: Final = 200
"""Rows looked at to tell delimiter, headings, decimal mark and order of days."""

AMOUNT: Final = re.compile(r"(?!(?:19|20)[0-9]{2}$)[-$]?[0-9][0-9 .,\u00a0]*").fullmatch
"""A number that is not a year: a cell of data, not a heading."""

WEB_PAGE: Final = re.compile(
    rb"(\xef\xbb\xbf)?\s*<(!doctype html|html|body|main|div|section|table)\b", re.I
).match
FEWEST_KNOWN: Final = 2
"""Headings of a web page’s table that must be known: most tables are no data."""

OTHER_FILES: Final = (
    (b"\xd0\xcf\x11\xe0", "file_xls"),
    (b"%PDF", "file_pdf"),
    (b"\x1f\x8b", "file_packed"),
    (b"7z\xbc\xaf", "file_packed"),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything needed to read the same rows again.

    `heading_row` counts records from 1; 0 where the file has no rows. `rows` is
    an estimate for progress, exact for JSON. `title` is what stands above the
    headings: publishers say there which period a table is about.
    """

    kind: FileKind
    encoding: str = "utf-8"
    delimiter: str = ","
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    heading_row: int = 1
    headings: tuple[str, ...] = ()
    mark: Mark = "."
    order: Order = ""
    doubled_ends: bool = False
    rows: int = 0
    title: str = ""

    def to_json(self) -> str:
        """As kept with a batch."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Reading:
        """As kept with a batch."""
        stored: dict[str, Any] = json.loads(text)
        stored["headings"] = tuple(stored["headings"])
        stored["sheets"] = tuple(stored["sheets"])
        return cls(**stored)


def detect(path: Path, names: frozenset[str]) -> Reading:
    """What a file is, told by its content. `names` are folded names of columns.

    Raises `Invalid` where it cannot be taken at all.
    """
    size = path.stat().st_size
    if size == 0:
        raise Invalid("file_empty")
    if size > limits.file_bytes():
        raise Invalid("file_too_large", limit=limits.file_bytes() // limits.MEGABYTE)
    with path.open("rb") as file:
        first = file.read(4096)
    refuse_others(first)
    if first.startswith(b"PK"):
        reading = detect_workbook(path, names)
    elif looks_like_json(first):
        reading = detect_json(path)
    elif WEB_PAGE(first):
        reading = detect_page(path, names)
    else:
        reading = detect_csv(path, names)
    if not reading.headings:
        raise Invalid("file_empty")
    return reading


def refuse_others(first: bytes) -> None:
    """Refuse what is known not to be a table, by how it begins."""
    for signature, code in OTHER_FILES:
        if first.startswith(signature):
            raise Invalid(code)


def detect_workbook(path: Path, names: frozenset[str]) -> Reading:
    """The sheet whose headings are best known, else the first with rows."""
    rows = archives.look_over(path)
    sheets = sheet_names(path)
    base = Reading("xlsx", encoding="", delimiter="", sheets=sheets, rows=rows)
    if not sheets:
        raise Invalid("file_empty")
    found = [with_headings(path, replace(base, sheet=s), names) for s in sheets]
    return max(found, key=lambda r: (known(r.headings, names), len(r.headings) > 0))


def detect_json(path: Path) -> Reading:
    """The keys are the headings."""
    scan = encodings.scan(path)
    headings, rows = headings_of(path, scan.encoding)
    return Reading(
        "json", encoding=scan.encoding, delimiter="", headings=headings, rows=rows
    )


def detect_page(path: Path, names: frozenset[str]) -> Reading:
    """The table of a web page whose headings are best known."""
    scan = encodings.scan(path)
    tables = tuple(str(n + 1) for n in range(tables_in(path, scan.encoding)))
    base = Reading("html", encoding=scan.encoding, delimiter="", sheets=tables)
    found = [with_headings(path, replace(base, sheet=t), names) for t in tables]
    best = max(found, key=lambda r: known(r.headings, names), default=base)
    if known(best.headings, names) < FEWEST_KNOWN:
        raise Invalid("file_html")
    return best


def detect_csv(path: Path, names: frozenset[str]) -> Reading:
    """Encoding from the bytes; the delimiter whose rows look most like this feed."""
    scan = encodings.scan(path)
    base = Reading(
        "csv", encoding=scan.encoding, doubled_ends=scan.doubled_ends, rows=scan.lines
    )
    found = []
    for delimiter in DELIMITERS:
        try:
            rows = sample(path, replace(base, delimiter=delimiter))
        except Invalid:
            # Another delimiter may read it; with none left the last one tells.
            continue
        reading = headed(replace(base, delimiter=delimiter), rows, names)
        found.append((likeness(reading, rows, names), reading))
    if not found:
        sample(path, base)
    return max(found, key=lambda pair: pair[0])[1]


def likeness(
    reading: Reading, rows: list[list[str]], names: frozenset[str]
) -> tuple[int, float, int]:
    """How well a delimiter fits: names known, rows of one width, many cells."""
    widths = Counter(len(row) for row in rows if any(row))
    if not widths:
        return 0, 0.0, 0
    width, often = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
    agreement = often / widths.total() if width > 1 else 0.0
    return known(reading.headings, names), agreement, width


def with_headings(path: Path, reading: Reading, names: frozenset[str]) -> Reading:
    """The reading with heading row, decimal mark and order of days found."""
    return headed(reading, sample(path, reading), names)


def headed(reading: Reading, rows: list[list[str]], names: frozenset[str]) -> Reading:
    """The reading with what the first rows tell."""
    at = heading_row(rows, names)
    return marked(at_row(reading, rows, at), rows)


def at_row(reading: Reading, rows: list[list[str]], at: int) -> Reading:
    """The reading with its headings in record `at`, and what stands above them."""
    headings = clean(rows[at - 1]) if at else ()
    above = (cell for row in rows[: max(at - 1, 0)] for cell in row)
    title = " ".join(" ".join(above).split())[:LONGEST_TITLE]
    return replace(reading, heading_row=at, headings=headings, title=title)


def marked(reading: Reading, rows: list[list[str]]) -> Reading:
    """The reading with decimal mark and order of days, from the rows below."""
    cells = [c.strip() for row in rows[reading.heading_row :] for c in row]
    # A workbook holds numbers, not texts of numbers: they come with a point.
    is_text = reading.kind == "csv"
    mark: Mark = decimal_mark(cells, reading.delimiter) if is_text else "."
    return replace(reading, mark=mark, order=day_order(cells))


def clean(cells: list[str]) -> tuple[str, ...]:
    """Headings without the blanks and line breaks around and in them."""
    found = [" ".join(cell.split()) for cell in cells]
    while found and not found[-1]:
        found.pop()
    if len(found) > limits.COLUMNS:
        raise Invalid("too_many_columns", limit=limits.COLUMNS)
    return tuple(found)


def heading_row(rows: list[list[str]], names: frozenset[str]) -> int:
    """Which record has the headings, counted from 1; 0 where there are no rows.

    The row with most names of this feed, if it has two (or all of one). Else
    the first row that is as wide as the widest, with texts all different:
    title lines above a table fill only their first cell.
    """
    head = rows[:30]
    scores = [known(clean(row), names) for row in head]
    if scores and max(scores) >= min(2, max(1, len(names))):
        return scores.index(max(scores)) + 1
    widest = max((sum(map(bool, row)) for row in head), default=0)
    for at, row in enumerate(head, start=1):
        cells = [cell for cell in clean(row) if cell]
        full = len(cells) >= max(1, widest - 1)
        if full and len(set(cells)) == len(cells) and not any(map(AMOUNT, cells)):
            return at
    return next((at for at, row in enumerate(head, start=1) if any(row)), 0)


def known(headings: Iterable[str], names: frozenset[str]) -> int:
    """How many headings are names of this feed."""
    return sum(
        1 for h in headings if h and names & {fold(h), fold(h.rpartition("/")[2])}
    )


def sample(path: Path, reading: Reading) -> list[list[str]]:
    """The first records of the file."""
    return list(islice(records(path, reading), SAMPLE))


def records(path: Path, reading: Reading) -> Iterator[list[str]]:
    """Every record of the file from its first, as texts."""
    if reading.kind == "xlsx":
        return workbook_rows(path, reading.sheet)
    if reading.kind == "html":
        return html_rows(path, reading.encoding, int(reading.sheet))
    if reading.kind == "json":
        return json_rows(path, reading.encoding, reading.headings)
    rows = csv_rows(path, reading.encoding, reading.delimiter)
    # A file with '\r\r\n' between lines seems to have a blank line after each.
    return filter(None, rows) if reading.doubled_ends else rows
