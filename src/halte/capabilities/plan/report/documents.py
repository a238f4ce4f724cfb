"""The four documents of a report, and whether kept ones can be made again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from halte.capabilities.plan.models import Report
from halte.capabilities.plan.report.content import (
    ReportContent,
    canonical,
    digest,
    read_back,
)
from halte.capabilities.plan.report.html import draw_html
from halte.capabilities.plan.report.pdf import draw_pdf
from halte.core.bilingual import LANGUAGES, Language

Form = Literal["pdf", "html"]
FORMS: Final[tuple[Form, Form]] = ("pdf", "html")


NAMES: Final = tuple(f"{form}_{language}" for form in FORMS for language in LANGUAGES)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One document: its form, its language and its bytes."""

    form: Form
    language: Language
    data: bytes

    @property
    def name(self) -> str:
        """pdf_en, html_fr: the column in which it is kept."""
        return f"{self.form}_{self.language}"


def draw(content: ReportContent) -> tuple[Drawn, ...]:
    """All four, from the content alone."""
    return tuple(
        Drawn(form, language, one(content, form, language))
        for form in FORMS
        for language in LANGUAGES
    )


def one(content: ReportContent, form: Form, language: Language) -> bytes:
    """One of them."""
    return (draw_pdf if form == "pdf" else draw_html)(content, language)


@dataclass(frozen=True, slots=True)
class Check:
    """Whether one kept part is whole, and whether it comes out the same again."""

    name: str
    digest: str
    whole: bool
    same: bool


def verify(report: Report) -> tuple[Check, ...]:
    """Compare what is kept with its digests, and draw it again."""
    return tuple(_checks(report))


def _checks(report: Report) -> Iterator[Check]:
    text, kept = report.content, report.content_digest
    whole = digest(text) == kept
    # A content that was changed may no longer be one: that is a finding too.
    content = read_back(text) if whole else None
    same = content is not None and canonical(content) == text
    yield Check("content", kept, whole, same)
    drawn = {} if content is None else {d.name: d.data for d in draw(content)}
    for name in NAMES:
        data = bytes(getattr(report, name))
        told = str(getattr(report, f"{name}_digest"))
        yield Check(name, told, digest(data) == told, drawn.get(name) == data)
