"""What waits for a person among the money."""

from __future__ import annotations

from django.urls import reverse

from halte.capabilities.money.queries.lines import own_lines
from halte.capabilities.money.queries.transfers import waiting
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import HomeItem


def home(actor: Actor) -> list[HomeItem]:
    """Transfers to decide; lines of one’s own of which nobody spoke."""
    items = []
    if actor.may(Permission.MONEY_APPROVE) and (count := waiting(actor)):
        title = Bilingual("Transfers to decide", "Virements à trancher")
        items.append(HomeItem(title, reverse("money:transfers"), count, urgent=True))
    if actor.may(Permission.MONEY_STATE) and (count := _unaccounted(actor)):
        title = Bilingual(
            "Budget lines of past years not accounted for",
            "Lignes d’exercices passés non justifiées",
        )
        items.append(HomeItem(title, reverse("money:mine"), count, urgent=True))
    return items


def _unaccounted(actor: Actor) -> int:
    return sum(
        one.is_over and bool(one.line.sums.unreported) for one in own_lines(actor)
    )
