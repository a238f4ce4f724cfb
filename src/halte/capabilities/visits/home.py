"""What a person’s own day says about visits. No employer, no place."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from halte.capabilities.visits.models import Answer, Asked, Visit
from halte.capabilities.visits.queries.visits import listed
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import HomeItem


def home(actor: Actor) -> list[HomeItem]:
    """Visits of today and of this week, answers to choose, documents that are late."""
    if actor.may(Permission.VISITS_SHARED):
        return _shared(actor)
    if not actor.may(Permission.VISITS_READ):
        return []
    visible = Visit.objects.visible_to(actor)
    late = Asked.objects.filter(visit__in=visible, due_on__lt=timezone.localdate())
    waiting = Answer.objects.filter(
        stop__visit__in=visible, aside=True, resolved_by=None
    )
    index = reverse("visits:index")
    found = (
        (Bilingual("Visits today", "Visites aujourd’hui"), f"{index}?when=today",
         listed(actor, when="today").count(), True),
        (Bilingual("Visits this week", "Visites cette semaine"), f"{index}?when=week",
         listed(actor, when="week").count(), False),
        (Bilingual("Answers to choose between", "Réponses à départager"),
         reverse("visits:waiting"), waiting.count(), False),
        (Bilingual("Documents that are late", "Documents en retard"),
         reverse("visits:waiting"),
         late.exclude(received__whole=True).distinct().count(), False),
    )  # fmt: skip
    return [
        HomeItem(title, url, count, urgent=urgent)
        for title, url, count, urgent in found
        if count
    ]


def _shared(actor: Actor) -> list[HomeItem]:
    count = Visit.objects.shared_with(actor).count()
    title = Bilingual("Visits shared with you", "Visites qui vous sont communiquées")
    return [HomeItem(title, reverse("visits:shared"), count)] if count else []
