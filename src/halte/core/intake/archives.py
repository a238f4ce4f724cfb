"""A workbook is a zip of XML files. It is looked over before anything parses it.

Refused: too many members, members that grow too much or too large, an archive
inside the archive, encrypted members, XML with a document type or entities (so
that neither an external entity nor an entity bomb can exist), XML in an encoding
that would hide them, a text longer than a cell may be.

The sizes in a zip’s directory can lie. The standard library stops reading at
the declared size and checks the sum of what it read, so a lie ends in an error.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from halte.core.errors import Invalid
from halte.core.intake import limits

ARCHIVES: Final = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"7z\xbc\xaf",
)
FORBIDDEN: Final = (b"<!DOCTYPE", b"<!ENTITY")
WIDE_TEXT: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00")
WIDE_XML: Final = (b"<", b"\xff\xfe", b"\xfe\xff", b"\x00<")
BEFORE_ROOT: Final = re.compile(rb"<\?.*?\?>|<!--.*?-->", re.DOTALL)
ROOT: Final = re.compile(rb"<([A-Za-z_][\w.:-]*)")


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive, with its faults as coded errors."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise Invalid("workbook_damaged") from error


def look_over(path: Path) -> int:
    """Refuse a hostile workbook; the number of rows that a sound one holds."""
    with opened(path) as archive:
        members = archive.infolist()
        check_sizes(members)
        names = {member.filename for member in members}
        if "xl/workbook.xml" not in names:
            raise Invalid("not_a_workbook")
        return sum(look_inside(archive, member) for member in members)


def check_sizes(members: list[zipfile.ZipInfo]) -> None:
    """Only the directory is read: a bomb is refused without unpacking a byte."""
    if len(members) > limits.MEMBERS:
        raise Invalid("archive_too_many", limit=limits.MEMBERS)
    if sum(m.file_size for m in members) > limits.UNPACKED:
        raise Invalid("archive_too_large", limit=limits.UNPACKED // limits.MEGABYTE)
    for member in members:
        if member.flag_bits & 1:
            raise Invalid("archive_encrypted")
        grown = member.file_size / max(1, member.compress_size)
        if member.file_size > limits.MEGABYTE and grown > limits.RATIO:
            raise Invalid("archive_bomb")


def look_inside(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    """Stream one member: refuse what is hidden in it, count the rows in it."""
    with archive.open(member) as file:
        first = file.read(limits.BLOCK)
        if first.startswith(ARCHIVES):
            raise Invalid("archive_nested")
        if not is_xml(member.filename, first):
            return 0
        if first.startswith(WIDE_TEXT) or b"\x00" in first[:200]:
            raise Invalid("workbook_damaged")
        if member.file_size > limits.SHARED_TEXT and not is_sheet(first):
            limit = limits.SHARED_TEXT // limits.MEGABYTE
            raise Invalid("archive_too_large", limit=limit)
        return look_through(file, first)


def is_xml(name: str, first: bytes) -> bool:
    """True for whatever a parser would take for XML.

    A name proves nothing: the workbook’s own links say which member is a sheet,
    and a sheet may be called `sheet1.png`.
    """
    if name.endswith((".xml", ".rels")):
        return True
    start = first.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")
    return start.startswith(WIDE_XML) or (bool(first) and not start)


def is_sheet(first: bytes) -> bool:
    """True for the one kind of member that is streamed; others are held in memory."""
    root = ROOT.search(BEFORE_ROOT.sub(b"", first))
    return root is not None and root[1].split(b":")[-1] == b"worksheet"


def look_through(file: IO[bytes], block: bytes) -> int:
    """Refuse document types and endless texts; count `<row`."""
    rows, run, tail = 0, 0, b""
    while block:
        joined = tail + block
        if any(word in joined for word in FORBIDDEN):
            raise Invalid("workbook_entities")
        pieces = block.split(b"<")
        longest = max(run + len(pieces[0]), max(map(len, pieces)))
        if longest > limits.CELL:
            raise Invalid("cell_too_long", row=rows)
        run = len(pieces[-1]) + (run if len(pieces) == 1 else 0)
        rows += joined.count(b"<row") - tail.count(b"<row")
        tail = joined[-16:]
        block = file.read(limits.BLOCK)
    return rows
