"""A row of a workbook onto the text of its report, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, cast

from halte.capabilities.plan.facade import RULE_WORDS, STATE_WORDS, steps_ahead
from halte.capabilities.rounds.asking import (
    counted_questions,
    promise_of,
    questions_for,
)
from halte.capabilities.rounds.checking import (
    LONGEST,
    UNSEEN,
    is_number,
    lines_for,
    spend_fault,
)
from halte.capabilities.rounds.content import TEXTS, Content, Spend
from halte.capabilities.rounds.models import Report
from halte.capabilities.rounds.states import Answer, Part
from halte.capabilities.rounds.words import LANGUAGES
from halte.capabilities.rounds.workbook.columns import SPENDING, WRITTEN
from halte.capabilities.rounds.workbook.writing import NOT_ASKED
from halte.core.bilingual import Bilingual, Language
from halte.core.errors import Invalid
from halte.core.intake import numbers
from halte.core.intake.folding import fold

LARGEST: Final = 10**14


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong in one column; the value of the cell is never in it."""

    column: str
    fault: Invalid

    def to_json(self) -> list[Any]:
        """As it is kept with the row."""
        return [self.column, self.fault.code, dict(self.fault.values)]


Cells = Mapping[str, str]


def formulas(columns: tuple[str, ...]) -> tuple[Wrong, ...]:
    """One fault for each cell that holds a formula."""
    return tuple(Wrong(name, Invalid("rounds_formula")) for name in columns)


def applied(
    report: Report, page: str, cells: Cells, base: Content
) -> tuple[Content, tuple[Wrong, ...]]:
    """The text with the row on it; the text as it was, where something is wrong."""
    reader = _Reader(report, cells, base)
    return reader.spending() if page == SPENDING else reader.words()


class _Reader:
    """Reads the cells of one row; gathers what is wrong instead of stopping."""

    def __init__(self, report: Report, cells: Cells, base: Content) -> None:
        self.report, self.cells, self.base = report, cells, base
        self.wrong: list[Wrong] = []

    def words(self) -> tuple[Content, tuple[Wrong, ...]]:
        """The first sheet’s row."""
        readers: dict[str, Callable[[str], Any]] = {
            "state": lambda text: chosen(text, STATE_WORDS),
            "rule": lambda text: chosen(text, RULE_WORDS),
            "language": lambda text: chosen(text, LANGUAGES) or self.base.language,
            "milestone": self.milestone,
            "milestone_met_on": day,
        }
        found = {
            name: self.take(name, readers.get(name, passage))
            for name in WRITTEN
            if self.report.part == Part.LEAD or name in ("language", *TEXTS)
        }
        answers = dict(self.answers())
        if self.wrong:
            return self.base, tuple(self.wrong)
        language = cast("Language", found.pop("language"))
        made = replace(self.base, language=language, answers=answers, **found)
        return made, ()

    def spending(self) -> tuple[Content, tuple[Wrong, ...]]:
        """The second sheet’s row."""
        key, cents = self.cells.get("line", ""), self.take("amount", amount)
        why = self.take("explanation", passage) or ""
        spend = Spend(key, cents, why, self.pays(key))
        keys = {line.key for line in lines_for(self.report)}
        if not self.wrong and cents is not None:
            fault = spend_fault(self.report, spend, keys)
            if fault is not None:
                self.wrong.append(Wrong(fault.field or "amount", fault))
        if self.wrong:
            return self.base, tuple(self.wrong)
        return self.base.with_spend(spend), ()

    def pays(self, key: str) -> int | None:
        """The commitment paid; as it was said before, where the sheet has no column."""
        if "pays" in self.cells:
            return cast("int | None", self.take("pays", numbered))
        before = self.base.on_line(key)
        return before.pays if before else None

    def milestone(self, text: str) -> str:
        """The milestone of this title; what was said before stays sayable."""
        steps = steps_ahead(promise_of(self.report).id)
        known = {step.slug: step.title for step in steps}
        return text if text == self.base.milestone else chosen(text, known)

    def take(self, name: str, read: Callable[[str], Any]) -> Any:
        """The value of a cell; None and a fault where it has none."""
        try:
            return read(self.cells.get(name, ""))
        except Invalid as fault:
            self.wrong.append(Wrong(name, fault))
            return None

    def answers(self) -> Iterator[tuple[str, str]]:
        """The answers by the number of their question."""
        for number in counted_questions(self.report):
            name = f"answer:{number}"
            if not blank(self.cells.get(name, "")):
                self.wrong.append(Wrong(name, Invalid("rounds_figure_typed")))
        for question in questions_for(self.report):
            name = f"answer:{question.position}"
            text = self.take(name, passage) or ""
            if text and question.answer == Answer.NUMBER and not is_number(text):
                self.wrong.append(Wrong(name, Invalid("rounds_not_a_number")))
            elif text:
                yield str(question.position), text


def blank(text: str) -> bool:
    """True for an empty cell, and for what the workbook itself wrote into it."""
    return fold(text) in ("", fold(NOT_ASKED.en), fold(NOT_ASKED.fr))


def passage(text: str) -> str:
    """A few sentences, as they were typed."""
    if len(text) > LONGEST:
        raise Invalid("rounds_text_long", limit=LONGEST, length=len(text))
    if UNSEEN.search(text):
        raise Invalid("rounds_unseen")
    return text


def chosen(text: str, words: Mapping[str, Bilingual]) -> str:
    """The code of a choice, by its words in either language or by itself."""
    if not text:
        return ""
    for code, word in words.items():
        if fold(text) in (fold(word.en), fold(word.fr), fold(code)):
            return code
    choices = "; ".join(str(word) for word in words.values())
    raise Invalid("rounds_choice_unknown", choices=choices)


def day(text: str) -> date | None:
    """A day, year first."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Invalid("rounds_day_unreadable") from error


def numbered(text: str) -> int | None:
    """The number of a commitment; None for nothing."""
    if not text:
        return None
    if not text.isascii() or not text.isdecimal() or len(text) > 15:
        raise Invalid("money_pays_nothing")
    return int(text)


def amount(text: str) -> int | None:
    """Dollars as people of either language write them, in cents; None for nothing."""
    if not text:
        return None
    try:
        dollars = numbers.money(text, ".").value
    except Invalid as error:
        raise Invalid("money_amount_unreadable") from error
    cents = dollars * 100
    if cents != cents.to_integral_value():
        raise Invalid("money_amount_unreadable")
    if cents < 0:
        raise Invalid("money_negative")
    if cents > LARGEST:
        raise Invalid("money_too_large")
    return int(cents)
