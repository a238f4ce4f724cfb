"""One’s own visits as a calendar file that says nothing.

Calendars are copied to telephones and shared with colleagues. So every visit looks
alike: no place, no employer, no way to tell who was told from who was not.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from halte.capabilities.visits.models import Visit
from halte.capabilities.visits.states import State
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual, current_language
from halte.core.icalendar import Event, calendar

KEPT_FOR: Final = timedelta(days=92)
NAME: Final = Bilingual("Halte: days out", "Halte : jours à l’extérieur")
DAY: Final = Bilingual("Out of the office", "À l’extérieur du bureau")


def my_days(actor: Actor) -> bytes:
    """The calendar of the visits on which this person goes."""
    return calendar(
        list(_events(actor)), name=str(NAME), language=current_language(),
        zone=ZoneInfo(settings.TIME_ZONE),
    )  # fmt: skip


def _events(actor: Actor) -> Iterator[Event]:
    since = timezone.localdate() - KEPT_FOR
    mine = Visit.objects.visible_to(actor).filter(people__user_id=actor.user_id or 0)
    for row in mine.filter(on__gte=since).order_by("on", "id"):
        name = f"urn:halte:visit:{row.pk}:{row.made_at.isoformat()}"
        yield Event(
            uid=str(uuid5(NAMESPACE_URL, name)),
            sequence=row.changes,
            changed=row.changed_at,
            starts=row.on,
            ends=row.on + timedelta(days=1),
            summary=str(DAY),
            cancelled=row.state == State.CANCELLED,
        )
