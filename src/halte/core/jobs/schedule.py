"""Jobs that run by themselves, at most once for each turn, however many workers."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils import timezone

from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.jobs import messages
from halte.core.jobs.models import Job, Tick
from halte.core.jobs.queue import enqueue
from halte.core.jobs.registry import JOBS, JobSpec, Progress, job
from halte.core.jobs.states import JobState

SCHEDULE: Final = Actor(via="job", label="schedule")
"""Holds no role: what a scheduled job does, it does as the system itself."""

KEPT: Final = timedelta(days=1)
"""How long a finished job of the schedule stays listed."""


def tick() -> int:
    """Ask for every scheduled job whose turn has come; how many."""
    return sum(
        1 for spec in list(JOBS.values()) if spec.every and turn(spec, spec.every)
    )


def turn(spec: JobSpec, every: timedelta) -> bool:
    """Take this turn and ask for the job; False where it is not due or was taken."""
    now = timezone.now()
    Tick.objects.get_or_create(name=spec.name, defaults={"last_at": now - every})
    due = Tick.objects.filter(pk=spec.name, last_at__lte=now - every)
    if not due.exists() or not due.update(last_at=now):
        return False
    unfinished = Job.objects.filter(
        name=spec.name, user_id=None, state__in=[JobState.WAITING, JobState.RUNNING]
    )
    if unfinished.exists():
        return False  # a slow job does not pile up behind itself
    enqueue(SCHEDULE, spec.name)
    return True


@job(
    "jobs.tidy",
    Bilingual("Clear away old scheduled jobs", "Ranger les tâches planifiées"),
    every=timedelta(hours=1),
)
def tidy(actor: Actor, progress: Progress) -> None:
    """Finished jobs of the schedule, and messages, do not pile up."""
    finished = Job.objects.filter(
        user_id=None, state=JobState.DONE, finished_at__lt=timezone.now() - KEPT
    )
    removed, _ = finished.delete()
    messages.forget(KEPT)
    progress.at(removed, removed)
