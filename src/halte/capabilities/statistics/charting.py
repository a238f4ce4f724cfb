"""The chart of a series: each release a line of its own while there are few."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from halte.capabilities.statistics.queries import SeriesPage
from halte.core.geography.places import place_name
from halte.core.measures.period_labels import period_text
from halte.core.measures.periods import SINGLE
from halte.core.measures.queries import FigureView
from halte.core.measures.units import unit_label
from halte.core.ui.charts import Line, line_chart

MOST_LINES: Final = 5
FEWEST_POINTS: Final = 2


def series_chart(page: SeriesPage) -> SafeString | None:
    """The chart of one place; None where fewer than two periods can be joined.

    Spans of several years are left to the table: they do not compare with years.
    """
    place = page.geography or default_place(page)
    views = chartable([v for v in page.figures if v.geography == place])
    periods = list(dict.fromkeys(v.period.end for v in views))
    if len(periods) < FEWEST_POINTS:
        return None
    title = f"{page.measure.title} – {place_name(place)}"
    return line_chart(
        lines_of(views), title=title, unit=str(unit_label(page.measure.unit))
    )


def default_place(page: SeriesPage) -> str:
    """Canada where there are figures for it, else the first place."""
    codes = [code for code, _name in page.geographies]
    return "CA" if "CA" in codes or not codes else codes[0]


def chartable(views: Sequence[FigureView]) -> list[FigureView]:
    """Totals of the calendar that the newest single period uses."""
    single = [v for v in views if v.period.calendar in SINGLE and not v.breakdown]
    if not single:
        return []
    calendar = max(single, key=lambda v: v.period.end).period.calendar
    return [v for v in single if v.period.calendar is calendar]


def lines_of(views: Sequence[FigureView]) -> list[Line]:
    """A line for each release; with many releases, the newest and the first."""
    order = sorted(views, key=lambda v: (v.as_of, v.id))
    releases = list(dict.fromkeys(v.vintage for v in order))
    if len(releases) == 1:
        return [line(releases[0], order, views)]
    if len(releases) <= MOST_LINES:
        named = [(name, [v for v in order if v.vintage == name]) for name in releases]
        return [
            line(name, chosen, views, dashed=name != releases[-1])
            for name, chosen in named
        ]
    return [
        line(_("First release of each period"), order[::-1], views, dashed=True),
        line(_("Newest release of each period"), order, views),
    ]


def line(
    name: str,
    chosen: Sequence[FigureView],
    every: Sequence[FigureView],
    *,
    dashed: bool = False,
) -> Line:
    """A line over all periods of the chart; of several values the last is drawn."""
    values = {v.period.end: float(v.value) for v in chosen}
    labels = {v.period.end: str(period_text(v.period)) for v in every}
    points = tuple((labels[end], values.get(end)) for end in sorted(labels))
    return Line(name, points, dashed=dashed)
