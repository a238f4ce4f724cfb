"""What a room declares to receive data: its columns, its row rules, its writer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual

if TYPE_CHECKING:
    from halte.core.access.actor import Actor

Kind = Literal["text", "integer", "decimal", "money", "date", "choice", "custom"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one cell (or, with column '', with the row).

    `code` is a declared sentence; `values` fill its places. The value of the
    cell is never among them.
    """

    column: str
    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


Parse = Callable[[str], Any]
"""Turns a cell's text into a value, or raises `errors.Invalid(code)`."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a feed. `aliases` are other headings met in real files.

    `parse` (kind 'custom') must be a pure function of the text: the pipeline
    calls it once per distinct text, not once per row.
    """

    name: str
    title: Bilingual
    kind: Kind = "text"
    required: bool = False
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    longest: int = 1000
    parse: Parse | None = None


Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Feed:
    """A kind of file that a room accepts.

    check   rules across the columns of one row: parsed values -> faults
    known   natural key of a row; a repeated key inside one file is a fault
    write   `write(actor, batch_id, rows)`: keeps a chunk of accepted rows, inside
            the caller's transaction; idempotent per row, since an interrupted
            run is resumed at the last chunk; returns how many were new
    undo    `undo(actor, batch_id, reason)`: takes a batch back
    blocked `blocked(batch_id)`: '' where a batch can be undone, else the code of
            the reason why something depends on it
    done    `done(batch_id) -> url name and arguments` of the page that shows the
            result, linked from the batch page
    """

    slug: str
    title: Bilingual
    description: Bilingual
    columns: tuple[Column, ...]
    submit: Permission
    accept: Permission
    write: Callable[[Actor, int, Sequence[Values]], int]
    undo: Callable[[Actor, int, str], None]
    blocked: Callable[[int], str]
    check: Callable[[Values], Iterable[Fault]] | None = None
    known: tuple[str, ...] = ()
    done: Callable[[int], str] | None = None


FEEDS: Final[dict[str, Feed]] = {}


def register(feed: Feed) -> Feed:
    """Make a feed known. Called from a room's `intake.py` at start-up."""
    if feed.slug in FEEDS:
        raise ValueError(f"feed {feed.slug} is registered twice")
    FEEDS[feed.slug] = feed
    return feed
