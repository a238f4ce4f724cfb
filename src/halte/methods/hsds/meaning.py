"""What the schemas let through and the facts do not: ranges, hours, dates, pairs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from halte.methods.hsds.findings import Finding, error, warning

STALE_DAYS: Final = 365
"""Full verification once a year, as the US hotline and Inform USA ask."""

ROOM_HOURS: Final = 24
CLOCK: Final = re.compile(r"(?:[01]\d|2[0-4]):?[0-5]\d(?::?[0-5]\d)?.*")
DAYS: Final = r"(?:[+-]?\d+)?(?:MO|TU|WE|TH|FR|SA|SU)"
BYDAY: Final = re.compile(rf"{DAYS}(?:\s*,\s*{DAYS})*")
ALWAYS: Final = re.compile(
    r"24\s*/\s*7|24\s*/\s*24|24\s*(?:h|hours?|heures?)\b|\b7\s*(?:days|jours)|"
    r"around the clock|day and night|jour et nuit|en tout temps|always open",
    re.IGNORECASE,
)
"""Round the clock, in words. HSDS has no flag for it; a machine cannot read it."""

LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
PAIRED: Final = ("name", "description")
TRANSLATIONS: Final = "translations"
"""An extra property of ours: {"fr": {"name": …}}. HSDS has no field for it."""

Thing = Mapping[str, Any]


def number(thing: Thing, key: str) -> float | None:
    """A number, or None for anything else: its type is another finding."""
    value = thing.get(key)
    return (
        None
        if isinstance(value, bool) or not isinstance(value, int | float)
        else float(value)
    )


def day(thing: Thing, key: str) -> date | None:
    """The day of a date or a moment; None where there is none that can be read."""
    value = thing.get(key)
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def of_location(thing: Thing, path: str, now: datetime) -> Iterator[Finding]:
    """Coordinates on the earth, both or none, and not where no one is."""
    latitude, longitude = number(thing, "latitude"), number(thing, "longitude")
    if (latitude is None) != (longitude is None):
        yield error("hsds_half_place", "location", path)
    elif latitude is not None and longitude is not None:
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            yield error("hsds_off_earth", "location", path)
        elif latitude == 0 and longitude == 0:
            yield error("hsds_at_zero", "location", path)


def of_schedule(thing: Thing, path: str, now: datetime) -> Iterator[Finding]:
    """Times of a clock, days of RFC 5545, and no hours in prose alone."""
    for key in ("opens_at", "closes_at"):
        value = thing.get(key)
        if isinstance(value, str) and not CLOCK.fullmatch(value):
            yield error("hsds_clock", "schedule", f"{path}.{key}")
    byday = thing.get("byday")
    if isinstance(byday, str) and not BYDAY.fullmatch(byday):
        yield error("hsds_byday", "schedule", f"{path}.byday")
    prose = " ".join(str(thing.get(key, "")) for key in ("description", "notes"))
    if ALWAYS.search(prose) and not (thing.get("opens_at") and thing.get("freq")):
        yield warning("hsds_always_in_prose", "schedule", path)
    first, last = day(thing, "valid_from"), day(thing, "valid_to")
    if first and last and last < first:
        yield error("hsds_ends_before", "schedule", path)


def of_service(thing: Thing, path: str, now: datetime) -> Iterator[Finding]:
    """Ages in order, verified lately, and hours that a machine can read."""
    youngest, oldest = number(thing, "minimum_age"), number(thing, "maximum_age")
    known = [age for age in (youngest, oldest) if age is not None]
    if known != sorted(known) or min(known, default=0) < 0:
        yield error("hsds_ages", "service", path)
    assured = day(thing, "assured_date")
    if assured is None:
        yield warning("hsds_never_assured", "service", path)
    elif assured > now.date():
        yield error("hsds_in_future", "service", f"{path}.assured_date")
    elif (now.date() - assured).days > STALE_DAYS:
        days = (now.date() - assured).days
        yield warning("hsds_stale", "service", f"{path}.assured_date", days=days)
    if not thing.get("schedules") and ALWAYS.search(str(thing.get("description", ""))):
        yield warning("hsds_always_in_prose", "service", f"{path}.description")
    yield from pairs(thing, "service", path)


def of_organization(thing: Thing, path: str, now: datetime) -> Iterator[Finding]:
    """Both languages."""
    yield from pairs(thing, "organization", path)


def pairs(thing: Thing, kind: str, path: str) -> Iterator[Finding]:
    """What one official language says and the other does not."""
    translations = thing.get(TRANSLATIONS)
    if not isinstance(translations, dict) or not translations:
        yield warning("hsds_one_language", kind, path)
        return
    for language, texts in translations.items():
        for key in PAIRED:
            said = isinstance(texts, dict) and bool(texts.get(key))
            if thing.get(key) and not said:
                where = f"{path}.{TRANSLATIONS}.{language}.{key}"
                yield warning("hsds_pair", kind, where)


def of_capacity(thing: Thing, path: str, now: datetime) -> Iterator[Finding]:
    """No more free than there are, and told within a day."""
    free, most = number(thing, "available"), number(thing, "maximum")
    if (free or 0) < 0 or (most is not None and free is not None and free > most):
        yield error("hsds_room", "service_capacity", path)
    try:
        told = datetime.fromisoformat(str(thing.get("updated")))
        hours = (now - told).total_seconds() / 3600
    except (ValueError, TypeError):
        return
    if hours > ROOM_HOURS:
        yield warning("hsds_room_old", "service_capacity", path, hours=int(hours))


def of_phone(thing: Thing, path: str, now: datetime) -> Iterator[Finding]:
    """A number with digits enough to be dialled."""
    value = thing.get("number")
    digits = sum(c.isdigit() for c in value) if isinstance(value, str) else 3
    if not 3 <= digits <= 15:
        yield error("hsds_phone", "phone", f"{path}.number")


def of_language(thing: Thing, path: str, now: datetime) -> Iterator[Finding]:
    """A code of a language."""
    code = thing.get("code")
    if not isinstance(code, str) or not LANGUAGE.fullmatch(code):
        yield warning("hsds_language", "language", path)


def of_metadata(thing: Thing, path: str, now: datetime) -> Iterator[Finding]:
    """What was there before a change is shown to everyone."""
    if thing.get("previous_value"):
        yield warning("hsds_history", "metadata", path)


MEANINGS: Final[Mapping[str, Callable[[Thing, str, datetime], Iterator[Finding]]]] = {
    "location": of_location,
    "schedule": of_schedule,
    "service": of_service,
    "organization": of_organization,
    "service_capacity": of_capacity,
    "phone": of_phone,
    "language": of_language,
    "metadata": of_metadata,
}
