"""Draws a report as one HTML file that needs nothing else.

The file is kept and can be downloaded; the public page shows its `<article>`
inside the frame of the site, so that what is read is what was frozen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from typing import Final

from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from halte.capabilities.plan.report.composing import compose
from halte.capabilities.plan.report.content import ReportContent
from halte.core.bilingual import Language
from halte.core.ui.charts import bar_chart
from halte.core.ui.paper.blocks import Block, Chart, Document, Facts, Table

ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;)]")
ARTICLE: Final = re.compile(r"<article.*</article>", re.DOTALL)


def draw_html(content: ReportContent, language: Language) -> bytes:
    """The whole document in the language; equal contents give equal bytes."""
    document = compose(content, language)
    with override(language):
        return _shell(document, _article(document)).encode()


def article_of(document: bytes) -> SafeString:
    """The article of a kept document, to be shown inside a page.

    Safe because only `draw_html` makes these bytes and the database refuses to
    change them.
    """
    found = ARTICLE.search(document.decode())
    return mark_safe(found[0] if found else "")  # noqa: S308  # nosec B308 B703


def _article(document: Document) -> SafeString:
    context = {
        "document": document,
        "opening": [_drawn(block) for block in document.opening],
        "blocks": [_drawn(block) for block in document.blocks],
    }
    return render_to_string("plan/report/article.html", context)


def _shell(document: Document, article: str) -> str:
    style = (files(__package__) / "report.css").read_text(encoding="utf-8")
    title = escape(f"{document.running} · {document.as_of}")
    return (
        f'<!doctype html>\n<html lang="{document.language}-CA">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n<main>\n{article}</main>\n</body>\n</html>\n"
    )


def _drawn(block: Block) -> Block | dict[str, object]:
    """The block with addresses made into links and charts into pictures."""
    match block:
        case Facts():
            return replace(
                block, pairs=tuple((name, linked(v)) for name, v in block.pairs)
            )
        case Table():
            targets = dict(block.targets)
            rows = (tuple(_cell(cell, targets) for cell in row) for row in block.rows)
            return replace(block, rows=tuple(rows))
        case Chart():
            return {"kind": block.kind, "svg": _picture(block)}
        case _:
            return block


def _cell(text: str, targets: Mapping[str, str]) -> SafeString:
    if text in targets:
        return format_html('<a href="#{}">{}</a>', targets[text], text)
    return linked(text)


def linked(text: str) -> SafeString:
    """The text, escaped, with web addresses as links."""
    parts, at = [], 0
    for found in ADDRESS.finditer(text):
        link = format_html('<a href="{0}" rel="noreferrer">{0}</a>', found[0])
        parts += [escape(text[at : found.start()]), link]
        at = found.end()
    return mark_safe("".join([*parts, escape(text[at:])]))  # noqa: S308  # nosec


def _picture(chart: Chart) -> SafeString:
    bars = [
        (f"{b.label} ({b.text})" if b.open else b.label, b.value) for b in chart.bars
    ]
    return bar_chart(bars, title=chart.title, unit=chart.unit)
