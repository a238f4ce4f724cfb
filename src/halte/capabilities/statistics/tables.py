"""Figures as rows: one shape for the page, the download, the API and the extract."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final
from urllib.parse import urlsplit

from halte.capabilities.statistics.queries import ExplainedConflict, SeriesPage
from halte.capabilities.statistics.wording import release_text, value_text
from halte.core.bilingual import Bilingual
from halte.core.geography.places import PLACES, place_name
from halte.core.measures.conflicts import conflicts
from halte.core.measures.parts import part_title
from halte.core.measures.period_labels import period_text
from halte.core.measures.periods import SINGLE
from halte.core.measures.queries import (
    FigureView,
    WithheldCell,
    catalogue,
    every_figure,
)
from halte.core.measures.registry import Measure
from halte.core.measures.rules import rule_text
from halte.core.measures.units import unit_label

HEADINGS: Final = (
    "series", "title_en", "title_fr", "definition_version", "geography", "place_en",
    "place_fr", "breakdown", "breakdown_key", "period", "period_start", "period_end",
    "value", "high", "qualifier", "unit", "source", "source_fr", "release",
    "release_fr", "release_date", "as_of", "counting_rule", "rule_en", "rule_fr",
    "note_en", "note_fr", "origin", "conflict", "withheld",
)  # fmt: skip
"""Columns of the download. Those of the feed are among them under its own names,
so that what was downloaded can be sent in again."""

Cell = str | int | float | Decimal | None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure as a reader sees it in the table of a series."""

    figure: FigureView
    measure: Measure
    period: str
    place: str
    value: str
    unit: str
    release: str
    released: str
    rule: str
    source_text: str
    source_url: str
    note: str
    in_conflict: bool

    @property
    def over_years(self) -> bool:
        """True for a total over several years, which stands beside no single year."""
        return self.figure.period.calendar not in SINGLE

    @property
    def part(self) -> str:
        """Which part of the total, where the figure is one."""
        if not self.figure.breakdown_key:
            return ""
        figure = self.figure
        return str(part_title(figure.measure, figure.breakdown, figure.breakdown_key))


def page_rows(page: SeriesPage) -> tuple[FigureRow, ...]:
    """The table of a series: newest period first, the country before its parts,
    newest release first; totals over several years after all of these."""
    doubted = in_conflict(page.conflicts)
    order = {code: at for at, code in enumerate(PLACES)}
    views = sorted(page.figures, key=lambda v: (v.as_of, v.id), reverse=True)
    views.sort(key=lambda v: (order.get(v.geography, len(order)), v.breakdown_key))
    views.sort(key=lambda v: (v.period.end, v.period.start or date.min), reverse=True)
    views.sort(key=lambda v: v.period.calendar not in SINGLE)
    return tuple(figure_row(v, page.measure, v.id in doubted) for v in views)


def figure_row(
    view: FigureView, measure: Measure, in_conflict: bool = False
) -> FigureRow:
    """One figure in words, in the reader's language."""
    text, url = split_source(str(view.citation))
    return FigureRow(
        figure=view,
        measure=measure,
        # A label such as 2012-2022 is not broken at its hyphen.
        period=str(period_text(view.period)).replace("-", "\u2011"),
        place=str(place_name(view.geography)),
        value=value_text(view.value, view.high, view.qualifier, view.unit),
        unit=str(unit_label(view.unit)),
        release=str(view.release),
        released=release_text(view.released_on, view.release_precision),
        rule=str(rule_text(view.counting_rule, measure.counting_rule)),
        source_text=text,
        source_url=url,
        note=str(view.note or ""),
        in_conflict=in_conflict,
    )


def in_conflict(conflicts: Iterable[ExplainedConflict]) -> frozenset[int]:
    """The ids of figures that are part of a conflict."""
    return frozenset(view.id for item in conflicts for view in item.conflict.figures)


