"""Keeping what a person says from inside another room’s action.

An action does not run inside another. A room whose own act goes with a consent
(an interview that is held, for instance) keeps both in one transaction with
these plain functions; they refuse whoever may not record a consent.
"""

from __future__ import annotations

from uuid import UUID

from django.db import models

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.audit.record import subject_of
from halte.core.consent.actions import Circumstances, sound, write
from halte.core.consent.models import Disclosure, Event, Person
from halte.core.consent.states import OWN_COPY, THEMSELVES, Kind
from halte.core.errors import Denied


def new_person(actor: Actor, label: str, *, also_needs: Permission) -> Person:
    """A reference for someone, known only to who holds a permission of the room."""
    actor.require(Permission.CONSENT_RECORD)
    if actor.organisation_id is None:
        raise Denied("no_permission")
    return Person.objects.create(
        label=label, organisation_id=actor.organisation_id, also_needs=also_needs
    )


def own_copy(actor: Actor, person: Person, thing: models.Model) -> Disclosure:
    """The person took a copy of what is written about them: theirs by right, so no
    consent is asked; it is kept to be asked about once they want it destroyed.
    """
    actor.require(Permission.CONSENT_RECORD)
    return Disclosure.objects.create(
        person=person.reference, purpose=OWN_COPY, recipient=THEMSELVES,
        thing=subject_of(thing), by_id=actor.user_id,
    )  # fmt: skip


def forget_words(reference: UUID) -> None:
    """Empty what was typed in words about a person: the label, witnesses, papers."""
    Person.objects.filter(reference=reference).update(label="", label_index="")
    Event.objects.filter(person=reference).update(witness="", authority="")


def given(
    actor: Actor,
    person: Person,
    *,
    purpose: str,
    recipient: str,
    scope: frozenset[str],
    how: Circumstances,
) -> Event:
    """The person agreed, just before or while the act takes place."""
    actor.require(Permission.CONSENT_RECORD)
    sound(scope, how, None, None)
    return write(actor, person, Kind.GIVEN, purpose, recipient, how, scope)
