"""The chart of a series: each release a line of its own while there are few."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from halte.capabilities.statistics.queries import SeriesPage
from halte.capabilities.statistics.wording import release_text
from halte.core.geography.places import place_name
from halte.core.measures.period_labels import period_text
from halte.core.measures.periods import SINGLE, Period, before
from halte.core.measures.queries import FigureView
from halte.core.measures.units import unit_label
from halte.core.ui.charts import Line, line_chart

MOST_LINES: Final = 5
MOST_PERIODS: Final = 120
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


def every_period(known: Sequence[Period]) -> list[Period]:
    """The periods from the first to the last known, with those nobody counted.

    An axis that left out missing years would make a slow change look sudden.
    """
    first, period = min(p.end for p in known), max(known, key=lambda p: p.end)
    found = [period]
    while period.end > first and len(found) < MOST_PERIODS:
        period = before(period)
        found.append(period)
    return found[::-1]


def lines_of(views: Sequence[FigureView]) -> list[Line]:
    """A line for each release; with many releases, the newest and the first."""
    order = sorted(views, key=lambda v: (v.as_of, v.id))
    axis = every_period([v.period for v in views])
    releases = list(dict.fromkeys(map(release_name, order)))
    once = len({v.period.end for v in views}) == len(views)
    if once and len({v.counting_rule for v in views}) == 1:
        # Nothing was released twice, and all by one rule: one line reads better
        # than scattered marks.
        return [line(_("Newest release of each period"), order, axis)]
    if len(releases) <= MOST_LINES:
        named = [(n, [v for v in order if release_name(v) == n]) for n in releases]
        return [
            line(name, chosen, axis, dashed=name != releases[-1])
            for name, chosen in named
        ]
    return [
        line(_("First release of each period"), order[::-1], axis, dashed=True),
        line(_("Newest release of each period"), order, axis),
    ]


def release_name(view: FigureView) -> str:
    """A release and its day, as far as it is known."""
    if view.released_on is None:
        return str(view.release)
    return f"{view.release} ({release_text(view.released_on, view.release_precision)})"


def line(
    name: str,
    chosen: Sequence[FigureView],
    axis: Sequence[Period],
    *,
    dashed: bool = False,
) -> Line:
    """A line over all periods of the chart; of several values the last is drawn."""
    values = {v.period.end: float(v.value) for v in chosen}
    points = tuple((str(period_text(p)), values.get(p.end)) for p in axis)
    return Line(name, points, dashed=dashed)
