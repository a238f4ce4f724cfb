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
from halte.core.consent.models import Disclosure, Event
from halte.core.consent.states import Kind
from halte.core.errors import Denied

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


def in_force(
    person: UUID, *, purpose: str, recipient: str, at: datetime | None = None
) -> Consent | None:
    """The consent in force now, or at another moment."""
    return state(said(person, purpose, recipient), at or timezone.now())


def said(person: UUID, purpose: str, recipient: str) -> tuple[Said, ...]:
    """All that a person said about one purpose and one recipient."""
    rows = Event.objects.filter(person=person, purpose=purpose, recipient=recipient)
    return tuple(as_said(row) for row in rows)


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
