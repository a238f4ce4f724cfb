"""Copies without hidden data: where, when, with what and by whom a file was made."""

from __future__ import annotations

from halte.core.errors import Invalid
from halte.core.vault.cleaning.jpeg import clean_jpeg
from halte.core.vault.cleaning.pdf import clean_pdf
from halte.core.vault.cleaning.png import clean_png
from halte.core.vault.states import Kind

__all__ = ["cleaned"]

WAYS = {Kind.JPEG: clean_jpeg, Kind.PNG: clean_png, Kind.PDF: clean_pdf}


def cleaned(kind: Kind, content: bytes) -> bytes:
    """The same picture or pages with nothing else in the file.

    Pixels are not computed anew: what a picture shows stays exactly as it was.
    """
    way = WAYS.get(kind)
    if way is None:
        raise Invalid("vault_not_cleanable")
    return way(content)
