"""Periods that figures speak of: calendar and 1 April fiscal years, and spans.

Making and ordering periods is here; reading and writing their labels is in
`period_labels`.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import total_ordering
from typing import Final

FISCAL_MONTH: Final = 4
"""The fiscal year of the Government of Canada begins on 1 April (Financial
Administration Act, s. 2, "fiscal year")."""


class Calendar(StrEnum):
    """Which kind of period a label names.

    TO_DATE counts everything up to a moment, without saying from when.
    PER_YEAR is an amount for each year, from the first one named.
    """

    YEAR = "year"
    FISCAL = "fiscal"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"
    SPAN = "span"
    TO_DATE = "to_date"
    PER_YEAR = "per_year"


SINGLE: Final = frozenset(
    {Calendar.YEAR, Calendar.FISCAL, Calendar.QUARTER, Calendar.MONTH, Calendar.DAY}
)
"""Calendars whose periods follow one another, so that a line can join them."""


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time, both ends included. `label` is as published.

    `start` is None where the source counts "up to" a moment without saying
    from when. Two periods are compared by their end, then by their start.
    """

    end: date
    start: date | None
    label: str
    calendar: Calendar

    def __post_init__(self) -> None:
        if self.start is not None and self.start > self.end:
            raise ValueError(f"{self.label}: the start is after the end")

    def __lt__(self, other: Period) -> bool:
        return self._place < other._place

    @property
    def _place(self) -> tuple[date, date, str, str]:
        return (self.end, self.start or date.min, self.calendar, self.label)

    @property
    def days(self) -> int | None:
        """How many days the period has; None where its start is not known."""
        return None if self.start is None else (self.end - self.start).days + 1

    def covers(self, day: date) -> bool:
        """True where the day lies inside."""
        return (self.start is None or self.start <= day) and day <= self.end


def year(first: int) -> Period:
    """The calendar year."""
    return Period(date(first, 12, 31), date(first, 1, 1), f"{first}", Calendar.YEAR)


def fiscal_year(first: int) -> Period:
    """The fiscal year that begins on 1 April of the year given: 2022 is 2022-23."""
    return Period(
        date(first + 1, FISCAL_MONTH, 1) - timedelta(days=1),
        date(first, FISCAL_MONTH, 1),
        f"{first}-{(first + 1) % 100:02}",
        Calendar.FISCAL,
    )


def quarter(of_year: int, number: int) -> Period:
    """A quarter of the calendar year: 2 is April to June."""
    if not 1 <= number <= 4:
        raise ValueError("a year has four quarters")
    first = 3 * number - 2
    return Period(
        month_end(of_year, first + 2),
        date(of_year, first, 1),
        f"{of_year}-Q{number}",
        Calendar.QUARTER,
    )


def month(of_year: int, number: int) -> Period:
    """One month. Its label has letters: 2011-12 would read as a fiscal year."""
    start = date(of_year, number, 1)
    label = f"{MONTHS_EN[number - 1]} {of_year}"
    return Period(month_end(of_year, number), start, label, Calendar.MONTH)


def day(only: date) -> Period:
    """One day."""
    return Period(only, only, only.isoformat(), Calendar.DAY)


def month_end(of_year: int, number: int) -> date:
    """The last day of a month."""
    return date(of_year, number, monthrange(of_year, number)[1])


def fiscal_year_of(today: date) -> Period:
    """The fiscal year that a day lies in."""
    return fiscal_year(today.year - (today.month < FISCAL_MONTH))


def current(calendar: Calendar, today: date) -> Period:
    """The period of this calendar that today lies in; spans have none."""
    match calendar:
        case Calendar.YEAR:
            return year(today.year)
        case Calendar.FISCAL:
            return fiscal_year_of(today)
        case Calendar.QUARTER:
            return quarter(today.year, (today.month + 2) // 3)
        case Calendar.MONTH:
            return month(today.year, today.month)
        case Calendar.DAY:
            return day(today)
        case _:
            raise ValueError(f"{calendar} has no current period")


def before(period: Period) -> Period:
    """The period of the same calendar just before this one."""
    if period.start is None:
        raise ValueError(f"{period.label} has no start")
    return current(period.calendar, period.start - timedelta(days=1))


MONTHS_EN: Final = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
MONTHS_FR: Final = (
    "janv.", "févr.", "mars", "avr.", "mai", "juin",
    "juill.", "août", "sept.", "oct.", "nov.", "déc.",
)  # fmt: skip
