"""Which period a published list is about, from the line above its headings.

The line decides, not the name of the file: copies of these lists are handed
around under other quarters’ names.
"""

from __future__ import annotations

import re
from typing import Final

from halte.methods.linkage.organisation_names import words_of

FIRST_MONTHS: Final = {
    "january": 1, "janvier": 1, "april": 4, "avril": 4, "july": 7, "juillet": 7,
    "october": 10, "octobre": 10,
}  # fmt: skip
LAST_MONTHS: Final = {
    "march": 3, "mars": 3, "june": 6, "juin": 6, "september": 9, "septembre": 9,
    "december": 12, "decembre": 12,
}  # fmt: skip
YEAR: Final = re.compile(r"(?<!\d)(20[1-9]\d)(?!\d)")
WITH_MONTHS: Final = re.compile(
    rf"(20[1-9]\d)[\s,(]*(?:de\s+)?(?:{'|'.join(FIRST_MONTHS)})", re.IGNORECASE
)
CLASSIFICATION: Final = "2011"
"""The yearly lists (2014 to 2016) are by the classification of occupations of 2011."""
QUARTER: Final = re.compile(r"(20[1-9]\d)[\s_-]*[qt]([1-4])", re.IGNORECASE)


def period_of(title: str, file_name: str = "") -> str:
    """`2017-Q4`, `2017-H1` or `2016`; '' where neither says so.

    A title ends with its period: “… (NOC) 2011 … in 2017 (October-December)”.
    The name of the file is asked only where there is no title at all (2014).
    """
    if title.strip():
        return _from_title(title)
    if quarter := QUARTER.search(file_name):
        return f"{quarter[1]}-Q{quarter[2]}"
    years = YEAR.findall(file_name)
    return str(years[0]) if years else ""


def _from_title(title: str) -> str:
    words = list(words_of(title))
    first = [FIRST_MONTHS[word] for word in words if word in FIRST_MONTHS]
    last = [LAST_MONTHS[word] for word in words if word in LAST_MONTHS]
    year = _year_of(title)
    if not (year and first and last):
        return year
    span = last[-1] - first[-1] + 1
    if span == 3:
        return f"{year}-Q{last[-1] // 3}"
    if span == 6:
        return f"{year}-H{last[-1] // 6}"
    return year


def _year_of(title: str) -> str:
    """The year beside the months; else the one that is not the classification’s.

    English titles have the list’s year last (“(NOC) 2011 … in 2016”), French ones
    first (« en 2016, … (CNP) 2011 »).
    """
    if beside := WITH_MONTHS.search(title):
        return beside[1]
    years: list[str] = YEAR.findall(title)
    own = [year for year in years if year != CLASSIFICATION] or years
    return own[-1] if own else ""
