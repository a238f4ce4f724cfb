"""A report as a tagged PDF."""

from __future__ import annotations

from halte.capabilities.plan.report.composing import compose
from halte.capabilities.plan.report.content import ReportContent
from halte.core.bilingual import Language
from halte.core.ui.paper.typeset import typeset


def draw_pdf(content: ReportContent, language: Language) -> bytes:
    """The whole document in the language; equal contents give equal bytes."""
    return typeset(compose(content, language), dated=content.as_of)
