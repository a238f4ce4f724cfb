"""What the measure behind an indicator says now, and whether it can be leaned on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from halte.capabilities.plan.ledger.views import FigureNow, GaugeView
from halte.capabilities.plan.models import Indicator
from halte.core.bilingual import LANGUAGES, Bilingual
from halte.core.measures.conflicts import conflicts_in
from halte.core.measures.models import Figure
from halte.core.measures.parts import part_title
from halte.core.measures.period_labels import period_text
from halte.core.measures.queries import (
    FigureView,
    LiveFigure,
    as_view,
    live,
    one_a_period,
)
from halte.core.measures.registry import MEASURES, Measure, Unit
from halte.core.measures.units import unit_label

STALE_AFTER: Final = timedelta(days=730)
"""Yearly counts come out within a year and a half of their year; a figure whose
period ended longer ago than two years no longer says how things stand."""

LONGEST_SPARK: Final = 24

OF_PART: Final = Bilingual("{measure}: {part}", "{measure} : {part}")
"""The title of one part of a measure."""


class Place(NamedTuple):
    """What an indicator points at: a measure, where, and which part of it."""

    measure: str
    geography: str
    part: str


def place_of(row: Indicator) -> Place:
    """What an indicator points at."""
    return Place(row.measure, row.geography, row.part)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one measure says for one place."""

    now: FigureNow | None
    spark: tuple[float | None, ...]
    conflicts: int


def readings(
    gauges: Iterable[Indicator], definitions: Mapping[str, Measure], today: date
) -> dict[Place, Reading]:
    """One reading for each measure, place and part that indicators name.

    One query for all kept figures, however many indicators there are; our own
    measures are counted besides.
    """
    wanted = dict.fromkeys(place_of(g) for g in gauges)
    figures = kept({place.measure for place in wanted})
    return {place: reading(place, figures, definitions, today) for place in wanted}


def kept(measures: Collection[str]) -> dict[Place, list[FigureView]]:
    """Figures that stand, by measure and place: totals, and parts pointed at."""
    parts = {MEASURES[id_].pointed_at for id_ in measures if id_ in MEASURES}
    rows = Figure.objects.standing().filter(
        measure__in=list(measures), breakdown__in={"", *parts}, value__isnull=False
    )
    found: defaultdict[Place, list[FigureView]] = defaultdict(list)
    for row in rows.order_by("period_end", "as_of", "id"):
        place = Place(row.measure, row.geography, row.breakdown_key)
        found[place].append(as_view(row))
    return found


def reading(
    place: Place,
    figures: Mapping[Place, Sequence[FigureView]],
    definitions: Mapping[str, Measure],
    today: date,
) -> Reading:
    """What one measure says for one place, on a day."""
    measure, known = place.measure, figures.get(place, ())
    line = one_a_period(known)
    spark = {view.period.end: float(view.value) for view in line}
    if measure in MEASURES:
        now = _counted(
            live(measure, geography=place.geography, part=place.part, today=today)
        )
        if now is not None and now.value is not None:
            spark[now.period_end] = float(now.value)
    else:
        now = _published(line[-1]) if line else None
    found = conflicts_in(known, dict(definitions)) if measure in definitions else ()
    return Reading(now, tuple(spark.values())[-LONGEST_SPARK:], len(found))


def _counted(figure: LiveFigure | None) -> FigureNow | None:
    if figure is None:
        return None
    return FigureNow(
        value=figure.value, high=figure.high, qualifier=figure.qualifier,
        period=period_text(figure.period), period_end=figure.period.end,
        as_of=figure.as_of, release=None, source=figure.source,
        origin=figure.origin, id=figure.figure_id,
    )  # fmt: skip


def _published(figure: FigureView) -> FigureNow:
    return FigureNow(
        value=figure.value, high=figure.high, qualifier=figure.qualifier,
        period=period_text(figure.period), period_end=figure.period.end,
        as_of=figure.as_of, release=figure.release, source=figure.citation,
        origin=figure.origin, id=figure.id,
    )  # fmt: skip


def gauge(
    row: Indicator,
    found: Reading,
    definitions: Mapping[str, Measure],
    today: date,
) -> GaugeView:
    """An indicator as it is shown."""
    measure = definitions.get(row.measure)
    unit = measure.unit if measure else Unit.FIGURE
    note = Bilingual(row.note_en, row.note_fr) if row.note_en and row.note_fr else None
    return GaugeView(
        slug=row.slug,
        measure=row.measure,
        title=_title(row, measure),
        unit=unit,
        unit_name=unit_label(unit),
        geography=row.geography,
        part=row.part,
        direction=row.direction,
        now=found.now,
        spark=found.spark,
        baseline=_short(row.baseline),
        baseline_at=row.baseline_at,
        target=_short(row.target),
        target_by=row.target_by,
        note=note,
        published=row.measure not in MEASURES,
        stale=is_stale(found.now, today),
        conflicts=found.conflicts,
    )


def _title(row: Indicator, measure: Measure | None) -> Bilingual:
    """What is counted, and of which part where it is of one."""
    if measure is None:
        return Bilingual(row.measure, row.measure)
    if not row.part:
        return measure.title
    return title_of_part(measure, row.part)


def title_of_part(measure: Measure, key: str) -> Bilingual:
    """What is counted of one part, whole in both languages: a ledger is kept once."""
    part = part_title(measure.id, measure.pointed_at, key)
    texts = {
        language: OF_PART.in_language(language).format(
            measure=measure.title.in_language(language), part=part.in_language(language)
        )
        for language in LANGUAGES
    }
    return Bilingual(texts["en"], texts["fr"])


def is_stale(now: FigureNow | None, today: date) -> bool:
    """True where the newest period ended too long ago to say how things stand."""
    return now is not None and today - now.period_end > STALE_AFTER


def _short(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.normalize()
