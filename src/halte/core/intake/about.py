"""Small answers about one batch, for its pages."""

from __future__ import annotations

from dataclasses import dataclass

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import REGISTRY
from halte.core.bilingual import Bilingual
from halte.core.errors import sentence
from halte.core.intake.feeds import Column, Feed
from halte.core.intake.models import Batch
from halte.core.intake.queries import feed_of
from halte.core.intake.states import BatchState, RejectState

ACTS = ("map_columns", "begin_accept", "go_on", "refuse", "undo", "drop")


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Numbers of a column that could be read in two ways, and how they were."""

    column: Bilingual
    count: int
    as_thousands: bool


def refusal_to(actor: Actor, batch: Batch, act: str) -> str:
    """'' where the actor may do this now, else the code of the reason why not."""
    return REGISTRY[f"core.intake.actions.{act}"].refusal(actor, batch, {})


def open_acts(actor: Actor, batch: Batch) -> frozenset[str]:
    """The acts that would work now: pages show no other button."""
    return frozenset(act for act in ACTS if not refusal_to(actor, batch, act))


def why_not_undone(actor: Actor, batch: Batch) -> Bilingual | None:
    """What depends on an accepted file, where that is why it cannot be undone."""
    if batch.state != BatchState.ACCEPTED or not actor.may(Permission.INTAKE_UNDO):
        return None
    code = feed_of(batch).blocked(batch.pk)
    return sentence(code) if code else None


def refusal_of(batch: Batch) -> Bilingual | None:
    """Why the file was refused or the work stopped."""
    return sentence(batch.fault, **batch.fault_values) if batch.fault else None


def result_of(actor: Actor, batch: Batch) -> str:
    """The address of the page that shows what the batch brought in, or ''.

    Nobody is led to a page that would turn them away.
    """
    feed = feed_of(batch)
    if feed.done is None or not batch.taken:
        return ""
    if feed.seen_with and not actor.may(feed.seen_with):
        return ""
    return feed.done(batch.pk)


def ambiguous(batch: Batch) -> list[Ambiguous]:
    """Columns with numbers such as 1,234."""
    titles = {column.name: column.title for column in feed_of(batch).columns}
    point = batch.reading.mark == "."
    return [
        Ambiguous(titles[name], count, as_thousands=point)
        for name, count in batch.ambiguous.items()
        if count and name in titles
    ]


def missing_columns(feed: Feed, mapped: dict[str, int]) -> tuple[Column, ...]:
    """Required columns that the file does not seem to have."""
    return tuple(c for c in feed.columns if c.required and c.name not in mapped)


def has_edits(batch: Batch) -> bool:
    """True where rows were mended or left out: a new check begins from the file."""
    return batch.rejects.exclude(changed_by_id=None).exists()


def mapped_titles(batch: Batch) -> list[Bilingual]:
    """Titles of the mapped columns, in their order."""
    titles = {column.name: column.title for column in feed_of(batch).columns}
    return [titles[name] for name in batch.mapped if name in titles]


def next_waiting(batch: Batch, number: int) -> int | None:
    """The next row to mend after this one; from the top when at the end."""
    waiting = batch.rejects.filter(state=RejectState.WAITING).exclude(number=number)
    numbers = waiting.order_by("number").values_list("number", flat=True)
    found = numbers.filter(number__gt=number).first()
    return found if found is not None else numbers.first()


def fault_text(batch: Batch, column: str, code: str) -> str:
    """The sentence of one kind of fault in this batch, in the reader’s language."""
    rows = batch.rejects.filter(state=RejectState.WAITING)
    for faults in rows.values_list("faults", flat=True).iterator():
        for name, k, values in faults:
            if (name, k) == (column, code):
                return str(sentence(k, **values))
    return ""
