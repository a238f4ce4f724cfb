"""Checks that listings are true, and what people signal."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from django.utils import timezone

from halte.capabilities.directory import policy
from halte.capabilities.directory.actions import steps
from halte.capabilities.directory.models import Check, Edition, Service, Signal
from halte.capabilities.directory.states import (
    REACHED,
    Channel,
    Finding,
    ListingState,
    SignalKind,
)
from halte.capabilities.directory.words import FIELDS, REFUSALS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid, Missing

AGAIN: Final = timedelta(days=7)
"""After nobody answered."""

MOST_FAILED: Final = 3
SOONER: Final = {
    SignalKind.DEAD_NUMBER: 2, SignalKind.REFUSED: 7, SignalKind.SUGGESTION: 14,
}  # fmt: skip
"""In how many days a signal asks for a check."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a check of one service found."""

    reference: str
    finding: Finding
    channel: Channel = Channel.PHONE
    contact: str = field(default="", repr=False)
    confirmed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


@action(
    Permission.DIRECTORY_ANSWER,
    label=Bilingual("Check a listing", "Vérifier une inscription"),
    policy=policy.may_answer,
)
def check(actor: Actor, service: Service, *, found: Found) -> Check:
    """One service; a provider’s staff answer for their own by their own form."""
    return _keep(actor, service, found)


@action(
    Permission.DIRECTORY_KEEP,
    label=Bilingual("Check several listings", "Vérifier plusieurs inscriptions"),
)
def check_many(
    actor: Actor, edition: Edition, *, found: tuple[Found, ...]
) -> list[Check]:
    """A round of telephone calls, all of it or nothing."""
    made = []
    for each in found:
        row = Service.objects.select_for_update().filter(reference=each.reference)
        service = row.first()
        if service is None or service.state == ListingState.CLOSED:
            raise Missing("not_found")
        made.append(_keep(actor, service, each))
    return made


def _keep(actor: Actor, service: Service, found: Found) -> Check:
    """The session, the next day, and what follows for the listing."""
    if any(name not in FIELDS for name in (*found.confirmed, *found.changed)):
        raise Invalid("directory_code_unknown", field="confirmed")
    if found.finding == Finding.CHANGED and not found.changed:
        raise Invalid("directory_changed_what", field="changed")
    today, due = timezone.localdate(), service.next_check_on
    _follow(service, found.finding, today)
    kept = Check.objects.create(
        service=service, by_user_id=actor.user_id, channel=found.channel,
        finding=found.finding, contact=found.contact, confirmed=list(found.confirmed),
        changed=list(found.changed), was_due_on=due, next_on=service.next_check_on,
    )  # fmt: skip
    if found.finding in REACHED:
        service.signals.filter(closed_at=None).update(closed_at=timezone.now())
    steps.changed_now([service.pk])
    return kept


def _follow(service: Service, finding: Finding, today: date) -> None:
    service.call_by = None
    if finding in REACHED:
        service.checked_on, service.failed_attempts = today, 0
        service.next_check_on = today + steps.interval(service)
        if service.state == ListingState.UNREACHABLE:
            service.state = ListingState.LISTED
    else:
        service.failed_attempts += 1
        service.next_check_on = today + AGAIN
        if service.failed_attempts >= MOST_FAILED:
            service.state = ListingState.UNREACHABLE
    if finding == Finding.CLOSED:
        service.state, service.next_check_on = ListingState.CLOSED, None
    service.save()


@action(
    None,
    label=Bilingual(
        "Say that a listing did not help", "Signaler qu’une inscription n’a pas aidé"
    ),
    policy=policy.may_signal,
)
def signal(
    actor: Actor,
    service: Service,
    *,
    kind: SignalKind,
    reason: str = "",
    note: str = "",
) -> Signal:
    """From anyone, without a name. The steward is asked to call sooner."""
    return keep_signal(actor, service, kind=kind, reason=reason, note=note)


def keep_signal(
    actor: Actor,
    service: Service,
    *,
    kind: SignalKind,
    reason: str = "",
    note: str = "",
) -> Signal:
    """The step itself, for other rooms whose own action it is part of."""
    if kind == SignalKind.REFUSED and reason not in REFUSALS:
        raise Invalid("directory_refusal_reason", field="reason")
    if kind == SignalKind.SUGGESTION and not note.strip():
        raise Invalid("directory_suggestion_empty", field="note")
    kept = Signal.objects.create(
        service=service, kind=kind, note=note.strip(), by_user_id=actor.user_id,
        reason=reason if kind == SignalKind.REFUSED else "",
    )  # fmt: skip
    # Nothing that is shown changes: a stranger’s word does not rebuild the index.
    steps.check_sooner(service, SOONER[kind])
    return kept


@action(
    Permission.DIRECTORY_KEEP,
    label=Bilingual("Close a signal", "Clore un signalement"),
    policy=policy.may_close_signal,
)
def close_signal(actor: Actor, signal: Signal) -> Signal:
    """Looked at; nothing more follows from it."""
    signal.closed_at = timezone.now()
    signal.save(update_fields=["closed_at"])
    if not signal.service.signals.filter(closed_at=None).exists():
        Service.objects.filter(pk=signal.service_id).update(call_by=None)
    return signal
