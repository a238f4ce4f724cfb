"""Calendars as files: iCalendar (RFC 5545), written so that any program reads them.

Lines end in CRLF and are folded at 75 octets (3.1); text is escaped (3.3.11); hours
name a time zone whose rules are in the file (3.6.5), so that a meeting stays at its
hour on the wall when clocks change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

LONGEST: Final = 75
"""Octets to a line, its break left out (RFC 5545, 3.1)."""

PRODUCT: Final = "-//Halte//Halte//EN"
STILL: Final = datetime(1970, 1, 1)  # noqa: DTZ001 (local, as the format wants it)
"""Onset of a zone whose clocks do not change."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something at an hour, or on a whole day where `starts` is a plain date.

    `ends` is exclusive. `uid` is the same for ever; `sequence` rises whenever
    `starts`, `ends` or `cancelled` changes. A transparent event blocks no time.
    """

    uid: str
    sequence: int
    changed: datetime
    starts: date | datetime
    ends: date | datetime
    summary: str
    description: str = ""
    url: str = ""
    cancelled: bool = False
    transparent: bool = False


@dataclass(frozen=True, slots=True)
class Onset:
    """A moment at which a zone’s clocks change, in the hours before it (3.6.5)."""

    local: datetime
    before: timedelta
    after: timedelta
    name: str
    daylight: bool


def escaped(text: str) -> str:
    """TEXT as a value: backslash, semicolon, comma and line break (3.3.11)."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\r\n", "\n").replace("\n", "\\n")


def folded(line: str) -> str:
    """A content line in pieces of 75 octets at most; no letter is cut in two."""
    pieces, piece, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        # The space that begins a further piece is one of its octets.
        if size + octets > LONGEST:
            pieces.append(piece)
            piece, size = "", 1
        piece += letter
        size += octets
    return "\r\n ".join([*pieces, piece])


def calendar(
    events: Sequence[Event], *, name: str, language: str, zone: ZoneInfo
) -> bytes:
    """The whole file. The same events give the same bytes."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME;LANGUAGE={language}:{escaped(name)}",
        f"X-WR-CALNAME:{escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
    ]
    hours = [e.starts for e in events if isinstance(e.starts, datetime)]
    if hours:
        lines += zone_lines(zone, min(hours), max(hours))
    for event in events:
        lines += event_lines(event, language, zone)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def event_lines(event: Event, language: str, zone: ZoneInfo) -> Iterator[str]:
    """The lines of one event."""
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTAMP:{event.changed.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART{moment(event.starts, zone)}"
    yield f"DTEND{moment(event.ends, zone)}"
    yield f"SUMMARY;LANGUAGE={language}:{escaped(event.summary)}"
    if event.description:
        yield f"DESCRIPTION;LANGUAGE={language}:{escaped(event.description)}"
    if event.url:
        yield f"URL:{event.url}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield f"TRANSP:{'TRANSPARENT' if event.transparent else 'OPAQUE'}"
    yield "END:VEVENT"


def moment(value: date | datetime, zone: ZoneInfo) -> str:
    """Parameters and value of a DTSTART or DTEND (3.3.4, 3.3.5)."""
    if isinstance(value, datetime):
        return f";TZID={zone.key}:{value.astimezone(zone):%Y%m%dT%H%M%S}"
    return f";VALUE=DATE:{value:%Y%m%d}"


def zone_lines(zone: ZoneInfo, first: datetime, last: datetime) -> Iterator[str]:
    """The rules of a zone from the change before `first` to the one after `last`."""
    begin = first.astimezone(UTC) - timedelta(days=366)
    end = last.astimezone(UTC) + timedelta(days=366)
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{zone.key}"
    changes = list(onsets(zone, begin, end))
    if not changes:
        at = first.astimezone(zone)
        offset = at.utcoffset() or timedelta()
        changes = [Onset(STILL, offset, offset, at.tzname() or zone.key, False)]
    kinds = {(o.daylight, o.before, o.after, o.name): o for o in reversed(changes)}
    for first_of in reversed(kinds.values()):
        yield from onset_lines(first_of, changes)
    yield "END:VTIMEZONE"


def onset_lines(first: Onset, changes: Iterable[Onset]) -> Iterator[str]:
    """One observance: its first onset, and the further ones like it."""
    kind = "DAYLIGHT" if first.daylight else "STANDARD"
    like = (first.daylight, first.before, first.after, first.name)
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{first.local:%Y%m%dT%H%M%S}"
    yield f"TZOFFSETFROM:{offset_text(first.before)}"
    yield f"TZOFFSETTO:{offset_text(first.after)}"
    yield f"TZNAME:{escaped(first.name)}"
    for other in changes:
        same = (other.daylight, other.before, other.after, other.name) == like
        if same and other is not first:
            yield f"RDATE:{other.local:%Y%m%dT%H%M%S}"
    yield f"END:{kind}"


def offset_text(offset: timedelta) -> str:
    """-0500, +0530; seconds only where there are some (3.3.14)."""
    seconds = int(offset.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("+", seconds)
    hours, minutes = divmod(seconds // 60, 60)
    rest = f"{seconds % 60:02}" if seconds % 60 else ""
    return f"{sign}{hours:02}{minutes:02}{rest}"


def onsets(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[Onset]:
    """When the clocks change between two moments: day by day, then to the second."""
    day = begin
    while day < end:
        after = day + timedelta(days=1)
        if day.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset():
            yield onset_between(zone, day, after)
        day = after


def onset_between(zone: ZoneInfo, before: datetime, after: datetime) -> Onset:
    """The change that lies between two moments of different offsets."""
    old = before.astimezone(zone).utcoffset() or timedelta()
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) / 2
        middle = middle.replace(microsecond=0)
        if (middle.astimezone(zone).utcoffset() or timedelta()) == old:
            before = middle
        else:
            after = middle
    new = after.astimezone(zone)
    return Onset(
        local=(after + old).replace(tzinfo=None),
        before=old,
        after=new.utcoffset() or timedelta(),
        name=new.tzname() or zone.key,
        daylight=bool(new.dst()),
    )
