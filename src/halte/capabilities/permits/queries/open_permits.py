"""Requests for open permits, as the protected officers read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from django.utils import timezone

from halte.capabilities.permits.models import AbuseFact, OpenLetter, OpenPermit
from halte.capabilities.permits.policy import (
    may_add_fact,
    may_add_member,
    may_decide,
)
from halte.capabilities.permits.queries.family import MemberView, members_of, ready
from halte.capabilities.permits.states import (
    Abuse,
    NotMet,
    OpenOutcome,
    Source,
    Weight,
    Where,
)
from halte.capabilities.permits.words import (
    ABUSES,
    NOT_MET,
    OUTCOMES,
    PROVINCES,
    SOURCES,
    WEIGHTS,
    WHERE,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing
from halte.core.reads import reads
from halte.methods.working_days import counted

LATE = Bilingual("Late", "En retard")
TODAY = Bilingual("Due today", "À trancher aujourd’hui")
WAITING = Bilingual("Waiting", "En attente")
NOBODY: Final[Mapping[int, date]] = MappingProxyType({})
FAMILY = Bilingual("Family to decide", "Famille à trancher")


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request in a list: no name stands there."""

    id: int
    received_on: date
    due_on: date
    left: int
    state: Bilingual
    tag: str
    demonstration: bool


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact and how it was weighed."""

    id: int
    kind: Bilingual
    source: Bilingual
    place: Bilingual
    risk_only: bool
    words: str
    weight: Bilingual | None
    reasons: str


@dataclass(frozen=True, slots=True)
class DecisionView:
    """What was decided."""

    outcome: Bilingual
    not_met: Bilingual | None
    totality: str
    decided_on: date
    working_days: int
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class RequestPage:
    """A request with its facts in the two steps."""

    line: RequestLine
    person_name: str
    born_on: date | None
    reach_safely: str
    employer_named: str
    speaks: str
    province: Bilingual | None
    in_canada: bool
    tied_permit: bool
    worked_without: bool
    family_noted: int
    members: tuple[MemberView, ...]
    facts: tuple[FactView, ...]
    decision: DecisionView | None
    letters: tuple[tuple[int, date], ...]
    may_add_fact: bool
    may_add_member: bool
    may_decide: bool


def lines_opened(found: Iterable[RequestLine]) -> list[str]:
    """What the audit calls them."""
    return [f"permits.OpenPermit:{line.id}" for line in found]


@reads(Permission.PROTECTED_PERMITS, records=lines_opened)
def requests(actor: Actor) -> tuple[RequestLine, ...]:
    """Those with something to decide first, by the day on which it is due; then the
    others. A worker who was decided comes back while someone of the family waits.
    """
    rows = OpenPermit.objects.visible_to(actor).select_related("decision")
    family = family_due(actor)
    lines = [
        (hasattr(row, "decision") and row.pk not in family, line_of(row, family))
        for row in rows
    ]
    lines.sort(key=lambda each: (each[0], each[1].due_on, each[1].id))
    return tuple(line for _done, line in lines)


def family_due(actor: Actor) -> dict[int, date]:
    """By request, the earliest day of a member who waits after the worker."""
    found: dict[int, date] = {}
    for request_id, day in ready(actor).values_list("request_id", "due_on"):
        found[request_id] = min(day, found.get(request_id, day))
    return found


def line_of(row: OpenPermit, family: Mapping[int, date] = NOBODY) -> RequestLine:
    """As a list shows it."""
    today = timezone.localdate()
    due = family.get(row.pk, row.due_on)
    if hasattr(row, "decision") and row.pk not in family:
        state, tag = OUTCOMES[OpenOutcome(row.decision.outcome)], "done"
    elif due < today:
        state, tag = LATE, "attention"
    elif due == today:
        state, tag = TODAY, "attention"
    else:
        state, tag = FAMILY if row.pk in family else WAITING, "waiting"
    left = counted(today, due, row.province)
    return RequestLine(
        row.pk, row.received_on, due, left, state, tag, row.demonstration
    )


def opened(found: RequestPage) -> list[str]:
    """What the audit calls it."""
    return [f"permits.OpenPermit:{found.line.id}"]


@reads(Permission.PROTECTED_PERMITS, records=opened)
def request(actor: Actor, *, request_id: int) -> RequestPage:
    """One request."""
    row = request_row(actor, request_id)
    return RequestPage(
        line=line_of(row),
        person_name=row.person_name,
        born_on=date.fromisoformat(row.born_on) if row.born_on else None,
        reach_safely=row.reach_safely,
        employer_named=row.employer_named,
        speaks=row.speaks,
        province=PROVINCES.get(row.province),
        in_canada=row.in_canada,
        tied_permit=row.tied_permit,
        worked_without=row.worked_without,
        family_noted=row.family,
        members=members_of(actor, row),
        facts=tuple(map(fact_view, row.facts.prefetch_related("weights"))),
        decision=decision_view(row),
        letters=tuple(row.letters.values_list("pk", "issued_on")),
        may_add_fact=not may_add_fact(actor, row),
        may_add_member=not may_add_member(actor, row),
        may_decide=not may_decide(actor, row),
    )


def fact_view(row: AbuseFact) -> FactView:
    """A fact with its newest weighing."""
    weights = list(row.weights.all())
    newest = weights[-1] if weights else None
    return FactView(
        id=row.pk,
        kind=ABUSES[Abuse(row.kind)],
        source=SOURCES[Source(row.source)],
        place=WHERE[Where(row.place)],
        risk_only=row.risk_only,
        words=row.words,
        weight=WEIGHTS[Weight(newest.weight)] if newest else None,
        reasons=newest.reasons if newest else "",
    )


def decision_view(row: OpenPermit) -> DecisionView | None:
    """The decision, where there is one."""
    if not hasattr(row, "decision"):
        return None
    made = row.decision
    return DecisionView(
        outcome=OUTCOMES[OpenOutcome(made.outcome)],
        not_met=NOT_MET[NotMet(made.not_met)] if made.not_met else None,
        totality=made.totality,
        decided_on=made.decided_on,
        working_days=made.working_days,
        valid_until=made.valid_until,
    )


def request_row(actor: Actor, request_id: int) -> OpenPermit:
    """The row, for an action on it."""
    row = OpenPermit.objects.visible_to(actor).filter(pk=request_id).first()
    if row is None:
        raise Missing("not_found")
    return row


def fact_row(actor: Actor, fact_id: int) -> AbuseFact:
    """A fact, for an action on it."""
    visible = OpenPermit.objects.visible_to(actor)
    row = AbuseFact.objects.filter(pk=fact_id, request__in=visible).first()
    if row is None:
        raise Missing("not_found")
    return row


def opened_letter(found: OpenLetter) -> list[str]:
    """What the audit calls it."""
    return [f"permits.OpenLetter:{found.pk}"]


@reads(Permission.PROTECTED_PERMITS, records=opened_letter)
def letter(actor: Actor, *, letter_id: int) -> OpenLetter:
    """A letter, to be downloaded."""
    visible = OpenPermit.objects.visible_to(actor)
    row = OpenLetter.objects.filter(pk=letter_id, request__in=visible).first()
    if row is None:
        raise Missing("not_found")
    return row


def waiting(actor: Actor) -> tuple[int, int]:
    """How many people wait, family included, and for how many it is today or late."""
    rows = OpenPermit.objects.visible_to(actor).filter(decision=None)
    family, today = ready(actor), timezone.localdate()
    late = [each.filter(due_on__lte=today).count() for each in (rows, family)]
    return rows.count() + family.count(), sum(late)
