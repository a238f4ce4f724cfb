"""Days as people write them in English and in French.

Year first is plain: `2012-06-06`, `2012/06/06`, `20120606`, also with a time
after it. So are month names: `6 juin 2012`, `1er mai 2012`, `June 6, 2012`.
`05/06/2012` is the 5th of June or the 6th of May: it is read only where the
file shows which (a `25/06/2012` somewhere) or the person said so.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final, Literal

from halte.core.errors import Invalid
from halte.core.intake.folding import fold

Order = Literal["", "day", "month"]
"""Which comes first in 05/06/2012; '' where nothing shows it."""

YEAR_FIRST: Final = re.compile(
    r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})"
    r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?"
    r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
COMPACT: Final = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
YEAR_LAST: Final = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
SHORT_YEAR: Final = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2}")
DAY_MONTH: Final = re.compile(
    r"([0-9]{1,2})(?:er|st|nd|rd|th)? (?:of |de )?([a-z]+) ([0-9]{4})"
)
MONTH_DAY: Final = re.compile(r"([a-z]+) ([0-9]{1,2})(?:er|st|nd|rd|th)? ([0-9]{4})")

MONTHS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv",
            "february feb fevrier fevr fev",
            "march mar mars",
            "april apr avril avr",
            "may mai",
            "june jun juin",
            "july jul juillet juil",
            "august aug aout",
            "september sept sep septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec decembre",
        ),
        start=1,
    )
    for name in names.split()
}


def day(text: str, order: Order) -> date:
    """The day that a text names, or a coded reason why it names none."""
    if found := YEAR_FIRST.fullmatch(text) or COMPACT.fullmatch(text):
        return real(int(found[1]), int(found[2]), int(found[3]))
    if found := YEAR_LAST.fullmatch(text):
        return numeric(int(found[1]), int(found[2]), int(found[3]), order)
    if SHORT_YEAR.fullmatch(text):
        raise Invalid("date_short_year")
    return named(fold(text))


def numeric(first: int, second: int, year: int, order: Order) -> date:
    """Two numbers and a year; which is the month must be known or plain."""
    if first > 12 or order == "day":
        return real(year, second, first)
    if second > 12 or order == "month" or first == second:
        return real(year, first, second)
    raise Invalid("date_ambiguous")


def named(words: str) -> date:
    """A day with the name of its month."""
    if found := DAY_MONTH.fullmatch(words):
        day_text, name, year = found.groups()
    elif found := MONTH_DAY.fullmatch(words):
        name, day_text, year = found.groups()
    else:
        raise Invalid("not_a_date")
    if name not in MONTHS:
        raise Invalid("not_a_date")
    return real(int(year), MONTHS[name], int(day_text))


def real(year: int, month: int, day_of_month: int) -> date:
    """The day where the calendar has it: there is no 30 February."""
    try:
        return date(year, month, day_of_month)
    except ValueError:
        raise Invalid("date_impossible") from None


def day_order(texts: list[str]) -> Order:
    """Which comes first in this file, by the days that leave no doubt."""
    found = [m for m in map(YEAR_LAST.fullmatch, texts) if m]
    day_first = any(int(m[1]) > 12 for m in found)
    month_first = any(int(m[2]) > 12 for m in found)
    if day_first == month_first:
        return ""
    return "day" if day_first else "month"
