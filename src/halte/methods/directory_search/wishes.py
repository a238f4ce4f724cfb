"""A question as wishes: for each, who is known to fit it and of whom it is not known.

Wishes narrow: what fits several is what fits each. `BENDS` says which gives way
first when nothing fits them all. What a person is, and what would turn them away at
the door, gives way last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

WORDS: Final = "words"
LANGUAGE: Final = "language"
PLACE: Final = "place"
NEAR: Final = "near"
OPEN: Final = "open_now"
PLACES: Final = "free_places"
VERIFIED: Final = "verified"

BENDS: Final = (
    WORDS,
    VERIFIED,
    PLACES,
    OPEN,
    "exploitation",
    NEAR,
    LANGUAGE,
    PLACE,
    "fact",
    "population",
    "need",
)
"""From what gives way first to what gives way last."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One wish: sets of offers that fit it, and of whom it is not known.

    `best` are those that fit it by its first code, or in the way most wanted.
    `told` are those of the unknown whose texts speak of it. `typed` says that it
    comes from the text, where a name may stand for it.
    """

    facet: str
    codes: tuple[str, ...]
    yes: int
    unknown: int
    best: int
    told: int = 0
    typed: bool = False

    def fitting(self, only_known: bool) -> int:
        """Who stays: what is not known stays too, unless only what is known may."""
        return self.yes if only_known else self.yes | self.unknown


def all_of(wishes: Iterable[Wish], everyone: int, only_known: bool) -> int:
    """Who fits every wish."""
    found = everyone
    for wish in wishes:
        found &= wish.fitting(only_known)
    return found


def relaxed(
    wishes: Sequence[Wish], everyone: int, only_known: bool
) -> tuple[int, tuple[Wish, ...]]:
    """Who fits when as little as possible gives way, and the wishes that gave way.

    First one wish alone, in the order of BENDS; then the first two of them, the
    first three, and so on.
    """
    found = all_of(wishes, everyone, only_known)
    if found:
        return found, ()
    order = sorted(wishes, key=lambda wish: BENDS.index(wish.facet))
    gone_together = [order[:count] for count in range(2, len(order) + 1)]
    for gone in [[wish] for wish in order] + gone_together:
        kept = [wish for wish in wishes if wish not in gone]
        found = all_of(kept, everyone, only_known)
        if found:
            return found, tuple(gone)
    return everyone, tuple(order)


def nearly(
    wishes: Sequence[Wish], found: int, everyone: int, only_known: bool
) -> tuple[int, Wish | None]:
    """Who fits all wishes but one, the first in the order of BENDS that adds any."""
    for spared in sorted(wishes, key=lambda wish: BENDS.index(wish.facet)):
        kept = [wish for wish in wishes if wish is not spared]
        more = all_of(kept, everyone, only_known) & ~found
        if more:
            return more, spared
    return 0, None
