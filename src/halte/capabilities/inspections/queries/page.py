"""A file as its page shows it: a checklist on a clipboard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from halte.capabilities.employers.facade import employer_for, sites_for
from halte.capabilities.inspections.clocks import Clock, today_at
from halte.capabilities.inspections.law import GROUPS, offered
from halte.capabilities.inspections.models import Evidence, FindingRow, Inspection
from halte.capabilities.inspections.owing import agreement_of
from halte.capabilities.inspections.queries.agreements import (
    AgreementView,
    agreements_of,
)
from halte.capabilities.inspections.queries.beside import (
    DecisionView,
    EventView,
    ImpliedView,
    LetterLine,
    MoneyView,
    decision_of,
    events_of,
    implied_of,
    letters_of,
    money_of,
)
from halte.capabilities.inspections.queries.rows import inspection_row
from halte.capabilities.inspections.queries.sizes import SizeView, size_view
from halte.capabilities.inspections.queries.steps import Next, next_of
from halte.capabilities.inspections.standing import standing_findings
from halte.capabilities.inspections.states import (
    Finding,
    Programme,
    Source,
    State,
    Trigger,
)
from halte.capabilities.inspections.timing import answer_clock_of, payment_clock_of
from halte.capabilities.inspections.words import (
    FINDINGS,
    OFFICES,
    PROGRAMMES,
    RECEIVED,
    SOURCES,
    STATES,
    TAGS,
    TRIGGERS,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.reads import reads

MARKS = {
    Finding.MET: "done", Finding.NOT_MET: "attention", Finding.JUSTIFIED: "waiting",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Check:
    """A line of the checklist. `pieces` counts evidence of both sides; `left` says that
    it was not examined."""

    item: int
    wording: Bilingual
    findings: tuple[tuple[Bilingual, str, int | None], ...]
    pieces: int
    left: Bilingual | None


@dataclass(frozen=True, slots=True)
class ClockView:
    """A clock that runs: until when, and how many days are left."""

    clock: Clock
    left: int
    running: bool


@dataclass(frozen=True, slots=True)
class FilePage:
    """Everything that an officer sees of a file."""

    pk: int
    number: str
    employer_pk: int
    employer: str
    programme: Bilingual
    trigger: Bilingual
    trigger_source: Bilingual
    trigger_said: str
    draw_pk: int | None
    office: Bilingual
    period: tuple[date, date]
    places: tuple[str, ...]
    state: Bilingual
    tag: str
    since: date
    demonstration: bool
    size: SizeView | None
    groups: tuple[tuple[Bilingual, tuple[Check, ...]], ...]
    examined: int
    events: tuple[EventView, ...]
    letters: tuple[LetterLine, ...]
    implied: ImpliedView | None
    decision: DecisionView | None
    money: MoneyView | None
    agreements: tuple[AgreementView, ...]
    answer: ClockView | None
    payment: ClockView | None
    next: Next
    may_edit: bool


def opened(found: FilePage) -> list[str]:
    """What the audit calls the file and its employer."""
    return [
        f"inspections.Inspection:{found.pk}",
        f"employers.Employer:{found.employer_pk}",
    ]


@reads(Permission.INSPECTIONS_READ, records=opened)
def file_page(actor: Actor, *, pk: int) -> FilePage:
    """One file with all that belongs to it."""
    row = inspection_row(actor, pk)
    state = State(row.state)
    brief = employer_for(actor, row.employer_id)
    groups = checklist(row)
    return FilePage(
        pk=row.pk,
        number=row.number,
        employer_pk=row.employer_id,
        employer=brief.legal_name,
        programme=PROGRAMMES[Programme(row.programme)],
        trigger=TRIGGERS[Trigger(row.lead_trigger)],
        trigger_source=SOURCES[Source(row.trigger_source)],
        trigger_said=row.trigger_said.text or str(RECEIVED),
        draw_pk=row.pick.draw_id if row.pick else None,
        office=OFFICES[row.office],
        period=(row.period_from, row.period_to),
        places=places(actor, row),
        state=STATES[state],
        tag=TAGS[state],
        since=row.since,
        demonstration=row.demonstration,
        size=size_view(row),
        groups=groups,
        examined=sum(bool(c.findings) for _, checks in groups for c in checks),
        events=events_of(row),
        letters=letters_of(row),
        implied=implied_of(row),
        decision=decision_of(row),
        money=money_of(row),
        agreements=agreements_of(row),
        answer=ticking(
            row, answer_clock_of(row), state in (State.NOTICED, State.ANSWERED)
        ),
        payment=None
        if spread_over(row)
        else ticking(row, payment_clock_of(row), state is State.DECIDED),
        next=next_of(actor, row),
        may_edit=actor.may(Permission.INSPECTIONS_EDIT),
    )


def spread_over(row: Inspection) -> bool:
    """Whether instalments hold in place of the day of the notice."""
    return agreement_of(row) is not None


def places(actor: Actor, row: Inspection) -> tuple[str, ...]:
    """The places that the file is about."""
    chosen = {place.site_id for place in row.places.all()}
    return tuple(
        f"{site.words} – {site.address}, {site.city} {site.province}"
        for site in sites_for(actor, row.employer_id)
        if site.pk in chosen
    )


def checklist(
    row: Inspection,
) -> tuple[tuple[Bilingual, tuple[Check, ...]], ...]:
    """The thirty conditions in their groups, with what was found of each."""
    found: dict[int, list[FindingRow]] = {}
    for finding in standing_findings(row):
        found.setdefault(finding.item, []).append(finding)
    pieces: dict[int, int] = {}
    for item in Evidence.objects.filter(inspection=row).values_list("item", flat=True):
        pieces[item] = pieces.get(item, 0) + 1
    return tuple(
        (title, tuple(check(n, found.get(n, []), pieces.get(n, 0)) for n in items))
        for title, items in GROUPS
    )


def check(item: int, rows: list[FindingRow], pieces: int) -> Check:
    """One line."""
    return Check(
        item=item,
        wording=offered(item).wording,
        findings=tuple(
            (FINDINGS[Finding(r.status)], MARKS[Finding(r.status)], r.workers)
            for r in rows
            if r.status != Finding.NOT_EXAMINED
        ),
        pieces=pieces,
        left=FINDINGS[Finding.NOT_EXAMINED]
        if any(r.status == Finding.NOT_EXAMINED for r in rows)
        else None,
    )


def ticking(row: Inspection, clock: Clock | None, running: bool) -> ClockView | None:
    """A clock, and what is left of it today at the office."""
    if clock is None:
        return None
    return ClockView(clock, clock.left(today_at(row.office)), running)
