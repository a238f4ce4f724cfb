"""`{% load figures %}`: figures, periods, units and places in the reader's words."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from halte.capabilities.statistics.charting import every_period
from halte.capabilities.statistics.comparing import Pair, PeriodPair
from halte.capabilities.statistics.tables import FigureRow
from halte.capabilities.statistics.wording import amount, release_text, value_text
from halte.core.geography.places import place_name as name_of_place
from halte.core.measures.conflicts import Difference
from halte.core.measures.differences import KIND_TITLES, ReasonKind
from halte.core.measures.period_labels import period_text
from halte.core.measures.periods import SINGLE, Period
from halte.core.measures.queries import FigureView, LiveFigure
from halte.core.measures.registry import Measure, Unit
from halte.core.measures.units import Kind, kind_of, unit_label
from halte.core.ui.charts import sparkline

register = template.Library()


@register.filter
def figure_value(figure: FigureView | LiveFigure) -> str:
    """The value as its source words it."""
    return value_text(figure.value, figure.high, figure.qualifier, figure.unit)


@register.filter
def released(figure: FigureView) -> str:
    """The release day, as exactly as it is known."""
    return release_text(figure.released_on, figure.release_precision)


@register.filter
def period_name(period: Period) -> str:
    """The period."""
    return str(period_text(period))


@register.filter
def unit_name(unit: Unit) -> str:
    """The unit, in the plural."""
    return str(unit_label(unit))


@register.filter
def unit_suffix(unit: Unit) -> str:
    """The unit, where the number is not written with its sign already ($, %)."""
    return "" if kind_of(unit) in (Kind.MONEY, Kind.SHARE) else unit_name(unit)


@register.filter
def place_name(code: str) -> str:
    """The place."""
    return str(name_of_place(code))


@register.filter
def reason_title(kind: ReasonKind) -> str:
    """The name of a kind of reason."""
    return str(KIND_TITLES[kind])


@register.filter
def change(difference: Difference) -> str:
    """How far a number moved, with its sign."""
    sign = "+" if difference.change > 0 else "−"
    return f"{sign}{amount(abs(difference.change), difference.later.unit)}"


@register.filter
def sides(pair: Pair) -> tuple[Measure, Measure]:
    """Both series of a comparison."""
    return (pair.a, pair.b)


@register.filter
def cells(line: PeriodPair) -> tuple[FigureRow | None, FigureRow | None]:
    """Both cells of a period."""
    return (line.a, line.b)


@register.simple_tag
def spark(history: Sequence[FigureView]) -> SafeString | str:
    """A line the size of a word; broken where a period is missing.

    Nothing where the periods do not follow one another: spans of several years
    overlap, and a line through them would show a change that nobody measured.
    """
    known = {v.period.end: float(v.value) for v in history}
    if not history or history[-1].period.calendar not in SINGLE:
        return ""
    ends = [p.end for p in every_period([v.period for v in history])]
    label = ngettext("%d period", "%d periods", len(known)) % len(known)
    return sparkline([known.get(end) for end in ends], label=label)
