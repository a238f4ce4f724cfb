"""Who looks after whose consents; '' means yes."""

from __future__ import annotations

from halte.core.access.actor import Actor
from halte.core.consent.models import Disclosure, Person
from halte.core.consent.rules import in_force


def is_cared_for(actor: Actor, person: Person) -> str:
    """By the organisation that one works for now."""
    return "" if person.organisation_id == actor.organisation_id else "not_found"


def may_recall(actor: Actor, disclosure: Disclosure) -> str:
    """A copy of someone in one’s care, once its consent is no longer in force."""
    person = Person.objects.filter(reference=disclosure.person).first()
    if person is None or is_cared_for(actor, person):
        return "not_found"
    standing = in_force(
        disclosure.person, purpose=disclosure.purpose, recipient=disclosure.recipient
    )
    return "consent_still_in_force" if standing else ""
