"""Reading activities with partners and engagements in fora."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from halte.capabilities.partners import policy
from halte.capabilities.partners.models import (
    Activity,
    ActivityOutcome,
    Engagement,
    FollowUp,
)
from halte.capabilities.partners.names import (
    Body,
    PromiseLink,
    body,
    maybe,
    promise_link,
)
from halte.capabilities.partners.states import ActivityKind, Reached
from halte.capabilities.partners.words import ACTIVITIES, REACHED
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Missing
from halte.core.reads import reads


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """A measurement of an activity."""

    on: date
    word: Bilingual
    tag: str
    found: Bilingual


@dataclass(frozen=True, slots=True)
class ActivityView:
    """An activity; the last outcome is the one that stands."""

    id: int
    kind: Bilingual
    title: Bilingual
    on: date
    partners: tuple[Body, ...]
    expected: Bilingual
    measure_by: date
    outcomes: tuple[OutcomeView, ...]
    promise: PromiseLink | None
    keeper: Body
    demonstration: bool
    late: bool
    may_edit: bool
    version: int

    @property
    def outcome(self) -> OutcomeView | None:
        """The measurement that stands."""
        return self.outcomes[-1] if self.outcomes else None


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """How a commitment was kept."""

    on: date
    done: Bilingual
    in_time: bool


@dataclass(frozen=True, slots=True)
class EngagementView:
    """A meeting of a forum."""

    id: int
    forum: Body
    event: Bilingual
    on: date
    position: Bilingual
    made: Bilingual | None
    owner: Body | None
    due: date | None
    follow_ups: tuple[FollowUpView, ...]
    promise: PromiseLink | None
    keeper: Body
    demonstration: bool
    late: bool
    may_edit: bool
    may_follow_up: bool
    version: int


@reads(Permission.PARTNERS_READ)
def activities(actor: Actor) -> tuple[ActivityView, ...]:
    """Everything done with partners, newest first."""
    rows = Activity.objects.visible_to(actor).select_related("keeper")
    found = rows.prefetch_related("partners", "outcomes")
    return tuple(_activity(actor, row) for row in found)


@reads(Permission.PARTNERS_READ)
def activity(actor: Actor, *, activity_id: int) -> ActivityView:
    """One of them."""
    return _activity(actor, activity_row(actor, activity_id))


def activity_row(actor: Actor, activity_id: int) -> Activity:
    """The row, for an action on it."""
    found: Activity | None = (
        Activity.objects.visible_to(actor).filter(pk=activity_id).first()
    )
    if found is None:
        raise Missing("not_found")
    return found


def _activity(actor: Actor, row: Activity) -> ActivityView:
    outcomes = tuple(map(_outcome, row.outcomes.all()))
    edits = actor.may(Permission.PARTNERS_EDIT)
    return ActivityView(
        id=row.pk,
        kind=ACTIVITIES[ActivityKind(row.kind)],
        title=Bilingual(row.title_en, row.title_fr),
        on=row.on,
        partners=tuple(map(body, row.partners.all())),
        expected=Bilingual(row.expected_en, row.expected_fr),
        measure_by=row.measure_by,
        outcomes=outcomes,
        promise=promise_link(row.promise),
        keeper=body(row.keeper),
        demonstration=row.demonstration,
        late=not outcomes and row.measure_by < timezone.localdate(),
        may_edit=edits and not policy.is_kept_here(actor, row),
        version=row.version,
    )


def _outcome(row: ActivityOutcome) -> OutcomeView:
    word, tag = REACHED[Reached(row.reached)]
    return OutcomeView(row.on, word, tag, Bilingual(row.found_en, row.found_fr))


@reads(Permission.PARTNERS_READ)
def engagements(actor: Actor) -> tuple[EngagementView, ...]:
    """Every engagement in a forum, newest first."""
    rows = Engagement.objects.visible_to(actor)
    found = rows.select_related("keeper", "forum", "owner")
    return tuple(
        _engagement(actor, row) for row in found.prefetch_related("follow_ups")
    )


@reads(Permission.PARTNERS_READ)
def engagement(actor: Actor, *, engagement_id: int) -> EngagementView:
    """One of them."""
    return _engagement(actor, engagement_row(actor, engagement_id))


def engagement_row(actor: Actor, engagement_id: int) -> Engagement:
    """The row, for an action on it."""
    found: Engagement | None = (
        Engagement.objects.visible_to(actor).filter(pk=engagement_id).first()
    )
    if found is None:
        raise Missing("not_found")
    return found


def require_follow_up(actor: Actor, row: Engagement) -> None:
    """Refuse the empty form where the action would refuse the full one."""
    refused = actor.refusal(Permission.PARTNERS_EDIT)
    if code := refused or policy.may_follow_up(actor, row):
        raise Denied(code)


def _engagement(actor: Actor, row: Engagement) -> EngagementView:
    followed = tuple(_follow_up(row, each) for each in row.follow_ups.all())
    edits = actor.may(Permission.PARTNERS_EDIT)
    today = timezone.localdate()
    return EngagementView(
        id=row.pk,
        forum=body(row.forum),
        event=Bilingual(row.event_en, row.event_fr),
        on=row.on,
        position=Bilingual(row.position_en, row.position_fr),
        made=maybe(row.made_en, row.made_fr),
        owner=body(row.owner) if row.owner else None,
        due=row.due,
        follow_ups=followed,
        promise=promise_link(row.promise),
        keeper=body(row.keeper),
        demonstration=row.demonstration,
        late=not followed and row.due is not None and row.due < today,
        may_edit=edits and not policy.is_kept_here(actor, row),
        may_follow_up=edits and not policy.may_follow_up(actor, row),
        version=row.version,
    )


def _follow_up(row: Engagement, done: FollowUp) -> FollowUpView:
    in_time = row.due is not None and done.on <= row.due
    return FollowUpView(done.on, Bilingual(done.done_en, done.done_fr), in_time)
