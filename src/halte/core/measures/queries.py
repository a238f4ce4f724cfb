"""Reading figures: the live value of a measure, its vintages and history."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from halte.core.bilingual import Bilingual
from halte.core.measures.models import Figure, Series
from halte.core.measures.periods import SINGLE, Calendar, Period, before, current
from halte.core.measures.registry import COUNTING, MEASURES, Measure, Origin, Unit
from halte.core.measures.smallest_cell import protect


@dataclass(frozen=True, slots=True)
class FigureView:
    """A kept figure as readers see it. It always has a value.

    Cells withheld because too few people are in them are not figures; they are
    read with `withheld`.
    """

    id: int
    measure: str
    definition_version: int
    geography: str
    breakdown: str
    breakdown_key: str
    period: Period
    value: Decimal
    high: Decimal | None
    qualifier: str
    unit: Unit
    counting_rule: str
    source: str
    vintage: str
    released_on: date | None
    release_precision: str
    as_of: date
    note: Bilingual | None
    origin: Origin
    batch_id: int | None
    source_fr: str = ""
    vintage_fr: str = ""

    @property
    def release(self) -> Bilingual:
        """The label of the release in both languages, as far as they are known."""
        return Bilingual(self.vintage, self.vintage_fr or self.vintage)

    @property
    def citation(self) -> Bilingual:
        """The source in both languages, as far as they are known."""
        return Bilingual(self.source, self.source_fr or self.source)


@dataclass(frozen=True, slots=True)
class WithheldCell:
    """A cell of our own breakdown that is kept without its number."""

    id: int
    measure: str
    breakdown: str
    breakdown_key: str
    period: Period
    vintage: str
    as_of: date


@dataclass(frozen=True, slots=True)
class LiveFigure:
    """What a measure says now: counted this moment, or the latest published.

    `value` is None where our own count is of too few people to be shown.
    `figure_id` names the kept figure; None for a count made now, whose
    `as_of` is today and whose `vintage` is ''.
    """

    measure: str
    geography: str
    period: Period
    value: Decimal | None
    high: Decimal | None
    qualifier: str
    unit: Unit
    as_of: date
    origin: Origin
    vintage: str
    source: Bilingual
    definition_version: int
    figure_id: int | None = None
    vintage_fr: str = ""

    @property
    def release(self) -> Bilingual | None:
        """The label of the release in both languages; None for a count made now."""
        if not self.vintage:
            return None
        return Bilingual(self.vintage, self.vintage_fr or self.vintage)


def definition(measure_id: str) -> Measure | None:
    """The definition of a measure of ours or of a published series."""
    if measure_id in MEASURES:
        return MEASURES[measure_id]
    series = Series.objects.filter(pk=measure_id).first()
    return None if series is None else _as_measure(series)


def definitions(measure_ids: Collection[str]) -> dict[str, Measure]:
    """The definitions of several measures and series at once, by id."""
    own = {id_: MEASURES[id_] for id_ in measure_ids if id_ in MEASURES}
    rows = Series.objects.filter(pk__in=[id_ for id_ in measure_ids if id_ not in own])
    return own | {row.pk: _as_measure(row) for row in rows}


def catalogue() -> tuple[Measure, ...]:
    """Every measure and published series, by id."""
    published = {series.pk: _as_measure(series) for series in Series.objects.all()}
    return tuple(sorted((published | MEASURES).values(), key=lambda m: m.id))


def vintages(
    measure_id: str, *, geography: str | None = None, on: date | None = None
) -> tuple[FigureView, ...]:
    """Every figure that stands, oldest period first, then oldest release first.

    `on` shows what was known by the end of that day.
    """
    rows = Figure.objects.standing().filter(measure=measure_id, value__isnull=False)
    if geography is not None:
        rows = rows.filter(geography=geography)
    if on is not None:
        rows = rows.filter(as_of__lte=on)
    return tuple(as_view(row) for row in rows.order_by("period_end", "as_of", "id"))


def withheld(measure_id: str, *, on: date | None = None) -> tuple[WithheldCell, ...]:
    """The cells of our own vintages that are kept without a number."""
    rows = Figure.objects.standing().filter(measure=measure_id, value__isnull=True)
    if on is not None:
        rows = rows.filter(as_of__lte=on)
    ordered = rows.order_by("period_end", "as_of", "id")
    return tuple(as_withheld(row) for row in ordered)


def every_figure() -> Iterator[FigureView | WithheldCell]:
    """All that stands, by series, then in the order of `vintages`."""
    rows = Figure.objects.standing().order_by("measure", "period_end", "as_of", "id")
    for row in rows.iterator():
        yield as_withheld(row) if row.value is None else as_view(row)


def latest(
    measure_id: str, *, geography: str = "CA", part: str = "", on: date | None = None
) -> FigureView | None:
    """The live figure: last period, and within it the newest release."""
    found = history(measure_id, geography=geography, part=part, on=on)
    return found[-1] if found else None


def history(
    measure_id: str, *, geography: str = "CA", part: str = "", on: date | None = None
) -> tuple[FigureView, ...]:
    """One figure a period (totals only), the newest release of each, in order.

    `part` asks for the figures of one part in place of the total.
    Figures of the calendar that the latest single-period figure uses; spans of
    several years are left out where there are single years, since the two do
    not compare.
    """
    known = vintages(measure_id, geography=geography, on=on)
    return one_a_period(of_part(known, part))


def histories(
    measure_ids: Collection[str], *, geography: str = "CA", on: date | None = None
) -> dict[str, tuple[FigureView, ...]]:
    """The `history` of several measures in one query; () where there is none."""
    found = totals(measure_ids, geography=geography, on=on)
    return {id_: one_a_period(views) for id_, views in found.items()}


def totals(
    measure_ids: Collection[str], *, geography: str = "CA", on: date | None = None
) -> dict[str, tuple[FigureView, ...]]:
    """The `vintages` of several measures without their parts, in one query."""
    rows = Figure.objects.standing().filter(
        measure__in=measure_ids, geography=geography, breakdown="", value__isnull=False
    )
    if on is not None:
        rows = rows.filter(as_of__lte=on)
    found: dict[str, list[FigureView]] = {id_: [] for id_ in measure_ids}
    for row in rows.order_by("period_end", "as_of", "id"):
        found[row.measure].append(as_view(row))
    return {id_: tuple(views) for id_, views in found.items()}


def of_part(known: Iterable[FigureView], part: str) -> tuple[FigureView, ...]:
    """The figures of one part that a plan can point at; of the total where it is ''."""
    return tuple(v for v in known if (v.breakdown, v.breakdown_key) == cell(v, part))


def cell(view: FigureView, part: str) -> tuple[str, str]:
    """The breakdown and key under which a figure of this part is kept."""
    measure = MEASURES.get(view.measure)
    return (measure.pointed_at if part and measure else "", part)


def one_a_period(known: Iterable[FigureView]) -> tuple[FigureView, ...]:
    """The newest release of each period of one part; in the order of `vintages`."""
    rows = list(known)
    single = [v for v in rows if v.period.calendar in SINGLE]
    if single:
        calendar = max(single, key=lambda v: v.period.end).period.calendar
        rows = [v for v in single if v.period.calendar is calendar]
    newest = {(v.period.end, v.period.start or date.min): v for v in rows}
    return tuple(newest[key] for key in sorted(newest))


def live(
    measure_id: str,
    *,
    geography: str = "CA",
    part: str = "",
    today: date | None = None,
) -> LiveFigure | None:
    """What the measure says now, or None where nothing is known.

    An own measure is counted now, for the period of its calendar that today
    lies in, or for the last one that is over where it counts people; a published
    series gives its latest figure. An own measure counts the whole country only, or
    the one `part` of it that a plan points at.
    """
    if measure_id not in MEASURES:
        figure = latest(measure_id, geography=geography) if not part else None
        return None if figure is None else _as_live(figure)
    measure = MEASURES[measure_id]
    if geography != "CA" or (part and not measure.pointed_at):
        return None
    today = today or timezone.localdate()
    period = current(measure.calendar, today)
    period = before(period) if measure.waits else period
    counted = COUNTING[measure_id](period, measure.pointed_at if part else "")
    rows = protect(tuple(counted), measure.smallest_cell)
    total = next((row for row in rows if row.key == part), None)
    if total is None:
        return None
    return LiveFigure(
        measure=measure_id, geography="CA", period=period, value=total.value,
        high=None, qualifier="exact", unit=measure.unit, as_of=today, origin="own",
        vintage="", source=measure.source, definition_version=measure.version,
    )  # fmt: skip


def _as_live(figure: FigureView) -> LiveFigure:
    return LiveFigure(
        measure=figure.measure, geography=figure.geography, period=figure.period,
        value=figure.value, high=figure.high, qualifier=figure.qualifier,
        unit=figure.unit, as_of=figure.as_of, origin=figure.origin,
        vintage=figure.vintage, source=figure.citation,
        definition_version=figure.definition_version, figure_id=figure.id,
        vintage_fr=figure.vintage_fr,
    )  # fmt: skip


def as_view(row: Figure) -> FigureView:
    """The frozen view of a stored figure that has a value."""
    if row.value is None:
        raise ValueError("a withheld cell is not a figure")
    note = Bilingual(row.note_en, row.note_fr) if row.note_en and row.note_fr else None
    return FigureView(
        id=row.pk,
        measure=row.measure,
        definition_version=row.definition_version,
        geography=row.geography,
        breakdown=row.breakdown,
        breakdown_key=row.breakdown_key,
        period=period_of(row),
        value=row.value,
        high=row.high,
        qualifier=row.qualifier,
        unit=Unit(row.unit),
        counting_rule=row.counting_rule,
        source=row.source,
        vintage=row.vintage,
        released_on=row.released_on,
        release_precision=row.release_precision,
        as_of=row.as_of,
        note=note,
        origin="own" if row.origin == "own" else "published",
        batch_id=row.batch_id,
        source_fr=row.source_fr,
        vintage_fr=row.vintage_fr,
    )


def as_withheld(row: Figure) -> WithheldCell:
    """The frozen view of a cell that is kept without its number."""
    return WithheldCell(
        row.pk, row.measure, row.breakdown, row.breakdown_key, period_of(row),
        row.vintage, row.as_of,
    )  # fmt: skip


def period_of(row: Figure) -> Period:
    """The period of a stored figure."""
    return Period(
        row.period_end, row.period_start, row.period_label, Calendar(row.calendar)
    )


def _as_measure(series: Series) -> Measure:
    return Measure(
        id=series.pk,
        title=Bilingual(series.title_en, series.title_fr),
        definition=Bilingual(series.definition_en, series.definition_fr),
        unit=Unit(series.unit),
        counting_rule=Bilingual(series.counting_rule_en, series.counting_rule_fr),
        source=Bilingual(series.source_en, series.source_fr),
        coverage=Bilingual(series.coverage_en, series.coverage_fr),
        version=series.version,
        origin="published",
        calendar=Calendar.YEAR,
        subject=series.subject,
        family=series.family,
    )
