"""Jobs that rooms offer, and when they run by themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, Protocol

from halte.core.bilingual import Bilingual


class Stopped(Exception):
    """Raised inside running work by `Progress.at`. Let it pass."""


class Cancelled(Stopped):
    """Someone cancelled the job, or another worker has taken it over."""


class Interrupted(Stopped):
    """The worker is shutting down; the job goes on later from its checkpoint."""


class Progress(Protocol):
    """What a running job is handed.

    `checkpoint` is what the last interrupted run stored, {} on a first run.
    `job_id` lets the work keep its result beside the job.
    """

    checkpoint: dict[str, Any]
    job_id: int

    def at(
        self, done: int, total: int = 0, checkpoint: dict[str, Any] | None = None
    ) -> None:
        """Say how far the work has come. Cheap: call it as often as is natural.

        Written about twice a second. Inside a transaction of the work a
        checkpoint is written with it, so that both happen or neither. Raises
        `Stopped` where the work must end now.
        """


Work = Callable[..., None]
"""`function(actor, progress, **inputs)`; must be able to go on from a checkpoint."""

Page = Callable[[int], str]
"""`function(job_id)` -> address of the page that shows what the job made, or ''."""


@dataclass(frozen=True, slots=True)
class JobSpec:
    """A kind of job. `every` puts it on the schedule; `attempts` is the most tries."""

    name: str
    title: Bilingual
    work: Work
    attempts: int = 3
    every: timedelta | None = None
    page: Page | None = None


JOBS: Final[dict[str, JobSpec]] = {}


def job(
    name: str,
    title: Bilingual,
    *,
    attempts: int = 3,
    every: timedelta | None = None,
    page: Page | None = None,
) -> Callable[[Work], Work]:
    """Register `function(actor, progress, **inputs)` as a job."""

    def wrap(work: Work) -> Work:
        if name in JOBS:
            raise ValueError(f"job {name} is registered twice")
        JOBS[name] = JobSpec(name, title, work, attempts, every, page)
        return work

    return wrap
