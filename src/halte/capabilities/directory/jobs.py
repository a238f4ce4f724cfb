"""Once a day: remind of checks that are due, each due day once.

A provider’s own staff are told two weeks before, where it has staff here; the
stewards are told when the day has passed, and at once where nobody else can be.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from halte.capabilities.directory.models import Reminder, Service
from halte.capabilities.directory.states import Audience, ListingState
from halte.core.access.actor import Actor
from halte.core.access.notices import send
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.jobs.registry import Progress, job
from halte.core.organisations.holders import people_everywhere_with, people_with
from halte.core.organisations.models import User

BEFORE: Final = timedelta(days=14)
SUBJECT: Final = Bilingual(
    "Halte: a check is due", "Halte : une vérification est attendue"
)
TEMPLATES: Final = {
    Audience.PROVIDER: "directory/mail/confirm.txt",
    Audience.STEWARD: "directory/mail/checks.txt",
}


@job(
    "directory.remind",
    Bilingual("Remind of listings to check", "Rappeler les inscriptions à vérifier"),
    every=timedelta(days=1),
)
def remind(actor: Actor, progress: Progress) -> None:
    """One message a person and day, without a name: the page tells which."""
    today = timezone.localdate()
    rows = list(due(today))
    people: dict[Audience, dict[int, User]] = {each: {} for each in Audience}
    with transaction.atomic():
        for number, row in enumerate(rows, start=1):
            for audience, person in to_tell(row, today):
                people[audience][person.pk] = person
            progress.at(number, len(rows))
        transaction.on_commit(lambda: tell(people))


def due(today: date) -> QuerySet[Service]:
    """What is shown, was not invented, and is due within two weeks or overdue."""
    return (
        Service.objects.real()
        .filter(state__in=(ListingState.LISTED, ListingState.UNREACHABLE))
        .filter(Q(next_check_on__lte=today + BEFORE) | Q(call_by__lte=today + BEFORE))
        .select_related("provider")
    )


def to_tell(row: Service, today: date) -> Iterator[tuple[Audience, User]]:
    """Those who were not told of this day yet."""
    days = [day for day in (row.next_check_on, row.call_by) if day]
    if not days:
        return
    day = min(days)
    own = people_with(Permission.DIRECTORY_ANSWER, row.provider.organisation_id or 0)
    if own and first_time(row, day, Audience.PROVIDER):
        yield from ((Audience.PROVIDER, person) for person in own)
    if (day < today or not own) and first_time(row, day, Audience.STEWARD):
        stewards = people_everywhere_with(Permission.DIRECTORY_KEEP)
        yield from ((Audience.STEWARD, person) for person in stewards)


def first_time(row: Service, day: date, audience: Audience) -> bool:
    """False where this day was told of before."""
    return Reminder.objects.get_or_create(service=row, due_on=day, audience=audience)[1]


def tell(people: dict[Audience, dict[int, User]]) -> None:
    """Each person in their language."""
    for audience, told in people.items():
        send(told.values(), SUBJECT, TEMPLATES[audience])
