"""What of organisations belongs to a person’s own day."""

from __future__ import annotations

from django.urls import reverse

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import HomeItem
from halte.core.organisations.queries import waiting_invitations


def home(actor: Actor) -> list[HomeItem]:
    """Invitations that nobody has answered yet."""
    if not actor.may(Permission.MEMBER_INVITE):
        return []
    count = waiting_invitations(actor)
    if not count:
        return []
    return [
        HomeItem(
            Bilingual(
                "Invitations not answered yet", "Invitations encore sans réponse"
            ),
            reverse("organisations:own"),
            count=count,
        )
    ]
