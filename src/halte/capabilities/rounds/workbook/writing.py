"""Writing a department’s questions as a workbook, with what is written so far."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from halte.capabilities.money.facade import SpendLine
from halte.capabilities.plan.facade import RULE_WORDS, STATE_WORDS, steps_ahead
from halte.capabilities.rounds.asking import plan_of, promise_of, questions_for
from halte.capabilities.rounds.checking import lines_for
from halte.capabilities.rounds.content import Content
from halte.capabilities.rounds.figures import figures_now
from halte.capabilities.rounds.models import Report, Round
from halte.capabilities.rounds.states import Part
from halte.capabilities.rounds.versions import content_of, head
from halte.capabilities.rounds.words import LANGUAGES, PARTS
from halte.capabilities.rounds.workbook.columns import (
    PAGES,
    REPORTS,
    SPENDING,
    SPENDING_COLUMNS,
    Column,
    report_columns,
)
from halte.core.bilingual import Bilingual, Language, current_language
from halte.core.ui import writing

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Cells = Mapping[str, str | int | float | None]

NOT_ASKED: Final = Bilingual("not asked", "sans objet")
LAST_ROW: Final = 1000


def workbook_of(round_: Round, reports: Iterable[Report]) -> bytes:
    """The two sheets for these reports, as a file."""
    from openpyxl import Workbook  # A third of a second; only this pays for it.

    rows, book = list(reports), Workbook()
    columns = report_columns(round_.questions.all())
    titles = {p.slug: p.title for p in plan_of(round_).promises}
    first = _page(book, REPORTS, columns, book.active)
    for report in rows:
        _row(first, columns, _report_cells(report, titles[report.commitment]))
    second = _page(book, SPENDING, SPENDING_COLUMNS)
    for report in rows:
        for line in lines_for(report):
            cells = _spend_cells(report, titles[report.commitment], line)
            _row(second, SPENDING_COLUMNS, cells)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _page(
    book: Workbook, page: str, columns: tuple[Column, ...], sheet: object = None
) -> Worksheet:
    from openpyxl.styles import Alignment, Font, PatternFill

    made: Worksheet = sheet or book.create_sheet()  # type: ignore[assignment]
    made.title = str(PAGES[page])
    made.freeze_panes = "D2"
    for number, column in enumerate(columns, start=1):
        cell = made.cell(1, number, str(column.title))
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        shade = "EDE8DC" if column.shown else "E2EEEA"
        cell.fill = PatternFill("solid", start_color=shade)
        made.column_dimensions[cell.column_letter].width = column.width
        if choices := CHOICES.get(column.name):
            _offer(made, cell.column_letter, choices)
    return made


CHOICES: Final[Mapping[str, Mapping[str, Bilingual]]] = {
    "state": STATE_WORDS,
    "rule": RULE_WORDS,
    "language": LANGUAGES,
}


def _offer(sheet: Worksheet, letter: str, choices: Mapping[str, Bilingual]) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    offered = ",".join(str(word) for word in choices.values())
    rule = DataValidation(type="list", formula1=f'"{offered}"', allow_blank=True)
    rule.showErrorMessage = False
    sheet.add_data_validation(rule)
    rule.add(f"{letter}2:{letter}{LAST_ROW}")


def _row(sheet: Worksheet, columns: tuple[Column, ...], cells: Cells) -> None:
    from openpyxl.styles import Alignment

    number = sheet.max_row + 1
    for place, column in enumerate(columns, start=1):
        value = cells.get(column.name)
        cell = sheet.cell(number, place)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.value = value
        if isinstance(value, str):
            # A text that begins with = would be written as a formula.
            cell.data_type = "s"


def _report_cells(report: Report, title: Bilingual) -> Cells:
    content = content_of(report)
    answers = {
        f"answer:{q.position}": str(NOT_ASKED) for q in report.round.questions.all()
    }
    for question in questions_for(report):
        place = str(question.position)
        answers[f"answer:{place}"] = content.answers.get(place, "")
    return {
        "number": report.pk, "version": _number(report), "commitment": str(title),
        "part": str(PARTS[report.part]), **_words(report, content), **answers,
        "figures": _figures(report),
    }  # fmt: skip


def _words(report: Report, content: Content) -> Cells:
    met = content.milestone_met_on
    leads = report.part == Part.LEAD
    return {
        "state": _word(STATE_WORDS, content.state) if leads else str(NOT_ASKED),
        "rule": _word(RULE_WORDS, content.rule) if leads else str(NOT_ASKED),
        "language": str(LANGUAGES[language_of(content)]),
        "done": content.done, "outcome": content.outcome,
        "obstacle": content.obstacle, "next_step": content.next_step,
        "milestone": _milestone(report, content),
        "milestone_met_on": met.isoformat() if met else "",
    }  # fmt: skip


def _milestone(report: Report, content: Content) -> str:
    """The title of the milestone that is said to be reached."""
    steps = steps_ahead(promise_of(report).id) if content.milestone else ()
    titles = {step.slug: str(step.title) for step in steps}
    return titles.get(content.milestone, content.milestone)


def language_of(content: Content) -> Language:
    """The language of a text; where nobody wrote yet, the reader’s."""
    return current_language() if content.is_blank else content.language


def _spend_cells(report: Report, title: Bilingual, line: SpendLine) -> Cells:
    said = content_of(report).on_line(line.key)
    return {
        "number": report.pk, "version": _number(report), "commitment": str(title),
        "line": line.key, "title": f"{line.fiscal_year}: {line.origin}",
        "budget": _dollars(line.budget), "spent": _dollars(line.spent),
        "payable": "\n".join(
            f"{one.id}: {writing.cents(one.left)}" for one in line.payable
        ),
        "amount": _dollars(said.cents if said else None),
        "pays": said.pays if said else None,
        "explanation": said.explanation if said else "",
    }  # fmt: skip


def _figures(report: Report) -> str:
    promise = plan_of(report.round).promise(report.commitment)
    found = figures_now(promise) if promise else ()
    return "\n".join(
        f"{one.title}: {writing.number(one.value)} ({one.period})"
        for one in found
        if one.value is not None
    )


def _number(report: Report) -> int:
    found = head(report)
    return found.number if found else 0


def _word(words: Mapping[str, Bilingual], code: str) -> str:
    return str(words[code]) if code in words else ""


def _dollars(cents: int | None) -> float | int | None:
    if cents is None:
        return None
    return cents // 100 if cents % 100 == 0 else cents / 100
