"""Queries for those who produce figures; each guarded by its permission."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from halte.capabilities.statistics.actions import SeriesWords
from halte.capabilities.statistics.freezing import finished, is_due
from halte.capabilities.statistics.queries import (
    ExplainedConflict,
    batch_figures,
    conflict_at,
    is_withdrawn,
)
from halte.capabilities.statistics.tables import figure_row
from halte.capabilities.statistics.wording import value_text
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.errors import Denied, Missing
from halte.core.measures.models import Figure, Series
from halte.core.measures.periods import Period
from halte.core.measures.queries import FigureView, definitions, latest, live
from halte.core.measures.registry import MEASURES, Measure
from halte.core.measures.units import unit_label
from halte.core.reads import reads


@dataclass(frozen=True, slots=True)
class Freezable:
    """An own measure: what it says now, its last vintage, the period to freeze."""

    measure: Measure
    now: str
    unit: str
    last: FigureView | None
    suggested: Period
    is_due: bool

    @property
    def asks(self) -> bool:
        """True where a vintage is due and there is something to count."""
        return self.is_due and bool(self.now)

    @property
    def is_new_definition(self) -> bool:
        """True where the definition changed since the last vintage."""
        return bool(self.last) and self.last.definition_version != self.measure.version  # type: ignore[union-attr]


@reads(Permission.SERIES_DEFINE)
def defining(actor: Actor) -> None:
    """Nothing but the guard: a form that could not be sent is not shown."""


@reads(Permission.SERIES_DEFINE)
def series_to_define(actor: Actor, series_id: str) -> Series:
    """A series that can be given its next definition."""
    if series_id in MEASURES:
        raise Denied("definition_in_code")
    series = Series.objects.visible_to(actor).filter(pk=series_id).first()
    if series is None:
        raise Missing("not_found")
    found: Series = series
    return found


def new_series() -> Series:
    """A series that is not there yet. Its id is None, so that an action takes it
    for new; the id is given with the form."""
    series = Series()
    series.pk = None
    return series


def words_of(series: Series) -> dict[str, Any]:
    """The definition as a form shows it."""
    words = {name: getattr(series, name) for name in SeriesWords.__dataclass_fields__}
    return words | {"slug": series.pk, "seen_version": series.version}


@reads(Permission.SERIES_DEFINE)
def conflict_to_explain(actor: Actor, figure_id: int) -> ExplainedConflict:
    """The conflict that a figure is part of."""
    return conflict_at(actor, figure_id)


def figure(figure_id: int) -> Figure:
    """A figure by its number, for an action."""
    found = Figure.objects.standing().filter(pk=figure_id).first()
    if found is None:
        raise Missing("not_found")
    return found


@reads(Permission.FIGURES_FREEZE)
def freezable(actor: Actor) -> tuple[Freezable, ...]:
    """Own measures: what is due first, then by title."""
    found = sorted(MEASURES.values(), key=lambda m: str(m.title))
    items = (as_freezable(measure) for measure in found)
    return tuple(sorted(items, key=lambda item: not item.asks))


@reads(Permission.FIGURES_FREEZE)
def measure_to_freeze(actor: Actor, measure_id: str) -> Freezable:
    """One own measure."""
    if measure_id not in MEASURES:
        raise Denied("measure_not_ours")
    return as_freezable(MEASURES[measure_id])


def as_freezable(measure: Measure) -> Freezable:
    """A measure with what it says now; the period that is over is suggested."""
    now, last, today = live(measure.id), latest(measure.id), timezone.localdate()
    return Freezable(
        measure=measure,
        now="" if now is None else value_text(now.value, None, "exact", now.unit),
        unit=str(unit_label(measure.unit)),
        last=last,
        suggested=finished(measure.calendar, today),
        is_due=is_due(measure, last, today),
    )


@reads(Permission.FIGURES_READ)
def batch_page(actor: Actor, batch_id: int) -> dict[str, Any]:
    """The figures of a batch, withdrawn or not."""
    views = batch_figures(actor, batch_id)
    if not views:
        raise Missing("not_found")
    known = definitions({view.measure for view in views})
    return {
        "batch_id": batch_id,
        "rows": [figure_row(view, known[view.measure]) for view in views],
        "is_withdrawn": is_withdrawn(batch_id),
    }
