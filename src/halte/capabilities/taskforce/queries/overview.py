"""The room at a glance, who sits on the taskforce, and choices for forms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from halte.capabilities.plan.facade import promise_names
from halte.capabilities.taskforce import policy
from halte.capabilities.taskforce.models import CalendarKey, Meeting, Seat, seated
from halte.capabilities.taskforce.names import Body, body
from halte.capabilities.taskforce.queries.meetings import MeetingLine, meetings
from halte.capabilities.taskforce.queries.register import Which, register
from halte.capabilities.taskforce.queries.risks import RiskLine, risk_register
from halte.capabilities.taskforce.states import MeetingState
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import pick
from halte.core.errors import Denied
from halte.core.organisations.models import Organisation
from halte.core.organisations.queries import organisations
from halte.core.reads import reads

RECENT = 5


@dataclass(frozen=True, slots=True)
class Overview:
    """What is next, what waits, and what is late."""

    seated: bool
    coming: tuple[MeetingLine, ...]
    past: tuple[MeetingLine, ...]
    counts: dict[Which, int]
    to_review: tuple[RiskLine, ...]
    may_keep: bool


@dataclass(frozen=True, slots=True)
class SeatView:
    """An organisation’s seat."""

    id: int
    body: Body
    chair: bool
    since: date
    until: date | None
    may_end: bool


@reads(Permission.TASKFORCE_READ)
def overview(actor: Actor) -> Overview:
    """The room at a glance."""
    found = meetings(actor)
    coming = [line for line in found if line.state is MeetingState.PLANNED]
    past = [line for line in found if line.state is not MeetingState.PLANNED]
    risks = risk_register(actor).open
    return Overview(
        seated=seated(actor),
        coming=tuple(reversed(coming)),
        past=tuple(past[:RECENT]),
        counts=register(actor).counts,
        to_review=tuple(line for line in risks if line.to_review),
        may_keep=may_keep(actor),
    )


@reads(Permission.TASKFORCE_READ)
def seats(actor: Actor) -> tuple[SeatView, ...]:
    """Who sits, and who sat, the chair first."""
    rows = Seat.objects.visible_to(actor).select_related("organisation")
    keeps = may_keep(actor)
    return tuple(
        SeatView(
            row.pk, body(row.organisation), row.chair, row.since, row.until,
            keeps and not policy.may_end_seat(actor, row),
        )
        for row in rows
    )  # fmt: skip


def seats_at(meeting: Meeting) -> list[Organisation]:
    """Organisations that held a seat on the day of a meeting."""
    day = timezone.localdate(meeting.starts_at)
    return [seat.organisation for seat in Seat.objects.on(day).select_related()]


def body_pairs(actor: Actor) -> list[tuple[str, str]]:
    """Short name and name of every organisation that takes part."""
    return [(row.slug, pick(row, "name")) for row in organisations(actor)]


def promise_pairs(actor: Actor) -> list[tuple[str, list[tuple[str, str]]]]:
    """Commitments to choose from, by plan."""
    found: dict[str, list[tuple[str, str]]] = {}
    for promise in promise_names(actor):
        pairs = found.setdefault(str(promise.plan_title), [])
        pairs.append((promise.key, str(promise.title)))
    return list(found.items())


def may_keep(actor: Actor) -> bool:
    """The buttons of those who keep the room."""
    return actor.may(Permission.TASKFORCE_KEEP)


def require(actor: Actor, permission: Permission, code: str = "") -> None:
    """Refuse an empty form where the full one would be refused."""
    if refused := actor.refusal(permission) or code:
        raise Denied(refused)


@reads(Permission.TASKFORCE_READ)
def has_calendar(actor: Actor) -> date | None:
    """The day on which this person’s address was made; None where there is none."""
    if not seated(actor):
        raise Denied("taskforce_not_seated")
    row = CalendarKey.objects.filter(user_id=actor.user_id or 0).first()
    return timezone.localdate(row.made_at) if row else None
