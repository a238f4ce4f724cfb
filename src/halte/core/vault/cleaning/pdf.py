"""PDF (ISO 32000): the pages in a fresh document, without what surrounds them.

The information dictionary, XMP metadata (of the document and of each object),
attached files, scripts, forms’ actions and private data of programs go. Photographs
inside are cleaned as photographs are.
"""

from __future__ import annotations

import io
from typing import Any, Final

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    StreamObject,
)

from halte.core.errors import Invalid
from halte.core.vault.cleaning.jpeg import clean_jpeg

HIDDEN: Final = frozenset(
    {"/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/AA", "/AF", "/JS",
     "/OpenAction"}
)  # fmt: skip
"""Entries that say who, when and with what, or that run something."""

OF_NOTES: Final = frozenset({"/NM", "/M", "/CreationDate", "/T", "/RC"})
"""… of a note on a page: its name, its days, its author."""

ATTACHED: Final = frozenset(
    {"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}
)
LEADS: Final = frozenset({"/URI", "/GoTo"})
"""Actions that only lead somewhere."""

PHOTOGRAPH: Final = ("/DCTDecode", ["/DCTDecode"])

FAULTS: Final = (
    PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError,
)  # fmt: skip
"""What a document with a broken inside makes its reader say."""


def clean_pdf(content: bytes) -> bytes:
    """The pages alone."""
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise Invalid("vault_pdf_locked")
        writer = PdfWriter()
        for page in reader.pages:
            writer.add_page(page)
        for found in list(writer._objects):
            clean_object(found)
        writer.metadata = None
        out = io.BytesIO()
        writer.write(out)
    except FAULTS:
        raise Invalid("vault_damaged") from None
    return out.getvalue()


def clean_object(thing: object) -> None:
    """Take out of an object, and of what lies in it, what no page needs."""
    if isinstance(thing, DictionaryObject):
        clean_entries(thing)
        inside = list(thing.values())
    else:
        inside = list(thing) if isinstance(thing, ArrayObject) else []
    for each in inside:
        clean_object(each)


def clean_entries(thing: DictionaryObject) -> None:
    """… of one dictionary or stream."""
    is_note = "/Rect" in thing and "/Subtype" in thing
    for name in HIDDEN | (OF_NOTES if is_note else frozenset()):
        thing.pop(NameObject(name), None)
    if "/Annots" in thing:
        leave_notes_alone(thing)
    action = thing.get("/A")
    if isinstance(action, DictionaryObject) and action.get("/S") not in LEADS:
        del thing[NameObject("/A")]
    if isinstance(thing, StreamObject) and thing.get("/Filter") in PHOTOGRAPH:
        thing._data = clean_jpeg(thing._data)


def leave_notes_alone(page: DictionaryObject) -> None:
    """Notes stay on the page; files, films and sounds attached to it do not."""
    notes: Any = page["/Annots"].get_object()
    kept = [n for n in notes if n.get_object().get("/Subtype") not in ATTACHED]
    page[NameObject("/Annots")] = ArrayObject(kept)
