"""Seats on the taskforce, and the private address of one’s calendar."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from secrets import token_urlsafe
from typing import Final

from django.utils import timezone

from halte.capabilities.taskforce.checks import body, require_near
from halte.capabilities.taskforce.models import CalendarKey, Seat
from halte.capabilities.taskforce.policy import is_own_calendar, may_end_seat
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Invalid
from halte.core.organisations.models import User

SECRET_BYTES: Final = 32


@action(
    Permission.TASKFORCE_KEEP,
    label=Bilingual("Give a seat on the taskforce", "Attribuer un siège"),
)
def give_seat(
    actor: Actor, seat: Seat, *, organisation: str, since: date, chair: bool
) -> Seat:
    """From that day its people read the taskforce’s papers."""
    seat.organisation = body(organisation, "organisation")
    if Seat.objects.filter(organisation=seat.organisation, until=None).exists():
        raise Invalid("seat_taken", field="organisation")
    require_near(since, "since")
    seat.since, seat.chair = since, chair
    seat.save()
    return seat


@action(
    Permission.TASKFORCE_KEEP,
    label=Bilingual("End a seat on the taskforce", "Mettre fin à un siège"),
    policy=may_end_seat,
)
def end_seat(actor: Actor, seat: Seat, *, until: date) -> Seat:
    """The last day of a seat; what was said from it stays."""
    if until < seat.since:
        raise Invalid("seat_ends_before", field="until")
    require_near(until, "until")
    seat.until = until
    seat.save()
    return seat


@action(
    Permission.TASKFORCE_READ,
    label=Bilingual(
        "Renew the address of one’s calendar", "Renouveler l’adresse de son calendrier"
    ),
    policy=is_own_calendar,
)
def renew_calendar(actor: Actor, user: User) -> str:
    """A new secret, told once; the old address ends at this moment."""
    if actor.organisation_id is None:
        raise Denied("taskforce_not_seated")
    secret = token_urlsafe(SECRET_BYTES)
    CalendarKey.objects.update_or_create(
        user=user,
        defaults={
            "organisation_id": actor.organisation_id,
            "digest": digest_of(secret),
            "made_at": timezone.now(),
        },
    )
    return secret


@action(
    Permission.TASKFORCE_READ,
    label=Bilingual(
        "End the address of one’s calendar", "Supprimer l’adresse de son calendrier"
    ),
    policy=is_own_calendar,
)
def end_calendar(actor: Actor, user: User) -> User:
    """From this moment it answers that nothing is there."""
    CalendarKey.objects.filter(user=user).delete()
    return user


def digest_of(secret: str) -> str:
    """What is kept of a secret. It is random, so that no salt is needed."""
    return sha256(secret.encode()).hexdigest()
