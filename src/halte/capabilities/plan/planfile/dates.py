"""Dates as exact as their source: 2013, 2013-09 or 2013-09-30; and fiscal years."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final

WHEN: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
FISCAL: Final = re.compile(r"(\d{4})[-/](\d{2}|\d{4})", re.ASCII)
EARLIEST: Final = 1867
LATEST: Final = 2199


def last_day(text: str) -> date | None:
    """The last day that a partial date covers; None where it is no date.

    A promise due “2013” is not late before 2013 has ended.
    """
    found = WHEN.fullmatch(text)
    if found is None or not EARLIEST <= int(found[1]) <= LATEST:
        return None
    year, month = int(found[1]), int(found[2] or 12)
    if not 1 <= month <= 12:
        return None
    longest = monthrange(year, month)[1]
    day = int(found[3] or longest)
    return date(year, month, day) if 1 <= day <= longest else None


def first_day(text: str) -> date | None:
    """The first day that a partial date covers."""
    last = last_day(text)
    if last is None or len(text) == 10:
        return last
    return last.replace(day=1) if len(text) == 7 else last.replace(month=1, day=1)


def fiscal_year(text: str) -> str:
    """2013-14 in its one spelling; '' where it is not two years in a row."""
    found = FISCAL.fullmatch(text)
    if found is None or not EARLIEST <= int(found[1]) <= LATEST:
        return ""
    first, second = int(found[1]), found[2]
    follows = str(first + 1)
    if second not in (follows, follows[2:]):
        return ""
    return f"{first}-{follows[2:]}"
