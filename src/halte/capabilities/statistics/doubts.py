"""What is not known: silent series, open conflicts, unstated rules and days."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, Q

from halte.capabilities.statistics.queries import (
    STALE_YEARS,
    ExplainedConflict,
    SeriesLine,
    explained,
    lines,
    never_frozen,
)
from halte.core.access.actor import Actor
from halte.core.measures.models import Figure
from halte.core.measures.queries import definitions
from halte.core.measures.registry import Measure
from halte.core.measures.rules import NOT_STATED


@dataclass(frozen=True, slots=True)
class Unstated:
    """How many figures of a series lack a statement, of how many."""

    measure: Measure
    without: int
    of: int


@dataclass(frozen=True, slots=True)
class Doubts:
    """Everything that is not known about the figures kept here."""

    stale_years: int
    empty: tuple[SeriesLine, ...]
    stale: tuple[SeriesLine, ...]
    conflicts: tuple[ExplainedConflict, ...]
    without_rule: tuple[Unstated, ...]
    without_day: tuple[Unstated, ...]
    never_frozen: tuple[Measure, ...]


def what_is_not_known(actor: Actor) -> Doubts:
    """The whole list, for the public page and for an analyst's day."""
    every = lines(actor)
    stale = [line for line in every if line.is_stale and line.figures]
    return Doubts(
        stale_years=STALE_YEARS,
        empty=tuple(
            x for x in every if not x.figures and x.measure.origin == "published"
        ),
        stale=tuple(sorted(stale, key=lambda x: (x.last_end is None, x.last_end))),
        conflicts=tuple(item for item in explained(actor) if item.is_open),
        without_rule=unstated(Q(counting_rule=NOT_STATED)),
        without_day=unstated(Q(released_on__isnull=True)),
        never_frozen=never_frozen(actor),
    )


def unstated(missing: Q) -> tuple[Unstated, ...]:
    """Series with figures that lack something, the most affected first."""
    rows = (
        Figure.objects.standing()
        .filter(origin="published")
        .values("measure")
        .annotate(of=Count("pk"), without=Count("pk", filter=missing))
        .filter(without__gt=0)
        .order_by(F("without").desc(), "measure")
    )
    counts = {row["measure"]: (row["without"], row["of"]) for row in rows}
    known = definitions(set(counts))
    return tuple(
        Unstated(known[id_], without, of)
        for id_, (without, of) in counts.items()
        if id_ in known
    )
