"""What waits for those who sent something."""

from __future__ import annotations

from django.urls import reverse

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import HomeItem
from halte.core.sharing.queries import due_copies


def home(actor: Actor) -> list[HomeItem]:
    """Copies that should be back, and those that soon should."""
    if not (actor.may(Permission.SHARE) or actor.may(Permission.AGREEMENT_APPROVE)):
        return []
    due = due_copies(actor)
    late = sum(page.overdue for page in due)
    soon = len(due) - late
    items = []
    if late:
        items.append(
            HomeItem(
                Bilingual(
                    "Copies that should be back by now",
                    "Copies qui auraient dû être restituées",
                ),
                f"{reverse('sharing:holders')}?show=overdue",
                late,
                urgent=True,
            )
        )
    if soon:
        items.append(
            HomeItem(
                Bilingual(
                    "Copies due back within 30 days",
                    "Copies à restituer d’ici 30 jours",
                ),
                f"{reverse('sharing:holders')}?show=held",
                soon,
            )
        )
    return items
