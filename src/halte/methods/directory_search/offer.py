"""What a directory offers to a search: one service, as one tier may see it.

The search knows nothing but offers. What a reader may not see is left out when the
offer is made, so that no order of a list and no distance can tell it.

Everything that can be asked for is known to be so, known not to be so, or not
known: True, False or None. A list of codes is a `Stated`, for the same reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from halte.methods.bilingual import Language
from halte.methods.directory_search.vocabulary import FACETS

Precision = Literal["point", "area"]

MINUTES_OF_A_WEEK: Final = 7 * 24 * 60


@dataclass(frozen=True, slots=True)
class Said:
    """A text by language; '' where there is none in that language yet."""

    en: str = ""
    fr: str = ""

    def in_language(self, language: Language) -> str:
        """The text in this language, or in the other where there is no such text."""
        return (self.fr or self.en) if language == "fr" else (self.en or self.fr)

    def has(self, language: Language) -> bool:
        """Whether there is a text in this language."""
        return bool(self.fr if language == "fr" else self.en)


@dataclass(frozen=True, slots=True)
class Stated:
    """Codes that are stated to hold, and codes stated not to.

    `whole` says that the list is all there is: what is not in `yes` does not hold.
    Otherwise a code that is in neither is not known.
    """

    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()
    whole: bool = False

    def says(self, code: str) -> bool | None:
        """Whether the code holds; None where that is not known."""
        if code in self.yes:
            return True
        return False if self.whole or code in self.no else None


NOTHING_STATED: Final = Stated()


def exactly(codes: Iterable[str]) -> Stated:
    """These codes and no others."""
    return Stated(frozenset(codes), whole=True)


def at_least(codes: Iterable[str], *, never: Iterable[str] = ()) -> Stated:
    """These codes, not those of `never`, and of others nothing is known."""
    return Stated(frozenset(codes), frozenset(never))


@dataclass(frozen=True, slots=True)
class Where:
    """Where one goes: an address, or only the area that it lies in.

    With precision `area`, latitude and longitude are the middle of the area: every
    offer of one area has the same, so that no set of distances finds a house. The
    index refuses offers that break this.
    """

    area: str
    latitude: float
    longitude: float
    precision: Precision = "area"

    def __post_init__(self) -> None:
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise ValueError("latitude or longitude is out of range")


@dataclass(frozen=True, slots=True)
class Opening:
    """A time of the week, in minutes after Monday 00:00 by the local clock.

    `until` is after `start` and may run past Sunday night. Where there is a season,
    it begins on days from `first` to `last` only. `zone` is that of the hours where
    it names none.
    """

    start: int
    until: int
    first: date | None = None
    last: date | None = None
    zone: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start < MINUTES_OF_A_WEEK:
            raise ValueError("an opening begins within the week")
        if not self.start < self.until <= self.start + MINUTES_OF_A_WEEK:
            raise ValueError("an opening ends after it begins, within a week")
        if self.zone:
            require_zone(self.zone)

    @property
    def seasonal(self) -> bool:
        """Whether there are weeks in which it is not."""
        return self.first is not None or self.last is not None

    def begins_on(self, day: date) -> bool:
        """Whether a day lies in its season."""
        begun = self.first is None or self.first <= day
        return begun and (self.last is None or day <= self.last)

    @classmethod
    def on(cls, weekday: int, start: str, until: str) -> Self:
        """On a weekday (0 is Monday), from “22:00” to “07:00” of the next morning."""
        begun, ended = minutes(start), minutes(until)
        ended += 0 if ended > begun else 24 * 60
        return cls(weekday * 24 * 60 + begun, weekday * 24 * 60 + ended)


def minutes(clock: str) -> int:
    """“07:30” as minutes after midnight; “24:00” is the end of the day."""
    hour, minute = clock.split(":")
    found = int(hour) * 60 + int(minute)
    if not (0 <= int(minute) < 60 and 0 <= found <= 24 * 60):
        raise ValueError(f"no time of day: {clock}")
    return found


@dataclass(frozen=True, slots=True)
class Hours:
    """When one may come or call, by the clock of `zone`; not on days `closed_on`.

    A day of `closed_on` closes what begins on it.
    """

    openings: tuple[Opening, ...]
    zone: str
    closed_on: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        require_zone(self.zone)

    @property
    def varies(self) -> bool:
        """Whether one week is not like another."""
        return bool(self.closed_on) or any(each.seasonal for each in self.openings)

    def zone_of(self, opening: Opening) -> str:
        """The zone whose clock an opening goes by."""
        return opening.zone or self.zone


def require_zone(name: str) -> None:
    """`ValueError` where there is no such zone."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("there is no such time zone") from None


@dataclass(frozen=True, slots=True)
class Capacity:
    """Free places for a population ('' for all), as told at a moment.

    Only what is fresh is used: after a day it is no longer a reason.
    """

    free: int
    told: datetime
    population: str = ""
    total: int | None = None

    def __post_init__(self) -> None:
        if self.free < 0 or (self.total is not None and self.total < self.free):
            raise ValueError("free places are from none to the total")
        if self.told.tzinfo is None:
            raise ValueError("the moment of a capacity has a time zone")


@dataclass(frozen=True, slots=True)
class Offer:
    """One service as a reader of one tier may know it.

    `facts` are the codes of FACTS that hold and those that do not. `serves` are
    codes of areas (CA, CA-QC, CMA-462, 2466); None is not known. `due` is the day
    by which it must be verified again. `reachable` is False after attempts to reach
    it in vain. `hotline` marks the lines that a search which finds nothing ends with.
    """

    id: str
    title: Said
    text: Said = Said()
    needs: Stated = NOTHING_STATED
    populations: Stated = NOTHING_STATED
    exploitation: Stated = NOTHING_STATED
    languages: Stated = NOTHING_STATED
    facts: Stated = NOTHING_STATED
    where: Where | None = None
    serves: frozenset[str] | None = None
    hours: Hours | None = None
    capacity: tuple[Capacity, ...] = ()
    verified: date | None = None
    due: date | None = None
    reachable: bool | None = None
    hotline: bool = False

    def __post_init__(self) -> None:
        if not self.id or not (self.title.en or self.title.fr):
            raise ValueError("an offer has an id and a title")
        for facet, known in FACETS.items():
            stated = self.stated(facet)
            refuse_unknown((stated.yes | stated.no).difference(known))

    def stated(self, facet: str) -> Stated:
        """What is stated of a facet."""
        found: Stated = getattr(self, COLUMN[facet])
        return found

    @property
    def reach(self) -> str:
        """How far it serves: place, province, country, or '' where not known."""
        if self.serves is None:
            return ""
        if "CA" in self.serves:
            return "country"
        provincial = any(code.startswith("CA-") for code in self.serves)
        return "province" if provincial else "place"


COLUMN: Final = {
    "need": "needs",
    "population": "populations",
    "exploitation": "exploitation",
    "language": "languages",
    "fact": "facts",
}
"""Where the codes of each facet stand, in an offer and in a question."""


def refuse_unknown(codes: Iterable[str]) -> None:
    """Raise for codes that are on no list: the maker of the offer is at fault."""
    for code in sorted(codes):
        raise ValueError(f"no such code: {code}")
