"""Does the chain hold? Where not: which line, and what was done to it.

An edit shows in the digest of its own line, a removed or moved line in what the
next one says it follows. A cut end, or a chain written anew, shows only against
a head that was kept elsewhere (Crosby & Wallach 2009, tamper-evident logging).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from halte.methods.bilingual import Texts
from halte.methods.faults import Fault
from halte.methods.ledger.entries import (
    BEGINNING,
    Entry,
    canonical,
    digest_of,
    entry_of,
)
from halte.methods.ledger.sentences import BREAKS

HEAD: Final = re.compile(r"(?:(\d{1,9}):)?([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the chain does not hold; `line` counts from 1."""

    kind: str
    line: int
    first: int = 0
    last: int = 0

    @property
    def sentence(self) -> Texts:
        """What was done there, in both languages."""
        return BREAKS[self.kind].format(
            line=self.line, first=self.first, last=self.last
        )

    def to_dict(self) -> dict[str, Any]:
        """The break for machines."""
        return {
            "kind": self.kind,
            "line": self.line,
            "sentence_en": self.sentence.en,
            "sentence_fr": self.sentence.fr,
        }


@dataclass(frozen=True, slots=True)
class Verified:
    """What was read, and every break in it. `head` is worth keeping elsewhere."""

    entries: tuple[Entry, ...]
    breaks: tuple[Break, ...]
    head: str

    @property
    def whole(self) -> bool:
        """No break at all."""
        return not self.breaks

    def to_dict(self) -> dict[str, Any]:
        """The finding for machines."""
        return {
            "whole": self.whole,
            "entries": len(self.entries),
            "head": self.head,
            "breaks": [found.to_dict() for found in self.breaks],
        }


def verify(text: str, head: str = "") -> Verified:
    """Read a ledger’s text and find every break; `head` is NUMBER:DIGEST or DIGEST."""
    kept = read_head(head)
    torn = bool(text) and not text.endswith("\n")
    lines = text.split("\n")[: None if torn else -1]
    entries, breaks = readable(lines, torn)
    breaks += links(entries)
    if kept is not None:
        breaks += against_head([e for _, e in entries], *kept)
    known = tuple(entry for _, entry in entries)
    newest = f"{known[-1].number}:{known[-1].digest}" if known else f"0:{BEGINNING}"
    return Verified(known, tuple(sorted(breaks, key=lambda b: b.line)), newest)


def read_head(head: str) -> tuple[int, str] | None:
    """Number (0 where none) and digest of a kept head; None where none was kept."""
    if not head:
        return None
    found = HEAD.fullmatch(head.strip().lower())
    if found is None:
        raise Fault("head_unusable")
    return int(found[1] or 0), found[2]


def readable(
    lines: Sequence[str], torn: bool
) -> tuple[list[tuple[int, Entry]], list[Break]]:
    """The lines that are entries, with their place; and those that are not whole."""
    entries: list[tuple[int, Entry]] = []
    breaks: list[Break] = []
    for place, line in enumerate(lines, 1):
        if torn and place == len(lines):
            breaks.append(Break("torn", place))
            continue
        try:
            entry = entry_of(line)
        except (ValueError, KeyError, TypeError, ArithmeticError, Fault):
            breaks.append(Break("unreadable", place))
            continue
        entries.append((place, entry))
        if not signed(entry, line):
            breaks.append(Break("edited", place))
    return entries, breaks


def signed(entry: Entry, line: str) -> bool:
    """Whether a line is, to the letter, what its own digest covers."""
    unsigned = entry.unsigned()
    return entry.digest == digest_of(canonical(unsigned)) and line == canonical(
        {**unsigned, "digest": entry.digest}
    )


def links(entries: Sequence[tuple[int, Entry]]) -> list[Break]:
    """Where an entry does not follow the one before it."""
    known = {entry.digest for _, entry in entries} | {BEGINNING}
    breaks: list[Break] = []
    number, digest, before = 0, BEGINNING, 1
    for place, entry in entries:
        follows = entry.previous == digest and entry.number == number + 1
        if not follows:
            breaks.append(broken(place, entry, number, before, known))
        number, digest, before = entry.number, entry.digest, place
    return breaks


def broken(
    place: int, entry: Entry, number: int, before: int, known: set[str]
) -> Break:
    """What was done where this entry does not follow the one before it."""
    if entry.number <= number or entry.previous in known:
        return Break("reordered", place)
    if entry.number > number + 1:
        return Break("deleted", place, number + 1, entry.number - 1)
    return Break("replaced", before)


def against_head(entries: Sequence[Entry], number: int, digest: str) -> list[Break]:
    """A cut end or a chain written anew, told by the head that was kept."""
    if any(e.digest == digest and number in (0, e.number) for e in entries):
        return []
    if number and number <= len(entries):
        return [Break("rewritten", number)]
    return [Break("truncated", len(entries))]
