"""Invented people act in a demonstration as if they were signed in."""

from __future__ import annotations

from halte.core.access.actor import Actor
from halte.core.access.purposes import Purpose
from halte.core.organisations.models import Membership


def invented(role: str, purpose: Purpose, *, at: str = "") -> Actor | None:
    """The first of the demonstration with a role, in the organisation of that short
    name or in any; None where there is nobody.
    """
    held = Membership.objects.in_force().filter(role=role, user__is_demonstration=True)
    member = (held.filter(organisation__slug=at) if at else held).first()
    return None if member is None else acting(member, purpose)


def acting(member: Membership, purpose: Purpose) -> Actor:
    """Whoever holds this membership, with a second factor, for a purpose."""
    return Actor(
        user_id=member.user_id,
        organisation_id=member.organisation_id,
        roles=frozenset({member.role}),
        purpose=purpose.slug,
        via="command",
        label="demo",
        second_factor=True,
    )
