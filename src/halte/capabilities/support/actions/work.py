"""What is done with a person: deeds, goals, outcomes, what they keep from others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from halte.capabilities.support import policy
from halte.capabilities.support.models import (
    Deed,
    File,
    Goal,
    Outcome,
    Review,
    Withheld,
)
from halte.capabilities.support.states import (
    GOAL_TRANSITIONS,
    MONTHS,
    Better,
    Done,
    GoalState,
    Why,
)
from halte.capabilities.support.topics import DOMAINS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.consent.rules import hold
from halte.core.consent.words import SCOPES
from halte.core.errors import Invalid
from halte.core.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Life:
    """How life stands, area by area; `answered` is False where nobody said."""

    answered: bool
    housing: Better = Better.NOT_SAID
    status: Better = Better.NOT_SAID
    safety: Better = Better.NOT_SAID
    income: Better = Better.NOT_SAID
    health: Better = Better.NOT_SAID
    own: Better = Better.NOT_SAID
    words: str = ""


@action(
    Permission.SUPPORT_WRITE,
    label=Bilingual("Note what was done", "Consigner ce qui a été fait"),
    policy=policy.may_write,
    second_factor=True,
)
def note_deed(
    actor: Actor, file: File, *, kind: Done, domain: str, words: str, at: datetime
) -> Deed:
    """A safe contact or a service, when it happened."""
    _known_domain(domain)
    if at > timezone.now():
        raise Invalid("support_in_future", field="at")
    return Deed.objects.create(
        file=file, kind=kind, domain=domain, words=file.sealed(words.strip()), at=at,
        by_user_id=actor.user_id,
    )  # fmt: skip


@action(
    Permission.SUPPORT_WRITE,
    label=Bilingual("Set a goal", "Fixer un but"),
    policy=policy.may_write,
    second_factor=True,
)
def set_goal(
    actor: Actor, file: File, *, domain: str, words: str, steps: str, due: date | None
) -> Goal:
    """In the person’s words."""
    _known_domain(domain)
    if not words.strip():
        raise Invalid("support_words_missing", field="words")
    return Goal.objects.create(
        file=file, domain=domain, words=file.sealed(words.strip()),
        steps=file.sealed(steps.strip()), due=due, by_user_id=actor.user_id,
    )  # fmt: skip


@action(
    Permission.SUPPORT_WRITE,
    label=Bilingual("Review a goal", "Faire le point sur un but"),
    policy=policy.may_follow_goal,
    second_factor=True,
)
def review_goal(actor: Actor, goal: Goal, *, state: GoalState, words: str) -> Review:
    """How it stands now; earlier reviews stay."""
    if state not in GOAL_TRANSITIONS[GoalState(goal.state)]:
        raise Invalid("support_goal_over", field="state")
    goal.state = state
    goal.save(update_fields=["state"])
    return Review.objects.create(
        goal=goal, state=state, words=goal.file.sealed(words.strip()),
        by_user_id=actor.user_id,
    )  # fmt: skip


@action(
    Permission.SUPPORT_WRITE,
    label=Bilingual("Note how life stands", "Consigner où en est la vie"),
    policy=policy.may_see,
    second_factor=True,
)
def note_outcome(actor: Actor, file: File, *, months: int, life: Life) -> Outcome:
    """Three, six or twelve months on, in a file that is open or closed."""
    if months not in MONTHS:
        raise Invalid("support_months_unknown", field="months")
    areas = {
        area: getattr(life, area) if life.answered else Better.NOT_SAID
        for area in ("housing", "status", "safety", "income", "health", "own")
    }
    if life.answered and set(areas.values()) == {Better.NOT_SAID}:
        raise Invalid("support_outcome_empty", field="own")
    return Outcome.objects.create(
        file=file, months=months, asked_on=timezone.localdate(),
        answered=life.answered, words=file.sealed(life.words.strip()),
        by_user_id=actor.user_id, **areas,
    )  # fmt: skip


@action(
    Permission.SUPPORT_WRITE,
    label=Bilingual("Keep something from someone", "Taire quelque chose à quelqu’un"),
    policy=policy.may_write,
    second_factor=True,
    first=lambda file: hold(file.person),
)
def withhold(
    actor: Actor, file: File, *, scope: str, recipient: str, why: Why, words: str
) -> Withheld:
    """From now on it goes to them under no consent, until the person lifts it.

    The person is locked first, as sending does: one is wholly before the other.
    """
    if scope not in SCOPES:
        raise Invalid("support_scope_unknown", field="scope")
    if recipient and not Organisation.objects.filter(slug=recipient).exists():
        raise Invalid("support_receiver_unknown", field="recipient")
    return Withheld.objects.create(
        file=file, scope=scope, recipient=recipient, why=why,
        words=file.sealed(words.strip()), by_user_id=actor.user_id,
    )  # fmt: skip


@action(
    Permission.SUPPORT_WRITE,
    label=Bilingual("Lift what was kept from someone", "Lever ce qui était tu"),
    policy=policy.may_lift,
    second_factor=True,
)
def lift(actor: Actor, withheld: Withheld) -> Withheld:
    """The person says that it may be told. It still needs a consent."""
    withheld.lifted_at = timezone.now()
    withheld.save(update_fields=["lifted_at"])
    return withheld


def _known_domain(domain: str) -> None:
    if domain and domain not in DOMAINS:
        raise Invalid("support_domain_unknown", field="domain")
