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
    return [
        HomeItem(
            Bilingual(
                "Invitations not answered yet", "Invitations encore sans réponse"
            ),
            reverse("organisations:staff", kwargs={"slug": body.slug}),
            count=count,
            detail=Bilingual(body.name_en, body.name_fr),
        )
        for body, count in waiting_invitations(actor)
    ]
