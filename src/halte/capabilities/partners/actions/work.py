"""Activities with partners and engagements in fora, and what came of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from halte.capabilities.partners.checks import (
    bodies,
    require_both,
    require_past,
    require_promise,
)
from halte.capabilities.partners.models import (
    Activity,
    ActivityOutcome,
    Engagement,
    FollowUp,
)
from halte.capabilities.partners.policy import is_kept_here, may_follow_up, may_start
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Doing:
    """An activity as it is typed."""

    kind: str
    title_en: str
    title_fr: str
    on: date
    expected_en: str
    expected_fr: str
    measure_by: date
    partners: Sequence[str] = field(default_factory=tuple)
    promise: str = ""


@action(
    Permission.PARTNERS_EDIT,
    label=Bilingual("Add an activity", "Ajouter une activité"),
    policy=may_start,
)
def add_activity(
    actor: Actor, keeper: Organisation, *, doing: Doing, demonstration: bool = False
) -> Activity:
    """Something done with partners, and what is expected of it."""
    activity = Activity(keeper=keeper, demonstration=demonstration)
    return _write_activity(activity, doing)


@action(
    Permission.PARTNERS_EDIT,
    label=Bilingual("Edit an activity", "Modifier une activité"),
    policy=is_kept_here,
)
def edit_activity(
    actor: Actor, activity: Activity, *, doing: Doing, version: int
) -> Activity:
    """Say it anew, unless someone else was quicker."""
    if activity.version != version:
        raise Invalid("changed_meanwhile")
    activity.version += 1
    return _write_activity(activity, doing)


def _write_activity(activity: Activity, doing: Doing) -> Activity:
    if doing.measure_by < doing.on:
        raise Invalid("activity_measured_before", field="measure_by")
    require_promise(doing.promise)
    partners = bodies(doing.partners, "partners")
    if not partners:
        raise Invalid("activity_alone", field="partners")
    for name in ("kind", "title_en", "title_fr", "on", "expected_en", "expected_fr",
                 "measure_by", "promise"):  # fmt: skip
        setattr(activity, name, getattr(doing, name))
    activity.save()
    activity.partners.set(partners)
    return activity


@action(
    Permission.PARTNERS_EDIT,
    label=Bilingual(
        "Measure the outcome of an activity", "Mesurer le résultat d’une activité"
    ),
    policy=is_kept_here,
)
def measure_activity(
    actor: Actor, activity: Activity, *, on: date, reached: str, found: Bilingual
) -> ActivityOutcome:
    """What came of it. A later measurement stands beside the earlier one."""
    require_past(on, "outcome_in_future")
    if on < activity.on:
        raise Invalid("outcome_before_start", field="on")
    return ActivityOutcome.objects.create(
        activity=activity, on=on, reached=reached, found_en=found.en,
        found_fr=found.fr, by_user_id=actor.user_id,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taking:
    """Taking part in a forum, as it is typed. `owner` is a short name."""

    forum: str
    event_en: str
    event_fr: str
    on: date
    position_en: str
    position_fr: str
    made_en: str = ""
    made_fr: str = ""
    owner: str = ""
    due: date | None = None
    promise: str = ""


@action(
    Permission.PARTNERS_EDIT,
    label=Bilingual(
        "Add an engagement in a forum", "Ajouter une participation à un forum"
    ),
    policy=may_start,
)
def add_engagement(
    actor: Actor, keeper: Organisation, *, taking: Taking, demonstration: bool = False
) -> Engagement:
    """What we said there, and what we promised."""
    engagement = Engagement(keeper=keeper, demonstration=demonstration)
    return _write_engagement(engagement, taking)


@action(
    Permission.PARTNERS_EDIT,
    label=Bilingual(
        "Edit an engagement in a forum", "Modifier une participation à un forum"
    ),
    policy=is_kept_here,
)
def edit_engagement(
    actor: Actor, engagement: Engagement, *, taking: Taking, version: int
) -> Engagement:
    """Say it anew. A commitment that was followed up is no longer changed."""
    if engagement.version != version:
        raise Invalid("changed_meanwhile")
    followed = engagement.follow_ups.exists()
    same = (taking.made_en.strip(), taking.made_fr.strip(), taking.due) == (
        engagement.made_en, engagement.made_fr, engagement.due,
    )  # fmt: skip
    if followed and not same:
        raise Invalid("engagement_followed_up", field="made_en")
    engagement.version += 1
    return _write_engagement(engagement, taking)


def _write_engagement(engagement: Engagement, taking: Taking) -> Engagement:
    require_both(taking.made_en, taking.made_fr, "made")
    require_promise(taking.promise)
    made = bool(taking.made_en.strip())
    if made and not (taking.owner and taking.due):
        raise Invalid("engagement_needs_owner", field="owner")
    if not made and (taking.owner or taking.due):
        raise Invalid("engagement_needs_words", field="made_en")
    if taking.due and taking.due < taking.on:
        raise Invalid("engagement_due_before", field="due")
    for name in ("event_en", "event_fr", "on", "position_en", "position_fr", "due",
                 "promise"):  # fmt: skip
        setattr(engagement, name, getattr(taking, name))
    engagement.made_en, engagement.made_fr = (
        taking.made_en.strip(), taking.made_fr.strip(),
    )  # fmt: skip
    engagement.forum = bodies([taking.forum], "forum")[0]
    engagement.owner = bodies([taking.owner], "owner")[0] if made else None
    engagement.save()
    return engagement


@action(
    Permission.PARTNERS_EDIT,
    label=Bilingual(
        "Follow up a commitment made in a forum",
        "Donner suite à un engagement pris dans un forum",
    ),
    policy=may_follow_up,
)
def follow_up(
    actor: Actor, engagement: Engagement, *, on: date, done: Bilingual
) -> FollowUp:
    """What was done, on which day; whether that was in time follows from the day."""
    require_past(on, "outcome_in_future")
    if on < engagement.on:
        raise Invalid("outcome_before_start", field="on")
    return FollowUp.objects.create(
        engagement=engagement, on=on, done_en=done.en, done_fr=done.fr,
        by_user_id=actor.user_id,
    )  # fmt: skip
