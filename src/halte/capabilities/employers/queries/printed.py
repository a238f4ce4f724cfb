"""Rows of published lists that are one employer’s, as they were printed."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page

from halte.capabilities.employers.models import ListedAssessment
from halte.capabilities.employers.queries.published import (
    FindingView,
    assessments_of,
    findings_of,
)
from halte.capabilities.employers.queries.rows import employer_row
from halte.capabilities.employers.queries.standing import rows_of_employer
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.reads import reads
from halte.core.ui.pages import paginate


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page of rows of the lists of assessments, and all findings."""

    employer_id: int
    page: Page[ListedAssessment]
    findings: tuple[FindingView, ...]


def rows_opened(found: PrintedPage) -> list[str]:
    """What the audit calls the employer and the rows that were shown."""
    rows = (f"employers.ListedAssessment:{row.pk}" for row in found.page)
    return [f"employers.Employer:{found.employer_id}", *rows]


@reads(Permission.EMPLOYERS_READ, records=rows_opened)
def rows_of(
    actor: Actor, *, employer_id: int, number: str | None = None
) -> PrintedPage:
    """The published rows under names that someone judged to be this employer."""
    row = employer_row(actor, employer_id)
    mine = rows_of_employer(row.pk)
    page: Page[ListedAssessment] = paginate(assessments_of(mine), number)
    return PrintedPage(row.pk, page, findings_of(mine))
