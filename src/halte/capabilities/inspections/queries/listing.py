"""Files in a list, with filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page
from django.utils import timezone

from halte.capabilities.employers.facade import employers_for
from halte.capabilities.inspections.clocks import stale_before, stale_since
from halte.capabilities.inspections.models import Inspection
from halte.capabilities.inspections.states import ENDED, State, Trigger
from halte.capabilities.inspections.words import STATES, TAGS, TRIGGERS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.reads import reads
from halte.core.ui.pages import paginate


@dataclass(frozen=True, slots=True)
class Line:
    """A file in a list."""

    pk: int
    number: str
    employer: str
    employer_pk: int
    trigger: Bilingual
    opened_on: date
    state: Bilingual
    tag: str
    since: date
    quiet_days: int
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is narrowed to."""

    state: str = ""
    trigger: str = ""
    office: str = ""
    stale: bool = False
    employer_pk: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A page of files."""

    lines: tuple[Line, ...]
    page: Page[Inspection]


def opened(found: Found) -> list[str]:
    """What the audit calls the files and employers that were shown."""
    files = [f"inspections.Inspection:{line.pk}" for line in found.lines]
    return files + sorted({f"employers.Employer:{x.employer_pk}" for x in found.lines})


@reads(Permission.INSPECTIONS_READ, records=opened)
def files(actor: Actor, *, asked: Asked, page: int | str | None = None) -> Found:
    """Files by state, trigger, office or employer; the newest first."""
    rows = Inspection.objects.visible_to(actor)
    if asked.state == "open":
        rows = rows.exclude(state__in=ENDED)
    elif asked.state in list(State):
        rows = rows.filter(state=asked.state)
    if asked.trigger in list(Trigger):
        rows = rows.filter(lead_trigger=asked.trigger)
    if asked.office:
        rows = rows.filter(office=asked.office)
    if asked.employer_pk is not None:
        rows = rows.filter(employer=asked.employer_pk)
    today = timezone.localdate()
    if asked.stale:
        rows = rows.filter(last_on__lte=stale_before(today)).exclude(state__in=ENDED)
    shown: Page[Inspection] = paginate(rows, page, 25)
    return Found(_lines(actor, list(shown), today), shown)


def _lines(actor: Actor, rows: Sequence[Inspection], today: date) -> tuple[Line, ...]:
    names = employers_for(actor, {row.employer_id for row in rows})
    return tuple(
        Line(
            pk=row.pk,
            number=row.number,
            employer=names[row.employer_id].legal_name,
            employer_pk=row.employer_id,
            trigger=TRIGGERS[Trigger(row.lead_trigger)],
            opened_on=row.opened_on,
            state=STATES[State(row.state)],
            tag=TAGS[State(row.state)],
            since=row.since,
            quiet_days=0 if row.state in ENDED else stale_since(row.last_on, today),
            demonstration=row.demonstration,
        )
        for row in rows
    )
