"""Days between two events of a file, and the middle of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from statistics import median
from typing import Final

from halte.capabilities.inspections.models import Event
from halte.capabilities.inspections.states import Happened
from halte.core.measures.periods import Period
from halte.core.measures.registry import Row
from halte.core.measures.worlds import invented

FEWEST: Final = 5
"""A middle of fewer employers is nearly the time of one of them."""

Days = tuple[int, int]
"""Days, and the employer whose file took them."""


def days_between(period: Period, begins: Happened, ends: Happened) -> list[Days]:
    """From the first event of one kind to the first of another within a period."""
    first = firsts(begins, period.end)
    return [
        ((day - first[pk][0]).days, employer)
        for pk, (day, employer) in firsts(ends, period.end).items()
        if pk in first and period.covers(day)
    ]


def firsts(kind: Happened, until: date) -> dict[int, tuple[date, int]]:
    """The first day of a kind of event, and the employer, by file."""
    rows = Event.objects.filter(
        kind=kind, on__lte=until, inspection__demonstration=invented()
    )
    told = rows.order_by("-on", "-id").values_list(
        "inspection_id", "on", "inspection__employer_id"
    )
    return {pk: (day, employer) for pk, day, employer in told}


def middle(days: Iterable[Days], key: str = "") -> list[Row]:
    """The median, where it is of enough employers."""
    found = list(days)
    if len({employer for _days, employer in found}) < FEWEST:
        return []
    return [Row(key, Decimal(str(median(day for day, _employer in found))))]
