"""Figures in the form that reports keep, and what can be told from them alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from halte.capabilities.plan.ledger.figures import STALE_AFTER
from halte.capabilities.plan.report.content import FigureShown, MeasureShown
from halte.core.bilingual import Bilingual
from halte.core.measures import queries
from halte.core.measures.queries import FigureView, LiveFigure
from halte.core.measures.rules import RULES


def history(
    measure: str, geography: str, part: str, as_of: date
) -> tuple[FigureShown, ...]:
    """The newest release of each period known on the day, oldest period first."""
    found = queries.history(measure, geography=geography, part=part, on=as_of)
    return (*map(shown, found), *_counted_today(measure, geography, as_of, part))


def releases(
    measures: Collection[str], as_of: date
) -> dict[str, tuple[FigureShown, ...]]:
    """Every release of each measure known on the day: oldest period, then oldest
    release first.
    """
    found = queries.totals(measures, on=as_of)
    return {
        measure: (*map(shown, views), *_counted_today(measure, "CA", as_of))
        for measure, views in found.items()
    }


def _counted_today(
    measure: str, geography: str, as_of: date, part: str = ""
) -> tuple[FigureShown, ...]:
    """Our own count of this moment: only a report of today may lean on it."""
    if as_of != timezone.localdate():
        return ()
    figure = queries.live(measure, geography=geography, part=part, today=as_of)
    if figure is None or figure.origin != "own" or figure.value is None:
        return ()
    return (_of_now(figure, figure.value),)


def shown(view: FigureView) -> FigureShown:
    """A kept figure."""
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
        counting_rule=_rule(view.counting_rule),
        vintage=view.vintage,
        released_on=view.released_on,
        release_precision=view.release_precision,
        as_of=view.as_of,
        source=view.source,
        note=view.note,
        origin=view.origin,
        batch=view.batch_id,
        vintage_fr=view.vintage_fr,
        source_fr=view.source_fr,
    )


def _of_now(figure: LiveFigure, value: Decimal) -> FigureShown:
    return FigureShown(
        measure=figure.measure,
        geography=figure.geography,
        period=figure.period.label,
        period_start=figure.period.start,
        period_end=figure.period.end,
        calendar=figure.period.calendar.value,
        value=plain(value),
        high=None,
        qualifier=figure.qualifier,
        unit=figure.unit.value,
        definition_version=figure.definition_version,
        counting_rule=None,
        vintage="",
        released_on=None,
        release_precision="unknown",
        as_of=figure.as_of,
        source="",
        note=None,
        origin="own",
        batch=None,
    )


def _rule(code: str) -> Bilingual | None:
    if not code:
        return None
    return RULES.get(code) or Bilingual(code, code)


def plain(value: Decimal) -> Decimal:
    """The same number without trailing zeros or an exponent: 528, not 528.0000."""
    return Decimal(format(value.normalize(), "f"))


def is_stale(figure: FigureShown, as_of: date) -> bool:
    """True where the figure's period ended long before the day."""
    return as_of - figure.period_end > STALE_AFTER


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
