"""The clocks of a file: pure functions over days.

A notice counts as received so many days after it was sent; the employer answers, or
pays, so many days after that. The law sets the days (`methods.law`); a last day that
is no working day of the office moves to the next one (`methods.holidays`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.utils import timezone

from halte.core.geography.zones import ZONES
from halte.methods.holidays import LastDay, last_day
from halte.methods.law import Clocks
from halte.methods.law.text.clocks import ORDINARY, REDUCED, ClockSet

SETS: Final[dict[str, ClockSet]] = {ORDINARY.name: ORDINARY, REDUCED.name: REDUCED}

STALE_AFTER_DAYS: Final = 60
"""A file in which nothing happened for so long is shown as stale."""


@dataclass(frozen=True, slots=True)
class Clock:
    """From a sending to a last day, with the provisions and days in between."""

    sent_on: date
    received_after: int
    received_on: date
    then_days: int
    last: LastDay
    provisions: tuple[str, ...]
    extended_to: date | None = None

    @property
    def ends_on(self) -> date:
        """The last day."""
        return self.last.day

    def left(self, today: date) -> int:
        """Days that are left; below zero once the last day is past."""
        return (self.ends_on - today).days


def answer_clock(
    kind: str, sent_on: date, office: str, extended_to: date | None = None
) -> Clock:
    """Until when a preliminary notice sent on this day can be answered.

    A corrected notice has a clock of its own, from the day that it was sent. An
    extension never shortens the time.
    """
    days = SETS[kind]
    law = Clocks(kind, days, None, None)
    counted = law.answer_by(sent_on)
    if extended_to is not None:
        counted = max(counted, extended_to)
    return Clock(
        sent_on=sent_on,
        received_after=days.preliminary_received.days,
        received_on=law.deemed_received(sent_on),
        then_days=days.answer.days,
        last=last_day(counted, office),
        provisions=(days.preliminary_received.provision, days.answer.provision),
        extended_to=extended_to,
    )


def payment_clock(kind: str, sent_on: date, office: str) -> Clock:
    """Until when a penalty is paid under a final notice sent on this day."""
    days = SETS[kind]
    law = Clocks(kind, days, None, None)
    return Clock(
        sent_on=sent_on,
        received_after=days.final_received.days,
        received_on=law.deemed_received(sent_on, final=True),
        then_days=days.payment.days,
        last=last_day(law.pay_by(sent_on), office),
        provisions=(days.final_received.provision, days.payment.provision),
    )


def today_at(office: str, now: datetime | None = None) -> date:
    """The day that it is at the office."""
    moment = now or timezone.now()
    return moment.astimezone(ZoneInfo(ZONES[office])).date()


def stale_since(last_on: date, today: date) -> int:
    """For how many days nothing happened; 0 while that is not yet long."""
    quiet = (today - last_on).days
    return quiet if quiet >= STALE_AFTER_DAYS else 0


def stale_before(today: date) -> date:
    """Files whose last event is on this day or before are stale."""
    return today - timedelta(STALE_AFTER_DAYS)
