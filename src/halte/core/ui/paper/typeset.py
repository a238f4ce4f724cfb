"""Sets a document as a tagged PDF (PDF/UA-1) with typst.

Only the fonts inside typst are used and no clock is read, so the same document
gives the same bytes on every machine with the same typst.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from importlib.resources import files
from typing import Final

import typst

from halte.core.ui.paper.blocks import Document

TEMPLATE: Final = "document.typ"


def typeset(document: Document, *, dated: date) -> bytes:
    """The whole document; equal documents of equal days give equal bytes."""
    return typst.compile(
        (files(__package__) / TEMPLATE).read_bytes(),
        sys_inputs={"document": json.dumps(document.to_dict(), ensure_ascii=False)},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(dated, time(), UTC),
    )
