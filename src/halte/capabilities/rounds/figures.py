"""The figures of a report: what measures say, never what somebody typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import NoReverseMatch, reverse

from halte.capabilities.plan.facade import Counted, FundedPromise, title_of_part
from halte.core.bilingual import Bilingual
from halte.core.measures.models import Figure
from halte.core.measures.queries import definition, latest, live
from halte.core.measures.registry import MEASURES, Measure, Unit
from halte.core.measures.units import unit_label
from halte.core.ui import writing


@dataclass(frozen=True, slots=True)
class ReportFigure:
    """One figure beside a report.

    `figure_id` and `digest` name the kept figure; None and '' where our own
    count is not frozen, or where nothing is known (`value` is None as well).
    """

    measure: str
    geography: str
    title: Bilingual
    unit: Bilingual
    value: Decimal | None
    period: str
    as_of: date | None
    source: Bilingual | None
    figure_id: int | None
    digest: str
    part: str = ""

    @property
    def amount(self) -> str:
        """The value as its unit is written: 1,234, $1,234 or 12%."""
        if self.unit == unit_label(Unit.DOLLAR):
            return writing.money(self.value)
        if self.unit == unit_label(Unit.PERCENT):
            return writing.percent(self.value)
        return writing.number(self.value)

    @property
    def names_unit(self) -> bool:
        """False where the value is already written with its sign."""
        signs = (unit_label(Unit.DOLLAR), unit_label(Unit.PERCENT))
        return self.unit not in signs

    @property
    def url(self) -> str:
        """The page of the series; '' in an installation without figures."""
        try:
            return reverse("statistics:series", args=[self.measure])
        except NoReverseMatch:
            return ""

    def to_json(self) -> dict[str, Any]:
        """What a submission keeps of it."""
        return {
            "measure": self.measure, "geography": self.geography, "part": self.part,
            "figure": self.figure_id, "digest": self.digest or None,
            "value": None if self.value is None else str(self.value),
            "period": self.period,
            "as_of": self.as_of.isoformat() if self.as_of else None,
        }  # fmt: skip


def _title(measure: Measure, part: str) -> Bilingual:
    return title_of_part(measure, part) if part else measure.title


def figures_now(promise: FundedPromise) -> tuple[ReportFigure, ...]:
    """What the measures of a commitment say now, in the plan’s order."""
    found = (_now(one) for one in dict.fromkeys(promise.counted))
    return tuple(one for one in found if one is not None)


def figures_kept(kept: Iterable[dict[str, Any]]) -> tuple[ReportFigure, ...]:
    """The figures of a submission, as they were on its day."""
    return tuple(one for row in kept if (one := _kept(row)) is not None)


def _now(one: Counted) -> ReportFigure | None:
    measure, geography, part = one.measure, one.geography, one.part
    words = definition(measure)
    if words is None:
        return None
    title = _title(words, part)
    frozen = latest(measure, geography=geography, part=part)
    if frozen is not None:
        digest = Figure.objects.values_list("digest", flat=True).get(pk=frozen.id)
        return ReportFigure(
            measure, geography, title, unit_label(words.unit), frozen.value,
            frozen.period.label, frozen.as_of, frozen.citation, frozen.id, digest, part,
        )  # fmt: skip
    counted = None
    if measure in MEASURES:
        counted = live(measure, geography=geography, part=part)
    return ReportFigure(
        measure, geography, title, unit_label(words.unit),
        counted.value if counted else None,
        counted.period.label if counted else "",
        counted.as_of if counted else None, words.source, None, "", part,
    )  # fmt: skip


def _kept(row: dict[str, Any]) -> ReportFigure | None:
    words = definition(row["measure"])
    if words is None:
        return None
    figure = Figure.objects.filter(pk=row["figure"] or 0).first()
    source = words.source
    if figure is not None:
        source = Bilingual(figure.source, figure.source_fr or figure.source)
    part = row.get("part", "")
    return ReportFigure(
        row["measure"], row["geography"], _title(words, part), unit_label(words.unit),
        Decimal(row["value"]) if row["value"] is not None else None, row["period"],
        date.fromisoformat(row["as_of"]) if row["as_of"] else None, source,
        row["figure"], row["digest"] or "", part,
    )  # fmt: skip
