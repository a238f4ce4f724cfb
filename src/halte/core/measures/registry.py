"""Measures: how a promise is counted, and by which function."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final, Literal

from halte.core.bilingual import Bilingual
from halte.core.measures.periods import Calendar, Period


class Unit(StrEnum):
    """What one of a count is. Two counts of different units never compare."""

    INCIDENT = "incident"
    VICTIM = "victim"
    ACCUSED = "accused"
    PERSON = "person"
    CASE = "case"
    CONVICTION = "conviction"
    PERMIT = "permit"
    POSITION = "position"
    EMPLOYER = "employer"
    INSPECTION = "inspection"
    VISIT = "visit"
    OFFICER = "officer"
    WORKER = "worker"
    ORGANISATION = "organisation"
    CALL = "call"
    REFERRAL = "referral"
    TIP = "tip"
    DISCLOSURE = "disclosure"
    COMMITMENT = "commitment"
    REPORT = "report"
    DECISION = "decision"
    FINDING = "finding"
    MEETING = "meeting"
    ACTION_ITEM = "action_item"
    RISK = "risk"
    AGREEMENT = "agreement"
    ACTIVITY = "activity"
    PROJECT = "project"
    FIGURE = "figure"
    SERIES = "series"
    SERVICE = "service"
    COPY = "copy"
    AREA = "area"
    DOLLAR = "dollar"
    DAY = "day"
    HOUR = "hour"
    PERCENT = "percent"
    RATE_100K = "rate_100k"


Direction = Literal["up", "down", "none"]
Origin = Literal["own", "published"]


@dataclass(frozen=True, slots=True)
class Measure:
    """The definition of a count. `version` rises when the definition changes.

    `breakdowns` are the names by which the function can split its rows, `pointed_at`
    the one of them by whose parts a plan can point at a single part.
    `smallest_cell` is the smallest count that may be published; 0 where the
    count is not of people; `of_people` marks shares and middles that are, and keep
    their own rule. `calendar` is the period that one count covers: a
    fiscal year unless said otherwise, DAY for what is counted at a moment.
    `subject` groups measures on the page; `family` names the record system
    that counts come from, since only counts of one family can revise another.
    """

    id: str
    title: Bilingual
    definition: Bilingual
    unit: Unit
    counting_rule: Bilingual
    source: Bilingual
    coverage: Bilingual
    smallest_cell: int = 0
    of_people: bool = False
    breakdowns: tuple[str, ...] = ()
    pointed_at: str = ""
    version: int = 1
    origin: Origin = "own"
    calendar: Calendar = Calendar.FISCAL
    subject: str = ""
    family: str = ""

    @property
    def waits(self) -> bool:
        """True where only a period that is over is told: a count of people that is
        read day by day tells on which day something happened to one of them."""
        counts_people = self.of_people or self.smallest_cell > 0
        return counts_people and self.calendar is not Calendar.DAY


@dataclass(frozen=True, slots=True)
class Row:
    """One counted value. `key` is the breakdown value, '' for the total.

    `people` is how many different people (or employers, where they are what few are
    known by) a value is of, where one of them can be in it more than once: six needs
    of one person are a cell of one. None where the value counts them itself.
    """

    key: str
    value: Decimal
    people: int | None = None


def share(part: int, whole: int, *, least: int = 1) -> list[Row]:
    """A percentage to one decimal; no row of a whole that is below `least`."""
    return [] if whole < least else [Row("", percent(part, whole))]


def percent(part: int, whole: int) -> Decimal:
    """A percentage to one decimal."""
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1"))


Counting = Callable[[Period, str], Iterable[Row]]
"""`function(period, breakdown) -> rows`; breakdown '' asks for the total only."""

MEASURES: Final[dict[str, Measure]] = {}
COUNTING: Final[dict[str, Counting]] = {}


def measure(definition: Measure) -> Callable[[Counting], Counting]:
    """Register a measure that this installation counts itself."""

    def wrap(function: Counting) -> Counting:
        if definition.id in MEASURES:
            raise ValueError(f"measure {definition.id} is registered twice")
        MEASURES[definition.id] = definition
        COUNTING[definition.id] = function
        return function

    return wrap
