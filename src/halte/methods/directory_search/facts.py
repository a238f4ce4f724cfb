"""What all offers state, as sets: who is known to fit, and of whom it is not known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

import numpy as np

from halte.methods.directory_search.bits import bits_of, bits_where
from halte.methods.directory_search.offer import Offer
from halte.methods.directory_search.vocabulary import FACETS

BEDS_HOURS: Final = 24
"""Free places that were told longer ago are no longer known."""


class Facts:
    """What all offers state, as sets, and the moments that they are asked at."""

    def __init__(self, offers: Sequence[Offer]) -> None:
        self.offers = offers
        self.size = len(offers)
        self.everyone = (1 << self.size) - 1
        said: dict[tuple[str, str, bool], list[int]] = {}
        whole: dict[str, list[int]] = {facet: [] for facet in FACETS}
        for number, offer in enumerate(offers):
            for facet in FACETS:
                stated = offer.stated(facet)
                for so, codes in ((True, stated.yes), (False, stated.no)):
                    for code in codes:
                        said.setdefault((facet, code, so), []).append(number)
                if stated.whole:
                    whole[facet].append(number)
        self.said = {key: bits_of(numbers, self.size) for key, numbers in said.items()}
        self.whole = {facet: bits_of(n, self.size) for facet, n in whole.items()}
        self.places = PlacesTold(offers)
        days = [o.verified.toordinal() if o.verified else 0 for o in offers]
        self.verified = np.array(days, dtype=np.int64)

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

    def never_verified(self) -> int:
        """Those of which no verification is known."""
        return bits_of(np.flatnonzero(self.verified == 0).tolist(), self.size)


class PlacesTold:
    """The free places that all offers told, to be asked at a moment."""

    def __init__(self, offers: Sequence[Offer]) -> None:
        self.size = len(offers)
        rows = [(n, c) for n, offer in enumerate(offers) for c in offer.capacity]
        self.number = np.array([n for n, _ in rows], dtype=np.int64)
        self.free = np.array([c.free for _, c in rows], dtype=np.int64)
        self.told = np.array([c.told.timestamp() for _, c in rows], dtype=np.float64)
        self.population = np.array([c.population for _, c in rows], dtype=np.str_)

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
