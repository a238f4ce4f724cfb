"""Shared steps of the actions: an event, the state after it, and who was involved.

Plain functions, for an action cannot run inside another.
"""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from typing import Final

from halte.capabilities.inspections.clocks import today_at
from halte.capabilities.inspections.models import (
    Event,
    Inspection,
    Involvement,
    Passage,
)
from halte.capabilities.inspections.states import Happened, State
from halte.core.access.actor import Actor
from halte.core.errors import Invalid
from halte.core.organisations.models import User

SHORTEST_REASON: Final = 8

LEADS_TO: Final = {
    Happened.NOTICE_GIVEN: State.NOTIFIED,
    Happened.UNANNOUNCED: State.UNANNOUNCED,
    Happened.EXAMINING: State.EXAMINING,
    Happened.REOPENED: State.EXAMINING,
    Happened.FINDINGS_ENTERED: State.FOUND,
    Happened.COMPLIANT: State.COMPLIANT,
    Happened.CORRECTED: State.CORRECTED,
    Happened.JUSTIFIED: State.JUSTIFIED,
    Happened.PRELIMINARY_SENT: State.NOTICED,
    Happened.CORRECTED_SENT: State.NOTICED,
    Happened.CANCELLING_SENT: State.FOUND,
    Happened.ANSWERED: State.ANSWERED,
    Happened.DECIDED: State.DECIDED,
    Happened.CLOSED: State.CLOSED,
    Happened.CANCELLED: State.CANCELLED,
    Happened.GONE: State.GONE,
}
"""Other events leave the state as it is."""


def happen(
    actor: Actor,
    inspection: Inspection,
    kind: Happened,
    on: date,
    *,
    said: str = "",
    until: date | None = None,
    asked_on: date | None = None,
) -> Event:
    """Keep an event, and what follows from it for the file.

    Its day is not before the state that it follows, and not yet to come.
    """
    leads_to = LEADS_TO.get(kind)
    earliest = inspection.since if leads_to else inspection.opened_on
    if on < earliest:
        raise Invalid("event_before", field="on", day=earliest.isoformat())
    require_past(inspection, on, "on")
    event = Event.objects.create(
        inspection=inspection, kind=kind, on=on, until=until, asked_on=asked_on,
        said=passage(said) if said else None, by_user_id=actor.user_id,
    )  # fmt: skip
    if leads_to:
        inspection.state, inspection.since = leads_to, on
    inspection.last_on = max(inspection.last_on, on)
    inspection.version += 1
    inspection.save(update_fields=["state", "since", "last_on", "version"])
    if kind is not Happened.DECIDED:
        involve(actor, inspection)
    return event


def involve(actor: Actor, inspection: Inspection) -> None:
    """The actor worked on the file, and cannot decide it."""
    if actor.user_id is not None:
        involve_one(inspection, actor.user_id)


def involve_one(inspection: Inspection, user_id: int) -> None:
    """This person worked on the file, unless it is decided already."""
    if not hasattr(inspection, "decision"):
        Involvement.objects.get_or_create(inspection=inspection, user_id=user_id)


def require_past(inspection: Inspection, day: date, field: str) -> None:
    """Refuse a day that is yet to come at the office."""
    if day > today_at(inspection.office):
        raise Invalid("day_to_come", field=field)


def require_reason(text: str, field: str = "said") -> str:
    """The reason, long enough to be one."""
    if len(text.strip()) < SHORTEST_REASON:
        raise Invalid("inspection_reason_short", field=field, shortest=SHORTEST_REASON)
    return text.strip()


def passage(text: str) -> Passage:
    """Words, kept apart and encrypted."""
    return Passage.objects.create(text=text.strip())


def name_of(actor: Actor) -> str:
    """The name of the person who acts: a letter and a decision carry it."""
    person = User.objects.filter(pk=actor.user_id or 0).first()
    if person is None:
        raise Invalid("person_needed")
    return person.name


def canonical(value: object) -> str:
    """JSON of which equal values have equal bytes."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(data: str | bytes) -> str:
    """SHA-256, in hexadecimal."""
    raw = data.encode() if isinstance(data, str) else data
    return sha256(raw).hexdigest()
