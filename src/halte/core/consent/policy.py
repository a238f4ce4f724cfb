"""Who looks after whose consents; '' means yes."""

from __future__ import annotations

from halte.core.access.actor import Actor
from halte.core.consent.models import Disclosure, Person
from halte.core.consent.rules import in_force


def is_cared_for(actor: Actor, person: Person) -> str:
    """By the organisation that one works for now, and known to the actor."""
    ours = person.organisation_id == actor.organisation_id
    known = Person.objects.known_to(actor).filter(pk=person.pk)
    return "" if ours and known.exists() else "not_found"


def may_recall(actor: Actor, disclosure: Disclosure) -> str:
    """A copy of someone in one’s care, once no consent in force covers all of it."""
    person = Person.objects.filter(reference=disclosure.person).first()
    if person is None or is_cared_for(actor, person):
        return "not_found"
    standing = in_force(
        disclosure.person, purpose=disclosure.purpose, recipient=disclosure.recipient
    )
    covered = standing is not None and frozenset(disclosure.scope) <= standing.scope
    return "consent_still_in_force" if covered else ""
