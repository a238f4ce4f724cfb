"""Which heading of a file is which column of a feed: remembered, known or alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from halte.core.intake.feeds import Column, Feed
from halte.core.intake.folding import fold

ALIKE: Final = 0.82
"""Likeness from which two names are taken for one: a slip of the pen, a plural."""


def names_of(column: Column) -> frozenset[str]:
    """Folded names that mean this column."""
    names = (column.name, column.title.en, column.title.fr, *column.aliases)
    return frozenset(map(fold, names)) - {""}


def feed_names(feed: Feed) -> frozenset[str]:
    """Folded names of all columns of a feed."""
    return frozenset[str]().union(*map(names_of, feed.columns))


def guess(
    feed: Feed, headings: Sequence[str], remembered: Mapping[str, str]
) -> dict[str, int]:
    """Column -> place of its heading. First what was remembered, then what is
    known by name (also by the last part of `group/field`), then what is alike.
    """
    mapped: dict[str, int] = {}
    free = take_remembered(feed, headings, remembered, mapped)
    for key in (fold, last_part):
        for at in sorted(free):
            name = key(headings[at])
            known = (c.name for c in feed.columns if name in names_of(c))
            column = next((c for c in known if c not in mapped), None)
            if column is not None:
                mapped[column] = at
                free.discard(at)
    for column, at in alike(feed, headings, free, mapped):
        mapped[column] = at
    return mapped


def take_remembered(
    feed: Feed,
    headings: Sequence[str],
    remembered: Mapping[str, str],
    mapped: dict[str, int],
) -> set[int]:
    """Map what was remembered; the places of headings never met before."""
    free = set()
    columns = {column.name for column in feed.columns}
    for at, heading in enumerate(headings):
        name = remembered.get(fold(heading))
        if name is None and heading:
            free.add(at)
        elif name in columns and name not in mapped:
            mapped[str(name)] = at
    return free


def last_part(heading: str) -> str:
    """The field of `group/field`, folded."""
    return fold(heading.rpartition("/")[2])


def alike(
    feed: Feed, headings: Sequence[str], free: set[int], mapped: Mapping[str, int]
) -> list[tuple[str, int]]:
    """The likest pairs of what is left, each side used once."""
    pairs = sorted(
        (
            (-likeness(last_part(headings[at]), column), column.name, at)
            for at in free
            for column in feed.columns
            if column.name not in mapped
        ),
    )
    found: list[tuple[str, int]] = []
    for score, name, at in pairs:
        fresh = name not in {n for n, _ in found} and at not in {a for _, a in found}
        if -score >= ALIKE and fresh:
            found.append((name, at))
    return found


def likeness(heading: str, column: Column) -> float:
    """0 to 1: how like a heading is to the likest name of a column."""
    return max(
        SequenceMatcher(None, heading, name).ratio() for name in names_of(column)
    )


def to_remember(headings: Sequence[str], mapped: Mapping[str, int]) -> dict[str, str]:
    """What a source keeps: each heading with its column, or '' where left aside.

    Of a heading that a file has twice, the one that is a column is kept.
    """
    by_place = {at: name for name, at in mapped.items()}
    kept: dict[str, str] = {}
    for at, heading in enumerate(headings):
        if name := fold(heading):
            kept[name] = kept.get(name) or by_place.get(at, "")
    return kept


def left_aside(headings: Sequence[str], mapped: Mapping[str, int]) -> tuple[str, ...]:
    """Headings of the file that no column takes."""
    used = set(mapped.values())
    return tuple(h for at, h in enumerate(headings) if h and at not in used)
