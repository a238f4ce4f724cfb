"""The page of employers found non-compliant, cell by cell.

The page numbers its reasons itself: its 27 to 30 are items 30, 27, 28 and 29 of
Schedule 2. So reasons are told by their provision. Source of the numbers: the
page “Employers who have been found non-compliant” as it stood on 4 October
2023; of the provisions: Immigration and Refugee Protection Regulations,
SOR/2002-227, s. 209.2 to 209.4. The page has since been drawn from a file of JSON
whose texts are HTML (`A&amp;B`, `<br>`), and is read in French too.

`printed_…` check a cell on its way in: they give its text back, or say what is
wrong with it. A status that is not understood must never become “ineligible”, nor
a bar lose its end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Final

from halte.capabilities.employers.states import Standing
from halte.core.errors import Invalid
from halte.core.intake import dates
from halte.methods.linkage.organisation_names import words_of

PROVISIONS: Final[dict[int, str]] = {
    1: "209.2(1)(b)(i)",
    2: "209.2(1)(b)(ii), 209.3(1)(c)(ii)",
    3: "209.3(1)(a)(iii)(C)",
    4: "209.3(1)(c)(i)",
    5: "209.4(1)(a)",
    6: "209.4(1)(b)",
    7: "209.4(1)(c)",
    8: "209.2(1)(a)(ii), 209.3(1)(a)(ii)",
    9: "209.2(1)(a)(iii), 209.3(1)(a)(iv)",
    10: "209.3(1)(a)(iii)(A)",
    11: "209.3(1)(b)(i)",
    12: "209.3(1)(b)(ii)",
    13: "209.3(1)(b)(iii)",
    14: "209.3(1)(b)(iv)",
    15: "209.2(1)(a)(i), 209.3(1)(a)(i)",
    16: "209.3(1)(a)(iii)(B)",
    17: "209.2(1)(a)(iv), 209.3(1)(a)(v)",
    18: "209.2(1)(a)(v), 209.3(1)(a)(vii)",
    19: "209.2(1)(a)(vi), 209.3(1)(a)(viii)",
    20: "209.2(1)(a)(vii), 209.3(1)(a)(xii)",
    21: "209.3(1)(a)(ix)",
    22: "209.3(1)(a)(x)",
    23: "209.3(1)(a)(xi)",
    24: "209.3(1)(a)(vi)",
    25: "209.2(1)(a.1), 209.3(1)(a.1)",
    26: "209.2(1)(a)(ii.1), 209.3(1)(a)(ii.1)",
    27: "209.2(1)(a)(viii), 209.3(1)(a)(xiv)",
    28: "209.2(1)(a)(ix), 209.3(1)(a)(xv)",
    29: "209.2(1)(a)(x), 209.3(1)(a)(xvi)",
    30: "209.3(1)(a)(xiii)",
}

MONEY: Final = re.compile(
    r"""\$\s*(\d[\d,\s]*)(?:\.(\d\d))?       # $258,000.00
      | (\d[\d\s]*)(?:,(\d\d))?\s*\$         # 258 000,00 $""",
    re.VERBOSE,
)
YEARS: Final = re.compile(
    r"\b(\d{1,2}|one|two|five|ten|une?|deux|cinq|dix)[\s-]*(?:years?|ans?)\b"
)
IN_WORDS: Final = {
    "one": 1, "two": 2, "five": 5, "ten": 10,
    "un": 1, "une": 1, "deux": 2, "cinq": 5, "dix": 10,
}  # fmt: skip
UNTIL: Final = re.compile(r"\b(?:until|jusqu\W?(?:au|[àa]))\b[\s:]*(.*)", re.IGNORECASE)
UNPAID: Final = re.compile(r"\b(?:unpaid|impaye\w*|non payee?s?)\b")
ELIGIBLE: Final = re.compile(r"(?:eligible|admissible)\b")
INELIGIBLE: Final = re.compile(r"(?:in|(?:not|non) )(?:eligible|admissible)\b")
ALONE: Final = frozenset(
    {"ineligible", "inadmissible", "not eligible", "non admissible", "non eligible"}
)
"""Ineligible and no more: any further word could be the end of it."""
BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
SIC: Final = re.compile(r"^(\d{4}-\d{1,2}-\d{1,2})\s*[\[(]?sic[\])]?$", re.IGNORECASE)
"""Behind a day that the page itself prints wrongly: “so it stands there”."""


@dataclass(frozen=True, slots=True)
class Penalty:
    """What was imposed: an amount in cents, a ban in years, or for good."""

    cents: int | None
    ban_years: int | None
    permanent: bool


def reasons_of(text: str) -> tuple[int, ...]:
    """The page’s numbers. None for violations before 1 December 2015, which the
    page marks with a footnote instead.
    """
    return tuple(int(number) for number in re.findall(r"\d+", text))


def provisions_of(reasons: tuple[int, ...]) -> tuple[str, ...]:
    """The provisions behind the page’s numbers."""
    return tuple(PROVISIONS[n] for n in reasons if n in PROVISIONS)


def plain(text: str) -> str:
    """What a cell says once its HTML is read; a text without any stays as it is."""
    return unescape(BREAK.sub("\n", text)) if "&" in text or "<" in text else text


def penalty_of(text: str) -> Penalty:
    """`$258,000 and a 5-year ban`, in each of the spellings of the page."""
    money, folded = MONEY.search(text), text.casefold()
    years = YEARS.search(folded)
    cents = None
    if money:
        whole, part = money[1] or money[3], money[2] or money[4]
        cents = int(re.sub(r"\D", "", whole)) * 100 + int(part or 0)
    span = years[1] if years else ""
    return Penalty(
        cents=cents,
        ban_years=(IN_WORDS.get(span) or int(span)) if span else None,
        permanent="permanent" in folded,
    )


def printed_penalty(text: str) -> str:
    """The text; `penalty_unreadable` where it says neither an amount nor a ban."""
    found = penalty_of(plain(text))
    if found.cents is None and found.ban_years is None and not found.permanent:
        raise Invalid("penalty_unreadable")
    return plain(text)


def standing_of(text: str) -> tuple[Standing, date | None]:
    """Eligible or why not, whatever language, dash, case or blank the page has.

    Raises `Invalid` where that is not understood, or the day of its end is none.
    """
    words = " ".join(words_of(text))
    if ELIGIBLE.match(words):
        return Standing.ELIGIBLE, None
    if not INELIGIBLE.match(words):
        raise Invalid("standing_unknown")
    if UNPAID.search(words):
        return Standing.UNPAID, None
    if until := UNTIL.search(text):
        return Standing.UNTIL, dates.day(until[1].strip(" .;"), "day")
    if words in ALONE:
        return Standing.INELIGIBLE, None
    raise Invalid("standing_unknown")


def printed_standing(text: str) -> str:
    """The text, where it is understood."""
    standing_of(plain(text))
    return plain(text)


def decided_on(text: str) -> date | None:
    """The day of the decision; None where the page prints one that is none."""
    try:
        return dates.day(text.strip(), "day")
    except Invalid:
        return None


def printed_day(text: str) -> str:
    """The text, where it is a day.

    29 February 2019 stands on the page of 2023. Such a row waits, so that somebody
    sees it; “2019-02-29 sic” takes it in as printed, without a day to count by.
    """
    printed = plain(text).strip()
    if wrong := SIC.match(printed):
        return wrong[1]
    try:
        dates.day(printed, "day")
    except Invalid as error:
        if error.code == "date_impossible":
            raise Invalid("finding_day_impossible") from None
        raise
    return printed
