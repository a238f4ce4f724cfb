"""An amount in equal parts over days: pure, and the same each time."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from halte.capabilities.inspections.states import Every
from halte.methods.holidays import last_day

FEWEST: Final = 2
MOST: Final = 60
"""The Regulations set no number. Five years of months is a limit against slips."""

FORTNIGHT: Final = timedelta(14)


def spread(
    cents: int, *, first_on: date, count: int, every: Every, office: str
) -> list[tuple[date, int]]:
    """Day and amount of each part; what does not divide is in the last one.

    A day that is no working day of the office moves to the next one, as other last
    days do (Interpretation Act, s. 26).
    """
    part = cents // count
    amounts = [part] * (count - 1) + [cents - part * (count - 1)]
    days = [
        last_day(later(first_on, number, every), office).day for number in range(count)
    ]
    return list(zip(days, amounts, strict=True))


def later(first_on: date, number: int, every: Every) -> date:
    """So many months or fortnights later; the end of a month that is shorter."""
    if every is Every.FORTNIGHT:
        return first_on + number * FORTNIGHT
    months = first_on.month - 1 + number
    year, month = first_on.year + months // 12, months % 12 + 1
    return date(year, month, min(first_on.day, monthrange(year, month)[1]))
