"""Parts of a commitment, taken out for editing and put back. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from halte.capabilities.plan.planfile.document import Gauge, Line, Promise, Step
from halte.core.errors import Missing

Part = Step | Gauge | Line

NEW: Final = "new"
"""The key of a part that is not there yet."""

PARTS: Final[Mapping[str, type[Part]]] = {
    "milestones": Step,
    "indicators": Gauge,
    "budget": Line,
}


Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a commitment may point at: organisations, totals, measures, by name."""

    bodies: Choices
    totals: Choices
    measures: Choices


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a commitment: which list, and which of its parts."""

    part: str
    key: str


def taken(promise: Promise, place: Place) -> Part | None:
    """The part at a place; None for a new one."""
    if place.part not in PARTS:
        raise Missing("not_found")
    if place.key == NEW:
        return None
    for key, thing in keyed(promise, place.part):
        if key == place.key:
            return thing
    raise Missing("not_found")


def keyed(promise: Promise, part: str) -> list[tuple[str, Part]]:
    """The parts of one list with the key of each: its id, or its number."""
    things: tuple[Any, ...] = getattr(promise, part)
    return [(getattr(thing, "id", str(n)), thing) for n, thing in enumerate(things)]


def put(promise: Promise, place: Place, thing: Part | None) -> Promise:
    """The commitment with a part in its place; None takes a budget line out.

    Milestones and indicators are never taken out: they are marked retired.
    """
    parts = [
        (thing if key == place.key else kept)
        for key, kept in keyed(promise, place.part)
    ]
    if place.key == NEW:
        parts.append(thing)
    kept_parts = tuple(part for part in parts if part is not None)
    columns: dict[str, Any] = {place.part: kept_parts}
    if place.part == "indicators" and any(
        isinstance(p, Gauge) and not p.retired_on for p in kept_parts
    ):
        # A promise that is counted no longer says why it is not.
        columns["no_measure"] = None
    return replace(promise, **columns)
