"""What running work is handed: a place to say how far it is, and a heartbeat."""

from __future__ import annotations

import logging
import threading
import time
from types import TracebackType
from typing import Any, Final

from django.db import Error, connection
from django.utils import timezone

from halte.core.jobs.models import Job, JobQuerySet
from halte.core.jobs.registry import Cancelled, Interrupted
from halte.core.jobs.states import JobState

log = logging.getLogger(__name__)

WRITE_EVERY: Final = 0.5
"""Seconds between two writes of progress."""

BEAT_EVERY: Final = 10.0
"""Seconds between two heartbeats."""

stopping = threading.Event()
"""Set when this process has been asked to end."""


def this_run(job: Job) -> JobQuerySet:
    """The job's row as long as this very attempt still owns it."""
    return Job.objects.filter(pk=job.pk, state=JobState.RUNNING, attempts=job.attempts)


class StoredProgress:
    """Progress kept in the job's row."""

    def __init__(self, job: Job) -> None:
        self.job_id: int = job.pk
        self.checkpoint: dict[str, Any] = dict(job.checkpoint)
        self.lost = threading.Event()
        self._row = this_run(job)
        self._done, self._total = job.done, job.total
        self._written = 0.0

    def at(
        self, done: int, total: int = 0, checkpoint: dict[str, Any] | None = None
    ) -> None:
        """Say how far the work has come."""
        self._done, self._total = done, total or self._total
        if checkpoint is not None:
            self.checkpoint = checkpoint
        if connection.in_atomic_block:
            # A checkpoint commits with the rows it speaks of. A bare number must
            # not: it would lock the job's row until the work commits.
            if checkpoint is not None:
                self.write()
        elif self._is_time():
            self.write()
        if self.lost.is_set():
            raise Cancelled
        if stopping.is_set() and not connection.in_atomic_block:
            self.write()
            raise Interrupted

    def _is_time(self) -> bool:
        return time.monotonic() - self._written >= WRITE_EVERY

    def write(self) -> None:
        """Store what is known now."""
        self._written = time.monotonic()
        mine = self._row.update(
            done=self._done,
            total=self._total,
            checkpoint=self.checkpoint,
            heartbeat_at=timezone.now(),
        )
        if not mine:
            self.lost.set()

    @property
    def finish(self) -> dict[str, int]:
        """The figures of finished work: all of what there was to do."""
        return {"done": max(self._done, self._total), "total": self._total}


class Heartbeat:
    """Shows that the worker lives, while the work itself is silent.

    A worker that is killed stops beating, and its job is given to another.
    """

    def __init__(self, job: Job, progress: StoredProgress) -> None:
        self._job, self._progress = job, progress
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._thread.join(timeout=BEAT_EVERY)

    def _beat(self) -> None:
        while not self._ended.wait(BEAT_EVERY):
            try:
                if not this_run(self._job).update(heartbeat_at=timezone.now()):
                    self._progress.lost.set()
            except Error:
                # The work may hold the database for a while; the next beat tells.
                log.info("a heartbeat was missed")
            finally:
                connection.close()
