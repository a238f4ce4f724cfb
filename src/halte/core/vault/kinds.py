"""What a file is, by its bytes. Its name proves nothing and is not looked at.

A file that is two things at once (a picture with an archive behind it, a document
that a browser would run) is `MIXED`: it is evidence, so it is kept, but nothing
here draws it or takes it apart.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO, Final

from halte.core.errors import Invalid
from halte.core.vault import limits
from halte.core.vault.states import Kind

HEAD: Final = 4096
TAIL: Final = 66_000
"""An archive’s directory ends at most 65,557 bytes before the end of its file."""

STARTS: Final = (
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"%PDF-", Kind.PDF),
    (b"GIF87a", Kind.GIF),
    (b"GIF89a", Kind.GIF),
    (b"II*\x00", Kind.TIFF),
    (b"MM\x00*", Kind.TIFF),
    (b"\x1aE\xdf\xa3", Kind.WEBM),
    (b"OggS", Kind.AUDIO),
    (b"ID3", Kind.AUDIO),
    (b"fLaC", Kind.AUDIO),
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),
    (b"MZ", Kind.PROGRAM),
    (b"\x7fELF", Kind.PROGRAM),
    (b"#!", Kind.PROGRAM),
    (b"\xca\xfe\xba\xbe", Kind.PROGRAM),
)
HEIC: Final = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
RUNS: Final = re.compile(
    rb"<\s*(!doctype\s+html|html|script|svg|iframe|\?php)", re.IGNORECASE
)
"""What a browser or a server would run, wherever in the head it stands."""

ARCHIVE_END: Final = b"PK\x05\x06"


def kind_of(head: bytes, tail: bytes) -> Kind:
    """The kind of a file from its first and last bytes."""
    kind = first_kind(head)
    if kind in (Kind.ZIP, Kind.PROGRAM, Kind.OTHER):
        return kind
    if kind is Kind.TEXT:
        return Kind.MIXED if RUNS.search(head) else Kind.TEXT
    hidden = ARCHIVE_END in tail or RUNS.search(head) or b"%PDF-" in head[5:1024]
    if hidden or (kind is not Kind.PDF and b"%PDF-" in tail):
        return Kind.MIXED
    return kind


def first_kind(head: bytes) -> Kind:
    """What the first bytes say."""
    for start, kind in STARTS:
        if head.startswith(start):
            return kind
    if head[:4] == b"RIFF":
        return Kind.WEBP if head[8:12] == b"WEBP" else Kind.AUDIO
    if head[4:8] == b"ftyp":
        return _of_brand(head[8:12])
    if head[:2] in (b"\xff\xfb", b"\xff\xf3", b"\xff\xf1", b"\xff\xf9"):
        return Kind.AUDIO
    return Kind.TEXT if is_text(head) else Kind.OTHER


def _of_brand(brand: bytes) -> Kind:
    if brand in HEIC:
        return Kind.HEIC
    return Kind.AUDIO if brand.startswith(b"M4A") else Kind.MP4


def is_text(head: bytes) -> bool:
    """True for UTF-8 without control characters."""
    if any(byte < 32 and byte not in b"\t\n\r\f" for byte in head):
        return False
    try:
        head.decode()
    except UnicodeDecodeError as wrong:
        # A letter may be cut in two by the end of the head.
        return len(head) == HEAD and wrong.start > HEAD - 4
    return True


@dataclass(slots=True)
class Looked:
    """Blocks passing by, with their first and last bytes held back."""

    blocks: Iterable[bytes]
    head: bytearray = field(default_factory=bytearray)
    tail: bytearray = field(default_factory=bytearray)

    def __iter__(self) -> Iterator[bytes]:
        for block in self.blocks:
            if len(self.head) < HEAD:
                self.head += block[: HEAD - len(self.head)]
            self.tail += block[-TAIL:]
            del self.tail[:-TAIL]
            yield block

    @property
    def kind(self) -> Kind:
        """What passed by."""
        return kind_of(bytes(self.head), bytes(self.tail))


def look_into_archive(file: IO[bytes], tail: bytes) -> Kind:
    """ZIP or DOCUMENT; an archive that would flood whoever opens it is refused.

    Only the directory is read. Nothing is unpacked.
    """
    end = tail[tail.rfind(ARCHIVE_END) :]
    if int.from_bytes(end[12:16], "little") > limits.DIRECTORY:
        raise Invalid("vault_archive_bomb", field="file")
    try:
        members = zipfile.ZipFile(file).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return Kind.OTHER
    total = sum(member.file_size for member in members)
    grown = any(
        m.file_size > limits.MEGABYTE
        and m.file_size / max(1, m.compress_size) > limits.RATIO
        for m in members
    )
    if grown or total > limits.UNPACKED or len(members) > limits.MEMBERS:
        raise Invalid("vault_archive_bomb", field="file")
    names = {member.filename for member in members}
    return Kind.DOCUMENT if "[Content_Types].xml" in names else Kind.ZIP
