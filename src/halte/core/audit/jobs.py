"""Sealing every minute, and verification asked for by an auditor."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.audit import anchors
from halte.core.audit.findings import Report
from halte.core.audit.models import Verification
from halte.core.audit.seal import seal_all
from halte.core.audit.verify import verify
from halte.core.bilingual import Bilingual
from halte.core.jobs.registry import Progress, job


@job(
    "audit.seal",
    Bilingual("Seal the audit", "Sceller le journal d’audit"),
    every=timedelta(minutes=1),
)
def seal(actor: Actor, progress: Progress) -> None:
    """Seal what is new. Leaves no row in the audit: the seal is the record, and a
    row about it would have to be sealed in turn, for ever."""
    made = seal_all()
    progress.at(len(made), len(made))


def page_of_verification(job_id: int) -> str:
    """Where the result is read."""
    return reverse("audit:verification", args=[job_id])


@job(
    "audit.verify",
    Bilingual("Verify the audit", "Vérifier le journal d’audit"),
    attempts=2,
    page=page_of_verification,
)
def verify_everything(actor: Actor, progress: Progress, *, anchor: str = "") -> None:
    """Verify the audit and keep the result beside the job."""
    actor.require(Permission.AUDIT_VERIFY)
    extra = [anchors.parse(line) for line in anchor.splitlines() if line.strip()]
    report = verify(extra, step=progress.at)
    keep(report, user_id=actor.user_id, job_id=progress.job_id)


@job(
    "audit.verify_daily",
    Bilingual("Verify the audit, daily", "Vérifier le journal d’audit, chaque jour"),
    attempts=2,
    every=timedelta(days=1),
    page=page_of_verification,
)
def verify_daily(actor: Actor, progress: Progress) -> None:
    """What nobody asks for is verified all the same; auditors find it at home."""
    keep(verify(step=progress.at), user_id=None, job_id=progress.job_id)


def keep(report: Report, *, user_id: int | None, job_id: int | None) -> Verification:
    """Keep a report; a job that ran twice keeps its first."""
    values = {
        "user_id": user_id,
        "started_at": report.started_at,
        "finished_at": report.finished_at,
        "rows": report.rows,
        "seals": report.seals,
        "anchors": report.anchors,
        "unsealed": report.unsealed,
        "found": report.found,
        "findings": report.to_list(),
    }
    if job_id is None:
        return Verification.objects.create(**values)
    return Verification.objects.get_or_create(job_id=job_id, defaults=values)[0]
