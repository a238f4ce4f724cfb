"""What waits for a person in the directory."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from halte.capabilities.directory.models import Application, Service, Signal
from halte.capabilities.directory.states import ApplicationState, ListingState
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import HomeItem

WAITING = (
    ApplicationState.SUBMITTED, ApplicationState.RECOMMENDED, ApplicationState.APPEALED,
)  # fmt: skip


def home(actor: Actor) -> list[HomeItem]:
    """Overdue checks, signals and requests for the steward; own checks for others."""
    if not (
        actor.may(Permission.DIRECTORY_KEEP) or actor.may(Permission.DIRECTORY_ANSWER)
    ):
        return []
    overdue = Service.objects.visible_to(actor).filter(
        state__in=(ListingState.LISTED, ListingState.UNREACHABLE),
        next_check_on__lt=timezone.localdate(),
    )
    steward = actor.may(Permission.DIRECTORY_KEEP)
    page = reverse("directory:checks" if steward else "directory:own")
    items = [
        (Bilingual("Listings to check: overdue", "Inscriptions à vérifier : en retard"),
         page, overdue.count(), True),
    ]  # fmt: skip
    if steward:
        signals = Signal.objects.filter(closed_at=None).count()
        asked = Application.objects.filter(state__in=WAITING).count()
        items += [
            (Bilingual("Signals about services", "Signalements sur des services"),
             reverse("directory:signals"), signals, False),
            (Bilingual("Requests to be listed", "Demandes d’inscription"),
             reverse("directory:applications"), asked, False),
        ]  # fmt: skip
    return [HomeItem(t, u, n, urgent=urgent) for t, u, n, urgent in items if n]
