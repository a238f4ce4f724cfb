"""The life of a job."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from halte.core.bilingual import Bilingual


class JobState(StrEnum):
    """Waiting, running, done; failed jobs can be tried again."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


STATE_TITLES: Final[dict[JobState, Bilingual]] = {
    JobState.WAITING: Bilingual("Waiting", "En attente"),
    JobState.RUNNING: Bilingual("Running", "En cours"),
    JobState.DONE: Bilingual("Done", "Terminée"),
    JobState.FAILED: Bilingual("Failed", "Échouée"),
    JobState.CANCELLED: Bilingual("Cancelled", "Annulée"),
}

TRANSITIONS: Final[dict[JobState, frozenset[JobState]]] = {
    JobState.WAITING: frozenset({JobState.RUNNING, JobState.CANCELLED}),
    JobState.RUNNING: frozenset(
        {JobState.DONE, JobState.FAILED, JobState.WAITING, JobState.CANCELLED}
    ),
    JobState.FAILED: frozenset({JobState.WAITING, JobState.CANCELLED}),
    JobState.DONE: frozenset(),
    JobState.CANCELLED: frozenset(),
}
