"""What the measure behind an indicator says now, and whether it can be leaned on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from halte.capabilities.plan.ledger.views import FigureNow, GaugeView
from halte.capabilities.plan.models import Indicator
from halte.core.bilingual import Bilingual
from halte.core.measures.queries import FigureView, LiveFigure, history, live, vintages
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
    gauges: Iterable[Indicator], today: date
) -> dict[tuple[str, str], Reading]:
    """One reading for each measure and place that indicators name."""
    wanted = dict.fromkeys((g.measure, g.geography) for g in gauges)
    return {(name, place): reading(name, place, today) for name, place in wanted}


def reading(measure: str, geography: str, today: date) -> Reading:
    """What one measure says for one place, on a day."""
    now = live(measure, geography=geography, today=today)
    line = [float(view.value) for view in history(measure, geography=geography)]
    if now is not None and now.figure_id is None and now.value is not None:
        line.append(float(now.value))
    known = vintages(measure, geography=geography)
    return Reading(
        now=None if now is None else _now(now),
        spark=tuple(line[-LONGEST_SPARK:]),
        conflicts=len(conflicts(known)),
    )


def conflicts(known: Iterable[FigureView]) -> dict[tuple[date, str], list[FigureView]]:
    """Periods for which two releases give different values, by end and label."""
    periods: defaultdict[tuple[date, str], list[FigureView]] = defaultdict(list)
    for view in known:
        if not view.breakdown:
            key = (view.period.end, str(view.period.start or ""))
            periods[key].append(view)
    return {
        key: views
        for key, views in sorted(periods.items())
        if len({(view.value, view.high) for view in views}) > 1
    }


def _now(figure: LiveFigure) -> FigureNow:
    return FigureNow(
        value=figure.value,
        high=figure.high,
        qualifier=figure.qualifier,
        period=figure.period.label,
        period_end=figure.period.end,
        as_of=figure.as_of,
        vintage=figure.vintage,
        source=figure.source,
        origin=figure.origin,
        id=figure.figure_id,
    )


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
