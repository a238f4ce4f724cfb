"""The words for breakdowns and for the parts that they split a count into.

Each room names its own: "outcome" is one thing of an inspection, another of a permit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from halte.core.bilingual import Bilingual
from halte.core.geography.places import PLACES
from halte.core.measures.smallest_cell import OTHER

NOT_SAID: Final = "not_said"
K = TypeVar("K", bound=str)

COMMON: Final[Mapping[str, Bilingual]] = {
    code: place.name for code, place in PLACES.items()
} | {
    OTHER: Bilingual("Told together", "Réunis"),
    NOT_SAID: Bilingual("Not said", "Non précisé"),
}
"""Keys that mean the same in every room. Parts that are few, or none, are told
together with one that is not."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """What a count is split by, and what its parts are called, in their order.

    `ask` tells what only the tables know: parts that people name, as the pillars of
    a plan are.
    """

    title: Bilingual
    parts: Mapping[str, Bilingual]
    ask: Callable[[str], Bilingual | None] | None = None

    def part(self, key: str) -> Bilingual | None:
        """What a part is called; None where nobody named it."""
        return self.parts.get(key) or (self.ask(key) if self.ask else None)


BREAKDOWNS: Final[dict[tuple[str, str], Breakdown]] = {}
"""By room and name."""


def name_parts(
    room: str,
    breakdown: str,
    title: Bilingual,
    parts: Mapping[K, Bilingual],
    ask: Callable[[str], Bilingual | None] | None = None,
) -> None:
    """Say how a room calls a breakdown and its parts."""
    BREAKDOWNS[room, breakdown] = Breakdown(
        title, {str(key): words for key, words in parts.items()}, ask
    )


def breakdown_of(measure_id: str, breakdown: str) -> Breakdown | None:
    """The words of the room that a measure is of; None where it has none."""
    return BREAKDOWNS.get((measure_id.partition(".")[0], breakdown))


def breakdown_title(measure_id: str, breakdown: str) -> Bilingual:
    """What a measure is split by, in words."""
    found = breakdown_of(measure_id, breakdown)
    return found.title if found else Bilingual(breakdown, breakdown)


def part_title(measure_id: str, breakdown: str, key: str) -> Bilingual:
    """What a part is called; its key where no room named it."""
    found = breakdown_of(measure_id, breakdown)
    named = found.part(key) if found else None
    return named or COMMON.get(key) or Bilingual(key, key)
