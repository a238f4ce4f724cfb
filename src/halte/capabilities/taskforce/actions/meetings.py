"""Calling meetings, their agenda and their papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils import timezone

from halte.capabilities.taskforce.checks import body, require_both, require_near
from halte.capabilities.taskforce.files import Sent, keep
from halte.capabilities.taskforce.models import AgendaItem, Meeting, Paper, Step
from halte.capabilities.taskforce.policy import (
    may_cancel,
    may_move,
    may_prepare,
    may_prepare_item,
    may_replace,
)
from halte.capabilities.taskforce.states import MeetingStep
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class Naming:
    """What a meeting is called and where it is held, as typed."""

    title_en: str
    title_fr: str
    place_en: str = ""
    place_fr: str = ""


@action(
    Permission.TASKFORCE_KEEP,
    label=Bilingual("Call a meeting", "Convoquer une réunion"),
)
def call_meeting(
    actor: Actor,
    meeting: Meeting,
    *,
    naming: Naming,
    starts_at: datetime,
    ends_at: datetime,
    afterwards: bool = False,
    demonstration: bool = False,
) -> Meeting:
    """A meeting to come; or, knowingly, one that has taken place (`afterwards`)."""
    begun = starts_at <= timezone.now()
    if begun and not afterwards:
        raise Invalid("meeting_in_the_past", field="day")
    if afterwards and not begun:
        raise Invalid("meeting_to_come", field="afterwards")
    _require_hours(starts_at, ends_at)
    meeting.recorded_after = afterwards
    meeting.demonstration = demonstration
    meeting.starts_at, meeting.ends_at = starts_at, ends_at
    _name(meeting, naming)
    _step(actor, meeting, MeetingStep.CALLED)
    return meeting


@action(
    Permission.TASKFORCE_KEEP,
    label=Bilingual("Rename a meeting", "Renommer une réunion"),
    policy=may_prepare,
)
def rename_meeting(
    actor: Actor, meeting: Meeting, *, naming: Naming, version: int
) -> Meeting:
    """Its title and place, unless someone else was quicker."""
    if meeting.version != version:
        raise Invalid("changed_meanwhile")
    meeting.version += 1
    return _name(meeting, naming)


def _name(meeting: Meeting, naming: Naming) -> Meeting:
    require_both(naming.title_en, naming.title_fr, "title")
    require_both(naming.place_en, naming.place_fr, "place", needed=False)
    for name in Naming.__dataclass_fields__:
        setattr(meeting, name, getattr(naming, name).strip())
    return _touched(meeting)


def _touched(meeting: Meeting) -> Meeting:
    """Calendars learn from the moment of change that there is something new."""
    meeting.changed_at = timezone.now()
    meeting.save()
    return meeting


@action(
    Permission.TASKFORCE_KEEP,
    label=Bilingual("Move a meeting", "Déplacer une réunion"),
    policy=may_move,
)
def move_meeting(
    actor: Actor,
    meeting: Meeting,
    *,
    starts_at: datetime,
    ends_at: datetime,
    reason: Bilingual,
) -> Meeting:
    """To another hour; the old one stays readable, with the reason."""
    if starts_at <= timezone.now():
        raise Invalid("meeting_in_the_past", field="day")
    if (starts_at, ends_at) == (meeting.starts_at, meeting.ends_at):
        raise Invalid("meeting_not_moved", field="day")
    _require_hours(starts_at, ends_at)
    _step(actor, meeting, MeetingStep.MOVED, reason)
    meeting.starts_at, meeting.ends_at = starts_at, ends_at
    return _touched(meeting)


@action(
    Permission.TASKFORCE_KEEP,
    label=Bilingual("Cancel a meeting", "Annuler une réunion"),
    policy=may_cancel,
)
def cancel_meeting(actor: Actor, meeting: Meeting, *, reason: Bilingual) -> Meeting:
    """For good; agenda and papers stay readable, calendars strike it out."""
    _step(actor, meeting, MeetingStep.CANCELLED, reason)
    meeting.cancelled_on = timezone.localdate()
    return _touched(meeting)


def _require_hours(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise Invalid("meeting_ends_before", field="until")
    require_near(timezone.localdate(starts_at), "day")


def _step(
    actor: Actor, meeting: Meeting, kind: MeetingStep, reason: Bilingual | None = None
) -> None:
    """The hours that a step leaves behind, and why."""
    Step.objects.create(
        meeting=meeting, kind=kind, starts_at=meeting.starts_at,
        ends_at=meeting.ends_at, reason_en=reason.en if reason else "",
        reason_fr=reason.fr if reason else "", by_user_id=actor.user_id,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the agenda as typed. `presenter` is a short name or ''."""

    title_en: str
    title_fr: str
    purpose: str
    presenter: str = ""


@action(
    Permission.TASKFORCE_KEEP,
    label=Bilingual("Add a point to an agenda", "Ajouter un point à l’ordre du jour"),
    policy=may_prepare,
)
def add_item(actor: Actor, meeting: Meeting, *, point: Point) -> AgendaItem:
    """At the end of the agenda."""
    last = meeting.items.aggregate(last=Max("position"))["last"] or 0
    return _point(AgendaItem(meeting=meeting, position=last + 1), point)


@action(
    Permission.TASKFORCE_KEEP,
    label=Bilingual(
        "Edit a point of an agenda", "Modifier un point de l’ordre du jour"
    ),
    policy=may_prepare_item,
)
def edit_item(
    actor: Actor, item: AgendaItem, *, point: Point, version: int
) -> AgendaItem:
    """Say it anew, unless someone else was quicker."""
    if item.version != version:
        raise Invalid("changed_meanwhile")
    item.version += 1
    return _point(item, point)


def _point(item: AgendaItem, point: Point) -> AgendaItem:
    require_both(point.title_en, point.title_fr, "title")
    item.title_en, item.title_fr = point.title_en.strip(), point.title_fr.strip()
    item.purpose = point.purpose
    item.presenter = body(point.presenter, "presenter") if point.presenter else None
    item.save()
    return item


@dataclass(frozen=True, slots=True)
class PaperTitle:
    """What a paper is called, and in which language it is written."""

    title_en: str
    title_fr: str
    language: str


@action(
    Permission.TASKFORCE_KEEP,
    label=Bilingual("Add a paper", "Ajouter un document"),
    policy=may_prepare_item,
)
def add_paper(
    actor: Actor, item: AgendaItem, *, title: PaperTitle, sent: Sent
) -> Paper:
    """A file for a point of the agenda, kept encrypted under its digest."""
    return _paper(actor, Paper(item=item), title, sent)


@action(
    Permission.TASKFORCE_KEEP,
    label=Bilingual("Replace a paper", "Remplacer un document"),
    policy=may_replace,
)
def replace_paper(
    actor: Actor, paper: Paper, *, title: PaperTitle, sent: Sent
) -> Paper:
    """A newer file; the older one stays, and says that there is a newer one."""
    return _paper(actor, Paper(item=paper.item, replaces=paper), title, sent)


def _paper(actor: Actor, paper: Paper, title: PaperTitle, sent: Sent) -> Paper:
    require_both(title.title_en, title.title_fr, "title")
    kept = keep(sent)
    paper.title_en, paper.title_fr = title.title_en.strip(), title.title_fr.strip()
    paper.language = title.language
    paper.kind, paper.size, paper.content_id = kept.kind, kept.size, kept.digest
    paper.by_user_id = actor.user_id
    paper.save()
    return paper
