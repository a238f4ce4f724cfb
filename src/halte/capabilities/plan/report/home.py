"""What a person finds about reports in their own day."""

from __future__ import annotations

from django.urls import reverse

from halte.capabilities.plan.queries import first_plan
from halte.capabilities.plan.report.queries import waiting_to_be_published
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.capability import HomeItem


def home(actor: Actor) -> list[HomeItem]:
    """Frozen reports that wait for this person’s eyes."""
    count = waiting_to_be_published(actor)
    if not count:
        return []
    return [
        HomeItem(
            Bilingual("Reports to look at and publish", "Rapports à relire et publier"),
            reverse("plan:reports", args=[first_plan(actor)]),
            count,
            urgent=True,
        )
    ]
