"""What the measure behind an indicator says now, and whether it can be leaned on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from halte.capabilities.plan.ledger.views import FigureNow, GaugeView
from halte.capabilities.plan.models import Indicator
from halte.core.bilingual import Bilingual
from halte.core.measures.conflicts import conflicts_in
from halte.core.measures.models import Figure
from halte.core.measures.period_labels import period_text
from halte.core.measures.queries import (
    FigureView,
    LiveFigure,
    as_view,
    live,
    one_a_period,
)
from halte.core.measures.registry import MEASURES, Measure, Unit
from halte.core.measures.units import unit_label

STALE_AFTER: Final = timedelta(days=730)
"""Yearly counts come out within a year and a half of their year; a figure whose
period ended longer ago than two years no longer says how things stand."""

LONGEST_SPARK: Final = 24


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one measure says for one place."""

    now: FigureNow | None
    spark: tuple[float | None, ...]
    conflicts: int


def readings(
    gauges: Iterable[Indicator], definitions: Mapping[str, Measure], today: date
) -> dict[tuple[str, str], Reading]:
    """One reading for each measure and place that indicators name.

    One query for all kept figures, however many indicators there are; our own
    measures are counted besides.
    """
    wanted = dict.fromkeys((g.measure, g.geography) for g in gauges)
    figures = kept({measure for measure, _ in wanted})
    return {
        (measure, place): reading(measure, place, figures, definitions, today)
        for measure, place in wanted
    }


def kept(measures: Collection[str]) -> dict[tuple[str, str], list[FigureView]]:
    """Figures that stand, without breakdowns, by measure and place."""
    rows = Figure.objects.standing().filter(
        measure__in=list(measures), breakdown="", value__isnull=False
    )
    found: defaultdict[tuple[str, str], list[FigureView]] = defaultdict(list)
    for row in rows.order_by("period_end", "as_of", "id"):
        found[row.measure, row.geography].append(as_view(row))
    return found


def reading(
    measure: str,
    geography: str,
    figures: Mapping[tuple[str, str], Sequence[FigureView]],
    definitions: Mapping[str, Measure],
    today: date,
) -> Reading:
    """What one measure says for one place, on a day."""
    known = figures.get((measure, geography), ())
    line = one_a_period(known)
    spark = {view.period.end: float(view.value) for view in line}
    if measure in MEASURES:
        now = _counted(live(measure, geography=geography, today=today))
        if now is not None and now.value is not None:
            spark[now.period_end] = float(now.value)
    else:
        now = _published(line[-1]) if line else None
    found = conflicts_in(known, dict(definitions)) if measure in definitions else ()
    return Reading(now, tuple(spark.values())[-LONGEST_SPARK:], len(found))


def _counted(figure: LiveFigure | None) -> FigureNow | None:
    if figure is None:
        return None
    return FigureNow(
        value=figure.value, high=figure.high, qualifier=figure.qualifier,
        period=period_text(figure.period), period_end=figure.period.end,
        as_of=figure.as_of, release=None, source=figure.source,
        origin=figure.origin, id=figure.figure_id,
    )  # fmt: skip


def _published(figure: FigureView) -> FigureNow:
    return FigureNow(
        value=figure.value, high=figure.high, qualifier=figure.qualifier,
        period=period_text(figure.period), period_end=figure.period.end,
        as_of=figure.as_of, release=figure.release, source=figure.citation,
        origin=figure.origin, id=figure.id,
    )  # fmt: skip


def gauge(
    row: Indicator,
    found: Reading,
    definitions: Mapping[str, Measure],
    today: date,
) -> GaugeView:
    """An indicator as it is shown."""
    measure = definitions.get(row.measure)
    unit = measure.unit if measure else Unit.FIGURE
    note = Bilingual(row.note_en, row.note_fr) if row.note_en and row.note_fr else None
    return GaugeView(
        slug=row.slug,
        measure=row.measure,
        title=measure.title if measure else Bilingual(row.measure, row.measure),
        unit=unit,
        unit_name=unit_label(unit),
        geography=row.geography,
        direction=row.direction,
        now=found.now,
        spark=found.spark,
        baseline=_short(row.baseline),
        baseline_at=row.baseline_at,
        target=_short(row.target),
        target_by=row.target_by,
        note=note,
        published=row.measure not in MEASURES,
        stale=is_stale(found.now, today),
        conflicts=found.conflicts,
    )


def is_stale(now: FigureNow | None, today: date) -> bool:
    """True where the newest period ended too long ago to say how things stand."""
    return now is not None and today - now.period_end > STALE_AFTER


def _short(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.normalize()
