"""Fiscal years of the Government of Canada: 1 April to 31 March, like 2013-14."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from halte.capabilities.money.states import Quarter
from halte.core.measures.periods import Period, fiscal_year, fiscal_year_of

LABEL: Final = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
EARLIEST: Final = 1867
LATEST: Final = 2199


def known_year(text: str) -> Period | None:
    """The fiscal year of a label; None where it is not two years in a row."""
    found = LABEL.fullmatch(text)
    if found is None or not EARLIEST <= int(found[1]) <= LATEST:
        return None
    period = fiscal_year(int(found[1]))
    return period if period.label == text else None


def year_of(day: date) -> str:
    """The label of the fiscal year that a day lies in."""
    return fiscal_year_of(day).label


def year_after(label: str) -> str:
    """The label of the year that follows."""
    period = known_year(label)
    if period is None:
        raise ValueError(f"{label} is not a fiscal year")
    return year_of(period.end + timedelta(days=1))


def begins(label: str) -> date:
    """1 April."""
    period = known_year(label)
    if period is None or period.start is None:
        raise ValueError(f"{label} is not a fiscal year")
    return period.start


def ends(label: str) -> date:
    """31 March."""
    period = known_year(label)
    if period is None:
        raise ValueError(f"{label} is not a fiscal year")
    return period.end


def is_over(label: str, on: date) -> bool:
    """True from 1 April after the year."""
    return on > ends(label)


def full(label: str) -> str:
    """2013-2014, as the government’s publication writes the year."""
    return f"{label[:4]}-{int(label[:4]) + 1}"


def quarter_of(day: date) -> Quarter:
    """The quarter of its fiscal year that a day lies in."""
    return Quarter(f"Q{(day.month - 4) % 12 // 3 + 1}")


def years_between(first: str, last: str) -> tuple[str, ...]:
    """Labels from the first year to the last."""
    starts = range(int(first[:4]), int(last[:4]) + 1)
    return tuple(fiscal_year(start).label for start in starts)
