"""What is said of action items after the meeting, and what came of decisions."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from halte.capabilities.taskforce.checks import (
    require_both,
    require_near,
    require_past,
    require_reason,
)
from halte.capabilities.taskforce.models import (
    ActionItem,
    ActionStatement,
    Decision,
    Effect,
)
from halte.capabilities.taskforce.policy import (
    is_seated,
    may_change,
    may_reopen,
)
from halte.capabilities.taskforce.standing import item_standing
from halte.capabilities.taskforce.states import Said
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid

Words = tuple[str, str]
"""A text as typed, English and French; either may still be missing."""


@action(
    Permission.TASKFORCE_ACT,
    label=Bilingual("Move the date of an action item", "Reporter un suivi"),
    policy=may_change,
)
def move_date(
    actor: Actor, row: ActionItem, *, due: date, text: Words
) -> ActionStatement:
    """Another day, with the reason. The day that was promised stays."""
    require_reason(*text)
    if due < timezone.localdate():
        raise Invalid("action_item_due_past", field="due")
    if due == item_standing(row).due:
        raise Invalid("action_item_same_day", field="due")
    require_near(due, "due")
    return _say(actor, row, Said.DUE, timezone.localdate(), text, due=due)


@action(
    Permission.TASKFORCE_ACT,
    label=Bilingual("Tell how an action item goes", "Faire le point sur un suivi"),
    policy=may_change,
)
def tell_progress(actor: Actor, row: ActionItem, *, text: Words) -> ActionStatement:
    """How it goes; the date stays what it was."""
    require_both(*text, "text")
    return _say(actor, row, Said.PROGRESS, timezone.localdate(), text)


@action(
    Permission.TASKFORCE_ACT,
    label=Bilingual("Say that an action item is done", "Déclarer un suivi accompli"),
    policy=may_change,
)
def finish(actor: Actor, row: ActionItem, *, on: date, text: Words) -> ActionStatement:
    """What was done, on which day; whether that was in time follows from the day."""
    require_both(*text, "text")
    require_past(on)
    if on < row.on:
        raise Invalid("action_item_done_before", field="on")
    return _say(actor, row, Said.DONE, on, text)


@action(
    Permission.TASKFORCE_KEEP,
    label=Bilingual("Drop an action item", "Abandonner un suivi"),
    policy=may_change,
)
def drop(actor: Actor, row: ActionItem, *, text: Words) -> ActionStatement:
    """It will not be done, and why."""
    require_reason(*text)
    return _say(actor, row, Said.DROPPED, timezone.localdate(), text)


@action(
    Permission.TASKFORCE_KEEP,
    label=Bilingual("Reopen an action item", "Rouvrir un suivi"),
    policy=may_reopen,
)
def reopen(actor: Actor, row: ActionItem, *, text: Words) -> ActionStatement:
    """It was not done after all, and why."""
    require_reason(*text)
    return _say(actor, row, Said.REOPENED, timezone.localdate(), text)


def _say(
    actor: Actor,
    row: ActionItem,
    kind: Said,
    on: date,
    text: Words,
    due: date | None = None,
) -> ActionStatement:
    return ActionStatement.objects.create(
        action_item=row, kind=kind, on=on, due=due, text_en=text[0].strip(),
        text_fr=text[1].strip(), organisation_id=actor.organisation_id,
        by_user_id=actor.user_id,
    )  # fmt: skip


@action(
    Permission.TASKFORCE_ACT,
    label=Bilingual(
        "Record the effect of a decision", "Consigner l’effet d’une décision"
    ),
    policy=is_seated,
)
def record_effect(
    actor: Actor, decision: Decision, *, on: date, came: str, text: Words
) -> Effect:
    """What someone sees that it did to the plan. Later effects stand beside it."""
    require_both(*text, "text")
    require_past(on)
    if on < decision.on:
        raise Invalid("effect_before_decision", field="on")
    return Effect.objects.create(
        decision=decision, came=came, on=on, text_en=text[0].strip(),
        text_fr=text[1].strip(), organisation_id=actor.organisation_id,
        by_user_id=actor.user_id,
    )  # fmt: skip
