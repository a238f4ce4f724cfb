"""Two series side by side: what each counts, and why they are not added."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from halte.capabilities.statistics.tables import FigureRow, figure_row
from halte.core.errors import Missing
from halte.core.measures.differences import Reason, why_not_added
from halte.core.measures.period_labels import period_text
from halte.core.measures.queries import definition, history
from halte.core.measures.registry import Measure


@dataclass(frozen=True, slots=True)
class PeriodPair:
    """What each of the two says of one period; None where it says nothing."""

    period: str
    a: FigureRow | None
    b: FigureRow | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two series held against each other."""

    a: Measure
    b: Measure
    is_same: bool
    reasons: tuple[Reason, ...]
    periods: tuple[PeriodPair, ...]


def side_by_side(a_id: str, b_id: str) -> Pair:
    """Both series, newest period first, with the reasons against adding them."""
    a, b = definition(a_id), definition(b_id)
    if a is None or b is None:
        raise Missing("not_found")
    return Pair(
        a=a,
        b=b,
        is_same=a.id == b.id,
        reasons=() if a.id == b.id else why_not_added(a, b),
        periods=paired(a, b),
    )


def paired(a: Measure, b: Measure) -> tuple[PeriodPair, ...]:
    """The figures of both for Canada, by period."""
    sides: list[dict[tuple[date, date], FigureRow]] = [
        {
            (view.period.end, view.period.start or date.min): figure_row(view, m)
            for view in history(m.id)
        }
        for m in (a, b)
    ]
    keys = sorted(sides[0].keys() | sides[1].keys(), reverse=True)
    found = []
    for key in keys:
        one, other = sides[0].get(key), sides[1].get(key)
        row = one or other
        if row is not None:
            found.append(PeriodPair(str(period_text(row.figure.period)), one, other))
    return tuple(found)
