"""Making a vintage of an own measure: the rows, protected, before they are kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from halte.core.errors import Denied, Invalid
from halte.core.measures.keeping import digest_of
from halte.core.measures.models import Figure
from halte.core.measures.periods import Calendar, Period, before, current
from halte.core.measures.queries import FigureView
from halte.core.measures.registry import COUNTING, Measure, Row
from halte.core.measures.smallest_cell import protect

SOURCE: Final = "Halte"
UNFINISHED_EN: Final = "Counted before the period was over."
UNFINISHED_FR: Final = "Compté avant la fin de la période."

Cell = tuple[str, Decimal | None]


def finished(calendar: Calendar, today: date) -> Period:
    """The period to freeze now: the last that is over; a moment is today."""
    period = current(calendar, today)
    return period if calendar is Calendar.DAY else before(period)


def is_due(measure: Measure, last: FigureView | None, today: date) -> bool:
    """True where the finished period, under this definition, has no vintage yet.

    What is counted at a moment is due once a month.
    """
    if last is None or last.definition_version != measure.version:
        return True
    moment = measure.calendar is Calendar.DAY
    end = today.replace(day=1) if moment else finished(measure.calendar, today).end
    return last.period.end < end


def counted_rows(measure: Measure, period: Period, breakdown: str) -> tuple[Row, ...]:
    """The total first, then the rows of the breakdown."""
    count = COUNTING[measure.id]
    total = tuple(row for row in count(period, "") if not row.key)
    if not breakdown:
        return total
    return total + tuple(row for row in count(period, breakdown) if row.key)


def make_vintage(
    measure: Measure, period: Period, breakdown: str, today: date
) -> list[Figure]:
    """The figures of a new vintage, the total first; nothing is kept yet."""
    if breakdown and breakdown not in measure.breakdowns:
        raise Invalid("breakdown_unknown", field="breakdown")
    if period.start is not None and period.start > today:
        raise Invalid("period_not_begun", field="period")
    if measure.waits and period.end >= today:
        raise Invalid("people_wait", field="period")
    rows = protect(counted_rows(measure, period, breakdown), measure.smallest_cell)
    if not rows or rows[0].key:
        raise Invalid("nothing_counted", field="period")
    refuse_same(measure, period, breakdown, {(row.key, row.value) for row in rows})
    label = vintage_label(measure.id, period, today)
    return [
        _figure(measure, period, breakdown if row.key else "", row.key, row.value,
                label, today)
        for row in rows
    ]  # fmt: skip


def _figure(
    measure: Measure,
    period: Period,
    breakdown: str,
    key: str,
    value: Decimal | None,
    label: str,
    today: date,
) -> Figure:
    unfinished = period.end > today
    figure = Figure(
        measure=measure.id, definition_version=measure.version, geography="CA",
        breakdown=breakdown, breakdown_key=key, period_label=period.label,
        period_start=period.start, period_end=period.end, calendar=period.calendar,
        value=value, unit=measure.unit, source=SOURCE, vintage=label,
        released_on=today, release_precision="day", as_of=today, origin="own",
        note_en=UNFINISHED_EN if unfinished else "",
        note_fr=UNFINISHED_FR if unfinished else "",
    )  # fmt: skip
    figure.content = figure.digest = digest_of(figure)
    return figure


def refuse_same(
    measure: Measure, period: Period, breakdown: str, cells: set[Cell]
) -> None:
    """Refuse to freeze again what the last vintage of this period already says."""
    last = last_vintage(measure.id, period)
    kept = [row for row in last if row.breakdown in ("", breakdown)]
    same = {(row.breakdown_key, row.value) for row in kept} == cells
    if last and same and last[0].definition_version == measure.version:
        raise Denied("vintage_identical", day=last[0].as_of.isoformat())


def last_vintage(measure_id: str, period: Period) -> Sequence[Figure]:
    """The figures frozen last for a measure and period; () where there are none."""
    rows = Figure.objects.filter(
        measure=measure_id, origin="own", period_start=period.start,
        period_end=period.end,
    )  # fmt: skip
    newest = rows.order_by("-id").first()
    return () if newest is None else tuple(rows.filter(vintage=newest.vintage))


def vintage_label(measure_id: str, period: Period, today: date) -> str:
    """The day, and a number where the day has several vintages of this period."""
    taken = (
        Figure.objects.filter(
            measure=measure_id, origin="own", as_of=today, period_end=period.end,
            period_start=period.start,
        )
        .values("vintage")
        .distinct()
        .count()
    )  # fmt: skip
    return f"{today:%Y-%m-%d}" + (f" ({taken + 1})" if taken else "")
