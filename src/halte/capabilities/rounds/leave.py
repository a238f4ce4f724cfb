"""Who may write or approve for a department: by role, or in place of a colleague."""

from __future__ import annotations

from typing import Final

from django.utils import timezone

from halte.capabilities.rounds.models import Delegation
from halte.capabilities.rounds.states import Duty
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.organisations.holders import people_with
from halte.core.organisations.models import User

PERMISSIONS: Final[dict[Duty, Permission]] = {
    Duty.REPORT: Permission.ROUND_REPORT,
    Duty.APPROVE: Permission.ROUND_APPROVE,
}


def holds(actor: Actor, duty: Duty) -> bool:
    """True where the role allows it, or a colleague who is away left it to them.

    A program never stands in for a person.
    """
    if actor.may(PERMISSIONS[duty]):
        return True
    if not actor.may(Permission.ROUND_READ) or actor.user_id is None:
        return False
    left = Delegation.objects.in_force(timezone.localdate()).filter(
        duty=duty, organisation_id=actor.organisation_id or 0, to_user_id=actor.user_id
    )
    givers = {row.from_user_id for row in left}
    able = people_with(PERMISSIONS[duty], actor.organisation_id or 0)
    return bool(givers & {person.pk for person in able})


def on_duty(duty: Duty, organisation_id: int) -> tuple[User, ...]:
    """Who does it today: those of the role, and those who stand in for them."""
    able = people_with(PERMISSIONS[duty], organisation_id)
    names = {person.pk for person in able}
    left = Delegation.objects.in_force(timezone.localdate()).filter(
        duty=duty, organisation_id=organisation_id, from_user_id__in=names
    )
    standing_in = {row.to_user_id for row in left}
    colleagues = people_with(Permission.ROUND_READ, organisation_id)
    more = [p for p in colleagues if p.pk in standing_in and p.pk not in names]
    return (*able, *more)
