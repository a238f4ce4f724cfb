"""What is changed of an index: numbered offers that go, come, or say something else.

Numbers stay without a gap. What goes leaves its number to the last offer, so that
all sets and columns are as short as there are offers, whatever was changed before.
Nothing here is changed in place: whoever still asks the older index finds it whole.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from halte.methods.directory_search.offer import Offer

T = TypeVar("T", bound=np.generic)
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Change:
    """What a number stood for and what it stands for; None is for nothing."""

    number: int
    old: Offer | None
    new: Offer | None


@dataclass(slots=True)
class Numbered:
    """Offers by their numbers, and the way from an id to its number."""

    offers: list[Offer]
    numbers: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.numbers = self.numbers or {o.id: n for n, o in enumerate(self.offers)}

    def changed(
        self, gone: Iterable[str], put: Iterable[Offer]
    ) -> tuple[Numbered, tuple[Change, ...]]:
        """Another without these ids and with these offers, and what that changes."""
        after = Numbered(list(self.offers), dict(self.numbers))
        there = {offer.id: offer for offer in put}
        leave = (ident for ident in gone if ident not in there)
        changes = [each for ident in leave for each in after._without(ident)]
        changes += [each for offer in there.values() for each in after._with(offer)]
        return after, tuple(changes)

    def _without(self, ident: str) -> Iterator[Change]:
        number = self.numbers.pop(ident, None)
        if number is None:
            return
        old, last = self.offers[number], self.offers.pop()
        if number < len(self.offers):
            self.offers[number] = last
            self.numbers[last.id] = number
            yield Change(number, old, last)
        yield Change(len(self.offers), last, None)

    def _with(self, offer: Offer) -> Iterator[Change]:
        number = self.numbers.setdefault(offer.id, len(self.offers))
        if number == len(self.offers):
            self.offers.append(offer)
            yield Change(number, None, offer)
        elif self.offers[number] != offer:
            old, self.offers[number] = self.offers[number], offer
            yield Change(number, old, offer)


def flipped(
    bits: int, changes: Iterable[Change], holds: Callable[[Offer], bool]
) -> int:
    """A set after changes, of the offers of which something holds."""
    for each in changes:
        was, now = (o is not None and holds(o) for o in (each.old, each.new))
        if was != now:
            bits ^= 1 << each.number
    return bits


def column(
    before: NDArray[T], changes: Sequence[Change], value: Callable[[Offer], object]
) -> NDArray[T]:
    """A column with a value for each number, after changes."""
    size = len(before)
    more = sum(each.old is None for each in changes)
    after = np.concatenate([before, np.zeros((more, *before.shape[1:]), before.dtype)])
    for each in changes:
        if each.new is not None:
            after[each.number] = value(each.new)
        size += (each.old is None) - (each.new is None)
    return after[:size]


def untouched(
    numbers: NDArray[np.int64], changes: Sequence[Change]
) -> NDArray[np.bool_]:
    """Which rows belong to offers that no change touches."""
    return ~np.isin(numbers, [each.number for each in changes])


def in_the_end(changes: Sequence[Change]) -> Iterator[tuple[int, Offer]]:
    """What each touched number stands for in the end."""
    last = {each.number: each.new for each in changes}
    return ((number, offer) for number, offer in last.items() if offer is not None)


@dataclass(frozen=True, slots=True)
class Move(Generic[K]):
    """What a number was kept under, and what it is kept under now."""

    number: int
    old: frozenset[K]
    new: frozenset[K]

    @property
    def touched(self) -> frozenset[K]:
        """The keys under which it comes or goes."""
        return self.old ^ self.new


def moves(
    changes: Iterable[Change], keys: Callable[[Offer], Iterable[K]]
) -> list[Move[K]]:
    """Changes by what offers are kept under."""

    def of(offer: Offer | None) -> frozenset[K]:
        return frozenset() if offer is None else frozenset(keys(offer))

    return [Move(each.number, of(each.old), of(each.new)) for each in changes]


def flips(kept: Mapping[K, int], changed: Iterable[Move[K]]) -> dict[K, int]:
    """Sets by key after moves; a set that is empty now is gone."""
    after = dict(kept)
    for move in changed:
        for key in move.touched:
            after[key] = after.get(key, 0) ^ 1 << move.number
            if not after[key]:
                del after[key]
    return after


class Groups:
    """The numbers of offers by a word or a code, each list ascending."""

    def __init__(self, rows: Iterable[tuple[int, Iterable[str]]] = ()) -> None:
        """From numbers in their order, each with what it is kept under."""
        self.lists: dict[str, list[int]] = {}
        for number, keys in rows:
            for key in keys:
                self.lists.setdefault(key, []).append(number)

    def __contains__(self, key: str) -> bool:
        return key in self.lists

    def of(self, key: str) -> Sequence[int]:
        """The numbers under a key."""
        return self.lists.get(key, ())

    def changed(self, changed: Iterable[Move[str]]) -> Groups:
        """Others after moves. A list that no move is about is shared."""
        after, own = Groups(), set[str]()
        after.lists = dict(self.lists)
        for move in changed:
            for key in move.touched:
                if key not in own:
                    own.add(key)
                    after.lists[key] = list(self.of(key))
                if key in move.new:
                    insort(after.lists[key], move.number)
                else:
                    del after.lists[key][bisect_left(after.lists[key], move.number)]
        for key in own:
            if not after.lists[key]:
                del after.lists[key]
        return after
