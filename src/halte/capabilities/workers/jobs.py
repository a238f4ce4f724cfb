"""What was kept long enough goes, every day."""

from __future__ import annotations

from datetime import timedelta

from halte.capabilities.workers.disposing import dispose, due
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.jobs.registry import Progress, job


@job(
    "workers.dispose",
    Bilingual(
        "Dispose of accounts kept long enough",
        "Éliminer les dossiers conservés assez longtemps",
    ),
    every=timedelta(days=1),
)
def dispose_due(actor: Actor, progress: Progress) -> None:
    """One certificate each. Safe to repeat."""
    rows = due()
    for done, account in enumerate(rows, 1):
        dispose(actor, account)
        progress.at(done)
