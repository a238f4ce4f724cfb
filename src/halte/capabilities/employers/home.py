"""What waits for a person in the register."""

from __future__ import annotations

from django.urls import reverse

from halte.capabilities.employers.models import Application
from halte.capabilities.employers.states import Outcome
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import HomeItem


def home(actor: Actor) -> list[HomeItem]:
    """Applications that nobody decided yet."""
    if not actor.may(Permission.EMPLOYERS_EDIT):
        return []
    count = Application.objects.filter(outcome=Outcome.RECEIVED).count()
    if not count:
        return []
    title = Bilingual("Applications without a decision", "Demandes sans décision")
    return [HomeItem(title, reverse("employers:waiting"), count)]
