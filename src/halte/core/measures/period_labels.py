"""Period labels: reading what sources write, and writing them in both languages.

What a bare "2009-10" means is ambiguous in the wild. The rule here, in order:
two digits that follow the year (2009-10, 2022/23, 1999-00) are a fiscal year;
otherwise 01 to 12 after a hyphen is a month (2023-04); otherwise two greater
digits after a hyphen are a span of calendar years (2009-18). Four digits on
both sides are always a span (2009-2010), unless a word says "fiscal year" or
"exercice"; the feed of published figures asks which is meant where the years
follow each other, and we never write such a span with a hyphen. A quarter is
one of the calendar year.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from halte.core.bilingual import Bilingual, Language
from halte.core.errors import Invalid, declare
from halte.core.measures import periods
from halte.core.measures.periods import MONTHS_EN, MONTHS_FR, Calendar, Period

LONGEST: Final = 60

MONTH_NAMES: Final = {
    name: number
    for names in (
        "january february march april may june july august september october "
        "november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre "
        "novembre decembre",
        "janv fevr mars avr mai juin juill aout sept oct nov dec",
    )
    for number, name in enumerate(names.split(), start=1)
}
MONTH: Final = "(?P<month>" + "|".join(sorted(MONTH_NAMES, key=len)[::-1]) + r")\.?"
YEAR: Final = r"(?P<year>(?:19|20)\d\d)"

TO: Final = re.compile(r"^(?:up )?(?:to|until|jusqu'(?:a|au|en)(?: la)?) (?P<rest>.+)$")
FROM: Final = re.compile(
    r"^(?:from|since|as of|a partir de|des|depuis) (?:l')?(?P<rest>.+)$"
)
BETWEEN: Final = re.compile(
    r"^(?:from |de |d'|du )?(?P<left>.+?) (?:to|a|au) (?P<right>.+)$"
)
FISCAL_WORD: Final = re.compile(
    r"^(?:fiscal year|fiscal|fy|exercices?) |\(exercices?\)$"
)

Reader = Callable[[re.Match[str]], Period | None]


def parse_period(text: str) -> Period:
    """The period that a label names, in English or French; `Invalid` if none."""
    label = " ".join(text.split())
    if not label or len(label) > LONGEST:
        raise Invalid("period_unreadable")
    try:
        found = _read(_plain(label))
    except ValueError as error:
        raise Invalid("period_impossible") from error
    if found is None:
        raise Invalid("period_unreadable")
    return replace(found, label=label)


def _read(plain: str) -> Period | None:
    if match := TO.match(plain):
        inner = _read(match["rest"])
        return inner and replace(inner, start=None, calendar=Calendar.TO_DATE)
    if (match := FROM.match(plain)) and " to " not in plain and " a " not in plain[9:]:
        inner = _fiscal_long(match["rest"]) or _read(match["rest"])
        return inner and replace(inner, calendar=Calendar.PER_YEAR)
    return _single(plain) or _span(plain)


def _single(plain: str) -> Period | None:
    fiscal = FISCAL_WORD.sub("", plain).strip()
    if fiscal != plain:
        return _fiscal_long(fiscal) or _fiscal_short(fiscal)
    for pattern, reader in SINGLES:
        if match := pattern.match(plain):
            return reader(match)
    return None


def _span(plain: str) -> Period | None:
    sides = _sides(plain)
    if sides is None:
        return None
    left, right = sides
    if FISCAL_WORD.search(plain):
        left, right = (FISCAL_WORD.sub("", side).strip() for side in sides)
        first, last = _fiscal(left), _fiscal(right)
    else:
        if left in MONTH_NAMES and (match := re.search(YEAR + "$", right)):
            left = f"{left} {match['year']}"
        first, last = _single(left), _single(right)
    if first is None or last is None or first.start is None:
        return None
    if first.start > last.end:
        raise ValueError("the span ends before it begins")
    span = Period(last.end, first.start, plain, Calendar.SPAN)
    return replace(span, calendar=_whole(span))


def _sides(plain: str) -> tuple[str, str] | None:
    if match := BETWEEN.match(plain):
        return match["left"].rstrip("."), match["right"]
    # A hyphen joins two sides only where both can stand alone, so each hyphen
    # is tried from the left: "2009/10-2019/20", "jul 2019-dec 2023".
    for place in (found.start() for found in re.finditer("-", plain)):
        left, right = plain[:place].strip(" ."), plain[place + 1 :].strip()
        if (left in MONTH_NAMES or _single(left)) and _single(right):
            return left, right
    return None


def _fiscal(text: str) -> Period | None:
    return _fiscal_long(text) or _fiscal_short(text)


def _fiscal_short(text: str) -> Period | None:
    match = re.match(YEAR + r"[-/](?P<next>\d\d)$", text)
    if match is None or int(match["next"]) != (int(match["year"]) + 1) % 100:
        return None
    return periods.fiscal_year(int(match["year"]))


def _fiscal_long(text: str) -> Period | None:
    match = re.match(YEAR + r"[-/](?P<next>\d{4})$", text)
    if match is None or int(match["next"]) != int(match["year"]) + 1:
        return None
    return periods.fiscal_year(int(match["year"]))


def _two_digits(match: re.Match[str]) -> Period | None:
    first, digits = int(match["year"]), int(match["digits"])
    if digits == (first + 1) % 100:
        return periods.fiscal_year(first)
    if match["mark"] == "/":
        return None
    if 1 <= digits <= 12:
        return periods.month(first, digits)
    if digits > first % 100:
        last = first - first % 100 + digits
        return Period(date(last, 12, 31), date(first, 1, 1), "", Calendar.SPAN)
    return None


def _year(match: re.Match[str]) -> Period:
    return periods.year(int(match["year"]))


def _quarter(match: re.Match[str]) -> Period:
    return periods.quarter(int(match["year"]), int(match["quarter"]))


def _month(match: re.Match[str]) -> Period:
    return periods.month(int(match["year"]), MONTH_NAMES[match["month"]])


def _middle(match: re.Match[str]) -> Period:
    """ "mid-2012": the source names no day; the half-year ends on 30 June."""
    of_year = int(match["year"])
    return Period(date(of_year, 6, 30), date(of_year, 1, 1), "", Calendar.SPAN)


def _iso_day(match: re.Match[str]) -> Period:
    return periods.day(date.fromisoformat(match[0]))


def _written_day(match: re.Match[str]) -> Period:
    number = MONTH_NAMES[match["month"]]
    return periods.day(date(int(match["year"]), number, int(match["day"])))


SINGLES: Final[tuple[tuple[re.Pattern[str], Reader], ...]] = (
    (re.compile(YEAR + "$"), _year),
    (re.compile(r"(?:19|20)\d\d-\d\d-\d\d$"), _iso_day),
    (re.compile(YEAR + r"(?P<mark>[-/])(?P<digits>\d\d)$"), _two_digits),
    (re.compile(YEAR + r"[- ]?[qt](?P<quarter>[1-4])$"), _quarter),
    (re.compile(r"[qt](?P<quarter>[1-4])[- ]" + YEAR + "$"), _quarter),
    (re.compile(r"(?:mid|mi)[- ]" + YEAR + "$"), _middle),
    (re.compile(MONTH + " " + YEAR + "$"), _month),
    (re.compile(r"(?P<day>\d{1,2})(?:er)? " + MONTH + " " + YEAR + "$"), _written_day),
    (re.compile(MONTH + r" (?P<day>\d{1,2}),? " + YEAR + "$"), _written_day),
)


def _plain(label: str) -> str:
    """Lower case, no accents, plain hyphens and apostrophes, single spaces."""
    text = unicodedata.normalize("NFKD", label.casefold())
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub("[‐‑‒–—−]", "-", text).replace("’", "'")
    return " ".join(re.sub(r"\s*-\s*", "-", text).split())


def period_text(period: Period) -> Bilingual:
    """The label in both languages; each reads back as the same period."""
    return Bilingual(_write(period, "en"), _write(period, "fr"))


def _write(period: Period, language: Language) -> str:
    french = language == "fr"
    match period.calendar:
        case Calendar.TO_DATE:
            return _up_to(period, language)
        case Calendar.PER_YEAR:
            inner = _write(replace(period, calendar=_whole(period)), language)
            article = "l’" if inner.startswith("exercice ") else ""
            return f"à partir de {article}{inner}" if french else f"from {inner}"
        case Calendar.SPAN:
            return _write_span(period, language)
        case Calendar.FISCAL:
            first = period.end.year - 1
            return f"exercice {first}-{first + 1}" if french else _fiscal_label(first)
        case Calendar.QUARTER:
            mark = "T" if french else "Q"
            return f"{period.end.year}-{mark}{period.end.month // 3}"
        case Calendar.MONTH:
            return _month_label(period.end, language)
        case Calendar.DAY:
            return _day_label(period.end, language)
        case _:
            return str(period.end.year)


def _whole(period: Period) -> Calendar:
    """Which calendar a stretch from start to end fills, SPAN where none."""
    if period.start is None:
        return Calendar.SPAN
    for calendar in (Calendar.YEAR, Calendar.FISCAL, Calendar.QUARTER, Calendar.MONTH):
        whole = periods.current(calendar, period.end)
        if (whole.start, whole.end) == (period.start, period.end):
            return calendar
    return Calendar.DAY if period.start == period.end else Calendar.SPAN


def _up_to(period: Period, language: Language) -> str:
    end, french = period.end, language == "fr"
    # Dates cannot tell "to mid-2012" from "to Jun 2012"; the label can.
    if re.search(r"\bmi(?:d)?[- ]", _plain(period.label)):
        return f"jusqu’à la mi-{end.year}" if french else f"to mid-{end.year}"
    if (end.month, end.day) == (12, 31) and not _names_month(period.label):
        return f"jusqu’en {end.year}" if french else f"to {end.year}"
    if end == periods.month_end(end.year, end.month):
        month = _month_label(end, language)
        return f"jusqu’en {month}" if french else f"to {month}"
    day = _day_label(end, language)
    return f"jusqu’au {day}" if french else f"to {day}"


def _names_month(label: str) -> bool:
    return any(w.strip(".") in MONTH_NAMES for w in _plain(label).split())


def _write_span(period: Period, language: Language) -> str:
    start, end, french = period.start, period.end, language == "fr"
    if start is None:
        raise ValueError("a span has a start")
    if _fills_years(start, end):
        first, last = start.year, end.year
        if french:
            return f"{first} à {last}"
        # With a hyphen, two years in a row would pass for a fiscal year.
        return f"{first} to {last}" if last == first + 1 else f"{first}-{last}"
    if _fills_fiscal_years(start, end):
        return _write_fiscal_span(start.year, end.year - 1, language)
    left, right = _side(start, language, opening=True), _side(end, language)
    if start.year == end.year and start.day == 1 and right.endswith(str(end.year)):
        left = left.removesuffix(f" {start.year}")
    if french:
        return f"{left} à {right}"
    return f"{left} to {right}"


def _fills_years(start: date, end: date) -> bool:
    return (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)


def _fills_fiscal_years(start: date, end: date) -> bool:
    return (start.month, start.day, end.month, end.day) == (4, 1, 3, 31)


def _write_fiscal_span(first: int, last: int, language: Language) -> str:
    if language == "fr":
        return f"exercices {first}-{first + 1} à {last}-{last + 1}"
    return f"{_fiscal_label(first, '/')} to {_fiscal_label(last, '/')}"


def _side(at: date, language: Language, *, opening: bool = False) -> str:
    """One end of a span, as short as it can be said without losing a day."""
    if opening and at.day == 1:
        return _month_label(at, language)
    if not opening and at == periods.month_end(at.year, at.month):
        return _month_label(at, language)
    return _day_label(at, language)


def _fiscal_label(first: int, mark: str = "-") -> str:
    return f"{first}{mark}{(first + 1) % 100:02}"


def _day_label(at: date, language: Language) -> str:
    first = "1er" if language == "fr" and at.day == 1 else str(at.day)
    return f"{first} {_month_label(at, language)}"


def _month_label(at: date, language: Language) -> str:
    names = MONTHS_FR if language == "fr" else MONTHS_EN
    return f"{names[at.month - 1]} {at.year}"


declare(
    {
        "period_unreadable": Bilingual(
            "This period cannot be read. Write a year (2023), a fiscal year "
            "(2022-23), a quarter (2023-Q2), a month (Apr 2023), or a span "
            "(2009-2018, Apr-Sep 2024, to Dec 2010).",
            "Cette période est illisible. Écrivez une année (2023), un exercice "
            "(2022-23), un trimestre (2023-T2), un mois (avr. 2023) ou un "
            "intervalle (2009-2018, avr. à sept. 2024, jusqu’en déc. 2010).",
        ),
        "period_impossible": Bilingual(
            "This period cannot exist: a day is not in the calendar, or the end "
            "comes before the start.",
            "Cette période est impossible : un jour n’existe pas au calendrier, ou "
            "la fin précède le début.",
        ),
    }
)
