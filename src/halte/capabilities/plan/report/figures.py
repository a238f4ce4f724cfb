"""Which figure stands on a day: pure functions over kept figures.

A figure counts from its own as-of date: the report of a past day shows what
was known then, although more is known now.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from halte.capabilities.plan.report.content import FigureShown, MeasureShown
from halte.core.measures.periods import Calendar
from halte.core.measures.queries import FigureView

STALE_AFTER_DAYS: Final = 730
"""A figure whose period ended two years before the report is called stale:
every series here is published at least yearly, most of them a year later."""


def shown(view: FigureView) -> FigureShown:
    """A kept figure in the form that reports keep."""
    return FigureShown(
        measure=view.measure,
        geography=view.geography,
        period=view.period.label,
        period_start=view.period.start,
        period_end=view.period.end,
        calendar=view.period.calendar.value,
        value=plain(view.value),
        high=None if view.high is None else plain(view.high),
        qualifier=view.qualifier,
        unit=view.unit.value,
        definition_version=view.definition_version,
        counting_rule=view.counting_rule,
        vintage=view.vintage,
        released_on=view.released_on,
        release_precision=view.release_precision,
        as_of=view.as_of,
        source=view.source,
        note=view.note,
        origin=view.origin,
        batch=view.batch_id,
    )


def plain(value: Decimal) -> Decimal:
    """The same number without trailing zeros or an exponent: 528, not 528.0000."""
    return Decimal(format(value.normalize(), "f"))


def known(views: Iterable[FigureView], as_of: date) -> tuple[FigureShown, ...]:
    """Totals known on the day, oldest period first, then oldest release first."""
    found = (shown(v) for v in views if not v.breakdown and v.as_of <= as_of)
    return tuple(sorted(found, key=lambda f: (f.period_end, f.as_of)))


def history(figures: Iterable[FigureShown]) -> tuple[FigureShown, ...]:
    """The newest release of each period; spans only where nothing else is.

    The same rule as `core.measures.queries.history`, for a given day.
    """
    rows = tuple(figures)
    single = [f for f in rows if f.calendar != Calendar.SPAN] or rows
    newest = {(f.period_start, f.period_end): f for f in single}
    return tuple(newest[key] for key in sorted(newest, key=lambda k: k[1]))


def is_stale(figure: FigureShown, as_of: date) -> bool:
    """True where the figure's period ended long before the day."""
    return (as_of - figure.period_end).days > STALE_AFTER_DAYS


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two or more releases that give different values for one count."""

    measure: str
    figures: tuple[FigureShown, ...]


def conflicts(measures: Iterable[MeasureShown]) -> tuple[Conflict, ...]:
    """Counts of one place and period on which releases disagree."""
    found = []
    for measure in measures:
        groups: dict[tuple[str, str, date | None, date], list[FigureShown]] = {}
        for figure in measure.figures:
            groups.setdefault(figure.place_and_time, []).append(figure)
        found += [
            Conflict(measure.id, tuple(group))
            for group in groups.values()
            if len({(f.value, f.high, f.qualifier) for f in group}) > 1
        ]
    return tuple(found)
