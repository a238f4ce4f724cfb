"""What waits for a person among the taskforce’s matters."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from halte.capabilities.taskforce.models import Meeting, seated
from halte.capabilities.taskforce.policy import may_decide
from halte.capabilities.taskforce.queries.meetings import meetings
from halte.capabilities.taskforce.queries.register import Which, action_lines
from halte.capabilities.taskforce.queries.risks import risk_lines
from halte.capabilities.taskforce.states import MeetingState
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import LANGUAGES, Bilingual
from halte.core.capability import HomeItem
from halte.core.ui.writing import moment

SOON: Final = timedelta(days=14)


def home(actor: Actor) -> list[HomeItem]:
    """The next meeting for all who sit; minutes, action items and risks by role."""
    if not seated(actor):
        return []
    items = _next_meeting(actor)
    if actor.may(Permission.TASKFORCE_APPROVE):
        items += _to_approve(actor)
    if actor.may(Permission.TASKFORCE_KEEP):
        items += _to_write(actor)
    if actor.may(Permission.TASKFORCE_ACT):
        items += _ours(actor) + _risks(actor)
    return items


def _next_meeting(actor: Actor) -> list[HomeItem]:
    coming = [m for m in meetings(actor) if m.state is MeetingState.PLANNED]
    if not coming:
        return []
    line = coming[-1]
    title = Bilingual(
        "Next taskforce meeting", "Prochaine réunion du groupe de travail"
    )
    url = reverse("taskforce:meeting", args=[line.id])
    return [HomeItem(title, url, detail=_in_both(line.starts_at))]


def _in_both(at: datetime) -> Bilingual:
    """A moment as each language writes it."""
    said = []
    for language in LANGUAGES:
        with override(language):
            said.append(moment(at))
    return Bilingual(*said)


def _to_approve(actor: Actor) -> list[HomeItem]:
    rows = Meeting.objects.visible_to(actor).whole()
    count = sum(not may_decide(actor, row) for row in rows)
    title = Bilingual("Minutes to approve or return",
                      "Procès-verbaux à approuver ou à renvoyer")  # fmt: skip
    return _line(title, reverse("taskforce:meetings"), count, urgent=True)


def _to_write(actor: Actor) -> list[HomeItem]:
    count = sum(m.state is MeetingState.HELD for m in meetings(actor))
    title = Bilingual("Minutes to write and submit",
                      "Procès-verbaux à rédiger et à soumettre")  # fmt: skip
    return _line(title, reverse("taskforce:meetings"), count, urgent=True)


def _ours(actor: Actor) -> list[HomeItem]:
    """One’s own organisation’s; those who keep the register see all that is late."""
    lines = action_lines(actor)
    keeps = actor.may(Permission.TASKFORCE_KEEP)
    late = [line for line in lines if line.overdue and (line.ours or keeps)]
    today = timezone.localdate()
    soon = [
        line for line in lines
        if line.open and line.ours and today <= line.due <= today + SOON
    ]  # fmt: skip
    url, ours = reverse("taskforce:action_items"), Which.OURS
    return [
        *_line(Bilingual("Action items overdue", "Suivis en retard"),
               f"{url}?which={Which.OVERDUE}", len(late), urgent=True),
        *_line(Bilingual("Action items due within 14 days",
                         "Suivis à échéance d’ici 14 jours"),
               f"{url}?which={ours}", len(soon)),
    ]  # fmt: skip


def _risks(actor: Actor) -> list[HomeItem]:
    keeps = actor.may(Permission.TASKFORCE_KEEP)
    late = [r for r in risk_lines(actor) if r.to_review and (r.ours or keeps)]
    title = Bilingual("Risks to review", "Risques à réexaminer")
    return _line(title, reverse("taskforce:risks"), len(late), urgent=True)


def _line(
    title: Bilingual, url: str, count: int, *, urgent: bool = False
) -> list[HomeItem]:
    return [HomeItem(title, url, count, urgent=urgent)] if count else []
