"""Published findings that someone judged to be of an employer, for other rooms."""

from __future__ import annotations

from halte.capabilities.employers.models import Employer
from halte.capabilities.employers.queries.published import FindingView, findings_of
from halte.capabilities.employers.queries.standing import rows_of_employer
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.reads import reads


def findings_opened(found: tuple[FindingView, ...]) -> list[str]:
    """What the audit calls the findings."""
    return [f"employers.ListedFinding:{view.id}" for view in found]


@reads(Permission.EMPLOYERS_READ, records=findings_opened)
def published_findings(actor: Actor, employer_pk: int) -> tuple[FindingView, ...]:
    """Published findings of an employer, the newest first: by the published rows
    that someone judged to be this employer.
    """
    if not Employer.objects.visible_to(actor).filter(pk=employer_pk).exists():
        return ()
    return findings_of(rows_of_employer(employer_pk))
