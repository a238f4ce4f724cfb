"""Days of a temporary resident permit for a victim: pure functions, no database.

A first permit gives 180 days to recover and to reflect (ministerial instructions
of 2007, cited by IRCC’s page “considerations specific to victims”); 30 days before
the end of any it is time to ask what comes next. A clock, never a finding that
someone may or may not have a permit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

PERIOD: Final = 180
ALERT: Final = 150


@dataclass(frozen=True, slots=True)
class Clock:
    """Where a permit stands today; its first day is day 1."""

    begins_on: date
    ends_on: date
    today: date

    @property
    def day(self) -> int:
        """Which day it is today, 1 for the first; below 1 before it begins."""
        return (self.today - self.begins_on).days + 1

    @property
    def left(self) -> int:
        """Days left after today, not below zero."""
        return max(0, (self.ends_on - self.today).days)

    @property
    def alert_on(self) -> date:
        """Day 150 of a first permit: time to ask what comes next."""
        return self.ends_on - timedelta(days=PERIOD - ALERT)

    @property
    def rings(self) -> bool:
        """True from the day of the alert on."""
        return self.today >= self.alert_on

    @property
    def over(self) -> bool:
        """True after its last day."""
        return self.today > self.ends_on

    @property
    def alert(self) -> bool:
        """True while there is time left, and not much."""
        return self.rings and not self.over


def first_permit(begins_on: date, today: date) -> Clock:
    """The clock of a permit of 180 days."""
    return Clock(begins_on, begins_on + timedelta(days=PERIOD - 1), today)
