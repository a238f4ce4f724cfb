"""What ended is forgotten: a database stolen later tells no more than it must."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone

from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.jobs.registry import Progress, job


@job(
    "access.forget_sessions",
    Bilingual("Forget sessions that have ended", "Oublier les sessions terminées"),
    every=timedelta(hours=1),
)
def forget_sessions(actor: Actor, progress: Progress) -> None:
    """A session says who was here and when, and which link they had opened; Django
    shuts one that is over and keeps its row. Safe to repeat.
    """
    removed, _ = Session.objects.filter(expire_date__lte=timezone.now()).delete()
    progress.at(removed, removed)
