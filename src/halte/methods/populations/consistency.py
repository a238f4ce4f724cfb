"""How much the answer hangs on single lists.

Leave one list out at a time; drop the smallest lists one after another; and treat each
list as the truth: its people are known, so estimate their number from the other lists
alone (the internal-consistency test of Binette and Steorts 2022).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from halte.methods.faults import Fault
from halte.methods.populations.captures import CaptureTable
from halte.methods.populations.estimates import Estimate, finite
from halte.methods.populations.resampling import Interval

Way = Callable[[CaptureTable], Estimate]


@dataclass(frozen=True, slots=True)
class Trial:
    """An estimate from fewer lists. `known` is the true number, where there is one."""

    lists: tuple[str, ...]
    left_out: tuple[str, ...]
    observed: int
    estimate: float | None
    interval: Interval | None
    known: int | None = None

    @property
    def covers(self) -> bool | None:
        """Whether the 95% interval holds the known number."""
        if self.known is None or self.interval is None:
            return None
        return self.interval[0] <= self.known <= self.interval[1]

    def to_dict(self) -> dict[str, Any]:
        """For machines."""
        told: dict[str, Any] = {
            "lists": list(self.lists),
            "left_out": list(self.left_out),
            "observed": self.observed,
            "estimate": self.estimate,
            "0.95": list(map(finite, self.interval)) if self.interval else None,
        }
        if self.known is not None:
            told |= {"known": self.known, "covers": self.covers}
        return told


def tried(
    table: CaptureTable, left_out: tuple[str, ...], way: Way, known: int | None = None
) -> Trial:
    """One estimate from what is left; none where too little is."""
    try:
        made = way(table)
    except Fault:
        return Trial(table.lists, left_out, table.people, None, None, known)
    return Trial(
        table.lists, left_out, table.people, made.estimate,
        made.intervals.get(0.95), known,
    )  # fmt: skip


def leaving_one_out(table: CaptureTable, way: Way) -> tuple[Trial, ...]:
    """Without each list in turn."""
    if len(table.lists) < 3:
        return ()
    return tuple(tried(table.without(n), (n,), way) for n in table.lists)


def dropping(table: CaptureTable, way: Way) -> tuple[Trial, ...]:
    """The trajectory: the smallest list goes, then the next, until three are left."""
    made, left = [tried(table, (), way)], table
    gone: tuple[str, ...] = ()
    while len(left.lists) > 3:
        totals = left.totals
        smallest = min(left.lists, key=lambda name: (totals[name], name))
        gone, left = (*gone, smallest), left.without(smallest)
        made.append(tried(left, gone, way))
    return tuple(made)


def each_as_truth(table: CaptureTable, way: Way) -> tuple[Trial, ...]:
    """The people of each list, estimated from the other lists."""
    if len(table.lists) < 3:
        return ()
    return tuple(
        tried(table.known_by(n), (n,), way, known=total)
        for n, total in table.totals.items()
    )
