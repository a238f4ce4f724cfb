"""Transfers that lead money back to where it came from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

Place = TypeVar("Place")


def leads_back(
    moves: Iterable[tuple[Place, Place]], giver: Place, taker: Place
) -> bool:
    """True where giver → taker would close a circle of the moves given.

    Money that goes round (A → B → C → A) changes no line and only makes it look
    as if something had happened.
    """
    onward: defaultdict[Place, set[Place]] = defaultdict(set)
    for source, target in moves:
        onward[source].add(target)
    waiting, seen = [taker], {taker}
    while waiting:
        here = waiting.pop()
        if here == giver:
            return True
        fresh = onward[here] - seen
        seen |= fresh
        waiting.extend(fresh)
    return False
