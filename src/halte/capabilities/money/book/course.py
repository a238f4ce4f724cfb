"""What is left on a line from day to day, so that none is ever below zero."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

Step = tuple[date, int]
"""A day and by how many cents what is left changes on it."""


def lowest_after(start: int, steps: Iterable[Step], since: date) -> int:
    """The least that is left at the end of any day from `since`.

    `start` is there all along. Everything of one day counts together: nobody
    writes down whether money came in the morning or left in the afternoon.
    """
    later: Counter[date] = Counter()
    left = start
    for day, change in steps:
        if day <= since:
            left += change
        else:
            later[day] += change
    lowest = left
    for day in sorted(later):
        left += later[day]
        lowest = min(lowest, left)
    return lowest
