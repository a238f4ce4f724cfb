"""What the state of openings and keys allows; '' means yes."""

from __future__ import annotations

from django.utils import timezone

from halte.core.access.actor import Actor
from halte.core.access.models import ApiKey, Opening
from halte.core.access.states import FINDING_TRANSITIONS, Finding
from halte.core.organisations.models import Organisation, User


def may_open(actor: Actor, person: User) -> str:
    """For oneself, and one at a time."""
    if person.pk != actor.user_id:
        return "no_permission"
    in_force = Opening.objects.in_force().filter(user_id=person.pk)
    return "opening_in_force" if in_force.exists() else ""


def may_close(actor: Actor, opening: Opening) -> str:
    """One’s own, while it lasts."""
    if opening.user_id != actor.user_id:
        return "opening_not_yours"
    return "opening_ended" if has_ended(opening) else ""


def may_review(actor: Actor, opening: Opening) -> str:
    """Someone else’s, once it has ended, in one’s own organisation, and once."""
    if opening.user_id == actor.user_id:
        return "review_own_opening"
    elsewhere = opening.organisation_id != actor.organisation_id
    if elsewhere and "auditor" not in actor.roles:
        return "no_permission"
    if not has_ended(opening):
        return "opening_still_open"
    return "" if FINDING_TRANSITIONS[Finding(opening.finding)] else "already_reviewed"


def has_ended(opening: Opening) -> bool:
    """By time or by hand."""
    return opening.closed_at is not None or opening.ends_at <= timezone.now()


def may_issue_key(actor: Actor, organisation: Organisation) -> str:
    """For an organisation that still takes part."""
    return "organisation_ended" if organisation.ended_at else ""


def may_revoke_key(actor: Actor, key: ApiKey) -> str:
    """Once."""
    return "key_revoked" if key.revoked_at else ""
