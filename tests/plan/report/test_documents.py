"""The documents: the same bytes again, the same numbers in both, open to everyone."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from halte.capabilities.plan.report.composing import compose
from halte.capabilities.plan.report.content import (
    FigureShown,
    ReportContent,
    StatementShown,
    canonical,
    digest,
    read_back,
)
from halte.capabilities.plan.report.documents import draw
from halte.capabilities.plan.report.html import article_of, draw_html, linked
from halte.capabilities.plan.report.pdf import draw_pdf
from halte.capabilities.plan.report.telling.glance import glance
from halte.capabilities.plan.report.telling.names import Names
from halte.capabilities.plan.report.words import value_of
from halte.core.bilingual import LANGUAGES, Bilingual, Language
from halte.core.ui.paper.blocks import Quote, Table

pytestmark = pytest.mark.django_db

AGAIN = """
import django, sys
from pathlib import Path
django.setup()
from halte.capabilities.plan.report.content import digest, read_back
from halte.capabilities.plan.report.documents import draw
for one in draw(read_back(Path(sys.argv[1]).read_text(encoding="utf-8"))):
    print(one.name, digest(one.data))
"""


def test_the_same_content_gives_the_same_bytes(after: ReportContent) -> None:
    assert draw(after) == draw(after)


@pytest.mark.slow
def test_another_process_draws_the_same_bytes(
    after: ReportContent, tmp_path: Path
) -> None:
    kept = tmp_path / "content.json"
    kept.write_text(canonical(after), encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-c", AGAIN, str(kept)],
        capture_output=True,
        text=True,
        check=True,
        env={
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "PYTHONPATH": str(Path(__file__).parents[3]),
            "PYTHONHASHSEED": "7",
            "TZ": "Pacific/Auckland",
            "PATH": "/usr/bin",
        },
    )
    here = [f"{one.name} {digest(one.data)}" for one in draw(after)]
    assert told.stdout.split("\n")[:-1] == here


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_is_tagged_and_says_what_it_is(
    after: ReportContent, language: Language
) -> None:
    pdf = PdfReader(io.BytesIO(draw_pdf(after, language)))
    root = pdf.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert str(root["/Lang"]) == f"{language}-CA"
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    titles = {"en": "Progress report 2", "fr": "Rapport d’étape 2"}
    assert pdf.metadata is not None and pdf.metadata.title == titles[language]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    tags = list(walk(root["/StructTreeRoot"]))
    names = [str(tag.get("/S")) for tag in tags]
    for wanted in ("/Title", "/H1", "/H2", "/H3", "/Table", "/THead", "/TH", "/L"):
        assert wanted in names, wanted
    charts = [tag for tag in tags if tag.get("/S") == "/Figure"]
    assert charts
    assert all(str(chart["/Alt"]).strip() for chart in charts)


def walk(node: Any) -> Any:
    """Every structure element beneath a node."""
    if isinstance(node, IndirectObject):
        node = node.get_object()
    if not isinstance(node, DictionaryObject):
        return
    if "/S" in node:
        yield node
    children = node.get("/K", [])
    children = children if isinstance(children, list) else [children]
    for child in children:
        yield from walk(child)


def test_a_tagged_pdf_needs_no_font_of_the_machine(after: ReportContent) -> None:
    pdf = PdfReader(io.BytesIO(draw_pdf(after, "en")))
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in pdf.pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert fonts
    assert all("Libertinus" in name or "DejaVu" in name for name in fonts)


def squeezed(text: str) -> str:
    """Without spaces and marks that only help lines break."""
    return re.sub(r"[\s\u200b\u00ad-]+", "", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_stands_in_both_forms_with_definition_day_and_source(
    after: ReportContent, language: Language
) -> None:
    pdf = PdfReader(io.BytesIO(draw_pdf(after, language)))
    paper = squeezed("".join(page.extract_text() for page in pdf.pages))
    page = squeezed(Words.of(draw_html(after, language)))
    with override(language):
        for measure in after.measures:
            for figure in measure.figures:
                for text in (paper, page):
                    assert squeezed(value_of(figure)) in text
                    assert squeezed(str(measure.definition)) in text
                    assert squeezed(figure.source) in text
                    assert squeezed(figure.vintage) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_definition_stands_once_and_every_figure_leads_to_it(
    after: ReportContent, language: Language
) -> None:
    page = draw_html(after, language).decode()
    words = squeezed(Words.of(page.encode()))
    counted = [i for p in after.commitments for i in p.indicators if i.live is not None]
    assert len(counted) > len({i.measure for i in counted}), "two promises share one"
    leads = re.findall(r'<a href="#(measure-[^"]+)">D\d+</a>', page)
    assert sorted(leads) == sorted(f"measure-{i.measure}" for i in counted)
    with override(language):
        for measure in after.measures:
            assert words.count(squeezed(str(measure.definition))) == 1, measure.id
    for anchor in leads:
        assert page.count(f'id="{anchor}"') == 1


def test_both_languages_tell_the_same_numbers(after: ReportContent) -> None:
    english, french = numbers(after, "en"), numbers(after, "fr")
    assert english == french
    assert {"528", "597", "512", "570", "930200"} <= set(english)


def numbers(content: ReportContent, language: Language) -> list[str]:
    """The digits of every numeric cell, in order."""
    return [
        re.sub(r"\D", "", row[column])
        for block in compose(content, language).blocks
        if isinstance(block, Table)
        for row in block.rows
        for column in block.numeric
    ]


class Words(HTMLParser):
    """Reads a page as a machine would: words, headings, and what must not be there."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.faults: list[str] = []
        self.open: list[str] = []

    @classmethod
    def of(cls, data: bytes) -> str:
        """The words of a document."""
        return "".join(cls.read(data.decode()).words)

    @classmethod
    def read(cls, text: str) -> Words:
        """The document, read."""
        reader = cls()
        reader.feed(text)
        return reader

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        found = dict(attrs)
        self.faults += [f"{tag} {name}" for name in found if name.startswith("on")]
        if "style" in found or tag == "script":
            self.faults.append(f"{tag} style or script")
        if tag == "th" and "scope" not in found:
            self.faults.append("th without scope")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"{tag} closed out of order")

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in ("style", "title"):
            self.words.append(data)


