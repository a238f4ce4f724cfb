"""Reading figures: the live value of a measure, its vintages and history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from halte.core.bilingual import Bilingual
from halte.core.measures.models import Figure, Series, Withdrawal
from halte.core.measures.periods import Calendar, Period
from halte.core.measures.registry import MEASURES, Measure, Origin, Unit


@dataclass(frozen=True, slots=True)
class FigureView:
    """A kept figure as readers see it."""

    id: int
    measure: str
    definition_version: int
    geography: str
    breakdown: str
    breakdown_key: str
    period: Period
    value: Decimal
    high: Decimal | None
    qualifier: str
    unit: Unit
    counting_rule: str
    source: str
    vintage: str
    released_on: date | None
    release_precision: str
    as_of: date
    note: Bilingual | None
    origin: Origin
    batch_id: int | None


def definition(measure_id: str) -> Measure | None:
    """The definition of a measure of ours or of a published series."""
    if measure_id in MEASURES:
        return MEASURES[measure_id]
    series = Series.objects.filter(pk=measure_id).first()
    return None if series is None else _as_measure(series)


def catalogue() -> tuple[Measure, ...]:
    """Every measure and published series, by id."""
    published = {series.pk: _as_measure(series) for series in Series.objects.all()}
    return tuple(sorted((published | MEASURES).values(), key=lambda m: m.id))


def vintages(
    measure_id: str, *, geography: str | None = None
) -> tuple[FigureView, ...]:
    """Every figure that stands, oldest period first, then oldest release first."""
    withdrawn = Withdrawal.objects.values("batch_id")
    rows = Figure.objects.filter(measure=measure_id).exclude(batch_id__in=withdrawn)
    if geography is not None:
        rows = rows.filter(geography=geography)
    return tuple(as_view(row) for row in rows.order_by("period_end", "as_of", "id"))


def latest(measure_id: str, *, geography: str = "CA") -> FigureView | None:
    """The live figure: last period, and within it the newest release."""
    found = history(measure_id, geography=geography)
    return found[-1] if found else None


def history(measure_id: str, *, geography: str = "CA") -> tuple[FigureView, ...]:
    """One figure a period (totals only), the newest release of each, in order.

    Figures of the calendar that the latest single-period figure uses; spans of
    several years are left out where there are single years, since the two do
    not compare.
    """
    rows = [v for v in vintages(measure_id, geography=geography) if not v.breakdown]
    single = [v for v in rows if v.period.calendar is not Calendar.SPAN] or rows
    newest = {(v.period.start, v.period.end): v for v in single}
    return tuple(newest[key] for key in sorted(newest, key=lambda k: k[1]))


def as_view(row: Figure) -> FigureView:
    """The frozen view of a stored figure."""
    note = Bilingual(row.note_en, row.note_fr) if row.note_en and row.note_fr else None
    return FigureView(
        id=row.pk,
        measure=row.measure,
        definition_version=row.definition_version,
        geography=row.geography,
        breakdown=row.breakdown,
        breakdown_key=row.breakdown_key,
        period=Period(
            row.period_end, row.period_start, row.period_label, Calendar(row.calendar)
        ),
        value=row.value,
        high=row.high,
        qualifier=row.qualifier,
        unit=Unit(row.unit),
        counting_rule=row.counting_rule,
        source=row.source,
        vintage=row.vintage,
        released_on=row.released_on,
        release_precision=row.release_precision,
        as_of=row.as_of,
        note=note,
        origin="own" if row.origin == "own" else "published",
        batch_id=row.batch_id,
    )


def _as_measure(series: Series) -> Measure:
    return Measure(
        id=series.pk,
        title=Bilingual(series.title_en, series.title_fr),
        definition=Bilingual(series.definition_en, series.definition_fr),
        unit=Unit(series.unit),
        counting_rule=Bilingual(series.counting_rule_en, series.counting_rule_fr),
        source=Bilingual(series.source_en, series.source_fr),
        coverage=Bilingual(series.coverage_en, series.coverage_fr),
        version=series.version,
        origin="published",
    )
