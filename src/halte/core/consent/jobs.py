"""Consents end by themselves; a daily job says so in their history."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import groupby

from django.db import transaction
from django.utils import timezone

from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.consent.algebra import last_word
from halte.core.consent.models import Event
from halte.core.consent.reaching import copies, reach_copies
from halte.core.consent.rules import as_said
from halte.core.consent.states import Kind
from halte.core.jobs.registry import Progress, job


@job(
    "consent.expire",
    Bilingual("Note consents that have ended", "Noter les consentements expirés"),
    every=timedelta(days=1),
)
def note_expired(actor: Actor, progress: Progress) -> None:
    """Write `expired` where the time is over. Safe to repeat: it ends the line."""
    now = timezone.now()
    rows = Event.objects.order_by("person", "purpose", "recipient", "at", "pk")
    done = 0
    for _key, group in groupby(
        rows.iterator(chunk_size=2000),
        key=lambda row: (row.person, row.purpose, row.recipient),
    ):
        events = tuple(group)
        standing = last_word(map(as_said, events), now)
        if standing and standing.until and standing.until <= now:
            with transaction.atomic():
                event = expire(events[-1], standing.until, actor)
                went = copies(event.person, event.purpose, event.recipient)
                reach_copies(actor, event, went)
            done += 1
            progress.at(done)


def expire(last: Event, until: datetime, actor: Actor) -> Event:
    """The event that closes a line, in the circumstances of what was said last."""
    return Event.objects.create(
        person=last.person,
        kind=Kind.EXPIRED,
        purpose=last.purpose,
        recipient=last.recipient,
        scope=[],
        language=last.language,
        method=last.method,
        at=until,
        recorded_by_id=actor.user_id,
    )
