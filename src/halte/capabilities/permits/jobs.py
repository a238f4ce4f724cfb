"""Once a day: remind the protected officers of permits that reach their day 150."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from halte.capabilities.permits.models import VictimReminder
from halte.capabilities.permits.queries.victims import at_the_alert
from halte.core.access.actor import Actor
from halte.core.access.notices import send
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.jobs.registry import Progress, job
from halte.core.organisations.holders import roles_with
from halte.core.organisations.models import Membership, User

SUBJECT = Bilingual("Halte: something needs you", "Halte : quelque chose vous attend")
TEMPLATE = "permits/mail/ending.txt"


@job(
    "permits.remind",
    Bilingual("Remind of permits that end", "Rappeler les permis qui prennent fin"),
    every=timedelta(days=1),
)
def remind(actor: Actor, progress: Progress) -> None:
    """Once a permit. The message names nobody and nothing: the page tells.

    How far it came says nothing either: whoever looks after jobs reads it.
    """
    today = timezone.localdate()
    with transaction.atomic():
        permits = at_the_alert(today).filter(reminder=None, case__demonstration=False)
        bodies: set[int] = set()
        for permit in permits.select_related("case"):
            _, is_new = VictimReminder.objects.get_or_create(
                permit=permit, defaults={"on": today}
            )
            bodies |= {permit.case.organisation_id} if is_new else set()
        people = officers_of(bodies)
        transaction.on_commit(lambda: send(people, SUBJECT, TEMPLATE))
    progress.at(1, 1)


def officers_of(bodies: set[int]) -> list[User]:
    """Who works on these permits in these organisations."""
    held = Membership.objects.in_force().filter(
        role__in=roles_with(Permission.PROTECTED_PERMITS),
        organisation__in=bodies,
        user__is_active=True,
    )
    return list(User.objects.filter(pk__in=held.values("user")).order_by("pk"))
