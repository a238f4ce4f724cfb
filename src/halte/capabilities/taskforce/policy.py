"""What the state of the taskforce’s matters allows; '' means yes."""

from __future__ import annotations

from django.utils import timezone

from halte.capabilities.taskforce.models import (
    ActionItem,
    AgendaItem,
    Attendance,
    Decision,
    Meeting,
    Minutes,
    Paper,
    Risk,
    Seat,
    seated,
)
from halte.capabilities.taskforce.standing import (
    item_standing,
    newest_minutes,
    risk_standing,
    state_of,
)
from halte.capabilities.taskforce.states import ItemState, MeetingState
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.organisations.models import User

REFUSALS = {
    MeetingState.PLANNED: "meeting_not_yet",
    MeetingState.HELD: "meeting_already_begun",
    MeetingState.WAITING: "minutes_wait",
    MeetingState.APPROVED: "minutes_approved",
    MeetingState.CANCELLED: "meeting_cancelled",
}
"""Why something cannot be done to a meeting that stands like this."""


def now_state(meeting: Meeting) -> MeetingState:
    """How it stands now."""
    return state_of(meeting, timezone.now())


def may_prepare(actor: Actor, meeting: Meeting) -> str:
    """Its agenda and papers, until the minutes are submitted."""
    if meeting.pk is None:
        return ""
    state = now_state(meeting)
    open_to_change = (MeetingState.PLANNED, MeetingState.HELD)
    return "" if state in open_to_change else REFUSALS[state]


def may_prepare_item(actor: Actor, item: AgendaItem) -> str:
    """The same, by one of its points."""
    return may_prepare(actor, item.meeting)


def may_record(actor: Actor, meeting: Meeting) -> str:
    """Who came and what was said: once it has begun, until minutes are submitted."""
    state = now_state(meeting)
    return "" if state is MeetingState.HELD else REFUSALS[state]


def may_record_item(actor: Actor, item: AgendaItem) -> str:
    """The same, by one of its points."""
    return may_record(actor, item.meeting)


def may_move(actor: Actor, meeting: Meeting) -> str:
    """To another hour, before it begins."""
    state = now_state(meeting)
    return "" if state is MeetingState.PLANNED else REFUSALS[state]


def may_cancel(actor: Actor, meeting: Meeting) -> str:
    """While nothing was written down of it."""
    state = now_state(meeting)
    if state is MeetingState.PLANNED:
        return ""
    if state is MeetingState.HELD:
        return "meeting_has_records" if has_records(meeting) else ""
    return REFUSALS[state]


def has_records(meeting: Meeting) -> bool:
    """True where someone wrote down that it took place."""
    return (
        Attendance.objects.filter(meeting=meeting).exists()
        or Decision.objects.filter(item__meeting=meeting).exists()
        or ActionItem.objects.filter(item__meeting=meeting).exists()
        or meeting.items.exclude(said_en="", said_fr="").exists()
        or meeting.minutes.exists()
    )


def may_submit(actor: Actor, meeting: Meeting) -> str:
    """Minutes of a meeting that was held, with points and with who came."""
    if code := may_record(actor, meeting):
        return code
    if not meeting.items.exists():
        return "minutes_without_agenda"
    if not meeting.attendance.exists():
        return "minutes_without_attendance"
    return ""


def may_decide(actor: Actor, meeting: Meeting) -> str:
    """On minutes that wait, by someone seated who did not write on them."""
    minutes = newest_minutes(meeting)
    if minutes is None or now_state(meeting) is not MeetingState.WAITING:
        return "minutes_none_wait"
    if not seated(actor):
        return "taskforce_not_seated"
    if actor.user_id is None or actor.user_id in minutes.writers:
        return "minutes_own"
    return ""


def is_seated(actor: Actor, thing: Meeting | Minutes | Paper | Decision | User) -> str:
    """For those who sit on the taskforce."""
    return "" if seated(actor) else "taskforce_not_seated"


def may_replace(actor: Actor, paper: Paper) -> str:
    """The newest of a paper, while the agenda is open."""
    if code := may_prepare(actor, paper.item.meeting):
        return code
    replaced = Paper.objects.filter(replaces=paper).exists()
    return "paper_replaced" if replaced else ""


def may_correct(actor: Actor, decision: Decision) -> str:
    """Once, while the minutes are open; afterwards a later meeting decides anew."""
    if code := may_record(actor, decision.item.meeting):
        return code
    corrected = Decision.objects.filter(corrects=decision).exists()
    return "decision_corrected" if corrected else ""


def may_add_action(actor: Actor, item: AgendaItem) -> str:
    """At a point of a meeting that has begun; later ones follow from a decision."""
    state = now_state(item.meeting)
    held = (MeetingState.HELD, MeetingState.APPROVED)
    return "" if state in held else REFUSALS[state]


def may_speak(actor: Actor, row: ActionItem) -> str:
    """Whoever owns it, or who keeps the register."""
    if not seated(actor):
        return "taskforce_not_seated"
    if actor.may(Permission.TASKFORCE_KEEP):
        return ""
    return "" if row.owner_id == actor.organisation_id else "action_item_not_yours"


def may_change(actor: Actor, row: ActionItem) -> str:
    """While it is open."""
    if code := may_speak(actor, row):
        return code
    state = item_standing(row).state
    return "" if state is ItemState.OPEN else "action_item_settled"


def may_reopen(actor: Actor, row: ActionItem) -> str:
    """Once it is settled, by who keeps the register."""
    if code := may_speak(actor, row):
        return code
    state = item_standing(row).state
    return "action_item_open" if state is ItemState.OPEN else ""


def may_assess(actor: Actor, risk: Risk) -> str:
    """Until it is closed, by its owner or by who keeps the register."""
    if not seated(actor):
        return "taskforce_not_seated"
    standing = risk_standing(risk)
    if standing is None:
        return ""
    if not standing.open:
        return "risk_closed"
    own = standing.row.owner_id == actor.organisation_id
    return "" if own or actor.may(Permission.TASKFORCE_KEEP) else "risk_not_yours"


def may_end_seat(actor: Actor, seat: Seat) -> str:
    """Once."""
    return "seat_ended" if seat.until else ""


def is_own_calendar(actor: Actor, user: User) -> str:
    """One’s own, for those who sit."""
    if user.pk != actor.user_id:
        return "calendar_not_yours"
    return is_seated(actor, user)
