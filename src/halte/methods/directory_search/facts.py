"""What all offers state, as sets: who is known to fit, and of whom it is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from datetime import date, datetime, timedelta
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.directory_search.bits import bits_of, bits_where
from halte.methods.directory_search.changes import (
    Change,
    column,
    flipped,
    flips,
    in_the_end,
    moves,
    untouched,
)
from halte.methods.directory_search.offer import Offer
from halte.methods.directory_search.vocabulary import FACETS

BEDS_HOURS: Final = 24
"""Free places that were told longer ago are no longer known."""

STALE_DAYS: Final = 365
SOUGHT_IN_VAIN: Final = 0
NEVER_DUE: Final = date.max.toordinal()

Said = tuple[str, str, bool]


class Facts:
    """What all offers state, as sets, and the moments that they are asked at."""

    def __init__(self, offers: Sequence[Offer]) -> None:
        self.size = len(offers)
        self.everyone = (1 << self.size) - 1
        said: dict[Said, list[int]] = {}
        whole: dict[str, list[int]] = {facet: [] for facet in FACETS}
        for number, offer in enumerate(offers):
            for key in statements(offer):
                said.setdefault(key, []).append(number)
            for facet in FACETS:
                if is_whole(facet, offer):
                    whole[facet].append(number)
        self.said = {key: bits_of(numbers, self.size) for key, numbers in said.items()}
        self.whole = {facet: bits_of(n, self.size) for facet, n in whole.items()}
        self.places = PlacesTold(offers)
        self.verified = np.array(list(map(verified, offers)), dtype=np.int64)
        self.due = np.array(list(map(due, offers)), dtype=np.int64)

    def changed(self, changes: Sequence[Change]) -> Facts:
        """The same after changes."""
        after = copy(self)
        after.verified = column(self.verified, changes, verified)
        after.due = column(self.due, changes, due)
        after.size = len(after.due)
        after.everyone = (1 << after.size) - 1
        after.said = flips(self.said, moves(changes, statements))
        after.whole = {
            facet: flipped(bits, changes, partial(is_whole, facet))
            for facet, bits in self.whole.items()
        }
        after.places = self.places.changed(changes, after.size)
        return after

    def yes(self, facet: str, code: str) -> int:
        """Of whom it is known to be so."""
        return self.said.get((facet, code, True), 0)

    def unknown(self, facet: str, code: str) -> int:
        """Of whom it is not known."""
        no = self.said.get((facet, code, False), 0) | self.whole[facet]
        return self.everyone & ~(self.yes(facet, code) | no)

    def verified_since(self, day: date) -> int:
        """Those verified on that day or later."""
        flags = self.verified >= day.toordinal()
        return bits_of(np.flatnonzero(flags).tolist(), self.size)

    def late(self, today: date) -> NDArray[np.bool_]:
        """Those overdue for verification on a day, or sought in vain."""
        late: NDArray[np.bool_] = self.due < today.toordinal()
        return late

    def never_verified(self) -> int:
        """Those of which no verification is known."""
        return bits_of(np.flatnonzero(self.verified == 0).tolist(), self.size)


class PlacesTold:
    """The free places that all offers told, to be asked at a moment."""

    def __init__(self, offers: Sequence[Offer]) -> None:
        self.size = len(offers)
        self._put(enumerate(offers))

    def _put(self, offers: Iterable[tuple[int, Offer]]) -> None:
        rows = [(n, c) for n, offer in offers for c in offer.capacity]
        self.number = np.array([n for n, _ in rows], dtype=np.int64)
        self.free = np.array([c.free for _, c in rows], dtype=np.int64)
        self.told = np.array([c.told.timestamp() for _, c in rows], dtype=np.float64)
        self.population = np.array([c.population for _, c in rows], dtype=np.str_)

    def changed(self, changes: Sequence[Change], size: int) -> PlacesTold:
        """The same after changes that leave so many offers."""
        after = PlacesTold(())
        after.size = size
        after._put(in_the_end(changes))
        stay = untouched(self.number, changes)
        for name in ("number", "free", "told", "population"):
            kept = getattr(self, name)[stay]
            setattr(after, name, np.concatenate([kept, getattr(after, name)]))
        return after

    def at(self, now: datetime, populations: frozenset[str]) -> tuple[int, int]:
        """Those with free places now, and those that are full."""
        age = now.timestamp() - self.told
        counts = (age >= 0) & (age <= BEDS_HOURS * 3600)
        if populations:
            counts &= np.isin(self.population, ["", *sorted(populations)])
        numbers = self.number[counts]
        free = np.bincount(numbers, self.free[counts], minlength=self.size) > 0
        known = np.bincount(numbers, minlength=self.size) > 0
        return bits_where(free), bits_where(known & ~free)


def statements(offer: Offer) -> Iterator[Said]:
    """Each code of each facet that an offer says is so, or is not."""
    for facet in FACETS:
        stated = offer.stated(facet)
        yield from ((facet, code, True) for code in stated.yes)
        yield from ((facet, code, False) for code in stated.no)


def is_whole(facet: str, offer: Offer) -> bool:
    """Whether it says of a facet all that there is."""
    return offer.stated(facet).whole


def verified(offer: Offer) -> int:
    """The day of its last verification as a number; 0 for none."""
    return offer.verified.toordinal() if offer.verified else 0


def due(offer: Offer) -> int:
    """The last day on which it is not late, as a number."""
    if offer.reachable is False:
        return SOUGHT_IN_VAIN
    day = due_on(offer)
    return day.toordinal() if day else NEVER_DUE


def due_on(offer: Offer) -> date | None:
    """By when it must be verified; without a due day, a year after it was."""
    if offer.due is None and offer.verified is not None:
        return offer.verified + timedelta(days=STALE_DAYS)
    return offer.due


def free_places(offer: Offer, now: datetime, populations: frozenset[str]) -> int | None:
    """Free places for anyone or for these people; None where nothing fresh is known."""
    fresh = [
        capacity.free
        for capacity in offer.capacity
        if timedelta(0) <= now - capacity.told <= timedelta(hours=BEDS_HOURS)
        and (not capacity.population or not populations
             or capacity.population in populations)
    ]  # fmt: skip
    return sum(fresh) if fresh else None
