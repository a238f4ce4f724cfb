"""What a room declares to receive data: its columns, its row rules, its writer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
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
    calls it once per distinct text, not once per row. It gets the text without
    the blanks around it, and never a blank text: a blank cell is None, or ''
    where the kind is 'text'. Values by kind: str, int, Decimal (decimal and
    money), datetime.date, the choice as declared, whatever `parse` returns.

    `choice_aliases` maps other spellings to a choice; case and accents never
    matter. `longest` is the most characters of a cell.
    """

    name: str
    title: Bilingual
    kind: Kind = "text"
    required: bool = False
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    choice_aliases: Mapping[str, str] = field(default_factory=dict)
    minimum: float | None = None
    maximum: float | None = None
    longest: int = 1000
    parse: Parse | None = None


Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Feed:
    """A kind of file that a room accepts.

    check   rules across the columns of one row: parsed values -> faults; called
            for rows whose cells are each right. Every column of the feed is a
            key of the values, also where the file does not have it
    check_reads  the columns that `check` looks at; where given, `check` is called
            once per distinct combination of their values, with these keys only
    known   natural key of a row. A row repeated word for word inside one file is
            counted and left out; the same key with other values is a fault
    write   `write(actor, batch_id, rows)`: keeps a chunk of accepted rows, inside
            the caller's transaction; idempotent per row, since an interrupted
            run is resumed at the last chunk; returns how many were new
    undo    `undo(actor, batch_id, reason)`: takes a batch back
    blocked `blocked(batch_id)`: '' where a batch can be undone, else the code of
            the reason why something depends on it
    done    `done(batch_id) -> address` of the page that shows the result, ''
            where there is none; linked from the batch page
    seen_with  what a reader of that page needs; None where whoever reads the batch
            may read it
    carried  columns in which a blank cell says “as above”, from the outermost in,
            as publishers write tables for the eye
    aside   `aside(texts)`: True for a row that is a note or a total and no data;
            column -> text of its cell, as it stands. Counted, never taken
    unfold  `unfold(path) -> blocks of a CSV table`: for files that are no table, such
            as a package; the table takes the place of the file. The same file must
            give the same table each time. Raises `Invalid` where it cannot
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
    check_reads: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    done: Callable[[int], str] | None = None
    seen_with: Permission | None = None
    carried: tuple[str, ...] = ()
    aside: Callable[[Mapping[str, str]], bool] | None = None
    unfold: Callable[[Path], Iterable[bytes]] | None = None


FEEDS: Final[dict[str, Feed]] = {}


def register(feed: Feed) -> Feed:
    """Make a feed known. Called from a room's `intake.py` at start-up."""
    if feed.slug in FEEDS:
        raise ValueError(f"feed {feed.slug} is registered twice")
    FEEDS[feed.slug] = feed
    return feed


def feeds_for(actor: Actor) -> tuple[Feed, ...]:
    """The feeds this person may send files to now, by title."""
    allowed = (feed for feed in FEEDS.values() if actor.may(feed.submit))
    return tuple(sorted(allowed, key=lambda feed: str(feed.title)))
