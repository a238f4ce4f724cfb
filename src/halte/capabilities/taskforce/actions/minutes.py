"""Minutes: submitted by those who wrote them, approved by someone who did not."""

from __future__ import annotations

from django.utils import timezone

from halte.capabilities.taskforce.checks import SHORTEST_REASON
from halte.capabilities.taskforce.minutes.content import canonical, digest
from halte.capabilities.taskforce.minutes.drawing import draw
from halte.capabilities.taskforce.minutes.gathering import gather
from halte.capabilities.taskforce.models import (
    ActionItem,
    Decision,
    Meeting,
    Minutes,
    Verdict,
)
from halte.capabilities.taskforce.policy import may_decide, may_submit
from halte.capabilities.taskforce.standing import newest_minutes
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid


@action(
    Permission.TASKFORCE_KEEP,
    label=Bilingual("Submit minutes", "Soumettre un procès-verbal"),
    policy=may_submit,
)
def submit_minutes(actor: Actor, meeting: Meeting) -> Minutes:
    """Freeze what was written down, in both languages, for a second person."""
    last = newest_minutes(meeting)
    number = last.number + 1 if last else 1
    content = gather(meeting, number)
    text = canonical(content)
    english, french = draw(content, "en"), draw(content, "fr")
    return Minutes.objects.create(
        meeting=meeting, number=number, content=text, content_digest=digest(text),
        pdf_en=english, pdf_en_digest=digest(english),
        pdf_fr=french, pdf_fr_digest=digest(french),
        writers=_writers(actor, meeting), by_user_id=actor.user_id,
    )  # fmt: skip


def _writers(actor: Actor, meeting: Meeting) -> list[int]:
    """Everyone whose words are in the minutes, and who submits them."""
    decided = Decision.objects.filter(item__meeting=meeting)
    to_do = ActionItem.objects.filter(item__meeting=meeting)
    found = {actor.user_id}
    found.update(decided.values_list("by_user_id", flat=True))
    found.update(to_do.values_list("by_user_id", flat=True))
    for item in meeting.items.all():
        found.update(item.wrote_user_ids)
    return sorted(number for number in found if number is not None)


@action(
    Permission.TASKFORCE_APPROVE,
    label=Bilingual("Approve minutes", "Approuver un procès-verbal"),
    policy=may_decide,
)
def approve_minutes(actor: Actor, meeting: Meeting, *, number: int) -> Verdict:
    """The minutes that were read, and no others, stand for good."""
    return _verdict(actor, meeting, number, approved=True)


@action(
    Permission.TASKFORCE_APPROVE,
    label=Bilingual("Return minutes", "Renvoyer un procès-verbal"),
    policy=may_decide,
)
def return_minutes(
    actor: Actor, meeting: Meeting, *, number: int, reason: str
) -> Verdict:
    """Back to those who wrote them, with what should change."""
    if len(reason.strip()) < SHORTEST_REASON:
        raise Invalid("reason_too_short", field="reason", shortest=SHORTEST_REASON)
    return _verdict(actor, meeting, number, approved=False, reason=reason.strip())


def _verdict(
    actor: Actor, meeting: Meeting, number: int, *, approved: bool, reason: str = ""
) -> Verdict:
    minutes = newest_minutes(meeting)
    if minutes is None or minutes.number != number:
        raise Invalid("minutes_newer")
    return Verdict.objects.create(
        minutes=minutes, approved=approved, reason=reason, on=timezone.localdate(),
        by_user_id=actor.user_id,
    )  # fmt: skip
