"""Reading consents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.utils import timezone

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.consent.algebra import Consent, last_word, state
from halte.core.consent.by_law import BEYOND_CONSENT, ByLaw
from halte.core.consent.models import OPENED, Disclosure, Event, Person, RecallNote
from halte.core.consent.naming import name_of
from halte.core.consent.rules import as_said
from halte.core.consent.states import Basis, Kind, Method, Recall, Speaker
from halte.core.consent.words import (
    BASES,
    KINDS,
    LANGUAGES_SPOKEN,
    METHODS,
    OWN_CONSENT,
    PURPOSES,
    RECALLS,
    SCOPES,
    SPEAKERS,
)
from halte.core.errors import Missing
from halte.core.organisations.models import Organisation, User
from halte.core.reads import reads


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person as staff recognise them."""

    reference: UUID
    label: str
    in_force: int


@dataclass(frozen=True, slots=True)
class EventView:
    """One event in words."""

    kind: Bilingual
    at: datetime
    scope: tuple[Bilingual, ...]
    language: Bilingual
    method: Bilingual
    witnesses: tuple[str, ...]
    speaker: Bilingual
    basis: Bilingual
    authority: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class CopyView:
    """A copy that went out, and what became of it."""

    id: int
    at: datetime
    scope: tuple[Bilingual, ...]
    recall: Bilingual | None
    recalled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Line:
    """All about one purpose and one recipient."""

    purpose: str
    purpose_title: Bilingual
    recipient: str
    recipient_title: Bilingual
    consent: Consent | None
    scope: tuple[Bilingual, ...]
    can_withdraw: bool
    events: tuple[EventView, ...]
    copies: tuple[CopyView, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person and everything they said."""

    reference: UUID
    label: str
    lines: tuple[Line, ...]
    by_law: tuple[ByLaw, ...]


def of_people(found: Iterable[PersonView]) -> list[str]:
    """What the audit calls them: by reference."""
    return [f"consent.Person:{person.reference}" for person in found]


def of_page(page: PersonPage) -> list[str]:
    """The same, for one."""
    return [f"consent.Person:{page.reference}"]


@reads(Permission.CONSENT_READ, records=of_people)
def people(actor: Actor) -> tuple[PersonView, ...]:
    """Those in the care of one’s organisation, newest first.

    An emergency lists nobody: it begins with the file that it is about.
    """
    if actor.in_emergency:
        return ()
    rows = list(Person.objects.visible_to(actor).order_by("-created_at")[:500])
    events = Event.objects.filter(person__in=[row.reference for row in rows])
    counts: dict[UUID, int] = {}
    for (person, _purpose, _recipient), said in _by_line(events):
        if state(map(as_said, said), timezone.now()):
            counts[person] = counts.get(person, 0) + 1
    return tuple(
        PersonView(row.reference, row.label, counts.get(row.reference, 0))
        for row in rows
    )


@reads(Permission.CONSENT_READ, records=of_page)
def person(actor: Actor, *, reference: UUID) -> PersonPage:
    """One person: every line of consent, its history and its copies."""
    row = Person.objects.visible_to(actor).filter(reference=reference).first()
    if row is None:
        raise Missing("not_found")
    if actor.in_emergency:
        for tell in OPENED:
            tell(actor, reference)
    names = recipients()
    lines = (
        _line(key, said, names)
        for key, said in _by_line(Event.objects.filter(person=reference))
    )
    told = (each for beyond in BEYOND_CONSENT for each in beyond(actor, reference))
    return PersonPage(
        row.reference,
        row.label,
        tuple(lines),
        tuple(sorted(told, key=lambda each: each.at)),
    )


Key = tuple[UUID, str, str]


def _key(row: Event) -> Key:
    return row.person, row.purpose, row.recipient


def _by_line(events: Iterable[Event]) -> Iterable[tuple[Key, tuple[Event, ...]]]:
    ordered = sorted(events, key=lambda row: (*map(str, _key(row)), row.at, row.pk))
    for key, rows in groupby(ordered, key=_key):
        yield key, tuple(rows)


def _line(key: Key, said: tuple[Event, ...], names: dict[str, Bilingual]) -> Line:
    reference, purpose, recipient = key
    words, now = tuple(map(as_said, said)), timezone.now()
    standing = state(words, now)
    seen = [row.witness_id for row in said if row.witness_id]
    there = dict(User.objects.filter(pk__in=seen).values_list("pk", "name"))
    return Line(
        purpose=purpose,
        purpose_title=PURPOSES.get(purpose, Bilingual(purpose, purpose)),
        recipient=recipient,
        recipient_title=names.get(recipient)
        or name_of(recipient)
        or Bilingual(recipient, recipient),
        consent=standing,
        scope=_words(standing.scope if standing else ()),
        can_withdraw=last_word(words, now) is not None,
        events=tuple(_event(row, there) for row in said),
        copies=_copies(reference, purpose, recipient),
    )


def _event(row: Event, names: dict[int, str]) -> EventView:
    return EventView(
        kind=KINDS[Kind(row.kind)],
        at=row.at,
        scope=_words(row.scope),
        language=LANGUAGES_SPOKEN.get(row.language, LANGUAGES_SPOKEN["und"]),
        method=METHODS[Method(row.method)],
        witnesses=tuple(filter(None, [names.get(row.witness_id or 0), row.witness])),
        speaker=SPEAKERS[Speaker(row.speaker)],
        basis=BASES[Basis(row.basis)] if row.basis else OWN_CONSENT,
        authority=row.authority,
        until=row.until,
    )


def _copies(reference: UUID, purpose: str, recipient: str) -> tuple[CopyView, ...]:
    rows = list(
        Disclosure.objects.filter(
            person=reference, purpose=purpose, recipient=recipient
        )
    )
    notes = RecallNote.objects.filter(disclosure_id__in=[row.pk for row in rows])
    last = {note.disclosure_id: note for note in notes}
    return tuple(
        CopyView(
            row.pk,
            row.at,
            _words(row.scope),
            RECALLS[Recall(last[row.pk].state)] if row.pk in last else None,
            last[row.pk].at if row.pk in last else None,
        )
        for row in rows
    )


def _words(scope: Iterable[str]) -> tuple[Bilingual, ...]:
    return tuple(SCOPES.get(word, Bilingual(word, word)) for word in sorted(scope))


def recipients() -> dict[str, Bilingual]:
    """Organisations that data may be handed to, by short name."""
    taking_part = Organisation.objects.filter(ended_at__isnull=True)
    return {body.slug: Bilingual(body.name_en, body.name_fr) for body in taking_part}


def person_row(actor: Actor, reference: UUID) -> Person:
    """The row, for an action on it."""
    found = Person.objects.visible_to(actor).filter(reference=reference).first()
    if found is None:
        raise Missing("not_found")
    return found


def disclosure_row(actor: Actor, disclosure_id: int) -> Disclosure:
    """A copy of someone in one’s care, for an action on it."""
    found = Disclosure.objects.filter(pk=disclosure_id).first()
    if found is None:
        raise Missing("not_found")
    person_row(actor, found.person)
    return found
