"""Who is open at a moment, each by the clock on its own wall."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from halte.methods.directory_search.bits import Numbers, bits_of
from halte.methods.directory_search.changes import (
    Change,
    flipped,
    in_the_end,
    untouched,
)
from halte.methods.directory_search.offer import (
    MINUTES_OF_A_WEEK,
    Hours,
    Offer,
    Opening,
)

A_DAY: Final = 24 * 60
SEARCHED_DAYS: Final = 15
"""Days ahead in which the next opening is looked for."""

ALWAYS: Final = "always_open"
NUMBER: Final = 2
NO_TIMES: Final = np.zeros((0, 3), dtype=np.int64)


class OpeningTimes:
    """The openings of all offers, to be asked at a moment."""

    def __init__(self, offers: Sequence[Offer]) -> None:
        self.offers = offers
        size = len(offers)
        self.always = bits_of((n for n, o in enumerate(offers) if always(o)), size)
        self.known = bits_of((n for n, o in enumerate(offers) if known(o)), size)
        self.zones = openings_of(enumerate(offers))
        self._kept: tuple[datetime, int] | None = None

    def changed(
        self, offers: Sequence[Offer], changes: Sequence[Change]
    ) -> OpeningTimes:
        """Those of the offers that there are after changes."""
        after = copy(self)
        after.offers, after._kept = offers, None
        after.always = flipped(self.always, changes, always)
        after.known = flipped(self.known, changes, known)
        found, new = {}, openings_of(in_the_end(changes))
        for zone in {*self.zones, *new}:
            was, now = self.zones.get(zone, NO_TIMES), new.get(zone, NO_TIMES)
            stay = untouched(was[:, NUMBER], changes)
            table = np.concatenate([was[stay], now])
            if len(table):
                found[zone] = table
        after.zones = found
        return after

    def open_at(self, now: datetime) -> int:
        """The offers that are open; of those not in `known`, nothing is known."""
        minute = now.replace(second=0, microsecond=0)
        kept = self._kept
        if kept is None or kept[0] != minute:
            kept = self._kept = (minute, self._open_at(minute))
        return kept[1]

    def _open_at(self, now: datetime) -> int:
        found = self.always
        for zone, table in self.zones.items():
            starts, untils, numbers = table.T
            at = minute_of_week(now.astimezone(ZoneInfo(zone)))
            hit = (starts <= at) & (at < untils) | (at + MINUTES_OF_A_WEEK < untils)
            found |= bits_of(
                (n for n in numbers[hit].tolist() if self._truly(n, now)),
                len(self.offers),
            )
        return found

    def _truly(self, number: int, now: datetime) -> bool:
        """Seasons and days on which it is closed are looked at one by one: few have
        any."""
        hours = self.offers[number].hours
        return hours is not None and (not hours.varies or is_open(hours, now))


def always(offer: Offer) -> bool:
    """Whether it is stated to be open day and night."""
    return offer.facts.says(ALWAYS) is True


def known(offer: Offer) -> bool:
    """Whether anything is known of when it is open."""
    return offer.hours is not None or always(offer)


def openings_of(offers: Iterable[tuple[int, Offer]]) -> dict[str, Numbers]:
    """Start, end and number of the offer, of all openings, by time zone."""
    rows: dict[str, list[tuple[int, int, int]]] = {}
    for number, offer in offers:
        for opening in offer.hours.openings if offer.hours else ():
            row = (opening.start, opening.until, number)
            rows.setdefault(offer.hours.zone_of(opening), []).append(row)  # type: ignore[union-attr]
    return {zone: np.array(some, dtype=np.int64) for zone, some in rows.items()}


def minute_of_week(local: datetime) -> int:
    """Minutes after Monday 00:00 on the clock."""
    return local.weekday() * A_DAY + local.hour * 60 + local.minute


def is_open(hours: Hours, now: datetime) -> bool:
    """Whether it is open at the moment."""
    for opening in hours.openings:
        local = now.astimezone(ZoneInfo(hours.zone_of(opening))).replace(tzinfo=None)
        since = (minute_of_week(local) - opening.start) % MINUTES_OF_A_WEEK
        begun = (local - timedelta(minutes=since)).date()
        if (
            since < opening.until - opening.start
            and begun not in hours.closed_on
            and opening.begins_on(begun)
        ):
            return True
    return False


def opens_in(hours: Hours, now: datetime) -> int | None:
    """Minutes until it opens next; None where that is in no foreseeable time."""
    ahead = [
        begins for opening in hours.openings
        if (begins := next_beginning(hours, opening, now)) is not None
    ]  # fmt: skip
    return int((min(ahead) - now).total_seconds() // 60) if ahead else None


def next_beginning(hours: Hours, opening: Opening, now: datetime) -> datetime | None:
    """When an opening begins next, after now and within the days looked ahead."""
    zone = ZoneInfo(hours.zone_of(opening))
    today = now.astimezone(zone).date()
    ahead = opening.start // A_DAY - today.weekday()
    for days in range(ahead % 7, SEARCHED_DAYS, 7):
        day = today + timedelta(days=days)
        minute = opening.start % A_DAY
        begins = datetime(
            day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=zone
        )
        if begins > now and day not in hours.closed_on and opening.begins_on(day):
            return begins
    return None
