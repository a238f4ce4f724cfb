"""Kinds of organisation, and the life of an invitation."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class OrganisationKind(StrEnum):
    """Who takes part in a plan."""

    FEDERAL = "federal"
    PROVINCIAL = "provincial"
    MUNICIPAL = "municipal"
    INDIGENOUS = "indigenous"
    POLICE = "police"
    NGO = "ngo"
    FOREIGN = "foreign"
    MULTILATERAL = "multilateral"


class InvitationState(StrEnum):
    """An invitation is used once, or ends."""

    SENT = "sent"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


INVITATION_TRANSITIONS: Final[dict[InvitationState, frozenset[InvitationState]]] = {
    InvitationState.SENT: frozenset(
        {InvitationState.ACCEPTED, InvitationState.WITHDRAWN, InvitationState.EXPIRED}
    ),
    InvitationState.ACCEPTED: frozenset(),
    InvitationState.WITHDRAWN: frozenset(),
    InvitationState.EXPIRED: frozenset(),
}
