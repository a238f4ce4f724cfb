"""What may be sent to whom, and who notes what became of it; '' means yes."""

from __future__ import annotations

from halte.core.access.actor import Actor
from halte.core.organisations.models import Organisation
from halte.core.sharing.models import Disclosure
from halte.core.sharing.states import COPY_TRANSITIONS, CopyState


def may_send(actor: Actor, recipient: Organisation) -> str:
    """To another organisation that still takes part."""
    if actor.organisation_id is None:
        return "no_permission"
    if recipient.pk == actor.organisation_id:
        return "sharing_to_oneself"
    return "organisation_ended" if recipient.ended_at else ""


def may_note(actor: Actor, disclosure: Disclosure) -> str:
    """By the organisation that sent it, while something can still happen to it."""
    if disclosure.sender_id != actor.organisation_id:
        return "sharing_not_yours"
    return "" if COPY_TRANSITIONS[state_of(disclosure)] else "sharing_copy_closed"


def state_of(disclosure: Disclosure) -> CopyState:
    """What its holder confirmed last."""
    last = disclosure.notes.last()
    return CopyState(last.state) if last else CopyState.HELD
