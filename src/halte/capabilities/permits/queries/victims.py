"""Permits for victims: the checklist, and where the clock stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from halte.capabilities.permits.models import VictimCase, VictimPermit
from halte.capabilities.permits.states import StepState
from halte.capabilities.permits.words import PROVINCES, STEP_STATES, STEPS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing
from halte.core.reads import reads
from halte.methods.victims_permit import ALERT, PERIOD, Clock


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in a list: no name stands there."""

    id: int
    met_on: date
    clock: Clock | None
    done: int
    demonstration: bool


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of the checklist."""

    slug: str
    text: Bilingual
    state: Bilingual
    is_open: bool
    on: date | None


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case with its checklist and its permits."""

    line: CaseLine
    person_name: str
    reach_safely: str
    speaks: str
    province: Bilingual | None
    dependants: int
    steps: tuple[StepView, ...]
    permits: tuple[Clock, ...]


def clock_of(permit: VictimPermit, today: date) -> Clock:
    """Where one permit stands."""
    return Clock(permit.begins_on, permit.ends_on, today)


def lines_opened(found: Iterable[CaseLine]) -> list[str]:
    """What the audit calls them."""
    return [f"permits.VictimCase:{line.id}" for line in found]


@reads(Permission.PROTECTED_PERMITS, records=lines_opened)
def cases(actor: Actor) -> tuple[CaseLine, ...]:
    """Those whose permit ends soonest first; without a permit, before them."""
    rows = VictimCase.objects.visible_to(actor).prefetch_related("permits", "marks")
    lines = [line_of(row) for row in rows]
    first = date.min
    return tuple(sorted(lines, key=lambda x: x.clock.ends_on if x.clock else first))


def opened(found: CasePage) -> list[str]:
    """What the audit calls it."""
    return [f"permits.VictimCase:{found.line.id}"]


@reads(Permission.PROTECTED_PERMITS, records=opened)
def case(actor: Actor, *, case_id: int) -> CasePage:
    """One case."""
    row = case_row(actor, case_id)
    today = timezone.localdate()
    newest = {mark.step: mark for mark in row.marks.all()}
    return CasePage(
        line=line_of(row),
        person_name=row.person_name,
        reach_safely=row.reach_safely,
        speaks=row.speaks,
        province=PROVINCES.get(row.province),
        dependants=row.dependants,
        steps=tuple(
            StepView(
                slug=slug,
                text=text,
                state=STEP_STATES[state],
                is_open=state is StepState.TO_DO,
                on=newest[slug].on if slug in newest else None,
            )
            for slug, text in STEPS.items()
            for state in [state_of(newest.get(slug))]
        ),
        permits=tuple(clock_of(permit, today) for permit in row.permits.all()),
    )


def state_of(mark: object) -> StepState:
    """How a step stands."""
    return StepState(getattr(mark, "state", StepState.TO_DO))


def line_of(row: VictimCase) -> CaseLine:
    """As a list shows it."""
    permits = list(row.permits.all())
    newest = {mark.step: mark for mark in row.marks.all()}
    done = sum(state_of(mark) is not StepState.TO_DO for mark in newest.values())
    return CaseLine(
        id=row.pk,
        met_on=row.met_on,
        clock=clock_of(permits[-1], timezone.localdate()) if permits else None,
        done=done,
        demonstration=row.demonstration,
    )


def case_row(actor: Actor, case_id: int) -> VictimCase:
    """The row, for an action on it."""
    row = VictimCase.objects.visible_to(actor).filter(pk=case_id).first()
    if row is None:
        raise Missing("not_found")
    return row


def at_the_alert(today: date) -> QuerySet[VictimPermit]:
    """The newest permit of each case, from its day 150 (30 days left) to its end."""
    later = VictimPermit.objects.filter(
        case=OuterRef("case"), begins_on__gt=OuterRef("begins_on")
    )
    return VictimPermit.objects.filter(
        ~Exists(later),
        ends_on__gte=today,
        ends_on__lte=today + timedelta(days=PERIOD - ALERT),
    )


def alerts(actor: Actor) -> int:
    """How many permits of one’s organisation are at their alert."""
    visible = VictimCase.objects.visible_to(actor)
    return at_the_alert(timezone.localdate()).filter(case__in=visible).count()
