"""What a room counts, as its own people see it: protected like a publication."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.utils import timezone

from halte.core.bilingual import Bilingual
from halte.core.measures.parts import breakdown_of, breakdown_title, part_title
from halte.core.measures.period_labels import period_text
from halte.core.measures.periods import Calendar, Period, before, current
from halte.core.measures.registry import COUNTING, MEASURES, Measure, Row, Unit
from halte.core.measures.smallest_cell import SafeRow, protect
from halte.core.measures.units import unit_label
from halte.core.measures.worlds import of_the_demonstration


@dataclass(frozen=True, slots=True)
class Cell:
    """One value; None where it is withheld."""

    title: Bilingual
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Split:
    """A measure by one breakdown."""

    title: Bilingual
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A measure in a period. `known` is False where there are too few to speak of."""

    id: str
    title: Bilingual
    definition: Bilingual
    rule: Bilingual
    unit: Bilingual
    kind: str
    known: bool
    value: Decimal | None
    splits: tuple[Split, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Measures of a room, this fiscal year or the one before.

    `invented` says that the demonstration’s files were counted, and no others;
    `may_choose` that a reader can ask for one or the other.
    """

    period: Bilingual
    earlier: bool
    invented: bool
    may_choose: bool
    counts: tuple[Count, ...]


def counts_of(room: str, *, earlier: bool = False, real: bool = False) -> Counts:
    """What a room counts. Where this installation is a demonstration, that is its
    invented files, unless `real` ones are asked for; elsewhere there are no others.
    """
    choosing = not settings.HALTE_PRODUCTION
    invented = choosing and not real
    own = [m for id_, m in MEASURES.items() if id_.startswith(f"{room}.")]
    with of_the_demonstration() if invented else nullcontext():
        found = tuple(_count(each, _period(each, earlier)) for each in own)
    return Counts(
        period_text(_fiscal(earlier)), earlier, invented, choosing, found
    )  # fmt: skip


def _fiscal(earlier: bool) -> Period:
    now = current(Calendar.FISCAL, timezone.localdate())
    return before(now) if earlier else now


def _period(measure: Measure, earlier: bool) -> Period:
    """The fiscal year; today for what is counted as it stands."""
    if measure.calendar is Calendar.DAY and not earlier:
        return current(Calendar.DAY, timezone.localdate())
    return _fiscal(earlier)


def _count(measure: Measure, period: Period) -> Count:
    total = tuple(row for row in COUNTING[measure.id](period, "") if not row.key)
    safe = protect(total, measure.smallest_cell)
    return Count(
        id=measure.id,
        title=measure.title,
        definition=measure.definition,
        rule=measure.counting_rule,
        unit=unit_label(measure.unit),
        kind=_kind(measure.unit),
        known=bool(total),
        value=safe[0].value if safe else None,
        splits=tuple(_split(measure, period, by, total) for by in measure.breakdowns),
    )


def _kind(unit: Unit) -> str:
    return {Unit.PERCENT: "share", Unit.DOLLAR: "money"}.get(unit, "count")


def _split(measure: Measure, period: Period, by: str, total: Iterable[Row]) -> Split:
    parts = [row for row in COUNTING[measure.id](period, by) if row.key]
    safe = [r for r in protect([*total, *parts], measure.smallest_cell) if r.key]
    named = breakdown_of(measure.id, by)
    order = {key: at for at, key in enumerate(named.parts if named else ())}
    safe.sort(key=lambda row: order.get(row.key, len(order)))
    cells = tuple(_cell(measure.id, by, row) for row in safe)
    return Split(breakdown_title(measure.id, by), cells)


def _cell(measure_id: str, by: str, row: SafeRow) -> Cell:
    return Cell(part_title(measure_id, by, row.key), row.value)
