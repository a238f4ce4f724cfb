"""Sets a report as a tagged PDF (PDF/UA-1) with typst.

Only the fonts inside typst are used and no clock is read, so the same content
gives the same bytes on every machine with the same typst.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from importlib.resources import files

import typst

from halte.capabilities.plan.report.composing import compose
from halte.capabilities.plan.report.content import ReportContent
from halte.core.bilingual import Language


def draw_pdf(content: ReportContent, language: Language) -> bytes:
    """The whole document in the language; equal contents give equal bytes."""
    document = compose(content, language)
    return typst.compile(
        (files(__package__) / "report.typ").read_bytes(),
        sys_inputs={"document": json.dumps(document.to_dict(), ensure_ascii=False)},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(content.as_of, time(), UTC),
    )
