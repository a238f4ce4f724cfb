"""What waits for a person in the vault."""

from __future__ import annotations

from django.urls import reverse

from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.capability import HomeItem
from halte.core.vault.queries import unscanned


def home(actor: Actor) -> list[HomeItem]:
    """Files that nothing scanned and nobody answers for."""
    count = unscanned(actor)
    if not count:
        return []
    title = Bilingual("Files nobody has scanned", "Fichiers non analysés")
    return [HomeItem(title, reverse("vault:index") + "?show=unscanned", count)]
