"""Days that were agreed on: to follow up, to look again, when something ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone

from halte.capabilities.support.models import File, Goal
from halte.capabilities.support.passages import content_of, standing
from halte.capabilities.support.queries.files import MOST, day_of, label_of
from halte.capabilities.support.states import FileState, GoalState, NeedLevel
from halte.capabilities.support.topics import NEEDS, TOPICS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.reads import reads

AHEAD: Final = timedelta(days=14)
BEHIND: Final = timedelta(days=90)
"""How long an end that has passed is still shown; follow-ups and goals stay."""

PARTS: Final = {
    "plan": "review", "reflection": "ends", "coverage": "ends",
    **{topic.id: "due" for topic in NEEDS},
}  # fmt: skip
"""Topic -> the part that holds its day."""
FOLLOW_UP: Final = Bilingual("Follow-up", "Suivi")
GOAL: Final = Bilingual("Goal", "But")


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day in a file: what it is for, and the person’s words where it is a goal."""

    file: UUID
    label: str
    what: Bilingual
    part: Bilingual | None
    words: str
    on: date

    @property
    def come(self) -> bool:
        """True where the day is today or has passed."""
        return self.on <= timezone.localdate()


def of_days(found: tuple[DayLine, ...]) -> list[str]:
    """What the audit calls them."""
    return [f"support.File:{ref}" for ref in dict.fromkeys(x.file for x in found)]


@reads(Permission.SUPPORT_READ, records=of_days)
def days(actor: Actor) -> tuple[DayLine, ...]:
    """Those of one’s open files that have come or come soon, earliest first.

    An emergency opens a file, not a list of what was agreed on in all of them.
    """
    if actor.in_emergency:
        return ()
    rows = File.objects.visible_to(actor).filter(
        state__in=[FileState.OPEN, FileState.FOLLOW_UP]
    )
    rows = rows.order_by("-opened_at", "-pk")[:MOST]
    until = timezone.localdate() + AHEAD
    found = [line for row in rows for line in _of(row) if line.on <= until]
    return tuple(sorted(found, key=lambda line: line.on))


def _of(file: File) -> Iterator[DayLine]:
    ref, label = file.reference, label_of(file)
    if file.follow_up_on:
        yield DayLine(ref, label, FOLLOW_UP, None, "", file.follow_up_on)
    for goal in file.goals.filter(state=GoalState.OPEN, due__isnull=False):
        if goal.due:
            yield DayLine(ref, label, GOAL, None, file.opened(goal.words), goal.due)
    oldest, now = timezone.localdate() - BEHIND, standing(file)
    for id_, part in PARTS.items():
        topic = TOPICS[id_]
        for text in now.get(id_, ()):
            day = day_of(str(content_of(file, text).get(part, "")))
            met = text.level in (NeedLevel.NONE, NeedLevel.STABLE)
            if day and day >= oldest and not met:
                title = topic.part(part).title
                yield DayLine(ref, label, topic.title, title, "", day)


def days_come(actor: Actor) -> int:
    """How many follow-ups and goals have come, counted without opening a file."""
    today, rows = timezone.localdate(), File.objects.visible_to(actor)
    rows = rows.filter(state__in=[FileState.OPEN, FileState.FOLLOW_UP])
    goals = Goal.objects.filter(file__in=rows, state=GoalState.OPEN, due__lte=today)
    return rows.filter(follow_up_on__lte=today).count() + goals.count()
