"""What of access belongs to a person’s own day."""

from __future__ import annotations

from django.urls import reverse

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.access.queries import own_opening, waiting_openings
from halte.core.bilingual import Bilingual
from halte.core.capability import HomeItem


def home(actor: Actor) -> list[HomeItem]:
    """Openings to review; one’s own opening while it lasts."""
    items: list[HomeItem] = []
    if actor.in_emergency and (opening := own_opening(actor)):
        items.append(
            HomeItem(
                Bilingual(
                    "Your emergency opening is in force",
                    "Votre ouverture d’urgence est en cours",
                ),
                reverse("access:in_emergency"),
                detail=Bilingual(
                    f"Until {opening.ends_at:%H:%M} UTC",
                    f"Jusqu’à {opening.ends_at:%H h %M} UTC",
                ),
                urgent=True,
            )
        )
    if actor.may(Permission.BREAK_GLASS_REVIEW) and (count := waiting_openings(actor)):
        items.append(
            HomeItem(
                Bilingual(
                    "Emergency openings to review", "Ouvertures d’urgence à examiner"
                ),
                reverse("access:openings"),
                count=count,
                urgent=True,
            )
        )
    return items
