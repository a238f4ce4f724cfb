"""Recording what a person says about their data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.consent.algebra import last_word
from halte.core.consent.models import Disclosure, Event, Person, RecallNote
from halte.core.consent.policy import is_cared_for, may_recall
from halte.core.consent.rules import in_force, said
from halte.core.consent.states import RECALL_TRANSITIONS, Kind, Method, Recall
from halte.core.errors import Denied, Invalid, Missing


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How and when it was said. `at` is when the person spoke, not when we typed."""

    at: datetime
    language: str
    method: Method
    witness_id: int | None = None


@action(
    Permission.CONSENT_RECORD,
    label=Bilingual(
        "Keep a person’s consents", "Tenir les consentements d’une personne"
    ),
    second_factor=True,
)
def add_person(actor: Actor, person: Person, *, label: str) -> Person:
    """A reference for someone, with words that staff recognise them by."""
    if actor.organisation_id is None:
        raise Denied("no_permission")
    digest = Person._meta.get_field("label_index").digest(label)
    own = Person.objects.filter(organisation_id=actor.organisation_id)
    if own.filter(label_index=digest).exists():
        raise Invalid("person_known", field="label")
    person.label = label.strip()
    person.organisation_id = actor.organisation_id
    person.save()
    return person


@action(
    Permission.CONSENT_RECORD,
    label=Bilingual("Record a consent given", "Consigner un consentement donné"),
    policy=is_cared_for,
    second_factor=True,
)
def give(
    actor: Actor,
    person: Person,
    *,
    purpose: str,
    recipient: str,
    scope: frozenset[str],
    how: Circumstances,
    starts: datetime | None = None,
    until: datetime | None = None,
) -> Event:
    """The person agrees. A consent in force for the same is changed, not doubled."""
    _sound(scope, how, starts, until)
    standing = in_force(
        person.reference, purpose=purpose, recipient=recipient, at=how.at
    )
    kind = Kind.CHANGED if standing else Kind.GIVEN
    return _write(actor, person, kind, purpose, recipient, how, scope, starts, until)


@action(
    Permission.CONSENT_RECORD,
    label=Bilingual("Record a withdrawal", "Consigner un retrait de consentement"),
    policy=is_cared_for,
    second_factor=True,
)
def withdraw(
    actor: Actor, person: Person, *, purpose: str, recipient: str, how: Circumstances
) -> tuple[Event, tuple[Disclosure, ...]]:
    """The person takes it back; the copies that went out, so that each is reached."""
    if how.at > timezone.now():
        raise Invalid("consent_in_future", field="at")
    if last_word(said(person.reference, purpose, recipient), how.at) is None:
        raise Invalid("consent_not_given")
    event = _write(actor, person, Kind.WITHDRAWN, purpose, recipient, how)
    return event, copies(person, purpose, recipient)


def copies(person: Person, purpose: str, recipient: str) -> tuple[Disclosure, ...]:
    """What went out under a consent, oldest first."""
    return tuple(
        Disclosure.objects.filter(
            person=person.reference, purpose=purpose, recipient=recipient
        )
    )


@action(
    Permission.CONSENT_RECORD,
    label=Bilingual("Follow up on a copy", "Assurer le suivi d’une copie"),
    policy=may_recall,
    second_factor=True,
)
def recall(actor: Actor, disclosure: Disclosure, *, state: Recall) -> RecallNote:
    """Note what was asked of the recipient and what became of the copy."""
    last = RecallNote.objects.filter(disclosure_id=disclosure.pk).last()
    allowed = RECALL_TRANSITIONS[Recall(last.state)] if last else {Recall.ASKED}
    if state not in allowed:
        raise Invalid("recall_closed", field="state")
    return RecallNote.objects.create(
        disclosure_id=disclosure.pk, state=state, by_id=actor.user_id
    )


def _sound(
    scope: frozenset[str],
    how: Circumstances,
    starts: datetime | None,
    until: datetime | None,
) -> None:
    if not scope:
        raise Invalid("consent_scope_empty", field="scope")
    if how.at > timezone.now():
        raise Invalid("consent_in_future", field="at")
    if until is not None and until <= (starts or how.at):
        raise Invalid("consent_ends_before", field="until")


def _write(
    actor: Actor,
    person: Person,
    kind: Kind,
    purpose: str,
    recipient: str,
    how: Circumstances,
    scope: frozenset[str] = frozenset(),
    starts: datetime | None = None,
    until: datetime | None = None,
) -> Event:
    return Event.objects.create(
        person=person.reference,
        kind=kind,
        purpose=purpose,
        recipient=recipient,
        scope=sorted(scope),
        language=how.language,
        method=how.method,
        witness_id=how.witness_id,
        at=how.at,
        starts=starts,
        until=until,
        recorded_by_id=actor.user_id,
    )


def person_of(disclosure: Disclosure) -> Person:
    """Whose copy it is."""
    found = Person.objects.filter(reference=disclosure.person).first()
    if found is None:
        raise Missing("not_found")
    return found
