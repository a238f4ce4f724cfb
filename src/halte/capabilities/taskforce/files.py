"""Papers as files: which kinds are taken, how they are kept, and opened again.

What a file is called is not kept: names of files hold more than people think.
"""

from __future__ import annotations

import base64
import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from halte.capabilities.taskforce.models import PaperContent
from halte.capabilities.taskforce.packages import is_inert
from halte.core.errors import Invalid

MEGABYTE: Final = 1024 * 1024
MOST_MEGABYTES: Final = 10


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: how it is served, and how its content is recognised."""

    media_type: str
    fits: Callable[[bytes], bool]


def _begins(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(marks)


def _office(part: str) -> Callable[[bytes], bool]:
    """An Office Open XML package with this part, which does nothing by itself."""

    def fits(data: bytes) -> bool:
        # What stands before an archive would be run by whoever is told another kind.
        if not data.startswith(b"PK\x03\x04"):
            return False
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                return part in package.namelist() and is_inert(package)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
            return False

    return fits


def _text(data: bytes) -> bool:
    try:
        return "\0" not in data.decode("utf-8")
    except UnicodeDecodeError:
        return False


OOXML: Final = "application/vnd.openxmlformats-officedocument"
KINDS: Final[dict[str, Kind]] = {
    "pdf": Kind("application/pdf", _begins(b"%PDF-")),
    "docx": Kind(f"{OOXML}.wordprocessingml.document", _office("word/document.xml")),
    "xlsx": Kind(f"{OOXML}.spreadsheetml.sheet", _office("xl/workbook.xml")),
    "pptx": Kind(
        f"{OOXML}.presentationml.presentation", _office("ppt/presentation.xml")
    ),
    "txt": Kind("text/plain; charset=utf-8", _text),
    "csv": Kind("text/csv; charset=utf-8", _text),
}
ACCEPTED: Final = ",".join(f".{kind}" for kind in KINDS)


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it was sent: its ending, and its bytes."""

    ending: str
    data: bytes


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that is kept."""

    kind: str
    size: int
    digest: str


def keep(sent: Sent) -> KeptFile:
    """Keep a file under its SHA-256. The same content twice is kept once."""
    if not sent.data:
        raise Invalid("paper_empty", field="file")
    if len(sent.data) > MOST_MEGABYTES * MEGABYTE:
        raise Invalid("paper_too_large", field="file", limit=MOST_MEGABYTES)
    ending = sent.ending.lower()
    kind = KINDS.get(ending)
    if kind is None:
        raise Invalid("paper_kind_unknown", field="file", kinds=", ".join(KINDS))
    if not kind.fits(sent.data):
        raise Invalid("paper_not_what_it_says", field="file")
    digest = sha256(sent.data).hexdigest()
    content = base64.b64encode(sent.data).decode("ascii")
    PaperContent.objects.get_or_create(digest=digest, defaults={"content": content})
    return KeptFile(ending, len(sent.data), digest)


def opened(content: PaperContent) -> bytes:
    """The bytes, once they are known to be the ones that were sent."""
    data = base64.b64decode(content.content)
    if sha256(data).hexdigest() != content.digest:
        raise Invalid("document_altered")
    return data