def split_source(source: str) -> tuple[str, str]:
    """The words of a citation, and its address if it has one that can be followed."""
    match = re.search(r"https?://[^\s<>\"]+", source)
    if match is None:
        return source, ""
    host = (urlsplit(match[0]).hostname or "").removeprefix("www.")
    words = f"{source[: match.start()]} {source[match.end() :]}"
    named = " ".join(words.split()).rstrip(": ,")
    return f"{named} ({host})" if named else host, match[0]


def csv_rows(page: SeriesPage) -> Iterator[tuple[Cell, ...]]:
    """The download of one series: every figure, then the cells withheld."""
    doubted = in_conflict(page.conflicts)
    for view in page.figures:
        yield tuple(record(view, page.measure, view.id in doubted).values())
    for cell in page.withheld:
        yield tuple(withheld_record(cell, page.measure).values())


def record(view: FigureView, measure: Measure, in_conflict: bool) -> dict[str, Cell]:
    """Everything a figure says, by heading."""
    rule = rule_text(view.counting_rule, measure.counting_rule)
    place = place_name(view.geography)
    cells: tuple[Cell, ...] = (
        view.measure, measure.title.en, measure.title.fr, view.definition_version,
        view.geography, place.en, place.fr, view.breakdown, view.breakdown_key,
        view.period.label, iso(view.period.start), iso(view.period.end),
        plain(view.value), None if view.high is None else plain(view.high),
        view.qualifier, str(view.unit), view.source, view.source_fr, view.vintage,
        view.vintage_fr,
        release_date(view.released_on, view.release_precision), iso(view.as_of),
        view.counting_rule, rule.en, rule.fr, *note(view.note), view.origin,
        "yes" if in_conflict else "", "",
    )  # fmt: skip
    return dict(zip(HEADINGS, cells, strict=True))


def withheld_record(cell: WithheldCell, measure: Measure) -> dict[str, Cell]:
    """A withheld cell, by heading: all but its number."""
    place = place_name("CA")
    rule = measure.counting_rule
    cells: tuple[Cell, ...] = (
        cell.measure, measure.title.en, measure.title.fr, measure.version,
        "CA", place.en, place.fr, cell.breakdown, cell.breakdown_key,
        cell.period.label, iso(cell.period.start), iso(cell.period.end),
        None, None, "", str(measure.unit), "Halte", "Halte", cell.vintage,
        cell.vintage, iso(cell.as_of),
        iso(cell.as_of), "", rule.en, rule.fr, "", "", "own", "", "yes",
    )  # fmt: skip
    return dict(zip(HEADINGS, cells, strict=True))


def note(text: Bilingual | None) -> tuple[str, str]:
    """Both notes, or two blanks."""
    return (text.en, text.fr) if text else ("", "")


def release_date(released_on: date | None, precision: str) -> str:
    """The release day, written as exactly as it is known: 2012-06-06, 2022-06, 2023."""
    if released_on is None:
        return ""
    length = {"year": 4, "month": 7}.get(precision, 10)
    return released_on.isoformat()[:length]


def iso(day: date | None) -> str:
    """The day, '' where there is none."""
    return "" if day is None else day.isoformat()


def plain(value: Decimal) -> int | Decimal:
    """528, not 528.0000; 1.4, not 1.4000."""
    return int(value) if value == value.to_integral_value() else value.normalize()


def all_csv_rows() -> Iterator[tuple[Cell, ...]]:
    """Every public figure, series by series, in constant memory."""
    return (tuple(cells.values()) for cells in every_record())


def every_record() -> Iterator[dict[str, Cell]]:
    """Everything that every standing figure says, in the order of the pages."""
    known = {measure.id: measure for measure in catalogue()}
    doubted = {view.id for c in conflicts() for view in c.figures}
    for figure in every_figure():
        measure = known.get(figure.measure)
        if measure is None:
            continue
        if isinstance(figure, FigureView):
            yield record(figure, measure, figure.id in doubted)
        else:
            yield withheld_record(figure, measure)
