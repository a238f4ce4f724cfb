"""`/api/v1/statistics/`: the same figures as the pages, open to everyone."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Final

from django.utils import timezone
from ninja import Router, Schema
from pydantic import BeforeValidator

from halte.capabilities.statistics.models import Explanation
from halte.capabilities.statistics.queries import (
    ExplainedConflict,
    SeriesLine,
    explained,
    lines,
    series_page,
    subject_of,
)
from halte.capabilities.statistics.tables import (
    Cell,
    in_conflict,
    record,
    withheld_record,
)
from halte.core.access.request import Request
from halte.core.bilingual import Bilingual
from halte.core.measures.conflicts import Difference
from halte.core.measures.differences import KIND_TITLES, Reason
from halte.core.measures.registry import Measure

router = Router(tags=["statistics"])

WRITTEN: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def as_written(value: object) -> object:
    """The same, if it is written as a day; a fault of the request otherwise."""
    if isinstance(value, str) and not WRITTEN.fullmatch(value):
        raise ValueError("a day is written as 2013-04-01")
    return value


Day = Annotated[date, BeforeValidator(as_written)]
"""A day as it is written, 2013-04-01. A bare number is not one: it would be read as
seconds since 1970, and answer for a day that nobody asked about."""


class Text(Schema):
    """A text in both languages."""

    en: str
    fr: str


class FigureOut(Schema):
    """One figure of one release, or a withheld cell (value null)."""

    geography: str
    breakdown: str
    breakdown_key: str
    period: str
    period_start: str
    period_end: str
    value: float | int | None
    high: float | int | None
    qualifier: str
    unit: str
    source: str
    source_fr: str
    release: str
    release_fr: str
    release_date: str
    as_of: str
    definition_version: int
    counting_rule: str
    rule_en: str
    rule_fr: str
    note_en: str
    note_fr: str
    origin: str
    conflict: bool
    withheld: bool


class DefinitionOut(Schema):
    """What a series counts, and how."""

    id: str
    title: Text
    definition: Text
    unit: str
    counting_rule: Text
    source: Text
    coverage: Text
    subject: str
    origin: str
    version: int


class SeriesOut(DefinitionOut):
    """A series in the list."""

    figures: int
    conflicts: int
    stale: bool
    last_period_end: str


class ReasonOut(Schema):
    """Why two figures differ."""

    kind: str
    title: Text
    text: Text


class DifferenceOut(Schema):
    """Two releases that follow one another, and why they differ."""

    earlier: str
    later: str
    change: float
    reasons: list[ReasonOut]


class ExplanationOut(Schema):
    """What an analyst wrote about a conflict."""

    written_on: str
    text: Text


class ConflictOut(Schema):
    """Figures for one thing, place and time that cannot all be right."""

    series: str
    geography: str
    period: str
    breakdown: str
    breakdown_key: str
    open: bool
    values: list[FigureOut]
    differences: list[DifferenceOut]
    explanations: list[ExplanationOut]


class SeriesWholeOut(DefinitionOut):
    """A series with every vintage."""

    on: str
    figures: list[FigureOut]
    conflicts: list[ConflictOut]


@router.get("series", response=list[SeriesOut], auth=None)
def list_series(request: Request, on: Day | None = None) -> list[SeriesOut]:
    """Every series and own measure, as known by the end of a day."""
    return [line_out(line) for line in lines(request.actor, on=on)]


@router.get("series/{series_id}", response=SeriesWholeOut, auth=None)
def one_series(
    request: Request,
    series_id: str,
    on: Day | None = None,
    geography: str = "",
) -> SeriesWholeOut:
    """One series with every vintage, as known by the end of a day."""
    page = series_page(request.actor, series_id, geography=geography, on=on)
    doubted = in_conflict(page.conflicts)
    found = [record(v, page.measure, v.id in doubted) for v in page.figures]
    found += [withheld_record(cell, page.measure) for cell in page.withheld]
    return SeriesWholeOut(
        **definition_out(page.measure),
        on="" if on is None else on.isoformat(),
        figures=[figure_out(cells) for cells in found],
        conflicts=[conflict_out(item) for item in page.conflicts],
    )


@router.get("conflicts", response=list[ConflictOut], auth=None)
def list_conflicts(request: Request, on: Day | None = None) -> list[ConflictOut]:
    """Every conflict, with the reasons that are known."""
    return [conflict_out(item) for item in explained(request.actor, on=on)]


def text_out(text: Bilingual) -> Text:
    """A bilingual text as JSON."""
    return Text(en=text.en, fr=text.fr)


def definition_out(measure: Measure) -> dict[str, Any]:
    """The fields of a definition."""
    texts = ("title", "definition", "counting_rule", "source", "coverage")
    return {name: text_out(getattr(measure, name)) for name in texts} | {
        "id": measure.id,
        "unit": str(measure.unit),
        "subject": subject_of(measure),
        "origin": measure.origin,
        "version": measure.version,
    }


def line_out(line: SeriesLine) -> SeriesOut:
    """A line of the list."""
    return SeriesOut(
        **definition_out(line.measure),
        figures=line.figures,
        conflicts=line.conflicts,
        stale=line.is_stale,
        last_period_end=line.last_end.isoformat() if line.last_end else "",
    )


def figure_out(cells: dict[str, Cell]) -> FigureOut:
    """A row of the download as JSON."""
    marks = {name: cells[name] == "yes" for name in ("conflict", "withheld")}
    return FigureOut.model_validate({**cells, **marks})


def reason_out(reason: Reason) -> ReasonOut:
    """A reason as JSON."""
    return ReasonOut(
        kind=reason.kind,
        title=text_out(KIND_TITLES[reason.kind]),
        text=text_out(reason.text),
    )


def difference_out(difference: Difference) -> DifferenceOut:
    """A step of a conflict as JSON."""
    return DifferenceOut(
        earlier=difference.earlier.vintage,
        later=difference.later.vintage,
        change=float(difference.change),
        reasons=[reason_out(reason) for reason in difference.reasons],
    )


def explanation_out(row: Explanation) -> ExplanationOut:
    """An explanation as JSON."""
    written = timezone.localdate(row.written_at)
    text = Text(en=row.text_en, fr=row.text_fr)
    return ExplanationOut(written_on=written.isoformat(), text=text)


def conflict_out(item: ExplainedConflict) -> ConflictOut:
    """A conflict as JSON."""
    conflict = item.conflict
    return ConflictOut(
        series=conflict.measure,
        geography=conflict.geography,
        period=conflict.period.label,
        breakdown=conflict.breakdown,
        breakdown_key=conflict.breakdown_key,
        open=item.is_open,
        values=[figure_out(record(v, item.measure, True)) for v in conflict.figures],
        differences=[difference_out(d) for d in conflict.differences],
        explanations=[explanation_out(row) for row in item.explanations],
    )
