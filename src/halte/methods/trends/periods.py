"""Periods of a calendar: 2026, 2026-Q3, 2026-07, weeks and days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.faults import declare


class Length(StrEnum):
    """How long a period is."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"


CYCLE: Final = {
    Length.YEAR: 1,
    Length.QUARTER: 4,
    Length.MONTH: 12,
    Length.WEEK: 52,
    Length.DAY: 7,
}
"""Periods after which the seasons begin again; 1 where there are none."""

SHAPES: Final = (
    (Length.YEAR, re.compile(r"(\d{4})")),
    (Length.QUARTER, re.compile(r"(\d{4})[- ]?[QqTt]([1-4])")),
    (Length.MONTH, re.compile(r"(\d{4})[-/](0?[1-9]|1[0-2])")),
    (Length.DAY, re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?")),
)

declare(
    {
        "period_unreadable": Texts(
            "This cell holds no period. Write 2026, 2026-Q3, 2026-07 or 2026-07-31, "
            "the same way in every row.",
            "Cette cellule ne contient pas de période. Écrivez 2026, 2026-Q3 (ou "
            "2026-T3), 2026-07 ou 2026-07-31, de la même façon à chaque ligne.",
        ),
        "periods_mixed": Texts(
            "The column mixes periods of different lengths ({first} and {second}). "
            "Write all of them the same way.",
            "La colonne mêle des périodes de longueurs différentes ({first} et "
            "{second}). Écrivez-les toutes de la même façon.",
        ),
    }
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A period, as a number that grows by one: years, quarters, months, weeks, days."""

    number: int
    length: Length

    def __str__(self) -> str:
        if self.length is Length.YEAR:
            return f"{self.number:04}"
        if self.length is Length.QUARTER:
            return f"{self.number // 4:04}-Q{self.number % 4 + 1}"
        if self.length is Length.MONTH:
            return f"{self.number // 12:04}-{self.number % 12 + 1:02}"
        if self.length is Length.WEEK:
            return (date.min + timedelta(days=7 * self.number)).isoformat()
        return date.fromordinal(self.number).isoformat()

    @property
    def season(self) -> int:
        """Which season of its cycle it is; day of the week for days."""
        return self.number % CYCLE[self.length]

    def after(self, periods: int) -> Period:
        """The period so many later."""
        return Period(self.number + periods, self.length)


def parsed(text: str) -> date | Period | None:
    """A period or a day; None where the text is neither."""
    for length, shape in SHAPES:
        if found := shape.fullmatch(text.strip()):
            parts = [int(p) for p in found.groups()]
            if length is Length.YEAR:
                return Period(parts[0], length)
            if length is Length.QUARTER:
                return Period(4 * parts[0] + parts[1] - 1, length)
            if length is Length.MONTH:
                return Period(12 * parts[0] + parts[1] - 1, length)
            try:
                return date(*parts)
            except ValueError:
                return None
    return None


def of_day(day: date, length: Length) -> Period:
    """The period that a day lies in; weeks begin on Monday."""
    if length is Length.YEAR:
        return Period(day.year, length)
    if length is Length.QUARTER:
        return Period(4 * day.year + (day.month - 1) // 3, length)
    if length is Length.MONTH:
        return Period(12 * day.year + day.month - 1, length)
    if length is Length.WEEK:
        return Period((day.toordinal() - 1) // 7, length)
    return Period(day.toordinal(), length)


LEAST_MONTHS: Final = 8


def length_for(days: Sequence[date]) -> Length:
    """Months where there are enough of them, else weeks, else days."""
    for length in (Length.MONTH, Length.WEEK):
        if len({of_day(day, length) for day in days}) >= LEAST_MONTHS:
            return length
    return Length.DAY
