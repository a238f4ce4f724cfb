"""What waits in visits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from halte.capabilities.visits.checklist import BY_SLUG
from halte.capabilities.visits.models import Answer, Asked, Visit
from halte.capabilities.visits.states import Party
from halte.capabilities.visits.words import PARTIES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.reads import reads

MOST = 200


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """Two answers that wait for someone to choose."""

    answer_id: int
    visit_id: int
    condition: int
    text: Bilingual


@dataclass(frozen=True, slots=True)
class LateLine:
    """Documents that are late."""

    asked_id: int
    visit_id: int
    party: Bilingual
    due_on: date


@dataclass(frozen=True, slots=True)
class Waiting:
    """All of it."""

    choices: tuple[ChoiceLine, ...]
    late: tuple[LateLine, ...]


def _opened(found: Waiting) -> list[str]:
    numbers = {line.visit_id for line in found.choices}
    numbers |= {line.visit_id for line in found.late}
    return [f"visits.Visit:{number}" for number in sorted(numbers)]


@reads(Permission.VISITS_READ, records=_opened)
def waiting(actor: Actor) -> Waiting:
    """Answers to choose between, and documents that are late."""
    visible = Visit.objects.visible_to(actor)
    choices = Answer.objects.filter(
        stop__visit__in=visible, aside=True, resolved_by=None
    ).select_related("stop")
    late = Asked.objects.filter(visit__in=visible, due_on__lt=timezone.localdate())
    return Waiting(
        tuple(
            ChoiceLine(
                row.pk, row.stop.visit_id, BY_SLUG[row.question].condition,
                BY_SLUG[row.question].text,
            )
            for row in choices.order_by("id")[:MOST]
        ),
        tuple(
            LateLine(row.pk, row.visit_id, PARTIES[Party(row.party)], row.due_on)
            for row in late.exclude(received__whole=True).distinct()
            .order_by("due_on", "id")[:MOST]
        ),
    )  # fmt: skip
