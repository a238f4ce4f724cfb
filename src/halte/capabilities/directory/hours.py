"""When a service is open: over midnight, across clock changes, 24 hours a day.

Times are of the clock on the wall where the service is. On the night when
clocks go back an hour is open twice; when they go forward it is skipped
(tz database, through `zoneinfo`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from halte.core.errors import Invalid

ZONES: Final = (
    "America/St_Johns", "America/Halifax", "America/Moncton", "America/Toronto",
    "America/Winnipeg", "America/Regina", "America/Edmonton", "America/Vancouver",
    "America/Whitehorse", "America/Yellowknife", "America/Iqaluit",
    "America/Rankin_Inlet",
)  # fmt: skip


def city_of(zone: str) -> str:
    """The city that a time zone is named after, as it is written in Canada."""
    city = zone.rpartition("/")[2].replace("_", " ")
    return "St. John’s" if city == "St Johns" else city


EVERY_DAY: Final = (0, 1, 2, 3, 4, 5, 6)

ALWAYS: Final = re.compile(
    r"""24\s*(?:h|hrs?|hours?|heures?)?
        (?:\s*(?:/|sur|par|a|an|per)\s*(?:24\s*(?:h|heures?)?|day|jour|d|j)\b)?
        (?:\s*(?:/|,|et|and|&|x)\s*|\s+)
        7\s*(?:j|jours?|d|days?)?
        (?:\s*(?:/|sur|par|a|per)\s*(?:7\s*(?:j|jours?)?|week|semaine))?
        (?:\s*(?:/|,|et|and)?\s*365(?:\s*(?:j|jours?|days?))?
           (?:\s*(?:/|sur|par|a|per)\s*(?:365|year|an|annee))?)?
      | around[ ]the[ ]clock | day[ ]and[ ]night | jour[ ]et[ ]nuit
      | en[ ]tout[ ]temps | at[ ]any[ ]time | always[ ]open | toujours[ ]ouvert
    """,
    re.VERBOSE,
)
"""Nothing may follow: “24/7 except holidays” is a note, and no hours."""


@dataclass(frozen=True, slots=True)
class Hours:
    """One line of hours. Closing at or before opening is on the next day."""

    days: tuple[int, ...] = EVERY_DAY
    opens: time = time.min
    closes: time = time.min
    zone: str = "America/Toronto"
    always: bool = False
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def ever(self) -> bool:
        """True for day and night, all year."""
        return self.always and self.valid_from is None and self.valid_to is None

    @property
    def over_midnight(self) -> bool:
        """True where it closes on the day after it opened."""
        return not self.always and self.closes <= self.opens

    def open_at(self, moment: datetime) -> bool:
        """Whether it is open at a moment (aware)."""
        local = moment.astimezone(ZoneInfo(self.zone))
        clock, today = local.time().replace(tzinfo=None, fold=0), local.date()
        if self.always:
            return self._in_force(today)
        if not self.over_midnight:
            return self._begins(today) and self.opens <= clock < self.closes
        late = self._begins(today) and clock >= self.opens
        early = self._begins(today - timedelta(days=1)) and clock < self.closes
        return late or early

    def _begins(self, day: date) -> bool:
        return day.weekday() in self.days and self._in_force(day)

    def _in_force(self, day: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


def is_open(lines: Iterable[Hours], moment: datetime) -> bool | None:
    """Whether any line is open now; None where no hours are known."""
    known = tuple(lines)
    return any(line.open_at(moment) for line in known) if known else None


def says_always(prose: str) -> bool:
    """True where words mean 24 hours a day, 7 days a week."""
    folded = unicodedata.normalize("NFKD", prose.casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    plain = " ".join(plain.replace("-", " ").replace("·", " ").split()).strip(" .")
    return bool(ALWAYS.fullmatch(plain))


def read_time(text: str, *, field: str) -> time:
    """14:30, 14h30, 14 h, 2:30 pm, noon, midi, midnight, minuit."""
    plain = " ".join(text.casefold().replace("\u00a0", " ").replace(".", "").split())
    named = {"noon": 12, "midi": 12, "midnight": 0, "minuit": 0}
    if plain in named:
        return time(named[plain])
    found = re.fullmatch(r"(\d{1,2})\s*(?:[:h]\s*(\d{2})?)?\s*(am|pm)?", plain)
    if not found:
        raise Invalid("directory_time_shape", field=field)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= 12:
        raise Invalid("directory_time_shape", field=field)
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    hour = 0 if (hour, minute) == (24, 0) else hour
    if hour > 23 or minute > 59:
        raise Invalid("directory_time_shape", field=field)
    return time(hour, minute)
