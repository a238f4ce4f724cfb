"""What waits for a person in inspections: what is due, and what lies still."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from halte.capabilities.inspections.clocks import stale_before, today_at
from halte.capabilities.inspections.models import Inspection
from halte.capabilities.inspections.owing import next_due, owed_cents
from halte.capabilities.inspections.queries.letters import waiting_for_review
from halte.capabilities.inspections.states import ENDED, State
from halte.capabilities.inspections.timing import (
    answer_clock_of,
    decided_from,
    payment_clock_of,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import HomeItem

SOON_DAYS = 7


def home(actor: Actor) -> list[HomeItem]:
    """Letters to review, files to decide, clocks that end, files that lie still."""
    files = Inspection.objects.visible_to(actor).exclude(state__in=ENDED)
    items = []
    if actor.may(Permission.INSPECTIONS_REVIEW):
        items += to_review(actor)
    if actor.may(Permission.INSPECTIONS_DECIDE):
        items += to_decide(actor, files)
    if actor.may(Permission.INSPECTIONS_EDIT):
        items += [*ending(files), *still(files)]
    return items


def listed(query: str) -> str:
    """The list of files, narrowed."""
    return f"{reverse('inspections:index')}?{query}"


def to_review(actor: Actor) -> list[HomeItem]:
    """Letters of others; one that waits alone is led to straight."""
    letters = waiting_for_review(actor)
    if not letters:
        return []
    url = reverse("inspections:letter", args=[letters[0].pk])
    title = Bilingual(
        "Letters to employers to review", "Lettres à des employeurs à réviser"
    )
    return [HomeItem(title, url, len(letters))]


def to_decide(actor: Actor, files: QuerySet[Inspection]) -> list[HomeItem]:
    """Answered files whose time to answer is over, in which this person had no part."""
    rows = files.filter(state=State.ANSWERED)
    rows = rows.exclude(involved__user_id=actor.user_id or 0)
    count = sum(ripe(row) for row in rows[:500])
    if not count:
        return []
    title = Bilingual("Inspections to decide", "Inspections à décider")
    return [HomeItem(title, listed(f"state={State.ANSWERED}"), count)]


def ripe(row: Inspection) -> bool:
    """Whether it can be decided today."""
    first_on = decided_from(row)
    return first_on is not None and first_on <= today_at(row.office)


def ending(files: QuerySet[Inspection]) -> list[HomeItem]:
    """Clocks that ended or end within a week."""
    answers = soon(files.filter(state=State.NOTICED), paying=False)
    payments = soon(files.filter(state=State.DECIDED), paying=True)
    items = []
    if answers:
        title = Bilingual("Answers due or late", "Réponses attendues ou en retard")
        url = listed(f"state={State.NOTICED}")
        items.append(HomeItem(title, url, answers, urgent=True))
    if payments:
        title = Bilingual("Payments due or late", "Paiements attendus ou en retard")
        url = listed(f"state={State.DECIDED}")
        items.append(HomeItem(title, url, payments, urgent=True))
    return items


def soon(files: QuerySet[Inspection], *, paying: bool) -> int:
    """How many clocks of these files end within a week, or ended."""
    count = 0
    for row in files.select_related("decision")[:500]:
        if paying and not owed_cents(row):
            continue
        ends_on = last_day_of(row, paying=paying)
        if ends_on and (ends_on - today_at(row.office)).days <= SOON_DAYS:
            count += 1
    return count


def last_day_of(row: Inspection, *, paying: bool) -> date | None:
    """Until when to answer or to pay: of an agreement, its next instalment."""
    if paying and (day := next_due(row, today_at(row.office))):
        return day
    clock = payment_clock_of(row) if paying else answer_clock_of(row)
    return clock.ends_on if clock else None


def still(files: QuerySet[Inspection]) -> list[HomeItem]:
    """Files in which nothing happened for long."""
    count = files.filter(last_on__lte=stale_before(timezone.localdate())).count()
    if not count:
        return []
    title = Bilingual(
        "Inspections: nothing for 60 days", "Inspections : rien depuis 60 jours"
    )
    return [HomeItem(title, listed("stale=on"), count, urgent=True)]
