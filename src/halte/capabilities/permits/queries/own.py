"""The organisation that a person works for: the parent of what they add."""

from __future__ import annotations

from halte.core.access.actor import Actor
from halte.core.errors import Missing
from halte.core.organisations.models import Organisation


def own_organisation(actor: Actor) -> Organisation:
    """The organisation that this person works for now."""
    found = Organisation.objects.filter(pk=actor.organisation_id or 0).first()
    if found is None:
        raise Missing("not_found")
    return found
