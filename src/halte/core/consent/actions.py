"""Recording what a person says about their data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.consent.algebra import last_word
from halte.core.consent.models import Disclosure, Event, Person, RecallNote
from halte.core.consent.policy import is_cared_for, may_recall
from halte.core.consent.reaching import copies, reach_copies
from halte.core.consent.rules import in_force, said
from halte.core.consent.states import (
    ASK_TWICE,
    OWN_COPY,
    RECALL_TRANSITIONS,
    Basis,
    Kind,
    Method,
    Recall,
    Speaker,
)
from halte.core.errors import Denied, Invalid, Missing


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How and when it was said. `at` is when the person spoke, not when we typed.

    `basis` is why someone else may speak for the person, where they did; `authority`
    names what it rests on. `witness` is who else was there, in a few words.
    """

    at: datetime
    language: str
    method: Method
    witness_id: int | None = None
    speaker: Speaker = Speaker.SELF
    basis: Basis | None = None
    witness: str = ""
    authority: str = ""


@action(
    Permission.CONSENT_RECORD,
    label=Bilingual(
        "Keep a person’s consents", "Tenir les consentements d’une personne"
    ),
    second_factor=True,
)
def add_person(actor: Actor, person: Person, *, label: str) -> Person:
    """A reference for someone, with words that staff recognise them by."""
    return keep_person(actor, person, label)


def keep_person(actor: Actor, person: Person, label: str) -> Person:
    """A person in the care of one’s organisation. A step of actions, not an action."""
    if actor.organisation_id is None:
        raise Denied("no_permission")
    digest = Person._meta.get_field("label_index").digest(label)
    own = Person.objects.filter(organisation_id=actor.organisation_id, also_needs="")
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
    sound(scope, how, starts, until)
    standing = in_force(
        person.reference, purpose=purpose, recipient=recipient, at=how.at
    )
    kind = Kind.CHANGED if standing else Kind.GIVEN
    event = write(actor, person, kind, purpose, recipient, how, scope, starts, until)
    if kind is Kind.CHANGED:
        reach_copies(actor, event, copies(person.reference, purpose, recipient))
    return event


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
    event = write(actor, person, Kind.WITHDRAWN, purpose, recipient, how)
    gone = copies(person.reference, purpose, recipient)
    reach_copies(actor, event, gone)
    return event, gone


@action(
    Permission.CONSENT_RECORD,
    label=Bilingual("Follow up on a copy", "Assurer le suivi d’une copie"),
    policy=may_recall,
    second_factor=True,
)
def recall(
    actor: Actor, disclosure: Disclosure, *, state: Recall, on: date | None = None
) -> RecallNote:
    """Note what was asked of the recipient and what became of the copy. `on` is the
    day of it, today where none is given; no answer needs two days of asking before.
    """
    day = on or timezone.localdate()
    notes = RecallNote.objects.filter(disclosure_id=disclosure.pk)
    last = notes.last()
    allowed = RECALL_TRANSITIONS[Recall(last.state)] if last else {Recall.ASKED}
    if state not in allowed:
        raise Invalid("recall_closed" if last else "recall_ask_first", field="state")
    if day > timezone.localdate() or day < timezone.localdate(disclosure.at):
        raise Invalid("recall_day", field="on")
    if state == Recall.KEPT_BY_PERSON and disclosure.purpose != OWN_COPY:
        raise Invalid("recall_not_theirs", field="state")
    asked = set(notes.filter(state=Recall.ASKED).values_list("on", flat=True))
    if state == Recall.NO_ANSWER and len(asked) < ASK_TWICE:
        raise Invalid("recall_ask_again", field="state")
    return RecallNote.objects.create(
        disclosure_id=disclosure.pk, state=state, on=day, by_id=actor.user_id
    )


def sound(
    scope: frozenset[str],
    how: Circumstances,
    starts: datetime | None,
    until: datetime | None,
) -> None:
    """Refuse what could not have been said so."""
    if not scope:
        raise Invalid("consent_scope_empty", field="scope")
    if how.at > timezone.now():
        raise Invalid("consent_in_future", field="at")
    if until is not None and until <= (starts or how.at):
        raise Invalid("consent_ends_before", field="until")
    if how.speaker is not Speaker.SELF and how.basis is None:
        raise Invalid("consent_basis_missing", field="basis")
    if how.basis and how.basis.is_named and not how.authority.strip():
        raise Invalid("consent_authority_missing", field="authority")


def write(
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
    """One event, as it was said."""
    return Event.objects.create(
        person=person.reference,
        kind=kind,
        purpose=purpose,
        recipient=recipient,
        scope=sorted(scope),
        language=how.language,
        method=how.method,
        witness_id=how.witness_id,
        speaker=how.speaker,
        basis=how.basis or "",
        witness=how.witness.strip(),
        authority=how.authority.strip(),
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
