"""Reading series: the catalogue, one series whole, what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, Max, Q
from django.utils import timezone

from halte.capabilities.statistics.matching import matches
from halte.capabilities.statistics.models import Explanation
from halte.capabilities.statistics.subjects import OWN, SUBJECTS
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.capability import rooms
from halte.core.errors import Missing
from halte.core.geography.places import place_name
from halte.core.measures.conflicts import Conflict, conflicts
from halte.core.measures.models import Figure, KeptDefinition, Withdrawal
from halte.core.measures.periods import Calendar
from halte.core.measures.queries import (
    FigureView,
    LiveFigure,
    WithheldCell,
    as_view,
    catalogue,
    definition,
    histories,
    live,
    vintages,
    withheld,
)
from halte.core.measures.registry import MEASURES, Measure
from halte.core.measures.units import kind_of

STALE_YEARS: Final = 3
"""A series whose last period ended longer ago than this is called stale."""


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """One line of the catalogue."""

    measure: Measure
    history: tuple[FigureView, ...]
    figures: int
    last_end: date | None
    conflicts: int
    is_stale: bool

    @property
    def latest(self) -> FigureView | None:
        """The newest figure for Canada, if there is one."""
        return self.history[-1] if self.history else None


@dataclass(frozen=True, slots=True)
class SubjectGroup:
    """The lines of one subject."""

    slug: str
    title: Bilingual
    lines: tuple[SeriesLine, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader wants to see of the catalogue."""

    subject: str = ""
    kind: str = ""
    only: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ExplainedConflict:
    """A conflict and what analysts wrote about it, newest first."""

    conflict: Conflict
    measure: Measure
    explanations: tuple[Explanation, ...]

    @property
    def is_open(self) -> bool:
        """True where no reason is known and nobody has explained it."""
        return self.conflict.is_open and not self.explanations

    @property
    def anchor(self) -> FigureView:
        """The newest figure: what an explanation is written for."""
        return self.conflict.figures[-1]


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """Everything known about one series, as it was known by the end of a day."""

    measure: Measure
    on: date | None
    geography: str
    geographies: tuple[tuple[str, Bilingual], ...]
    figures: tuple[FigureView, ...]
    withheld: tuple[WithheldCell, ...]
    conflicts: tuple[ExplainedConflict, ...]
    versions: tuple[KeptDefinition, ...]
    now: LiveFigure | None


def lines(actor: Actor, *, on: date | None = None) -> tuple[SeriesLine, ...]:
    """Every series and own measure, with its latest figure for Canada."""
    measures = catalogue()
    told = histories([m.id for m in measures], on=on)
    rows = Figure.objects.standing().filter(value__isnull=False)
    if on is not None:
        rows = rows.filter(as_of__lte=on)
    lasting = Q(calendar=Calendar.PER_YEAR)
    totals = rows.values("measure").annotate(
        n=Count("pk"), end=Max("period_end"), lasting=Count("pk", filter=lasting)
    )
    counts = {row["measure"]: (row["n"], row["end"], row["lasting"]) for row in totals}
    nothing: tuple[int, date | None, int] = (0, None, 0)
    doubled = [conflict.measure for conflict in conflicts(on=on)]
    today = on or timezone.localdate()
    return tuple(
        SeriesLine(
            measure=measure,
            history=told[measure.id],
            figures=counts.get(measure.id, nothing)[0],
            last_end=(end := counts.get(measure.id, nothing)[1]),
            conflicts=doubled.count(measure.id),
            # An amount for each year to come has no last period.
            is_stale=not counts.get(measure.id, nothing)[2]
            and _is_stale(measure, end, today),
        )
        for measure in measures
    )


def _is_stale(measure: Measure, end: date | None, today: date) -> bool:
    if measure.origin == "own":
        return False
    return end is None or end < today.replace(year=today.year - STALE_YEARS, day=1)


def grouped(actor: Actor, asked: Asked) -> tuple[SubjectGroup, ...]:
    """The catalogue by subject, as asked for; subjects without lines are left out."""
    found = sorted(
        (line for line in lines(actor) if _wanted(line, asked)),
        key=lambda line: str(line.measure.title),
    )
    published = (
        SubjectGroup(
            slug, title, tuple(x for x in found if subject_of(x.measure) == slug)
        )
        for slug, title in SUBJECTS.items()
        if slug != OWN
    )
    own = [line for line in found if subject_of(line.measure) == OWN]
    groups = (*published, *_by_room(own))
    return tuple(group for group in groups if group.lines)