VOID = {"meta", "br", "link", "hr", "img", "input"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_on_the_line_of_a_promise_says_what_it_counts(
    after: ReportContent, language: Language
) -> None:
    """98 million dollars beside a promise of 25 are not its money, but what nobody
    reported on."""
    titles = {m.id: m.title for m in (*after.own_measures, *after.measures)}
    counted = [next(i for i in p.indicators if i.live is not None)
               for p in after.commitments
               if any(i.live is not None for i in p.indicators)]  # fmt: skip
    assert counted
    with override(language):
        table = glance(after, Names(after))[-1]
        assert isinstance(table, Table)
        cells = [row[3] for row in table.rows]
        for indicator in counted:
            title = str(titles[indicator.measure])
            assert any(cell.startswith(title) for cell in cells), title


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_well_formed_and_runs_nothing(
    after: ReportContent, language: Language
) -> None:
    data = draw_html(after, language)
    article = Words.read(article_of(data))
    assert article.faults == [] and article.open == []
    assert article.tags.count("h1") == 1
    assert "style" not in article.tags
    whole = Words.read(data.decode())
    assert whole.faults == [] and whole.open == []
    assert f'<html lang="{language}-CA">' in data.decode()


def test_words_from_outside_cannot_become_markup(after: ReportContent) -> None:
    first, *rest = after.commitments
    nasty = Bilingual("<script>1</script>{{ x }}", "<b onclick=1>#x[]</b>")
    spoiled = replace(
        after, commitments=(replace(first, title=nasty, quote=nasty), *rest)
    )
    for language in LANGUAGES:
        page = article_of(draw_html(spoiled, language))
        assert Words.read(page).faults == []
        assert "<script" not in page and "<b on" not in page
        assert draw_pdf(spoiled, language).startswith(b"%PDF")


def test_an_address_is_a_link_and_nothing_more() -> None:
    text = linked('see https://example.org/a?b=1&c=2"><script>, and <i>')
    assert text == (
        'see <a href="https://example.org/a?b=1&amp;c=2" rel="noreferrer">'
        "https://example.org/a?b=1&amp;c=2</a>&quot;&gt;&lt;script&gt;, and &lt;i&gt;"
    )


def test_words_that_stand_in_no_text_at_hand_are_not_called_the_plan_s(
    after: ReportContent,
) -> None:
    def notes(content: ReportContent) -> set[str]:
        blocks = compose(content, "en").blocks
        return {b.note for b in blocks if isinstance(b, Quote)}

    assert "The words of the plan, line 45 of its text." in notes(after)
    nowhere = tuple(replace(c, source_line=None) for c in after.commitments)
    assert notes(replace(after, commitments=nowhere)) == {""}


def test_made_up_statements_are_never_counted_as_reports(after: ReportContent) -> None:
    first, *rest = after.commitments
    said = StatementShown(
        said_on=after.as_of,
        organisation="ps",
        state="done",
        rule="judgement",
        text=Bilingual("Made up.", "Inventé."),
        demonstration=True,
    )
    told = replace(
        after, commitments=(replace(first, state="done", statement=said), *rest)
    )
    page = Words.of(draw_html(told, "en"))
    assert "For 0 of them a department has reported" in page
    assert "Statements made up to show how Halte works: 1." in page
    assert page.count("Done (demonstration)") == 2
    assert "Made up. (demonstration: never said by any department)" in page


def test_a_content_kept_from_the_beginning_is_still_read_and_drawn() -> None:
    text = (Path(__file__).parent / "format_1.json").read_text(encoding="utf-8")
    content = read_back(text)
    assert content.format == 1
    # Its digest stands in the report, so fields added since leave its text alone.
    assert canonical(content) == text.strip()
    for one in draw(content):
        assert one.data
    assert any(change.was for change in content.changes)


def test_a_french_report_names_releases_and_sources_in_french(
    after: ReportContent,
) -> None:
    def in_french(figure: FigureShown) -> FigureShown:
        return replace(figure, vintage_fr="Le Juristat", source_fr="La source")

    told = replace(
        after,
        measures=tuple(
            replace(m, figures=tuple(map(in_french, m.figures))) for m in after.measures
        ),
    )
    assert canonical(read_back(canonical(told))) == canonical(told)
    page, english = Words.of(draw_html(told, "fr")), Words.of(draw_html(told, "en"))
    assert "Le Juristat" in page and "La source" in page
    assert "Le Juristat" not in english and "La source" not in english
