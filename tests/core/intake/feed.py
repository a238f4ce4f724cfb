"""A feed for these tests only: cases counted by office and month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.intake.feeds import FEEDS, Column, Fault, Feed, Values

KEPT: dict[int, list[Values]] = {}
BLOCKED: set[int] = set()
REGIONS = ("CA-ON", "CA-QC", "CA-BC")


def write(actor: Actor, batch_id: int, rows: Sequence[Values]) -> int:
    """Keep rows in memory; a row kept before is not kept twice."""
    held = [row for rows_of in KEPT.values() for row in rows_of]
    new = [dict(row) for row in rows if row not in held]
    KEPT.setdefault(batch_id, []).extend(new)
    return len(new)


def undo(actor: Actor, batch_id: int, reason: str) -> None:
    """Forget the rows of a batch."""
    KEPT.pop(batch_id, None)


def blocked(batch_id: int) -> str:
    """Whatever the test says."""
    return "batch_busy" if batch_id in BLOCKED else ""


def check(row: Values) -> Iterator[Fault]:
    """Nobody is convicted who was not accused."""
    if row["convicted"] is not None and row["convicted"] > row["accused"]:
        yield Fault("convicted", "number_above", {"limit": "the accused"})


COUNTS = Feed(
    slug="test-counts",
    title=Bilingual("Counts of an office", "Comptes d’un bureau"),
    description=Bilingual("A row an office and day.", "Une ligne par bureau et jour."),
    columns=(
        Column("office", Bilingual("Office", "Bureau"), required=True, longest=60,
               aliases=("detachment", "détachement")),
        Column("region", Bilingual("Region", "Région"), "choice", choices=REGIONS,
               choice_aliases={"Québec": "CA-QC", "Ontario": "CA-ON"}),
        Column("day", Bilingual("Day", "Jour"), "date", required=True,
               aliases=("date",)),
        Column("accused", Bilingual("Accused", "Personnes accusées"), "integer",
               required=True, minimum=0),
        Column("convicted", Bilingual("Convicted", "Personnes condamnées"), "integer",
               minimum=0),
        Column("cost", Bilingual("Cost", "Coût"), "money"),
        Column("note", Bilingual("Note", "Remarque"), longest=40),
    ),
    submit=Permission.INTAKE_SUBMIT,
    accept=Permission.INTAKE_ACCEPT,
    write=write,
    undo=undo,
    blocked=blocked,
    check=check,
    check_reads=("accused", "convicted"),
    known=("office", "day"),
)  # fmt: skip

HEADINGS = ["Office", "Region", "Day", "Accused", "Convicted", "Cost", "Note"]


@contextmanager
def registered(feed: Feed = COUNTS) -> Iterator[None]:
    """The feed is known inside."""
    FEEDS[feed.slug] = feed
    KEPT.clear()
    BLOCKED.clear()
    try:
        yield
    finally:
        FEEDS.pop(feed.slug, None)


def kept(batch_id: int) -> list[dict[str, Any]]:
    """What the feed holds of a batch."""
    return [dict(row) for row in KEPT.get(batch_id, [])]
