"""What an employer owes by way of information on rights, and what is proved.

Condition 25: each worker has a copy, in the official language they chose, on or
before the first day. Condition 26: copies are at hand in both official languages.
Both stand since 2022-09-26; earlier first days owe nothing. Proofs are laid against
arrivals in order of time, so that one copy never counts for two people.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

SINCE: Final = date(2022, 9, 26)


@dataclass(frozen=True, slots=True)
class Came:
    """People who began on a day, and the language they chose."""

    first_day: date
    workers: int
    language: str


@dataclass(frozen=True, slots=True)
class Given:
    """Copies proved to have been given on a day."""

    on: date
    workers: int
    language: str


@dataclass(frozen=True, slots=True)
class Owed:
    """Of those who began: with a copy in time, with one late, and without proof."""

    language: str
    owed: int = 0
    in_time: int = 0
    late: int = 0

    @property
    def unproved(self) -> int:
        """Those for whom nothing is proved."""
        return self.owed - self.in_time - self.late


@dataclass(frozen=True, slots=True)
class Laid:
    """Of those who began on one day: how many have a copy in time, or one late."""

    first_day: date
    workers: int
    in_time: int
    late: int


def owed(came: Iterable[Came], given: Iterable[Given], language: str) -> Owed:
    """The account of one language at one place."""
    found = laid(came, given, language)
    return Owed(
        language,
        sum(each.workers for each in found),
        sum(each.in_time for each in found),
        sum(each.late for each in found),
    )


def laid(came: Iterable[Came], given: Iterable[Given], language: str) -> list[Laid]:
    """Copies laid against arrivals of one language at one place, arrival by arrival.

    Each copy first goes to the earliest arrival for which it is in time; what is
    left over then goes, late, to those who still have none. A copy in a language that
    somebody did not choose is laid against nobody.
    """
    arrivals = sorted(
        (c for c in came if c.language == language and c.first_day >= SINCE),
        key=lambda c: c.first_day,
    )
    copies = sorted((g for g in given if g.language == language), key=lambda g: g.on)
    missing = [arrival.workers for arrival in arrivals]
    left = [copy.workers for copy in copies]
    in_time = _lay(arrivals, copies, missing, left, late=False)
    late = _lay(arrivals, copies, missing, left, late=True)
    return [
        Laid(arrival.first_day, arrival.workers, *counts)
        for arrival, *counts in zip(arrivals, in_time, late, strict=True)
    ]


def _lay(
    arrivals: list[Came], copies: list[Given], missing: list[int], left: list[int],
    *, late: bool,
) -> list[int]:  # fmt: skip
    """Lay copies against arrivals; how many found someone, arrival by arrival."""
    found = [0] * len(arrivals)
    for at, arrival in enumerate(arrivals):
        for copy_at, copy in enumerate(copies):
            if (copy.on > arrival.first_day) is late:
                taken = min(missing[at], left[copy_at])
                missing[at] -= taken
                left[copy_at] -= taken
                found[at] += taken
    return found
