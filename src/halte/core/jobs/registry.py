"""Jobs that rooms offer, and the schedule. The one place that knows the queue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, Protocol

from halte.core.bilingual import Bilingual


class Progress(Protocol):
    """What a running job is handed.

    `at(done, total, checkpoint)` stores how far the work has come; it raises
    `Cancelled` where someone cancelled the job. `checkpoint` is what the last
    interrupted run stored, {} on a first run.
    """

    checkpoint: dict[str, Any]

    def at(
        self, done: int, total: int = 0, checkpoint: dict[str, Any] | None = None
    ) -> None:
        """Store how far the work has come."""


Work = Callable[..., None]
"""`function(actor, progress, **inputs)`; must be able to go on from a checkpoint."""


@dataclass(frozen=True, slots=True)
class JobSpec:
    """A kind of job. `every` puts it on the schedule; `attempts` is the most tries."""

    name: str
    title: Bilingual
    work: Work
    attempts: int = 3
    every: timedelta | None = None


JOBS: Final[dict[str, JobSpec]] = {}


def job(
    name: str,
    title: Bilingual,
    *,
    attempts: int = 3,
    every: timedelta | None = None,
) -> Callable[[Work], Work]:
    """Register `function(actor, progress, **inputs)` as a job."""

    def wrap(work: Work) -> Work:
        if name in JOBS:
            raise ValueError(f"job {name} is registered twice")
        JOBS[name] = JobSpec(name, title, work, attempts, every)
        return work

    return wrap
