"""What waits for a person among permits. No line says anything about anyone."""

from __future__ import annotations

from django.urls import reverse

from halte.capabilities.permits.queries import applications, open_permits, victims
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import HomeItem

TO_READ = Bilingual("Files that wait for a second officer",
                    "Dossiers qui attendent un second agent")  # fmt: skip
OPEN = Bilingual("Protected requests to decide", "Demandes protégées à trancher")
DUE = Bilingual(
    "{late} due today or late", "{late} à trancher aujourd’hui ou en retard"
)
ENDING = Bilingual("Victims’ permits with 30 days or less",
                   "Permis de victimes à 30 jours ou moins")  # fmt: skip


def home(actor: Actor) -> list[HomeItem]:
    """Second readings, requests against the clock, permits at day 150."""
    items = []
    if actor.may(Permission.PERMITS_CONCUR) and actor.may(Permission.PERMITS_READ):
        count = len(applications.second_rows(actor))
        if count:
            items.append(HomeItem(TO_READ, reverse("permits:second"), count))
    if actor.may(Permission.PROTECTED_PERMITS):
        items += protected(actor)
    return items


def protected(actor: Actor) -> list[HomeItem]:
    """The two clocks behind the wall."""
    items = []
    count, late = open_permits.waiting(actor)
    if count:
        detail = DUE.format(late=late) if late else None
        url = reverse("permits:requests")
        items.append(HomeItem(OPEN, url, count, detail, urgent=bool(late)))
    ending = victims.alerts(actor)
    if ending:
        items.append(HomeItem(ENDING, reverse("permits:cases"), ending, urgent=True))
    return items
