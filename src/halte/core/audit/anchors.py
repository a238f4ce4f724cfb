"""Anchors: one line per seal, kept where the database’s keepers cannot reach it.

    halte-audit 1 seal=12 last=340 digest=9f… at=2026-11-24T03:30:00Z

The file `<state>/audit.anchor` gets each line and is never rewritten. A line
printed, mailed or read aloud to someone else proves the same, and more: it
also holds against a person who can change this machine’s files.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Final

from django.conf import settings

from halte.core.audit.models import Seal
from halte.core.errors import Invalid

PATTERN: Final = re.compile(
    r"halte-audit 1 seal=(\d{1,18}) last=(\d{1,18}) digest=([0-9a-f]{64}) at=\S{1,40}"
)
NOTE: Final = "noted: "
"""Begins a line saying that the last anchor was handed to someone outside."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What was known of a seal on the day it was made."""

    seal: int
    last: int
    digest: str


def path() -> Path:
    """Where this installation's own anchors lie."""
    return Path(settings.HALTE_STATE) / "audit.anchor"


def line_of(seal: Seal) -> str:
    """The line that anchors a seal."""
    at = seal.sealed_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f"halte-audit 1 seal={seal.pk} last={seal.last_id} digest={seal.digest} at={at}"
    )


def parse(line: str) -> Anchor:
    """An anchor from its line, or `Invalid('audit_anchor_unreadable')`."""
    match = PATTERN.fullmatch(line.strip())
    if match is None:
        raise Invalid("audit_anchor_unreadable", field="anchor")
    return Anchor(int(match[1]), int(match[2]), match[3])


def stored() -> Iterator[Anchor]:
    """This installation's anchors, oldest first. Lines of no anchor are passed by.

    A damaged line is no proof of anything, and must not hide the others.
    """
    try:
        with path().open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if match := PATTERN.fullmatch(line.strip()):
                    yield Anchor(int(match[1]), int(match[2]), match[3])
    except FileNotFoundError:
        return


def given(text: str) -> list[Anchor]:
    """Anchors from a line, or from the file that the text names."""
    if PATTERN.fullmatch(text.strip()):
        return [parse(text)]
    file = Path(text)
    if not file.is_file():
        raise Invalid("audit_anchor_unreadable", field="anchor")
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return [parse(line) for line in lines if line.strip() and NOTE not in line]


def append_new() -> int:
    """Append the lines of seals that have none yet; how many.

    Catches up after a stop between the seal and its line.
    """
    newest = _tail("halte-audit ")
    after = parse(newest).seal if newest else 0
    lines = [line_of(seal) + "\n" for seal in Seal.objects.filter(pk__gt=after)]
    if lines:
        _append("".join(lines))
    return len(lines)


def note_handed_over(line: str) -> None:
    """Remember that an anchor was printed, so that a check can ask for the next."""
    _append(f"{NOTE}{line}\n")


def last_handed_over() -> str:
    """The anchor that was last printed to be kept elsewhere, '' for none."""
    return _tail(NOTE).removeprefix(NOTE)


def _append(text: str) -> None:
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    with os.fdopen(os.open(path(), flags, 0o600), "a", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _tail(start: str) -> str:
    """The last line that begins so, read from the end of the file."""
    try:
        with path().open("rb") as file:
            file.seek(max(0, path().stat().st_size - 65_536))
            lines = file.read().decode("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return ""
    for line in reversed(lines):
        if line.startswith(start) and PATTERN.search(line):
            return line
    return ""
