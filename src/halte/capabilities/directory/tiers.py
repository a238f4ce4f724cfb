"""Which tier a person is of, now."""

from __future__ import annotations

from halte.capabilities.directory.states import Tier
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.access.second_factor import is_needed


def tier_of(actor: Actor) -> Tier:
    """By role and purpose; the two highest only with a second factor.

    These pages are open to everyone, so that the door which asks for the second
    factor does not stand before them: it stands here.
    """
    if not trusted(actor):
        return Tier.PUBLIC
    if actor.may(Permission.DIRECTORY_KEEP):
        return Tier.STEWARD
    if actor.may(Permission.DIRECTORY_OFFICER):
        return Tier.OFFICER
    return Tier.PROVIDER if actor.may(Permission.DIRECTORY_READ) else Tier.PUBLIC


def paper_tier(actor: Actor) -> Tier:
    """Of which tier a person takes things along: never of the steward’s."""
    tier = tier_of(actor)
    return Tier.OFFICER if tier == Tier.STEWARD else tier


def trusted(actor: Actor) -> bool:
    """False for someone whose role needs a second factor and who gave none."""
    return actor.via != "web" or actor.second_factor or not is_needed(actor.roles)
