"""What people do with jobs."""

from __future__ import annotations

from django.utils import timezone

from halte.core.access.actor import Actor
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.jobs import policy
from halte.core.jobs.models import Job
from halte.core.jobs.queue import send
from halte.core.jobs.states import JobState


@action(None, label=Bilingual("Try a job again", "Relancer une tâche"),
        policy=policy.may_retry)  # fmt: skip
def retry(actor: Actor, job: Job) -> Job:
    """Try a failed job again from its checkpoint, with all its attempts."""
    job.state, job.attempts, job.fault = JobState.WAITING, 0, ""
    job.due_at, job.finished_at, job.put_away_at = timezone.now(), None, None
    job.save()
    send(job)
    return job


@action(None, label=Bilingual("Cancel a job", "Annuler une tâche"),
        policy=policy.may_cancel)  # fmt: skip
def cancel(actor: Actor, job: Job) -> Job:
    """End a job; running work stops at its next step, and keeps what it did."""
    job.state, job.finished_at = JobState.CANCELLED, timezone.now()
    job.save(update_fields=["state", "finished_at"])
    return job


@action(None, label=Bilingual("Put a finished job away", "Ranger une tâche terminée"),
        policy=policy.may_put_away)  # fmt: skip
def put_away(actor: Actor, job: Job) -> Job:
    """Take a finished job off one’s home page. It stays in the list."""
    job.put_away_at = timezone.now()
    job.save(update_fields=["put_away_at"])
    return job
