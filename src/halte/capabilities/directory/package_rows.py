"""What a row of another directory says, in our own codes; `Invalid` names its column.

Nothing is guessed: a word that is none of ours is a fault that a person mends.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Final, TypeVar

from halte.capabilities.directory.actions.listing import is_extent
from halte.capabilities.directory.actions.places import postal
from halte.capabilities.directory.hours import ZONES, read_time
from halte.capabilities.directory.numbers import Number, read_number
from halte.capabilities.directory.states import (
    CostKind,
    Facet,
    HoursKind,
    LineKind,
    Offered,
)
from halte.capabilities.directory.terms import (
    DOCUMENTS,
    LANGUAGE_NAMES,
    OF_PLACES,
    TERMS,
)
from halte.capabilities.directory.words import COSTS, HOURS, LINES
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.geography.areas import areas, in_canada, nearest_area
from halte.core.geography.places import PLACES, plain

Row = Mapping[str, str]
K = TypeVar("K", bound=str)

DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MIDNIGHT: Final = ("24:00", "24:00:00")
WHOLE_DAY: Final = ("00:00", "24:00")


def meant(words: Mapping[K, Bilingual], said: str) -> K | None:
    """The code whose words these are, in either language."""
    wanted = plain(said)
    for code, text in words.items():
        if wanted in (plain(code.replace("_", " ")), plain(text.en), plain(text.fr)):
            return code
    return None


def one(words: Mapping[K, Bilingual], row: Row, column: str) -> K:
    """The code that a column means."""
    code = meant(words, row[column])
    if code is None:
        known = ", ".join(f"{text.en} / {text.fr}" for text in words.values())
        raise Invalid("directory_hsds_choice", field=column, known=known)
    return code


def whole(row: Row, column: str) -> int | None:
    """An age."""
    if not row[column]:
        return None
    try:
        age = int(Decimal(row[column]))
    except (InvalidOperation, ValueError, OverflowError):
        age = -1
    if not 0 <= age <= 120:
        raise Invalid("directory_hsds_age", field=column)
    return age


def ages(row: Row) -> tuple[int | None, int | None]:
    """The lowest and the highest, in order."""
    low, high = whole(row, "minimum_age"), whole(row, "maximum_age")
    if low is not None and high is not None and low > high:
        raise Invalid("directory_ages_order", field="maximum_age")
    return low, high


def point(row: Row) -> tuple[float, float] | None:
    """Latitude and longitude, both or none, in Canada."""
    if not row["latitude"] and not row["longitude"]:
        return None
    if not row["latitude"] or not row["longitude"]:
        raise Invalid("directory_point_half", field="longitude")
    try:
        latitude, longitude = float(row["latitude"]), float(row["longitude"])
    except ValueError:
        raise Invalid("directory_hsds_point", field="latitude") from None
    if (latitude, longitude) == (0, 0):
        raise Invalid("directory_hsds_at_zero", field="latitude")
    if not in_canada(latitude, longitude):
        raise Invalid("directory_point_outside", field="latitude")
    return latitude, longitude


def area_code(row: Row) -> str:
    """The area of a place, by its name as we export it, else by its point."""
    named = area_names().get(plain(row["name"]))
    where = None if named else point(row)
    return named or (nearest_area(*where).code if where else "")


@cache
def area_names() -> Mapping[str, str]:
    """The codes of areas by their full names."""
    return {
        plain(name): area.code
        for area in areas().values()
        for name in (area.full_name.en, area.full_name.fr)
    }


def address(row: Row) -> tuple[str, str, str]:
    """Street, city and postal code, of Canada."""
    if row["country"].upper() not in ("", "CA", "CAN", "CANADA"):
        raise Invalid("directory_hsds_country", field="country")
    if not row["address_1"]:
        raise Invalid("directory_address_needed", field="address_1")
    return row["address_1"][:300], row["city"][:120], postal(row["postal_code"])


def phone(row: Row) -> tuple[LineKind, Number]:
    """A number, and what it is for."""
    number = read_number(row["number"])
    kind = {"tty": LineKind.TTY, "sms": LineKind.TEXT, "text": LineKind.TEXT}.get(
        row["type"].casefold()
    )
    kind = kind or meant(LINES, row["description"]) or LineKind.MAIN
    return kind, Number(number.digits, (number.extension or row["extension"])[:12])


def weekdays(row: Row) -> tuple[int, ...]:
    """Days of the week; the second Tuesday of a month is none."""
    if row["freq"].upper() not in ("", "WEEKLY"):
        raise Invalid("directory_hsds_weekly", field="freq")
    said = [day.strip().upper() for day in row["byday"].split(",") if day.strip()]
    if any(day not in DAYS for day in said):
        raise Invalid("directory_hsds_days", field="byday")
    return tuple(sorted({DAYS.index(day) for day in said}))


def times(row: Row) -> tuple[tuple[int, ...], time | None, time | None]:
    """Days, opening and closing; seven days from 0 to 24 is always: no times."""
    days = weekdays(row)
    said = tuple(row[column][:5] for column in ("opens_at", "closes_at"))
    if said == WHOLE_DAY and len(days) == len(DAYS):
        return (), None, None
    if not days or not all(said):
        raise Invalid("directory_hours_half", field="opens_at")
    opens, closes = (
        time(0) if row[name] in MIDNIGHT else read_time(row[name][:5], field=name)
        for name in ("opens_at", "closes_at")
    )
    return days, opens, closes


def hours_of(row: Row) -> tuple[HoursKind, str]:
    """Hours of what, and in which zone, as we export it: Open (America/Toronto)."""
    said, _, zone = row["description"].rstrip(")").partition(" (")
    kind = meant(HOURS, said) or HoursKind.OPEN
    return kind, zone if zone in ZONES else ""


def day(row: Row, column: str) -> date | None:
    """A day."""
    try:
        return date.fromisoformat(row[column][:10]) if row[column] else None
    except ValueError:
        raise Invalid("directory_hsds_day", field=column) from None


def language(row: Row) -> str:
    """The code of a language; a name that says another one is a conflict."""
    code = row["code"].casefold()
    named = meant(LANGUAGE_NAMES, row["name"]) if row["name"] else None
    if named and code and named != code:
        raise Invalid("directory_hsds_languages", field="code")
    found = code or named or ""
    if found not in LANGUAGE_NAMES:
        raise Invalid("directory_hsds_language", field="code")
    return found


def offered(code: str, interpreted: str) -> Offered:
    """By interpreter where the service says so of this language."""
    name = LANGUAGE_NAMES[code]
    said = {plain(each) for each in re.split(r"[,;]", interpreted)}
    by_interpreter = bool({plain(name.en), plain(name.fr)} & said)
    return Offered.INTERPRETER if by_interpreter else Offered.ALWAYS


def extent(row: Row) -> str:
    """The area that a service is there for."""
    if is_extent(row["extent"]):
        return row["extent"]
    wanted = plain(row["name"])
    for code, place in PLACES.items():
        if is_extent(code) and wanted in (plain(place.name.en), plain(place.name.fr)):
            return code
    if wanted in area_names():
        return area_names()[wanted]
    raise Invalid("directory_extent_unknown", field="extent")


def price(row: Row) -> tuple[CostKind, int | None]:
    """What it costs, in Canadian dollars."""
    if row["currency"].upper() not in ("", "CAD"):
        raise Invalid("directory_hsds_currency", field="currency")
    try:
        amount = Decimal(row["amount"]) if row["amount"] else None
    except InvalidOperation:
        amount = Decimal(-1)
    if amount is not None and not 0 <= amount <= 100_000:
        raise Invalid("directory_hsds_amount", field="amount")
    kind = meant(COSTS, row["option"])
    if kind is None and amount is not None:
        kind = CostKind.FEE if amount else CostKind.FREE
    if kind is None:
        kind = one(COSTS, row, "option")
    return CostKind(kind), None if amount is None else int(amount * 100)


def document(row: Row) -> str:
    """A paper of our list."""
    return one(DOCUMENTS, row, "document")


def access(row: Row) -> str:
    """What makes a place easier to enter, of our list."""
    return one(OF_PLACES, row, "description")


def facet_and_code(row: Row) -> tuple[Facet | None, str]:
    """A term of our lists by its code or its name; None where it is of another list."""
    for facet in Facet:
        if row["link_type"] in (facet, "") or row["taxonomy"] == facet:
            words = TERMS[facet]
            code = row["code"] if row["code"] in words else meant(words, row["name"])
            if code:
                return facet, code
    return None, row["code"] or row["name"]
