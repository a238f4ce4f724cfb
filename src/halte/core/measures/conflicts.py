"""Conflicts: the same thing, place and time, with numbers that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from itertools import combinations, groupby, pairwise
from operator import or_
from typing import Final

from django.db.models import Count, Q

from halte.core.measures.differences import Reason, ReasonKind, counted, why_different
from halte.core.measures.models import Figure
from halte.core.measures.periods import Period
from halte.core.measures.queries import FigureView, as_view, definitions
from halte.core.measures.registry import Measure

ROUGHLY: Final = Decimal("0.1")
"""How far a number may lie from one that its source words as about, over or
nearly before the two contradict each other. Our reading, not a source's."""

AT_ONCE: Final = 100
"""Places looked up together: a database allows only so many conditions."""

PLACE: Final = (
    "measure", "geography", "period_start", "period_end", "breakdown",
    "breakdown_key",
)  # fmt: skip
"""What makes two figures speak of the same thing, place and time."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two figures that follow one another by release, and why they differ."""

    earlier: FigureView
    later: FigureView
    reasons: tuple[Reason, ...]

    @property
    def change(self) -> Decimal:
        """How far the number moved."""
        return self.later.value - self.earlier.value


@dataclass(frozen=True, slots=True)
class Conflict:
    """Figures for the same thing, place and time that cannot all be right."""

    measure: str
    geography: str
    period: Period
    breakdown: str
    breakdown_key: str
    figures: tuple[FigureView, ...]
    differences: tuple[Difference, ...]

    @property
    def is_open(self) -> bool:
        """True where some difference has no known reason."""
        return any(
            reason.kind is ReasonKind.UNKNOWN
            for difference in self.differences
            for reason in difference.reasons
        )


def interval(figure: FigureView) -> tuple[Decimal, Decimal]:
    """The numbers that a figure leaves possible, by its qualifier."""
    value, room = figure.value, abs(figure.value) * ROUGHLY
    match figure.qualifier:
        case "range":
            return value, value if figure.high is None else figure.high
        case "about":
            return value - room, value + room
        case "over":
            return value, value + room
        case "nearly":
            return value - room, value
        case "under":
            return Decimal(0), value
        case _:
            return value, value


def disagree(a: FigureView, b: FigureView) -> bool:
    """True where no number fits both: 528 and 597, but not 2,977 and "nearly 3,000"."""
    (low_a, high_a), (low_b, high_b) = interval(a), interval(b)
    return high_a < low_b or high_b < low_a


def conflicts_in(
    figures: Iterable[FigureView], known: dict[str, Measure]
) -> tuple[Conflict, ...]:
    """The conflicts among figures, in the order of measure, place and period."""
    rows = sorted(figures, key=lambda f: (*_place(f), f.as_of, f.id))
    found = []
    for _, group in groupby(rows, key=_place):
        same = tuple(group)
        if any(disagree(a, b) for a, b in combinations(same, 2)):
            found.append(_conflict(same, known[same[0].measure]))
    return tuple(found)


def conflicts(
    measure_id: str | None = None, *, on: date | None = None
) -> tuple[Conflict, ...]:
    """The conflicts among figures that stand, as known by the end of a day."""
    rows = Figure.objects.standing().filter(value__isnull=False)
    if measure_id is not None:
        rows = rows.filter(measure=measure_id)
    if on is not None:
        rows = rows.filter(as_of__lte=on)
    # The database finds the few places with several numbers; the qualifiers of
    # those are then looked at here.
    doubled = rows.values(*PLACE).annotate(numbers=Count("value", distinct=True))
    places = list(doubled.filter(numbers__gt=1).order_by(*PLACE))
    views = []
    for at in range(0, len(places), AT_ONCE):
        wanted = [Q(**_lookup(place)) for place in places[at : at + AT_ONCE]]
        views += [as_view(row) for row in rows.filter(reduce(or_, wanted))]
    return conflicts_in(views, definitions({view.measure for view in views}))


def _lookup(place: dict[str, object]) -> dict[str, object]:
    lookup = {name: place[name] for name in PLACE}
    if lookup["period_start"] is None:
        del lookup["period_start"]
        lookup["period_start__isnull"] = True
    return lookup


def _place(figure: FigureView) -> tuple[str, str, date, date, str, str]:
    period = figure.period
    return (
        figure.measure, figure.geography, period.end, period.start or date.min,
        figure.breakdown, figure.breakdown_key,
    )  # fmt: skip


def _conflict(same: tuple[FigureView, ...], measure: Measure) -> Conflict:
    first = same[0]
    return Conflict(
        measure=first.measure,
        geography=first.geography,
        period=first.period,
        breakdown=first.breakdown,
        breakdown_key=first.breakdown_key,
        figures=same,
        differences=tuple(
            Difference(a, b, why_different(counted(a, measure), counted(b, measure)))
            for a, b in pairwise(same)
            if disagree(a, b)
        ),
    )
