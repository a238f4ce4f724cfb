"""What waits for those who hear workers."""

from __future__ import annotations

from django.urls import reverse

from halte.capabilities.workers.models import Account
from halte.capabilities.workers.states import State
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import HomeItem


def home(actor: Actor) -> list[HomeItem]:
    """Accounts that nobody read yet."""
    if not actor.may(Permission.WORKERS_HEAR):
        return []
    count = Account.objects.visible_to(actor).filter(state=State.RECEIVED).count()
    if not count:
        return []
    title = Bilingual(
        "Workers’ accounts not read yet", "Paroles de travailleurs pas encore lues"
    )
    return [HomeItem(title, reverse("workers:index"), count, urgent=True)]
