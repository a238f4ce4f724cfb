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
    EMPLOYER = "employer"
    INSPECTION = "inspection"
    OFFICER = "officer"
    WORKER = "worker"
    ORGANISATION = "organisation"
    CALL = "call"
    REFERRAL = "referral"
    TIP = "tip"
    DISCLOSURE = "disclosure"
    COMMITMENT = "commitment"
    FIGURE = "figure"
    SERIES = "series"
    DOLLAR = "dollar"
    DAY = "day"
    PERCENT = "percent"
    RATE_100K = "rate_100k"


Direction = Literal["up", "down", "none"]
Origin = Literal["own", "published"]


@dataclass(frozen=True, slots=True)
class Measure:
    """The definition of a count. `version` rises when the definition changes.

    `breakdowns` are the names by which the function can split its rows.
    `smallest_cell` is the smallest count that may be published; 0 where the
    count is not of people. `calendar` is the period that one count covers: a
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
    breakdowns: tuple[str, ...] = ()
    version: int = 1
    origin: Origin = "own"
    calendar: Calendar = Calendar.FISCAL
    subject: str = ""
    family: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One counted value. `key` is the breakdown value, '' for the total."""

    key: str
    value: Decimal


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
