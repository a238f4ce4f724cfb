"""iCalendar, held against the worked lines of RFC 5545 and Python’s own zones."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from halte.core.icalendar import (
    LONGEST,
    Event,
    calendar,
    escaped,
    folded,
    offset_text,
    zone_lines,
)

TORONTO = ZoneInfo("America/Toronto")
NEW_YORK = ZoneInfo("America/New_York")


def an_event(**changes: object) -> Event:
    plain: dict[str, object] = {
        "uid": "19970610T172345Z-AF23B2@example.com", "sequence": 0,
        "changed": datetime(1997, 6, 10, 17, 23, 45, tzinfo=UTC),
        "starts": datetime(1997, 7, 14, 17, tzinfo=UTC),
        "ends": datetime(1997, 7, 15, 4, tzinfo=UTC),
        "summary": "Bastille Day Party",
    }  # fmt: skip
    return Event(**{**plain, **changes})  # type: ignore[arg-type]


def drawn(*events: Event, zone: ZoneInfo = TORONTO) -> str:
    return calendar(events, name="Halte", language="en", zone=zone).decode()


def unfolded(text: str) -> list[str]:
    """RFC 5545, 3.1: a line break followed by one white space is taken out."""
    return re.sub(r"\r\n[ \t]", "", text).split("\r\n")[:-1]


def unescaped(text: str) -> str:
    """RFC 5545, 3.3.11, read backwards."""
    return re.sub(r"\\([\\;,nN])", lambda m: "\n" if m[1] in "nN" else m[1], text)


def test_text_is_escaped_as_in_the_example_of_the_rfc() -> None:
    # RFC 5545, 3.3.11: “Project XYZ Final Review / Conference Room - 3B / Come
    # Prepared.” as one property value.
    said = "Project XYZ Final Review\nConference Room - 3B\nCome Prepared."
    wanted = r"Project XYZ Final Review\nConference Room - 3B\nCome Prepared."
    assert escaped(said) == wanted
    assert escaped("a;b,c\\d") == r"a\;b\,c\\d"
    assert unescaped(escaped("a;b,\\n\nc")) == "a;b,\\n\nc"


@pytest.mark.parametrize("letter", ["x", "é", "语", "🏛"])
def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut(letter: str) -> None:
    line = "DESCRIPTION:" + letter * 300
    pieces = folded(line).split("\r\n")
    assert max(len(piece.encode()) for piece in pieces) <= LONGEST
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert "".join([pieces[0], *(piece[1:] for piece in pieces[1:])]) == line


def test_a_line_of_75_octets_is_left_whole() -> None:
    assert folded("x" * 75) == "x" * 75
    assert folded("x" * 76) == "x" * 75 + "\r\n x"


def test_an_event_has_what_the_rfc_requires() -> None:
    # RFC 5545, 3.6 and 3.6.1: PRODID and VERSION; UID and DTSTAMP; DTSTART.
    lines = unfolded(drawn(an_event()))
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR"
    assert "VERSION:2.0" in lines
    for wanted in ("PRODID", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"):
        names = [re.split("[;:]", line)[0] for line in lines]
        assert names.count(wanted) == 1 or wanted == "DTSTART", wanted
    assert "UID:19970610T172345Z-AF23B2@example.com" in lines
    assert "DTSTAMP:19970610T172345Z" in lines


def test_every_part_that_begins_ends_in_order() -> None:
    open_parts: list[str] = []
    for line in unfolded(drawn(an_event(), an_event(uid="2"))):
        name, _, value = line.partition(":")
        if name == "BEGIN":
            open_parts.append(value)
        if name == "END":
            assert open_parts.pop() == value
    assert open_parts == []


def test_an_hour_names_its_zone_and_a_day_is_a_date() -> None:
    lines = unfolded(drawn(an_event()))
    assert "DTSTART;TZID=America/Toronto:19970714T130000" in lines
    whole = an_event(starts=date(2007, 6, 28), ends=date(2007, 7, 9))
    lines = unfolded(drawn(whole))
    # RFC 5545, 3.6.1: the all-day example, DTEND not included.
    assert "DTSTART;VALUE=DATE:20070628" in lines
    assert "DTEND;VALUE=DATE:20070709" in lines
    assert "BEGIN:VTIMEZONE" not in lines, "no hour, no zone"


def test_the_rules_of_new_york_are_those_of_the_rfc() -> None:
    # RFC 5545, 3.6.5: from 2007 DAYLIGHT begins on 11 March at 02:00 (-0500 to
    # -0400) and STANDARD on 4 November at 02:00 (-0400 to -0500).
    summer = datetime(2007, 7, 1, tzinfo=UTC)
    parts = "\n".join(zone_lines(NEW_YORK, summer, summer)).split("BEGIN:")
    daylight = [part for part in parts if part.startswith("DAYLIGHT")]
    standard = [part for part in parts if part.startswith("STANDARD")]
    (began,) = [part for part in daylight if "20070311T020000" in part]
    assert "TZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nTZNAME:EDT" in began
    (ended,) = [part for part in standard if "20071104T020000" in part]
    assert "TZOFFSETFROM:-0400\nTZOFFSETTO:-0500\nTZNAME:EST" in ended


@pytest.mark.parametrize(
    "name",
    ["America/Toronto", "America/St_Johns", "America/Regina", "Europe/Paris",
     "Europe/Dublin", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"],
)  # fmt: skip
def test_a_reader_of_the_file_finds_each_hour_where_python_has_it(name: str) -> None:
    zone = ZoneInfo(name)
    first = datetime(2026, 1, 1, 12, tzinfo=UTC)
    changes = read_rules(list(zone_lines(zone, first, first + timedelta(days=700))))
    for step in range(0, 700, 9):
        moment = first + timedelta(days=step)
        local = moment.astimezone(zone).replace(tzinfo=None)
        before = [(onset, offset) for onset, offset in changes if onset <= local]
        assert max(before)[1] == moment.astimezone(zone).utcoffset(), local


def read_rules(lines: list[str]) -> list[tuple[datetime, timedelta]]:
    """Onsets and the offsets after them, as a program reads a VTIMEZONE."""
    found, onsets, offset = [], [], timedelta()
    for line in lines:
        key, _, value = line.partition(":")
        if key in ("DTSTART", "RDATE"):
            onsets.append(datetime.strptime(value, "%Y%m%dT%H%M%S"))  # noqa: DTZ007
        elif key == "TZOFFSETTO":
            sign = -1 if value[0] == "-" else 1
            hours, minutes = int(value[1:3]), int(value[3:5])
            offset = sign * timedelta(hours=hours, minutes=minutes)
        elif key == "END" and onsets:
            found += [(onset, offset) for onset in onsets]
            onsets = []
    return found


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(-300, "-0500"), (330, "+0530"), (0, "+0000"), (-210, "-0330")],
)  # fmt: skip
def test_offsets_are_written_as_the_rfc_writes_them(minutes: int, text: str) -> None:
    assert offset_text(timedelta(minutes=minutes)) == text


def test_a_cancelled_event_says_so_with_a_higher_sequence() -> None:
    lines = unfolded(drawn(an_event(cancelled=True, sequence=2)))
    assert "STATUS:CANCELLED" in lines
    assert "SEQUENCE:2" in lines
    assert "TRANSP:OPAQUE" in lines


def test_the_same_events_give_the_same_bytes() -> None:
    assert drawn(an_event()) == drawn(an_event())
    assert drawn().endswith("END:VCALENDAR\r\n")
