"""Periods that figures speak of: calendar and 1 April fiscal years, and spans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Calendar(StrEnum):
    """Which kind of period a label names."""

    YEAR = "year"
    FISCAL = "fiscal"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"
    SPAN = "span"
    TO_DATE = "to_date"
    PER_YEAR = "per_year"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of time, both ends included. `label` is as published.

    `start` is None where the source counts "up to" a moment without saying
    from when.
    """

    end: date
    start: date | None
    label: str
    calendar: Calendar
