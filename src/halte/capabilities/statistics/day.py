"""The room's lines on a person's own day."""

from __future__ import annotations

from django.urls import reverse

from halte.capabilities.statistics.queries import explained, lines, never_frozen
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import HomeItem


def day_of(actor: Actor) -> list[HomeItem]:
    """Conflicts to explain and silent series; measures that were never frozen."""
    items = []
    if actor.may(Permission.SERIES_DEFINE):
        items += [conflicts_item(actor), stale_item(actor)]
    if actor.may(Permission.FIGURES_FREEZE):
        items.append(frozen_item(actor))
    return [item for item in items if item.count]


def conflicts_item(actor: Actor) -> HomeItem:
    """Conflicts that nobody has explained."""
    return HomeItem(
        Bilingual("Conflicts without an explanation", "Écarts sans explication"),
        reverse("statistics:conflicts"),
        count=sum(item.is_open for item in explained(actor)),
        detail=Bilingual(
            "Two releases give different numbers, and nobody has said why.",
            "Deux diffusions donnent des nombres différents, et personne n’a dit "
            "pourquoi.",
        ),
        urgent=True,
    )


def stale_item(actor: Actor) -> HomeItem:
    """Series that have fallen silent."""
    return HomeItem(
        Bilingual("Series without a recent figure", "Séries sans chiffre récent"),
        reverse("statistics:unknown"),
        count=sum(line.is_stale for line in lines(actor)),
        detail=Bilingual(
            "Look for a newer release, or say that there is none.",
            "Cherchez une diffusion plus récente, ou dites qu’il n’y en a pas.",
        ),
    )


def frozen_item(actor: Actor) -> HomeItem:
    """Own measures without any vintage."""
    return HomeItem(
        Bilingual("Measures never frozen", "Mesures jamais figées"),
        reverse("statistics:freezing"),
        count=len(never_frozen(actor)),
        detail=Bilingual(
            "What is not frozen cannot be shown again as it was.",
            "Ce qui n’est pas figé ne peut être montré de nouveau tel quel.",
        ),
    )
