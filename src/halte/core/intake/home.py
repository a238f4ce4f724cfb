"""What a person’s own day says about files: rows to mend, files to accept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from halte.core.bilingual import Bilingual
from halte.core.capability import HomeItem

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


def home(actor: Actor) -> list[HomeItem]:
    """Lines for those who send files in or accept them."""
    # The manifest is read before the tables are ready.
    from halte.core.intake.queries import awaiting

    if not actor.is_known:
        return []
    found = awaiting(actor)
    items = []
    if found.rows:
        items.append(
            HomeItem(
                Bilingual("Rows to mend", "Lignes à corriger"),
                reverse("intake:batches") + "?waiting=on",
                count=found.rows,
                urgent=True,
            )
        )
    if found.checked:
        items.append(
            HomeItem(
                Bilingual("Files to accept", "Fichiers à accepter"),
                reverse("intake:batches") + "?state=checked",
                count=found.checked,
            )
        )
    return items
