"""Applications that wait for a decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page

from halte.capabilities.employers.models import Application
from halte.capabilities.employers.states import Outcome, Stream
from halte.capabilities.employers.words import STREAMS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.reads import reads
from halte.core.ui.pages import paginate


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """An application and whose it is."""

    id: int
    employer_id: int
    employer: str
    stream: Bilingual
    received_on: date
    positions: int


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """A page of them."""

    page: Page[Application]
    lines: tuple[WaitingLine, ...]


def opened(found: WaitingPage) -> list[str]:
    """What the audit calls the employers that were shown."""
    return [f"employers.Employer:{line.employer_id}" for line in found.lines]


@reads(Permission.EMPLOYERS_READ, records=opened)
def waiting(actor: Actor, *, number: str | None = None) -> WaitingPage:
    """Those without a decision, the oldest first, a page at a time."""
    rows = Application.objects.filter(outcome=Outcome.RECEIVED)
    rows = rows.select_related("employer").order_by("received_on", "pk")
    page: Page[Application] = paginate(rows, number)
    return WaitingPage(page, tuple(map(_line, page)))


def _line(row: Application) -> WaitingLine:
    return WaitingLine(
        id=row.pk,
        employer_id=row.employer_id,
        employer=row.employer.legal_name,
        stream=STREAMS[Stream(row.stream)],
        received_on=row.received_on,
        positions=row.positions,
    )
