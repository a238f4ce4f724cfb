"""Writing down a meeting: who came, what was said, decided, and is to be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Max
from django.utils import timezone

from halte.capabilities.plan.facade import known_promises
from halte.capabilities.taskforce.checks import (
    bodies,
    body,
    require_both,
    require_near,
)
from halte.capabilities.taskforce.models import (
    ActionItem,
    ActionStatement,
    AgendaItem,
    Attendance,
    Decision,
    Meeting,
)
from halte.capabilities.taskforce.policy import (
    may_add_action,
    may_correct,
    may_record,
    may_record_item,
    now_state,
)
from halte.capabilities.taskforce.states import MeetingState, Presence, Said
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class Came:
    """Whether an organisation came, as typed; `organisation` is a short name."""

    organisation: str
    presence: str
    people: int


@action(
    Permission.TASKFORCE_KEEP,
    label=Bilingual("Record who came", "Consigner les présences"),
    policy=may_record,
)
def record_attendance(
    actor: Actor, meeting: Meeting, *, came: Sequence[Came]
) -> Meeting:
    """The whole list anew, until the minutes are submitted."""
    rows = bodies((each.organisation for each in came), "")
    for each in came:
        present = each.presence == Presence.PRESENT
        if present != (each.people > 0):
            raise Invalid("attendance_people", field=f"people_{each.organisation}")
    Attendance.objects.filter(meeting=meeting).delete()
    Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting, organisation=rows[each.organisation],
            presence=each.presence, people=each.people,
        )
        for each in came
    )  # fmt: skip
    return meeting


@action(
    Permission.TASKFORCE_KEEP,
    label=Bilingual("Write what was said", "Consigner les échanges"),
    policy=may_record_item,
)
def record_item(
    actor: Actor, item: AgendaItem, *, said: tuple[str, str], version: int
) -> AgendaItem:
    """What was said of a point, in both languages; unless someone was quicker."""
    if item.version != version:
        raise Invalid("changed_meanwhile")
    require_both(*said, "said")
    item.said_en, item.said_fr = (text.strip() for text in said)
    item.version += 1
    if actor.user_id is not None:
        item.wrote_user_ids = sorted({*item.wrote_user_ids, actor.user_id})
    item.save()
    return item


@dataclass(frozen=True, slots=True)
class Deciding:
    """A decision as typed. `promises` are commitments of the plan it is to move."""

    text_en: str
    text_fr: str
    promises: Sequence[str] = field(default_factory=tuple)


@action(
    Permission.TASKFORCE_KEEP,
    label=Bilingual("Record a decision", "Consigner une décision"),
    policy=may_record_item,
)
def decide(actor: Actor, item: AgendaItem, *, deciding: Deciding) -> Decision:
    """What was decided at a point, on the day of the meeting."""
    return _decision(actor, item, deciding)


@action(
    Permission.TASKFORCE_KEEP,
    label=Bilingual("Correct a decision", "Rectifier une décision"),
    policy=may_correct,
)
def correct_decision(
    actor: Actor, decision: Decision, *, deciding: Deciding
) -> Decision:
    """The words as they should have been; the earlier ones stay readable."""
    return _decision(actor, decision.item, deciding, corrects=decision)


def _decision(
    actor: Actor,
    item: AgendaItem,
    deciding: Deciding,
    corrects: Decision | None = None,
) -> Decision:
    require_both(deciding.text_en, deciding.text_fr, "text")
    promises = sorted(set(deciding.promises))
    if set(promises) - known_promises(promises):
        raise Invalid("decision_promise_unknown", field="promises")
    meeting = item.meeting
    made = Decision.objects.filter(item__meeting=meeting)
    last = made.aggregate(last=Max("number"))["last"] or 0
    return Decision.objects.create(
        item=item, number=last + 1, text_en=deciding.text_en.strip(),
        text_fr=deciding.text_fr.strip(), on=timezone.localdate(meeting.starts_at),
        promises=promises, corrects=corrects, by_user_id=actor.user_id,
        demonstration=meeting.demonstration,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ToDo:
    """An action item as typed; `owner` is a short name, `decision` a number or None."""

    text_en: str
    text_fr: str
    owner: str
    due: date
    decision: int | None = None


@action(
    Permission.TASKFORCE_KEEP,
    label=Bilingual("Add an action item", "Ajouter un suivi"),
    policy=may_add_action,
)
def add_action_item(actor: Actor, item: AgendaItem, *, to_do: ToDo) -> ActionItem:
    """Who is to do what by when, set on the day of the meeting.

    Of a meeting long past too: its items may well be due in days to come. One
    added after the minutes were approved is set today.
    """
    require_both(to_do.text_en, to_do.text_fr, "text")
    owner = body(to_do.owner, "owner")
    approved = now_state(item.meeting) is MeetingState.APPROVED
    meeting_day = timezone.localdate(item.meeting.starts_at)
    on = timezone.localdate() if approved else meeting_day
    if to_do.due < on:
        raise Invalid("action_item_due_before", field="due")
    require_near(to_do.due, "due")
    row = ActionItem.objects.create(
        item=item, decision=_decision_of(item, to_do.decision, approved=approved),
        text_en=to_do.text_en.strip(), text_fr=to_do.text_fr.strip(), owner=owner,
        on=on, by_user_id=actor.user_id, demonstration=item.meeting.demonstration,
    )  # fmt: skip
    ActionStatement.objects.create(
        action_item=row, kind=Said.DUE, on=on, due=to_do.due,
        organisation_id=actor.organisation_id, by_user_id=actor.user_id,
    )  # fmt: skip
    return row


def _decision_of(
    item: AgendaItem, number: int | None, *, approved: bool
) -> Decision | None:
    """A decision of this point; after approval nothing new stands without one."""
    if number is None:
        if approved:
            raise Invalid("action_item_needs_decision", field="decision")
        return None
    rows = Decision.objects.filter(item=item, corrected_by=None)
    found: Decision | None = rows.filter(pk=number).first()
    if found is None:
        raise Invalid("action_item_other_decision", field="decision")
    return found
