"""Consent at the doors: what an action declares, and what a disclosure leaves.

    @action(Permission.X, label=…, consent=require(
        purpose="referral",
        person=lambda referral, inputs: referral.person,
        recipient=lambda referral, inputs: inputs["recipient"].slug,
        scope=lambda referral, inputs: frozenset({"contact", "needs"}),
    ))

and, in the body of the action, `disclosed(…)` for each copy that goes out.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone

from halte.core.access.actor import Actor
from halte.core.actions import ConsentRule
from halte.core.audit.record import subject_of
from halte.core.consent.algebra import Consent, Said, covers, state
from halte.core.consent.models import Disclosure, Event, Person
from halte.core.consent.states import Kind
from halte.core.errors import Denied, Missing

Inputs = dict[str, Any]


def require(
    *,
    purpose: str,
    person: Callable[[Any, Inputs], UUID],
    recipient: Callable[[Any, Inputs], str],
    scope: Callable[[Any, Inputs], frozenset[str]],
) -> ConsentRule:
    """A rule for `@action(consent=…)`; each part is found from subject and inputs."""

    def rule(actor: Actor, subject: Any, inputs: Inputs) -> str:
        agreed = covers(
            said(person(subject, inputs), purpose, recipient(subject, inputs)),
            timezone.now(),
            scope(subject, inputs),
        )
        return "" if agreed else "consent_missing"

    return rule


def hold(person: UUID) -> Person:
    """Lock a person, so that nothing is given or withdrawn until the transaction ends.

    Called first in an action that discloses: giving and withdrawing lock the same
    row, so a withdrawal is wholly before or wholly after what goes out.
    """
    found = Person.objects.select_for_update().filter(reference=person).first()
    if found is None:
        raise Missing("not_found")
    return found


def in_force(
    person: UUID, *, purpose: str, recipient: str, at: datetime | None = None
) -> Consent | None:
    """The consent in force now, or at another moment."""
    return state(said(person, purpose, recipient), at or timezone.now())


def said(person: UUID, purpose: str, recipient: str) -> tuple[Said, ...]:
    """All that a person said about one purpose and one recipient."""
    rows = Event.objects.filter(person=person, purpose=purpose, recipient=recipient)
    return tuple(as_said(row) for row in rows)


def kept_before(disclosures: models.QuerySet[Disclosure]) -> list[tuple[UUID, bool]]:
    """Each copy’s person, and whether the copy was agreed to: by what they had said of
    that moment, and by what was on record at that moment. Two queries in all.

    Nobody’s word that was written down afterwards makes a copy right; one that takes
    a consent back makes it wrong however late it was written down.
    """
    events: dict[tuple[UUID, str, str], list[Event]] = {}
    people = disclosures.order_by().values("person")
    for row in Event.objects.filter(person__in=people):
        events.setdefault((row.person, row.purpose, row.recipient), []).append(row)
    return [
        (row.person, _was_kept(row, events.get(_of(row), []))) for row in disclosures
    ]


def _of(row: Disclosure) -> tuple[UUID, str, str]:
    return (row.person, row.purpose, row.recipient)


def _was_kept(row: Disclosure, events: list[Event]) -> bool:
    scope = frozenset(row.scope)
    return all(
        covers(map(as_said, told), row.at, scope)
        for told in (events, [e for e in events if e.recorded_at <= row.at])
    )


def as_said(row: Event) -> Said:
    """The event without its circumstances."""
    return Said(Kind(row.kind), row.at, frozenset(row.scope), row.starts, row.until)


def disclosed(
    actor: Actor,
    thing: models.Model,
    *,
    person: UUID,
    purpose: str,
    recipient: str,
    scope: frozenset[str],
) -> Disclosure:
    """Keep a trace of a copy that goes out, so that a withdrawal can reach it.

    Called inside the action that discloses. Refuses where the consent does not
    cover it, even if the action forgot to declare its rule.
    """
    if not covers(said(person, purpose, recipient), timezone.now(), scope):
        raise Denied("consent_missing")
    return Disclosure.objects.create(
        person=person,
        purpose=purpose,
        recipient=recipient,
        scope=sorted(scope),
        thing=subject_of(thing),
        by_id=actor.user_id,
    )
