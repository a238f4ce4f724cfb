"""A file of offers, read whole: every fault in it is named with its path."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, TypeVar

from halte.methods.bilingual import Texts
from halte.methods.directory_search.offer import (
    COLUMN,
    Capacity,
    Hours,
    Offer,
    Opening,
    Said,
    Stated,
    Where,
)
from halte.methods.directory_search.vocabulary import FACETS, POPULATIONS
from halte.methods.faults import Fault, Faults, declare
from halte.methods.places import NO_DAY, Place, document_of

T = TypeVar("T")

KEYS: Final = (
    "id", "title", "text", *COLUMN.values(), "where", "serves", "hours", "capacity",
    "verified", "due", "reachable", "hotline",
)  # fmt: skip

declare(
    {
        "offer_value": Texts(
            "What is here does not hold together: a value is out of its range, not of "
            "its kind, or stands against another. Mend it.",
            "Ce qui figure ici ne tient pas : une valeur est hors de ses limites, n’a "
            "pas le bon genre ou en contredit une autre. Corrigez-la.",
        ),
        "offer_codes": Texts(
            "A list of codes is needed here, each one of: {known}.",
            "Il faut ici une liste de codes parmi : {known}.",
        ),
    }
)


def read_offers(path: Path) -> list[Offer]:
    """The offers of a file; raises Faults, each with file and path."""
    whole = document_of(path)
    whole.only(("offers",), ("offers",))
    found = [offer for place in whole.parts("offers") if (offer := offer_of(place))]
    if whole.faults:
        for fault in whole.faults:
            fault.file = path.name
        raise Faults(whole.faults)
    return found


def offer_of(place: Place) -> Offer | None:
    """One offer, or None where a fault was kept."""
    place.only(KEYS, ("id", "title"))
    stated = {
        name: stated_of(place.part(name), tuple(FACETS[facet]))
        for facet, name in COLUMN.items()
    }
    serves = place.value.get("serves")
    day = {name: place.day(name) for name in ("verified", "due")}
    return made(place, lambda: Offer(
        id=place.text("id"),
        title=said_of(place.part("title")),
        text=said_of(place.part("text")),
        where=where_of(place),
        serves=None if serves is None else frozenset(codes(place, "serves", ())),
        hours=hours_of(place),
        capacity=tuple(c for p in place.parts("capacity") if (c := capacity_of(p))),
        verified=None if day["verified"] == NO_DAY else day["verified"],
        due=None if day["due"] == NO_DAY else day["due"],
        reachable=place.flag("reachable") if "reachable" in place.value else None,
        hotline=place.flag("hotline"),
        **stated,
    ))  # fmt: skip


def made(place: Place, make: Callable[[], T]) -> T | None:
    """What is made, or None with a fault where its parts do not go together."""
    before = len(place.faults)
    try:
        return make()
    except (ValueError, TypeError):
        if len(place.faults) == before:
            place.faults.append(Fault("offer_value", path=place.path))
        return None


def said_of(place: Place) -> Said:
    """A text by language, either of which may be absent."""
    place.only(("en", "fr"), ())
    return Said(place.text("en"), place.text("fr"))


def stated_of(place: Place, known: tuple[str, ...]) -> Stated:
    """Codes that hold and that do not."""
    place.only(("yes", "no", "whole"), ())
    yes, no = (frozenset(codes(place, key, known)) for key in ("yes", "no"))
    return Stated(yes, no, place.flag("whole"))


def codes(place: Place, key: str, known: tuple[str, ...]) -> Iterator[str]:
    """The codes of a list, each one that is known where any are."""
    given = place.value.get(key, [])
    listed = given if isinstance(given, list) else [None]
    if all(isinstance(c, str) and (not known or c in known) for c in listed):
        yield from map(str, listed)
    else:
        place.fault("offer_codes", key, known=", ".join(known))


def where_of(place: Place) -> Where | None:
    """Where it is; None where that is not said."""
    if "where" not in place.value:
        return None
    part = place.part("where")
    part.only(("area", "latitude", "longitude", "precision"), ("area",))
    precision: Any = part.word("precision", ("point", "area")) or "area"
    return made(part, lambda: Where(
        part.text("area"), number(part, "latitude"), number(part, "longitude"),
        precision,
    ))  # fmt: skip


def number(place: Place, key: str) -> float:
    """A number with decimals."""
    value = place.value.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{key}: {value!r}")
    return float(value)


def hours_of(place: Place) -> Hours | None:
    """When it is open; None where that is not said."""
    if "hours" not in place.value:
        return None
    part = place.part("hours")
    part.only(("zone", "openings", "closed_on"), ("zone", "openings"))
    openings = [
        made(one, lambda one=one: Opening.on(  # type: ignore[misc]
            one.whole("weekday", 0, 6) or 0, one.text("from"), one.text("until")
        ))
        for one in part.parts("openings")
    ]  # fmt: skip
    return made(part, lambda: Hours(
        tuple(filter(None, openings)),
        part.text("zone"),
        frozenset(date.fromisoformat(day) for day in codes(part, "closed_on", ())),
    ))  # fmt: skip


def capacity_of(place: Place) -> Capacity | None:
    """Free places as told at a moment."""
    place.only(("free", "total", "told", "population"), ("free", "told"))
    return made(place, lambda: Capacity(
        place.whole("free", 0) or 0,
        datetime.fromisoformat(place.text("told")),
        place.word("population", tuple(POPULATIONS)),
        place.whole_or_null("total", 0),
    ))  # fmt: skip
