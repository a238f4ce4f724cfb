"""Asking for work, and doing it: once, again after a fault, on from a checkpoint.

A job's row is the truth. It is claimed with one conditional update, so that
two workers never run it together; each later write names the attempt, so that
a worker that was thought dead cannot touch what another has taken over.
"""

from __future__ import annotations

import logging
import traceback
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from halte.core.access.actor import Actor
from halte.core.errors import CodedError
from halte.core.jobs import messages
from halte.core.jobs.models import Job
from halte.core.jobs.progress import Heartbeat, StoredProgress, this_run
from halte.core.jobs.registry import JOBS, Cancelled, Interrupted, JobSpec
from halte.core.jobs.states import JobState
from halte.core.organisations.models import Membership

log = logging.getLogger(__name__)

STALE: Final = timedelta(seconds=60)
"""Silence after which a running job is taken from its worker."""

LOST: Final = timedelta(minutes=5)
"""Delay after which a waiting job's message is taken for lost and sent again."""

BACK_OFF: Final = timedelta(seconds=10)
"""Wait before the second attempt; three times longer before each next one."""


def enqueue(actor: Actor, name: str, *, subject: str = "", **inputs: Any) -> Job:
    """Ask for a registered job. Inside a transaction it starts on commit.

    `inputs` are small JSON values and never identify anyone.
    """
    if name not in JOBS:
        raise ValueError(f"job {name} is not registered")
    job = Job.objects.create(
        name=name,
        subject=subject,
        inputs=inputs,
        user_id=actor.user_id,
        organisation_id=actor.organisation_id,
        roles=",".join(sorted(actor.roles)),
        purpose=actor.purpose,
    )
    send(job)
    return job


def send(job: Job) -> None:
    """Send the message for a waiting job, once its row can be seen."""
    transaction.on_commit(partial(messages.send, job.pk, job.due_at))


def run(job_id: int) -> bool:
    """Run a job that is waiting and due; False where there is nothing to do."""
    job = claim(job_id)
    if job is None:
        return False
    spec = JOBS.get(job.name)
    if spec is None:
        fail(job, "job_unknown")
        return True
    progress = StoredProgress(job)
    try:
        with Heartbeat(job, progress):
            spec.work(actor_of(job), progress, **job.inputs)
    except Cancelled:
        log.info("job %s ended early", job.pk)
    except Interrupted:
        put_back(job)
    except CodedError as error:
        # A coded error says the same the second time: trying again is no use.
        fail(job, error.code)
    except Exception as error:
        # The fault may have been the database itself: begin with a fresh connection.
        connection.close_if_unusable_or_obsolete()
        log.error("job %s (%s): %s", job.pk, job.name, place_of(error))
        try_again(job, spec)
    else:
        this_run(job).update(
            state=JobState.DONE, finished_at=timezone.now(), fault="",
            **progress.finish,
        )  # fmt: skip
    return True


def run_pending(limit: int = 100) -> int:
    """Run what is due, in order, in this process; how many. For commands and tests."""
    due = Job.objects.filter(state=JobState.WAITING, due_at__lte=timezone.now())
    return sum(
        run(pk) for pk in due.order_by("id").values_list("pk", flat=True)[:limit]
    )


def claim(job_id: int) -> Job | None:
    """Take a job that is waiting and due, or None where someone else has it."""
    now = timezone.now()
    mine = Job.objects.filter(pk=job_id, state=JobState.WAITING, due_at__lte=now)
    taken = mine.update(
        state=JobState.RUNNING,
        attempts=F("attempts") + 1,
        started_at=now,
        heartbeat_at=now,
        fault="",
    )
    return Job.objects.get(pk=job_id) if taken else None


def actor_of(job: Job) -> Actor:
    """Who a job works for: its person, with no more than they may do today."""
    roles = frozenset(filter(None, job.roles.split(",")))
    if job.user_id is not None:
        held = Membership.objects.in_force().filter(
            user_id=job.user_id,
            user__is_active=True,
            organisation_id=job.organisation_id or 0,
        )
        roles &= frozenset(held.values_list("role", flat=True))
    return Actor(
        user_id=job.user_id,
        organisation_id=job.organisation_id,
        roles=roles,
        purpose=job.purpose,
        via="job",
        label=job.name,
    )


def fail(job: Job, code: str) -> None:
    """The job ends without its result; `code` says why."""
    this_run(job).update(
        state=JobState.FAILED, fault=code[:80], finished_at=timezone.now()
    )


def try_again(job: Job, spec: JobSpec) -> None:
    """Wait, then another attempt, until there were as many as the job allows."""
    if job.attempts >= spec.attempts:
        fail(job, "job_fault")
        return
    wait_until(job, timezone.now() + BACK_OFF * 3 ** (job.attempts - 1), "job_fault")


def put_back(job: Job) -> None:
    """An interrupted run does not count as an attempt."""
    job.due_at = timezone.now()
    mine = this_run(job)
    if mine.update(
        attempts=F("attempts") - 1, state=JobState.WAITING, due_at=job.due_at
    ):
        send(job)


def wait_until(job: Job, due_at: datetime, fault: str) -> None:
    """Back among the waiting, for another attempt at the time given."""
    mine = this_run(job).update(state=JobState.WAITING, due_at=due_at, fault=fault)
    if mine:
        job.due_at = due_at
        send(job)


def recover() -> int:
    """Give back the jobs of dead workers, and re-send lost messages; how many."""
    now = timezone.now()
    dead = Job.objects.filter(state=JobState.RUNNING, heartbeat_at__lt=now - STALE)
    lost = Job.objects.filter(state=JobState.WAITING, due_at__lt=now - LOST)
    found = 0
    for job in dead:
        found += 1
        spec = JOBS.get(job.name)
        if spec is None or job.attempts >= spec.attempts:
            fail(job, "job_worker_lost")
        else:
            wait_until(job, now, "job_worker_lost")
    for job in lost:
        # Moving the due time means one message every five minutes, not a flood.
        found += Job.objects.filter(pk=job.pk, due_at=job.due_at).update(due_at=now)
        job.due_at = now
        send(job)
    return found


def place_of(error: BaseException) -> str:
    """Kind of error, module and line, and nothing else: messages may hold data."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if "halte" in f.filename] or list(frames)
    where = ours[-1]
    module = where.filename.rpartition("halte/")[2] or where.filename
    return f"{type(error).__name__} at {module}:{where.lineno}"
