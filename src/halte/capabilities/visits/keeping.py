"""Shared steps of the actions. Plain functions: an action cannot run in another."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from halte.capabilities.inspections.facade import part_in
from halte.capabilities.visits.models import Passage, Visit
from halte.core.access.actor import Actor
from halte.core.errors import Invalid


def passage(text: str) -> Passage | None:
    """Words that are kept encrypted; None where there are none."""
    text = text.strip()
    return Passage.objects.create(text=text) if text else None


def words(text: str, field: str) -> Passage:
    """Words that must be there."""
    kept = passage(text)
    if kept is None:
        raise Invalid("visit_words", field=field)
    return kept


def require_past(at: date | datetime, field: str) -> None:
    """Refuse a day or a moment that is yet to come."""
    now = timezone.now() if isinstance(at, datetime) else timezone.localdate()
    if at > now:
        raise Invalid("day_to_come", field=field)


def took_part(actor: Actor, visit: Visit, *others: int | None) -> None:
    """Whoever acts here had a part in the inspection, and whoever goes along."""
    going = visit.people.exclude(user_id=None).values_list("user_id", flat=True)
    known = {user_id for user_id in (*going, *others) if user_id is not None}
    part_in(actor, visit.inspection_id, others=sorted(known))


def changed(visit: Visit, *names: str) -> None:
    """Keep a change of a visit; calendars are told by the count of changes."""
    visit.changes += 1
    visit.changed_at = timezone.now()
    visit.save(update_fields=["changes", "changed_at", *names])
