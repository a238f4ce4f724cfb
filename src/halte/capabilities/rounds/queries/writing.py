"""What the form of a report needs: its text so far, questions, lines, figures."""

from __future__ import annotations

from dataclasses import dataclass

from halte.capabilities.money.facade import SpendLine
from halte.capabilities.plan.facade import StepAhead, steps_ahead
from halte.capabilities.rounds.asking import promise_of, questions_for
from halte.capabilities.rounds.checking import lines_for
from halte.capabilities.rounds.content import Content, read_back
from halte.capabilities.rounds.figures import ReportFigure, figures_now
from halte.capabilities.rounds.models import Report
from halte.capabilities.rounds.queries.lines import (
    ReportLine,
    RoundLine,
    plan_titles,
    report_lines,
    round_line,
)
from halte.capabilities.rounds.queries.reports import Passage, answers_of, passages_of
from halte.capabilities.rounds.states import Answer, Part
from halte.capabilities.rounds.versions import before, content_of, head
from halte.core.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question that goes with this commitment."""

    number: int
    text: Bilingual
    is_number: bool
    required: bool


@dataclass(frozen=True, slots=True)
class Writing:
    """All that the form of a report shows."""

    line: ReportLine
    round: RoundLine
    quote: Bilingual
    content: Content
    version: int
    leads: bool
    questions: tuple[AskedQuestion, ...]
    lines: tuple[SpendLine, ...]
    steps: tuple[StepAhead, ...]
    figures: tuple[ReportFigure, ...]
    earlier: tuple[Passage, ...]


def writing_of(report: Report, *, content: Content | None = None) -> Writing:
    """What the form shows; `content` takes the place of what stands."""
    now, promise = head(report), promise_of(report)
    kept = read_back(now.content) if now else content_of(report)
    said, earlier = content or kept, before(report)
    return Writing(
        line=report_lines([report])[0],
        round=round_line(report.round, plan_titles([report.round])),
        quote=promise.title,
        content=said,
        version=now.number if now else 0,
        leads=report.part == Part.LEAD,
        questions=tuple(
            AskedQuestion(
                q.position, Bilingual(q.text_en, q.text_fr),
                q.answer == Answer.NUMBER, q.required,
            )
            for q in questions_for(report)
        ),
        lines=lines_for(report),
        steps=steps_ahead(promise.id),
        figures=figures_now(promise),
        earlier=(
            *passages_of(content_of(earlier), None),
            *answers_of(earlier, content_of(earlier), None),
        )
        if earlier
        else (),
    )  # fmt: skip
