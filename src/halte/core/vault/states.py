"""States and kinds of what lies in the vault."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Side(StrEnum):
    """Who may ever be shown an item."""

    OPEN = "open"
    """May be shown to the employer."""
    WALLED = "walled"
    """Never: it comes from a worker, or would point at one. There is no way back."""


class ItemState(StrEnum):
    """Where an item is."""

    KEPT = "kept"
    SEALED = "sealed"
    """Closed for a proceeding: nobody opens it until someone says why."""
    DISPOSED = "disposed"
    """Its content is gone; a certificate says so."""


TRANSITIONS: Final[dict[ItemState, tuple[ItemState, ...]]] = {
    ItemState.KEPT: (ItemState.SEALED, ItemState.DISPOSED),
    ItemState.SEALED: (ItemState.KEPT,),
    ItemState.DISPOSED: (),
}


class Scan(StrEnum):
    """What the scanner for malicious programs said."""

    NOT_SCANNED = "not_scanned"
    CLEAN = "clean"
    INFECTED = "infected"
    ANSWERED = "answered"
    """Not scanned; a person answers for it, with a reason."""


class Custody(StrEnum):
    """What happens to an item: the links of its chain of custody."""

    PUT_IN = "put_in"
    SCANNED = "scanned"
    ANSWERED = "answered"
    WALLED = "walled"
    OPENED = "opened"
    COPIED_OUT = "copied_out"
    EXPORTED = "exported"
    SHARED = "shared"
    UNSHARED = "unshared"
    SEALED = "sealed"
    UNSEALED = "unsealed"
    DISPOSED = "disposed"


class Rule(StrEnum):
    """Why an item may be destroyed."""

    RETENTION = "retention"
    MISTAKE = "mistake"
    RETURNED = "returned"
    ORDER = "order"


class Kind(StrEnum):
    """What the bytes are, whatever the name says."""

    JPEG = "jpeg"
    PNG = "png"
    PDF = "pdf"
    GIF = "gif"
    WEBP = "webp"
    TIFF = "tiff"
    HEIC = "heic"
    MP4 = "mp4"
    WEBM = "webm"
    AUDIO = "audio"
    ZIP = "zip"
    DOCUMENT = "document"
    """A word-processing file, workbook or slides: a zip with a list of its parts."""
    TEXT = "text"
    MIXED = "mixed"
    """Two kinds in one file. Kept as it is, never drawn."""
    PROGRAM = "program"
    OTHER = "other"


PICTURES: Final = (Kind.JPEG, Kind.PNG)
CLEANABLE: Final = (Kind.JPEG, Kind.PNG, Kind.PDF)
"""Kinds from which Halte can take hidden data out."""

ENDINGS: Final[dict[Kind, str]] = {
    Kind.JPEG: "jpg", Kind.PNG: "png", Kind.PDF: "pdf", Kind.GIF: "gif",
    Kind.WEBP: "webp", Kind.TIFF: "tif", Kind.HEIC: "heic", Kind.MP4: "mp4",
    Kind.WEBM: "webm", Kind.ZIP: "zip", Kind.TEXT: "txt",
}  # fmt: skip
"""Endings for copies; the others get none that a program would start from."""
