"""Goals, deeds, outcomes, what is withheld: the pages after the first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from halte.capabilities.support.models import Block, File, Goal, Withheld
from halte.capabilities.support.people import colleagues
from halte.capabilities.support.queries.files import file_row
from halte.capabilities.support.states import Better, Done, GoalState, Why
from halte.capabilities.support.topics import DOMAINS
from halte.capabilities.support.words import AREAS, BETTER, DONE, GOAL_STATES, WHYS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.consent.queries import recipients
from halte.core.consent.words import SCOPES
from halte.core.errors import Missing
from halte.core.organisations.queries import names_of
from halte.core.reads import reads


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """What was said of a goal on a day."""

    state: Bilingual
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal with its reviews."""

    id: int
    domain: Bilingual | None
    words: str
    steps: str
    due: date | None
    state: Bilingual
    tone: str
    reviews: tuple[ReviewLine, ...]


@dataclass(frozen=True, slots=True)
class DeedLine:
    """Something done."""

    kind: Bilingual
    domain: Bilingual | None
    words: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """How life stood."""

    months: int
    asked_on: date
    answered: bool
    areas: tuple[tuple[Bilingual, Bilingual], ...]
    words: str


@dataclass(frozen=True, slots=True)
class WithheldLine:
    """What is kept from whom."""

    id: int
    scope: Bilingual
    recipient: Bilingual | None
    why: Bilingual
    words: str
    said_at: datetime
    lifted_at: datetime | None


@dataclass(frozen=True, slots=True)
class Work:
    """All of it, of one file."""

    reference: UUID
    goals: tuple[GoalLine, ...]
    deeds: tuple[DeedLine, ...]
    outcomes: tuple[OutcomeLine, ...]
    withheld: tuple[WithheldLine, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A colleague: in the circle, shut out, or neither."""

    user_id: int
    name: str
    inside: bool
    block_id: int | None
    why: str


def of_work(found: Work) -> list[str]:
    """What the audit calls it."""
    return [f"support.File:{found.reference}"]


@reads(Permission.SUPPORT_READ, records=of_work)
def work(actor: Actor, *, reference: UUID) -> Work:
    """What was planned, done and reached, and what the person keeps from others."""
    row = file_row(actor, reference)
    return Work(row.reference, _goals(row), _deeds(row), _outcomes(row), _withheld(row))


def _goals(file: File) -> tuple[GoalLine, ...]:
    rows = file.goals.prefetch_related("reviews")
    return tuple(
        GoalLine(
            row.pk,
            DOMAINS.get(row.domain),
            file.opened(row.words),
            file.opened(row.steps),
            row.due,
            *GOAL_STATES[GoalState(row.state)],
            tuple(
                ReviewLine(
                    GOAL_STATES[GoalState(r.state)][0], file.opened(r.words), r.at
                )
                for r in row.reviews.all()
            ),
        )
        for row in rows
    )


def _deeds(file: File) -> tuple[DeedLine, ...]:
    rows = list(file.deeds.order_by("-at", "-pk"))
    names = names_of(row.by_user_id for row in rows)
    return tuple(
        DeedLine(
            DONE[Done(row.kind)],
            DOMAINS.get(row.domain),
            file.opened(row.words),
            row.at,
            names.get(row.by_user_id or 0, "–"),
        )
        for row in rows
    )


def _outcomes(file: File) -> tuple[OutcomeLine, ...]:
    return tuple(
        OutcomeLine(
            row.months,
            row.asked_on,
            row.answered,
            tuple((AREAS[a], BETTER[Better(getattr(row, a))]) for a in AREAS),
            file.opened(row.words),
        )
        for row in file.outcomes.all()
    )


def _withheld(file: File) -> tuple[WithheldLine, ...]:
    names = recipients()
    return tuple(
        WithheldLine(
            row.pk,
            SCOPES.get(row.scope, Bilingual(row.scope, row.scope)),
            names.get(row.recipient) if row.recipient else None,
            WHYS[Why(row.why)],
            file.opened(row.words),
            row.said_at,
            row.lifted_at,
        )
        for row in file.withheld.all()
    )


def goal_row(actor: Actor, goal_id: int) -> Goal:
    """The row, for an action on it."""
    found = Goal.objects.filter(
        pk=goal_id, file__in=File.objects.visible_to(actor)
    ).first()
    if found is None:
        raise Missing("not_found")
    return found


def withheld_row(actor: Actor, withheld_id: int) -> Withheld:
    """The row, for an action on it."""
    found = Withheld.objects.filter(
        pk=withheld_id, file__in=File.objects.visible_to(actor)
    ).first()
    if found is None:
        raise Missing("not_found")
    return found


def block_row(actor: Actor, block_id: int) -> Block:
    """The row, for an action on it."""
    found = Block.objects.filter(
        pk=block_id, file__in=File.objects.visible_to(actor)
    ).first()
    if found is None:
        raise Missing("not_found")
    return found


@reads(Permission.SUPPORT_SUPERVISE, records=lambda found: [f"support.File:{found[0]}"])
def members(actor: Actor, *, reference: UUID) -> tuple[UUID, tuple[Member, ...]]:
    """Every colleague of the organisation, and where they stand to the file."""
    row = file_row(actor, reference)
    inside = set(row.circle.filter(ended_at=None).values_list("user_id", flat=True))
    blocks = {block.user_id: block for block in row.blocks.filter(lifted_at=None)}
    return row.reference, tuple(
        Member(
            person.pk,
            person.name,
            person.pk in inside,
            blocks[person.pk].pk if person.pk in blocks else None,
            row.opened(blocks[person.pk].why) if person.pk in blocks else "",
        )
        for person in colleagues(row.organisation_id)
    )
