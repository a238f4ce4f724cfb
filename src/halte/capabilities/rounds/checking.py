"""What speaks against a text: before it is kept, and before it is handed in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import timezone

from halte.capabilities.money.facade import SpendLine, check_spend, spend_lines
from halte.capabilities.plan.facade import STATE_WORDS, Spoken, check_spoken
from halte.capabilities.rounds.asking import promise_of, questions_for
from halte.capabilities.rounds.content import Content, Spend
from halte.capabilities.rounds.models import Report, Round
from halte.capabilities.rounds.states import Answer, Part
from halte.core.errors import CodedError, Invalid
from halte.core.intake import numbers
from halte.core.measures.periods import fiscal_year_of

LONGEST: Final = 4000
"""Most characters of one text."""

UNSEEN: Final = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
"""Control characters, and those that turn the direction of writing: a page would
show another order than the text has (“Trojan Source”, 2021)."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A fault at a place of a report: a field of `Content`, `answer:<n>`, a line."""

    place: str
    fault: CodedError


def fiscal_years(round_: Round) -> tuple[str, ...]:
    """The fiscal years that a round’s period touches."""
    first = fiscal_year_of(round_.starts_on)
    found, period = [first.label], first
    while period.end < round_.ends_on:
        period = fiscal_year_of(period.end.replace(year=period.end.year + 1))
        found.append(period.label)
    return tuple(found)


def lines_for(report: Report) -> tuple[SpendLine, ...]:
    """The budget lines on which this organisation can say its spending."""
    return tuple(
        line
        for year in fiscal_years(report.round)
        for line in spend_lines(
            commitment_id=promise_of(report).id,
            organisation_id=report.organisation_id,
            fiscal_year=year,
            demonstration=report.round.demonstration,
        )
    )


def troubles(report: Report, content: Content) -> tuple[Trouble, ...]:
    """What cannot even be kept as a draft: impossible amounts, foreign lines."""
    keys = {line.key for line in lines_for(report)} if content.spend else set()
    return tuple(
        Trouble(f"spend:{one.key}", fault)
        for one in content.spent
        if (fault := spend_fault(report, one, keys)) is not None
    )


def spend_fault(report: Report, spend: Spend, keys: set[str]) -> Invalid | None:
    """What `money` says against an amount on a line."""
    if spend.key not in keys:
        return Invalid("money_line_unknown", field="line")
    return check_spend(
        spend.key,
        spend.cents or 0,
        explanation=spend.explanation,
        pays=spend.pays,
        demonstration=report.round.demonstration,
    )


def missing(report: Report, content: Content) -> tuple[Trouble, ...]:
    """What must be there before a report is handed in."""
    return (*_words(report, content), *_answers(report, content),
            *troubles(report, content))  # fmt: skip


def _words(report: Report, content: Content) -> Iterator[Trouble]:
    if not content.done.strip():
        yield Trouble("done", Invalid("rounds_done_missing"))
    if report.part == Part.SUPPORT:
        return
    if content.state not in STATE_WORDS:
        yield Trouble("state", Invalid("statement_state_unknown"))
        return
    troubled = content.state in ("at_risk", "off_track", "stopped")
    if troubled and not content.obstacle.strip():
        yield Trouble("obstacle", Invalid("rounds_obstacle_missing"))
    if not content.done.strip():
        return
    fault = check_spoken(
        promise_of(report).id, spoken(report, content, content.done, today())
    )
    if fault is not None:
        yield Trouble(fault.field, fault)


def _answers(report: Report, content: Content) -> Iterator[Trouble]:
    for question in questions_for(report):
        place, text = str(question.position), ""
        text = content.answers.get(place, "").strip()
        if question.required and not text:
            yield Trouble(f"answer:{place}", Invalid("rounds_answer_missing"))
        if text and question.answer == Answer.NUMBER and not is_number(text):
            yield Trouble(f"answer:{place}", Invalid("rounds_not_a_number"))


def is_number(text: str) -> bool:
    """True for a number as people write it, in either language."""
    try:
        numbers.decimal(text, ".")
    except Invalid:
        return False
    return True


def spoken(report: Report, content: Content, text: str, day: date) -> Spoken:
    """The statement that a report becomes, without its figures and money."""
    return Spoken(
        state=content.state,
        rule=content.rule,
        text=text,
        language=content.language,
        said_on=day,
        milestone=content.milestone,
        milestone_met_on=content.milestone_met_on,
        demonstration=report.round.demonstration,
    )


def today() -> date:
    """The day here."""
    return timezone.localdate()
