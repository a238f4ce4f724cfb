"""What the state of organisations, memberships and invitations allows; '' means yes."""

from __future__ import annotations

from typing import Final

from django.utils import timezone

from halte.core.access.actor import Actor
from halte.core.access.roles import ROLES
from halte.core.access.second_factor import is_enrolled
from halte.core.organisations.models import Invitation, Membership, Organisation
from halte.core.organisations.states import InvitationState

RESERVED: Final = frozenset({"administrator", "auditor"})
"""Roles that stand above every organisation: only an administrator gives them."""

OWN: Final = "coordinator"
"""The role that a coordinator may always give: the next one after them."""


def may_edit(actor: Actor, organisation: Organisation) -> str:
    """While it takes part."""
    return "organisation_ended" if organisation.ended_at else ""


def may_end(actor: Actor, organisation: Organisation) -> str:
    """Once, and not the one that one works for."""
    if organisation.ended_at:
        return "organisation_already_ended"
    return "own_organisation" if organisation.pk == actor.organisation_id else ""


def may_invite(actor: Actor, organisation: Organisation) -> str:
    """Into one’s own organisation; an administrator into any."""
    if organisation.ended_at:
        return "organisation_ended"
    return looks_after(actor, organisation.pk)


def looks_after(actor: Actor, organisation_id: int) -> str:
    """A coordinator looks after one organisation, an administrator after all."""
    if "administrator" in actor.roles or organisation_id == actor.organisation_id:
        return ""
    return "other_organisation"


def may_give(actor: Actor, role: str, organisation: Organisation) -> str:
    """A coordinator gives the roles that their organisation is entrusted with.

    Most roles open what other organisations keep: which organisation has them is
    for the programme to say, not for whoever coordinates it.
    """
    if role not in ROLES:
        return "role_unknown"
    if "administrator" in actor.roles:
        return ""
    if role in RESERVED:
        return "role_not_yours_to_give"
    named = role == OWN or role in organisation.entrusted
    return "" if named else "role_not_entrusted"


def may_change(actor: Actor, membership: Membership) -> str:
    """Another person’s role, within one’s care and authority."""
    if membership.user_id == actor.user_id:
        return "own_role"
    return may_take_away(actor, membership)


def may_reset(actor: Actor, membership: Membership) -> str:
    """For another person within one’s care and authority, who has one."""
    if membership.user_id == actor.user_id:
        return "own_second_factor"
    if membership.until is not None and membership.until <= timezone.now():
        return "membership_ended"
    # Whoever could take the factor of someone above them could become them, in
    # every organisation that the person works for.
    held = Membership.objects.in_force().filter(user_id=membership.user_id)
    for each in held.select_related("organisation"):
        if code := looks_after(actor, each.organisation_id):
            return code
        if code := may_give(actor, each.role, each.organisation):
            return code
    return "" if is_enrolled(membership.user_id) else "no_second_factor"


def may_take_away(actor: Actor, membership: Membership) -> str:
    """A membership in force, within one’s care; never the last administrator."""
    if membership.until is not None and membership.until <= timezone.now():
        return "membership_ended"
    if code := looks_after(actor, membership.organisation_id):
        return code
    if membership.role in RESERVED and "administrator" not in actor.roles:
        return "role_not_yours_to_give"
    return "last_administrator" if is_last_administrator(membership) else ""


def is_last_administrator(membership: Membership) -> bool:
    """True where nobody else could administer, or the person would lose the last."""
    if membership.role != "administrator":
        return False
    others = Membership.objects.in_force().filter(
        role="administrator", user__is_active=True
    )
    return not others.exclude(pk=membership.pk).exists()


def may_send_again(actor: Actor, invitation: Invitation) -> str:
    """Until it is answered or withdrawn; an expired one may be sent again."""
    if invitation.state in (InvitationState.ACCEPTED, InvitationState.WITHDRAWN):
        return "invitation_spent"
    if code := looks_after(actor, invitation.organisation_id):
        return code
    return may_give(actor, invitation.role, invitation.organisation)


def may_withdraw(actor: Actor, invitation: Invitation) -> str:
    """While it waits."""
    if invitation.state != InvitationState.SENT:
        return "invitation_spent"
    return looks_after(actor, invitation.organisation_id)


def may_accept(actor: Actor, invitation: Invitation) -> str:
    """While it waits, within its days, into an organisation that takes part."""
    if invitation.state != InvitationState.SENT:
        return "invitation_spent"
    if invitation.expires_at <= timezone.now():
        return "invitation_spent"
    return "organisation_ended" if invitation.organisation.ended_at else ""
