"""Which ministerial instructions were in force on a day, and what they reach.

An instruction under s. 30(1.2) is published in the Gazette (1.5), takes effect that
day or later and reaches pending applications (1.6), and ends by published notice
(1.7). One under s. 87.3 reaches what it says itself: that of 2012-07-14 reached
applications received from that day on (Operational Bulletin 449).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

PROTECTION: Final = "30(1.2)"


@dataclass(frozen=True, slots=True)
class Entry:
    """One version of an instruction; `ends_on` is the first day without it."""

    reference: str
    version: int
    authority: str
    published_on: date
    effective_on: date
    reaches_pending: bool
    ends_on: date | None = None
    title_en: str = ""
    title_fr: str = ""

    def on(self, day: date) -> bool:
        """True on the days from its effect to its end."""
        return self.effective_on <= day and (self.ends_on is None or day < self.ends_on)


def in_force(register: Iterable[Entry], day: date) -> tuple[Entry, ...]:
    """Of each instruction the newest version in effect on the day, if it had not ended.

    A later version takes the place of an earlier one from the day of its effect.
    """
    newest: dict[str, Entry] = {}
    for entry in sorted(register, key=lambda each: (each.reference, each.version)):
        if entry.effective_on <= day:
            newest[entry.reference] = entry
    return tuple(entry for entry in newest.values() if entry.on(day))


def reaches(
    entry: Entry, *, received_on: date, day: date, decided_on: date | None = None
) -> bool:
    """Whether the instruction applies to an application on a day.

    What was decided before is never reached. A pending application is, where the
    provision or the instruction says so; else only what came in since its effect.
    """
    if decided_on is not None and decided_on < entry.effective_on:
        return False
    if not entry.on(day) or received_on > day:
        return False
    return entry.reaches_pending or received_on >= entry.effective_on