def _by_room(own: Sequence[SeriesLine]) -> Iterator[SubjectGroup]:
    """What this installation counts, room by room; the rooms in their own order."""
    title, rest = SUBJECTS[OWN], list(own)
    for room in rooms():
        mine = [x for x in rest if x.measure.id.startswith(f"{room.slug}.")]
        rest = [x for x in rest if x not in mine]
        words = Bilingual(
            f"{title.en}: {room.title.en}", f"{title.fr}\u00a0: {room.title.fr}"
        )
        yield SubjectGroup(f"{OWN}-{room.slug}", words, tuple(mine))
    yield SubjectGroup(OWN, title, tuple(rest))


def subject_of(measure: Measure) -> str:
    """The subject that a measure is shown under."""
    if measure.origin == "own":
        return OWN
    return measure.subject if measure.subject in SUBJECTS else "other"


def _wanted(line: SeriesLine, asked: Asked) -> bool:
    measure = line.measure
    return (
        (not asked.subject or subject_of(measure) == asked.subject)
        and (not asked.kind or kind_of(measure.unit) == asked.kind)
        and (asked.only != "conflicts" or line.conflicts > 0)
        and (asked.only != "stale" or line.is_stale)
        and (asked.only != "empty" or line.figures == 0)
        and matches(asked.words, _texts(measure))
    )


def _texts(measure: Measure) -> Iterable[str]:
    for text in (measure.title, measure.definition, measure.source):
        yield text.en
        yield text.fr
    yield measure.id


def series_page(
    actor: Actor, measure_id: str, *, geography: str = "", on: date | None = None
) -> SeriesPage:
    """One series whole; `Missing` where there is none with this id."""
    measure = definition(measure_id)
    if measure is None:
        raise Missing("not_found")
    every = vintages(measure_id, on=on)
    places = dict.fromkeys(sorted(view.geography for view in every))
    chosen = geography if geography in places else ""
    return SeriesPage(
        measure=measure,
        on=on,
        geography=chosen,
        geographies=tuple((code, place_name(code)) for code in places),
        figures=tuple(v for v in every if not chosen or v.geography == chosen),
        withheld=withheld(measure_id, on=on),
        conflicts=explained(actor, measure_id, on=on),
        versions=tuple(
            KeptDefinition.objects.visible_to(actor)
            .filter(measure=measure_id)
            .order_by("-version")
        ),
        now=live(measure_id) if measure_id in MEASURES and on is None else None,
    )


def explained(
    actor: Actor, measure_id: str | None = None, *, on: date | None = None
) -> tuple[ExplainedConflict, ...]:
    """Conflicts with what analysts wrote about them."""
    found = conflicts(measure_id, on=on)
    rows = Explanation.objects.visible_to(actor).filter(
        measure__in={conflict.measure for conflict in found}
    )
    if on is not None:
        rows = rows.filter(written_at__date__lte=on)
    told: dict[tuple[object, ...], list[Explanation]] = {}
    for row in rows:
        told.setdefault(_place_of(row), []).append(row)
    known = {m.id: m for m in catalogue()} if found else {}
    return tuple(
        ExplainedConflict(
            conflict, known[conflict.measure], tuple(told.get(_key(conflict), ()))
        )
        for conflict in found
    )


def _place_of(row: Explanation | Figure) -> tuple[object, ...]:
    return (
        row.measure, row.geography, row.period_start, row.period_end,
        row.breakdown, row.breakdown_key,
    )  # fmt: skip


def _key(conflict: Conflict) -> tuple[object, ...]:
    return (
        conflict.measure, conflict.geography, conflict.period.start,
        conflict.period.end, conflict.breakdown, conflict.breakdown_key,
    )  # fmt: skip


def conflict_at(actor: Actor, figure_id: int) -> ExplainedConflict:
    """The conflict that a figure is part of; `Missing` where it is in none."""
    figure = Figure.objects.visible_to(actor).filter(pk=figure_id).first()
    for item in explained(actor, figure.measure) if figure else ():
        if any(view.id == figure_id for view in item.conflict.figures):
            return item
    raise Missing("not_found")


def batch_figures(actor: Actor, batch_id: int) -> tuple[FigureView, ...]:
    """The figures that came in with a batch, withdrawn or not."""
    rows = Figure.objects.visible_to(actor).filter(batch_id=batch_id)
    return tuple(as_view(row) for row in rows.order_by("measure", "period_end", "id"))


def is_withdrawn(batch_id: int) -> bool:
    """True where the figures of a batch no longer stand."""
    return Withdrawal.objects.filter(batch_id=batch_id).exists()


def never_frozen(actor: Actor) -> tuple[Measure, ...]:
    """Own measures that have no vintage yet."""
    frozen = set(
        Figure.objects.filter(origin="own").values_list("measure", flat=True).distinct()
    )
    return tuple(m for m in MEASURES.values() if m.id not in frozen)
