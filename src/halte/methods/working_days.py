"""Counting in working days: weekends and holidays do not count (`holidays`).

due(date(2026, 4, 1), 5, "ON")      # over Easter: 2026-04-10
"""

from __future__ import annotations

from datetime import date, timedelta

from halte.methods.holidays import closed_on

ONE = timedelta(days=1)


def counted(first: date, last: date, province: str = "") -> int:
    """How many working days there are after the first day, the last one included."""
    days = range(1, (last - first).days + 1)
    return sum(closed_on(first + n * ONE, province) is None for n in days)


def due(first: date, days: int, province: str = "") -> date:
    """The last of so many working days; the day on which the clock starts is none."""
    day = first
    while days > 0:
        day += ONE
        days -= closed_on(day, province) is None
    return day
