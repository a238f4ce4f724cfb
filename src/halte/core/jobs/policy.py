"""What the state of a job allows, and whose job it is."""

from __future__ import annotations

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.jobs.models import Job
from halte.core.jobs.states import JobState


def may_retry(actor: Actor, job: Job) -> str:
    """One’s own job, or any with `jobs.retry`; only after it failed."""
    if code := _not_theirs(actor, job):
        return code
    return "" if job.state == JobState.FAILED else "job_not_failed"


def may_cancel(actor: Actor, job: Job) -> str:
    """One’s own job, or any with `jobs.retry`; as long as it is not over."""
    return _not_theirs(actor, job) or ("job_is_over" if job.is_over else "")


def may_put_away(actor: Actor, job: Job) -> str:
    """One’s own job, once it is over."""
    if job.user_id is None or job.user_id != actor.user_id:
        return "no_permission"
    return "" if job.is_over else "job_not_over"


def _not_theirs(actor: Actor, job: Job) -> str:
    own = job.user_id is not None and job.user_id == actor.user_id
    return "" if own else actor.refusal(Permission.JOBS_RETRY)
