"""Large files are checked and accepted by the worker; small ones at once."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.intake import limits
from halte.core.intake.accepting import accept_batch
from halte.core.intake.checking import check_batch
from halte.core.intake.models import Batch
from halte.core.jobs.models import Job
from halte.core.jobs.queue import enqueue
from halte.core.jobs.registry import Progress, job

CHECK = "intake.check"
ACCEPT = "intake.accept"


class AtOnce:
    """Progress of work that is done while the person waits."""

    job_id = 0

    def __init__(self) -> None:
        self.checkpoint: dict[str, Any] = {}

    def at(
        self, done: int, total: int = 0, checkpoint: dict[str, Any] | None = None
    ) -> None:
        """Nobody is watching."""


def batch_page(job_id: int) -> str:
    """The page of the batch that a job worked on."""
    found = Job.objects.filter(pk=job_id).first()
    batch = found.inputs.get("batch_id") if found else None
    return reverse("intake:batch", args=[batch]) if batch else ""


@job(CHECK, Bilingual("Check a file", "Vérifier un fichier"), page=batch_page)
def check(actor: Actor, progress: Progress, *, batch_id: int) -> None:
    """Examine every row of a batch."""
    check_batch(actor, batch_id, progress)


@job(ACCEPT, Bilingual("Accept a file", "Accepter un fichier"), page=batch_page)
def accept(actor: Actor, progress: Progress, *, batch_id: int) -> None:
    """Hand the right rows of a batch to its feed."""
    accept_batch(actor, batch_id, progress)


def is_small(batch: Batch) -> bool:
    """Small enough to be done while the person waits."""
    return batch.reading.rows < limits.INLINE


def ask(actor: Actor, batch: Batch, name: str) -> None:
    """Ask the worker where the file is large; inside the action’s transaction."""
    if not is_small(batch):
        subject = f"{batch._meta.label}:{batch.pk}"
        batch.job_id = enqueue(actor, name, subject=subject, batch_id=batch.pk).pk
        batch.save(update_fields=["job_id"])


def at_once(actor: Actor, batch: Batch, name: str) -> None:
    """Do the work now where the file is small."""
    if is_small(batch):
        work = check_batch if name == CHECK else accept_batch
        work(actor, batch.pk, AtOnce())
