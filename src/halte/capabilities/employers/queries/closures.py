"""When which stream was closed in which metropolitan area, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.paginator import Page
from django.db.models import Q, QuerySet

from halte.capabilities.employers.models import Closure
from halte.capabilities.employers.states import Stream
from halte.capabilities.employers.words import METROS, STREAMS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.ui.pages import paginate


@dataclass(frozen=True, slots=True)
class ClosureView:
    """A closure with its source."""

    id: int
    stream: Bilingual
    area: Bilingual
    first_day: date
    last_day: date | None
    unemployment: Decimal | None
    source: str
    withdrawn_on: date | None
    demonstration: bool


@dataclass(frozen=True, slots=True)
class ClosuresPage:
    """Closures, those in force on a day where one was asked for."""

    page: Page[Closure]
    lines: tuple[ClosureView, ...]
    on: date | None


def closures(
    actor: Actor, *, on: date | None = None, number: str | None = None
) -> ClosuresPage:
    """All closures, the newest first; or those in force on a day. Names nobody."""
    actor.require(Permission.EMPLOYERS_READ)
    rows = Closure.objects.all() if on is None else in_force(on)
    page: Page[Closure] = paginate(rows, number)
    return ClosuresPage(page, tuple(map(view, page)), on)


def in_force(on: date) -> QuerySet[Closure]:
    """Closures that ran on a day and were not withdrawn."""
    rows = Closure.objects.filter(first_day__lte=on, withdrawn_on=None)
    return rows.filter(Q(last_day=None) | Q(last_day__gte=on))


def closure_on(stream: Stream, area: str, on: date) -> ClosureView | None:
    """The closure of a stream in an area on a day, if one was entered."""
    row = in_force(on).filter(stream=stream, area=area).first() if area else None
    return view(row) if row else None


def view(row: Closure) -> ClosureView:
    """A closure as it is shown."""
    return ClosureView(
        id=row.pk,
        stream=STREAMS[Stream(row.stream)],
        area=METROS[row.area],
        first_day=row.first_day,
        last_day=row.last_day,
        unemployment=row.unemployment,
        source=row.source,
        withdrawn_on=row.withdrawn_on,
        demonstration=row.demonstration,
    )
