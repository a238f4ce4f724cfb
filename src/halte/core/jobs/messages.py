"""The queue: the one module that knows which package carries the messages.

A message only says "look at job N". The truth about a job is its own row, so
a message that is lost, doubled or late does no harm.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

QUEUE = "default"


@task(queue_name=QUEUE)
def run_job(job_id: int) -> None:
    """Run the job with this number where it is still to be run."""
    from halte.core.jobs.queue import run

    run(job_id)


def send(job_id: int, due_at: datetime) -> None:
    """Ask a worker to look at a job, now or at the time given."""
    later = due_at if due_at > timezone.now() else None
    run_job.using(run_after=later).enqueue(job_id)


def take_one(worker_id: str) -> bool:
    """Take the next message and do what it says; False where there is none."""
    # Looking first costs a read; claiming takes the write lock, which an idle
    # worker must not do every second.
    if not DBTaskResult.objects.ready().exists():
        return False
    worker = Worker(
        queue_names=[QUEUE],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id=worker_id,
        excluded_queue_names=[],
    )
    worker.run()
    return bool(worker._run_tasks)


def forget(older_than: timedelta) -> int:
    """Remove messages that were dealt with; how many."""
    old = timezone.now() - older_than
    count, _ = DBTaskResult.objects.finished().filter(finished_at__lt=old).delete()
    return int(count)
