"""Days on which nothing falls due: Sundays, holidays, and Saturdays.

    last_day(date(2026, 5, 17), "ON")     # Sunday, then Victoria Day
    LastDay(counted=2026-05-17, day=2026-05-19, closed=(…, …))

Where the time to do a thing ends on a holiday, it may be done on the next day that
is none (Interpretation Act, R.S.C. 1985, c. I-21, s. 26). Section 35(1) says what a
holiday is: Sundays, the days listed in `FEDERAL`, and within a province the days
that it proclaims or that its own law calls non-juridical (`PROVINCIAL`). Saturday is
no holiday there; offices are closed, and the day is moved in favour of whoever must
act. A day too many only ever gives more time. Civic holidays of one town are not
known here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from halte.methods.bilingual import Texts

SATURDAY: Final = Texts("Saturday", "samedi")
SUNDAY: Final = Texts("Sunday", "dimanche")


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day of each year from `first` to `last`; `on(year)` is the day."""

    name: Texts
    on: Callable[[int], date]
    first: int = 1867
    last: int = 9999


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day as it is counted, the day that holds, and what lay between."""

    counted: date
    day: date
    closed: tuple[tuple[date, Texts], ...] = ()

    @property
    def moved(self) -> bool:
        """True where the counted day was no working day."""
        return self.day != self.counted


def fixed(month: int, day: int) -> Callable[[int], date]:
    """The same day every year."""
    return lambda year: date(year, month, day)


def not_sunday(month: int, day: int) -> Callable[[int], date]:
    """The same day every year, the day after where it is a Sunday."""

    def on(year: int) -> date:
        found = date(year, month, day)
        return found + timedelta(found.weekday() == 6)

    return on


def nth_monday(month: int, nth: int) -> Callable[[int], date]:
    """The first, second or third Monday of a month."""

    def on(year: int) -> date:
        first = date(year, month, 1)
        return first + timedelta((-first.weekday()) % 7 + 7 * (nth - 1))

    return on


def before_25_may(year: int) -> date:
    """The Monday before May 25 (Holidays Act, s. 4)."""
    eve = date(year, 5, 24)
    return eve - timedelta(eve.weekday())


def easter(year: int) -> date:
    """Easter Sunday: Meeus, Astronomical Algorithms (1991), ch. 8."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


def from_easter(days: int) -> Callable[[int], date]:
    """So many days after Easter Sunday."""
    return lambda year: easter(year) + timedelta(days)


FEDERAL: Final = (
    Holiday(Texts("New Year’s Day", "jour de l’An"), fixed(1, 1)),
    Holiday(Texts("Good Friday", "Vendredi saint"), from_easter(-2)),
    Holiday(Texts("Easter Monday", "lundi de Pâques"), from_easter(1)),
    Holiday(Texts("Victoria Day", "fête de Victoria"), before_25_may),
    Holiday(Texts("Canada Day", "fête du Canada"), not_sunday(7, 1)),
    Holiday(Texts("Labour Day", "fête du Travail"), nth_monday(9, 1)),
    Holiday(
        Texts(
            "National Day for Truth and Reconciliation",
            "Journée nationale de la vérité et de la réconciliation",
        ),
        fixed(9, 30),
        first=2021,
    ),
    Holiday(
        Texts(
            "National Day of Mourning for Queen Elizabeth II",
            "Jour de deuil national en l’honneur de la reine Elizabeth II",
        ),
        fixed(9, 19),
        first=2022,
        last=2022,
    ),
    Holiday(Texts("Thanksgiving", "Action de grâces"), nth_monday(10, 2)),
    Holiday(Texts("Remembrance Day", "jour du Souvenir"), fixed(11, 11)),
    Holiday(Texts("Christmas Day", "jour de Noël"), fixed(12, 25)),
)

FAMILY: Final = Texts("Family Day", "jour de la Famille")
CIVIC: Final = Texts("Civic Holiday", "congé civique")
INDIGENOUS: Final = Texts(
    "National Indigenous Peoples Day", "Journée nationale des peuples autochtones"
)

PROVINCIAL: Final[dict[str, tuple[Holiday, ...]]] = {
    "AB": (Holiday(FAMILY, nth_monday(2, 3), first=1990),),
    "BC": (
        Holiday(FAMILY, nth_monday(2, 2), first=2013, last=2018),
        Holiday(FAMILY, nth_monday(2, 3), first=2019),
        Holiday(
            Texts("British Columbia Day", "fête de la Colombie-Britannique"),
            nth_monday(8, 1),
            first=1975,
        ),
    ),
    "MB": (
        Holiday(
            Texts("Louis Riel Day", "Journée Louis Riel"),
            nth_monday(2, 3),
            first=2008,
        ),
    ),
    "NB": (
        Holiday(FAMILY, nth_monday(2, 3), first=2018),
        Holiday(
            Texts("New Brunswick Day", "fête du Nouveau-Brunswick"),
            nth_monday(8, 1),
            first=1976,
        ),
    ),
    "NL": (),
    "NS": (
        Holiday(
            Texts("Heritage Day", "fête du Patrimoine"), nth_monday(2, 3), first=2015
        ),
    ),
    "NT": (
        Holiday(INDIGENOUS, fixed(6, 21), first=2001),
        Holiday(CIVIC, nth_monday(8, 1)),
    ),
    "NU": (
        Holiday(Texts("Nunavut Day", "Jour du Nunavut"), fixed(7, 9), first=2020),
        Holiday(CIVIC, nth_monday(8, 1)),
    ),
    "ON": (
        Holiday(FAMILY, nth_monday(2, 3), first=2008),
        Holiday(Texts("Boxing Day", "lendemain de Noël"), fixed(12, 26)),
    ),
    "PE": (
        Holiday(
            Texts("Islander Day", "jour des Insulaires"), nth_monday(2, 3), first=2010
        ),
    ),
    "QC": (
        Holiday(Texts("January 2", "2 janvier"), fixed(1, 2)),
        Holiday(Texts("National Holiday", "fête nationale"), fixed(6, 24)),
        Holiday(Texts("December 26", "26 décembre"), fixed(12, 26)),
    ),
    "SK": (
        Holiday(FAMILY, nth_monday(2, 3), first=2007),
        Holiday(
            Texts("Saskatchewan Day", "jour de la Saskatchewan"),
            nth_monday(8, 1),
            first=1975,
        ),
    ),
    "YT": (
        Holiday(INDIGENOUS, fixed(6, 21), first=2017),
        Holiday(
            Texts("Discovery Day", "jour de la Découverte"),
            nth_monday(8, 3),
            first=1912,
        ),
    ),
}
"""Public holidays by the law of each province and territory, as generally known on
2026-11; Quebec's January 2, June 24 and December 26 by its Code of Civil Procedure,
s. 82."""


@cache
def holidays(year: int, province: str = "") -> dict[date, Texts]:
    """The holidays of a year within a province; '' for Canada alone."""
    known = (*FEDERAL, *PROVINCIAL.get(province, ()))
    return {h.on(year): h.name for h in known if h.first <= year <= h.last}


def closed_on(day: date, province: str = "") -> Texts | None:
    """Why nothing falls due on this day; None where it is a working day."""
    if holiday := holidays(day.year, province).get(day):
        return holiday
    return {5: SATURDAY, 6: SUNDAY}.get(day.weekday())


def last_day(counted: date, province: str = "") -> LastDay:
    """The last day that holds: the next working day where the counted one is none."""
    day, closed = counted, []
    while why := closed_on(day, province):
        closed.append((day, why))
        day += timedelta(1)
    return LastDay(counted, day, tuple(closed))
