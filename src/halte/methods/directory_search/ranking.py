"""Who comes first: points for fit, words, place, freshness and being open.

The weights are written here and nowhere else. Points go by steps, so that what is
about equal is equal; a tie is turned by the seed of the day, for no one shall be
first for ever. What is overdue for verification, or was sought in vain, comes after
everything that is not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from copy import copy
from datetime import date, datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.directory_search.bits import Numbers, flags_of, numbers_of
from halte.methods.directory_search.changes import Change, column
from halte.methods.directory_search.facts import STALE_DAYS, Facts, due_on
from halte.methods.directory_search.nearness import Floats
from halte.methods.directory_search.offer import Offer
from halte.methods.directory_search.opening import OpeningTimes
from halte.methods.directory_search.postings import Postings
from halte.methods.directory_search.wishes import (
    NEAR,
    OPEN,
    PLACE,
    PLACES,
    VERIFIED,
    WORDS,
    Wish,
)  # fmt: skip
from halte.methods.directory_search.wishing import Asked

FIT: Final = 50
"""For fitting every wish as it was meant; less for what is less certain:"""

AS_MEANT, OTHERWISE, TOLD, NOT_KNOWN = 1.0, 0.75, 0.65, 0.4
"""known; by another code or an interpreter; only in its words; not known."""

NAME: Final = 40
"""The title has all the words of the text: it was looked for by its name."""

WORDING: Final = 20
"""For having all other words in the title; in the text they count for less:"""

IN_TEXT: Final = 0.6
LOCATION: Final = 30
"""For lying in the place asked for; see BY_DISTANCE and what follows it. More than
being fresh and open together are worth: nobody goes 300 km for a newer check."""

FRESH: Final = 10
"""Verified within FRESH_DAYS; from there in a straight line to nothing in a year."""

FRESH_DAYS: Final = 90
NOW: Final = 8
"""For being open at the moment; where that is not known, for chance:"""

CHANCE: Final = 0.4
BEDS: Final = 6
"""For free places told within a day; as much is lost by being full."""

STEP: Final = 3
"""Points of one step: less than this is no reason to come first."""

ASIDE: Final = frozenset({PLACE, NEAR, WORDS, OPEN, PLACES, VERIFIED})
"""Wishes that have points of their own."""

REACH: Final = {"country": 1.0, "province": 0.8, "place": 0.6, "": 0.4}
"""Where no place was asked for: who can be asked from most places."""


class Ranking:
    """Puts offers in order. What depends on the day alone is kept for the day."""

    def __init__(
        self, offers: Sequence[Offer], facts: Facts, times: OpeningTimes,
        postings: Postings,
    ) -> None:  # fmt: skip
        self.marks = np.array([mark(offer.id) for offer in offers], dtype=np.uint64)
        self.reach = np.array(list(map(reach, offers)), dtype=np.float64)
        self._know(facts, times, postings)

    def _know(self, facts: Facts, times: OpeningTimes, postings: Postings) -> None:
        self.facts = facts
        self.times = times
        self.postings = postings
        self.size = len(self.marks)
        self._day: tuple[date, Floats, NDArray[np.bool_]] | None = None
        self._open: tuple[int, Floats] | None = None

    def changed(
        self, changes: Sequence[Change], facts: Facts, times: OpeningTimes,
        postings: Postings,
    ) -> Ranking:  # fmt: skip
        """The same after changes, which the others went through already."""
        after = copy(self)
        after.marks = column(self.marks, changes, lambda offer: mark(offer.id))
        after.reach = column(self.reach, changes, reach)
        after._know(facts, times, postings)
        return after

    def ranked(
        self, found: int, asked: Asked, now: datetime, seed: str, first: int
    ) -> tuple[Numbers, NDArray[np.int64]]:
        """The first so many of a set, best first, with their points."""
        numbers = numbers_of(found, self.size)
        fresh, late = self.of_the_day(now.date())
        points = np.rint(self.points(asked, now, fresh)[numbers] / STEP) * STEP
        points = np.clip(points, 0, 255).astype(np.int64)
        turned = turn(self.marks[numbers], seed) >> np.uint64(9)
        timely = (~late[numbers]).astype(np.uint64) << np.uint64(63)
        order = timely | points.astype(np.uint64) << np.uint64(55) | turned
        if first < len(numbers):
            best = np.argpartition(order, len(order) - first)[len(order) - first :]
        else:
            best = np.arange(len(numbers))
        best = best[np.argsort(order[best])[::-1]]
        return numbers[best], points[best]

    def points(self, asked: Asked, now: datetime, fresh: Floats) -> Floats:
        """The points of every offer."""
        found = FRESH * fresh + NOW * self.openness(now) + FIT * self.fit(asked.wishes)
        place = asked.standing.good if asked.standing else self.reach
        found = found + LOCATION * place
        if asked.named:
            found = found + NAME * flags_of(asked.named, self.size)
        if asked.words:
            found = found + WORDING * self.wording(asked.words)
        free, full = self.facts.places.at(now, people(asked.wishes))
        if free | full:
            beds = flags_of(free, self.size).astype(np.float64)
            found = found + BEDS * (beds - flags_of(full, self.size))
        return found

    def fit(self, wishes: Sequence[Wish]) -> Floats:
        """From 0 to 1: how well each offer fits the wishes about what it is."""
        counted = [wish for wish in wishes if wish.facet not in ASIDE]
        found = np.zeros(self.size)
        for wish in counted:
            for bits, worth in (
                (wish.yes & wish.best, AS_MEANT),
                (wish.yes & ~wish.best, OTHERWISE),
                (wish.told, TOLD),
                (wish.unknown & ~wish.told, NOT_KNOWN),
            ):
                if bits:
                    found += worth * flags_of(bits, self.size)
        return found / len(counted) if counted else found + 1

    def wording(self, words: Sequence[str]) -> Floats:
        """From 0 to 1: how many of the words each offer has, the rarer the more."""
        found = np.zeros(self.size)
        most = 0.0
        for word in words:
            title = self.postings.in_title(word)
            anywhere = self.postings.anywhere(word)
            count = anywhere.bit_count()
            if not count:
                continue
            rare = np.log1p(self.size / count)
            most += rare
            share = IN_TEXT * flags_of(anywhere & ~title, self.size)
            found += rare * (share + flags_of(title, self.size))
        return found / most if most else found

    def openness(self, now: datetime) -> Floats:
        """1 for what is open, CHANCE where that is not known, 0 for what is closed."""
        bits = self.times.open_at(now)
        kept = self._open
        if kept is None or kept[0] != bits:
            known = flags_of(self.times.known, self.size)
            found = np.where(known, flags_of(bits, self.size).astype(float), CHANCE)
            kept = self._open = (bits, found)
        return kept[1]

    def of_the_day(self, today: date) -> tuple[Floats, NDArray[np.bool_]]:
        """How fresh each offer is, and which are late."""
        kept = self._day
        if kept is None or kept[0] != today:
            age = today.toordinal() - self.facts.verified
            spent = (age - FRESH_DAYS) / (STALE_DAYS - FRESH_DAYS)
            fresh = np.where(self.facts.verified > 0, np.clip(1 - spent, 0, 1), 0)
            kept = self._day = (today, fresh, self.facts.late(today))
        return kept[1], kept[2]


def reach(offer: Offer) -> float:
    """How good its reach is, from 0 to 1."""
    return REACH[offer.reach]


def people(wishes: Sequence[Wish]) -> frozenset[str]:
    """The populations asked for, whose places count."""
    return frozenset(c for w in wishes if w.facet == "population" for c in w.codes)


def days_overdue(offer: Offer, today: date) -> int:
    """Days since it should have been verified."""
    due = due_on(offer)
    return max(0, (today - due).days) if due else 0


def mark(text: str) -> int:
    """A number that stands for an id, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def turn(marks: NDArray[np.uint64], seed: str) -> NDArray[np.uint64]:
    """The marks in another order for each seed (the finaliser of SplitMix64)."""
    turned = marks ^ np.uint64(mark(seed))
    turned = (turned ^ (turned >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    turned = (turned ^ (turned >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return turned ^ (turned >> np.uint64(31))
