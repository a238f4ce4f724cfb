"""`/api/v1/plan/`: the plan as its page shows it, open to everyone.

Amounts are in dollars as decimal text, so that no program rounds them.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, cast

from django.http import HttpRequest
from ninja import Router, Schema

from halte.capabilities.plan import queries
from halte.capabilities.plan.ledger.views import (
    Body,
    GapGroup,
    GaugeView,
    Ledger,
    MoneyView,
    PromiseLine,
    Said,
    StepView,
    Sums,
)
from halte.core.access.request import Request
from halte.core.bilingual import Bilingual

router = Router(tags=["plan"])


class Text(Schema):
    """A text in both languages."""

    en: str
    fr: str


class PlanOut(Schema):
    """A plan in the list of plans."""

    slug: str
    title: Text
    starts: str
    ends: str


class BodyOut(Schema):
    """An organisation; `certain` false where its official name is not known."""

    slug: str
    name: Text
    certain: bool


class SumsOut(Schema):
    """Dollars by origin; null where nothing is stated, which is not zero."""

    new: str | None
    existing: str | None
    not_stated: str | None


class SaidOut(Schema):
    """The last public statement. `demonstration` true: nobody ever made it."""

    state: str
    text: Text
    said_on: date
    by: str
    demonstration: bool


class FigureOut(Schema):
    """The live figure of an indicator."""

    value: str | None
    high: str | None
    qualifier: str
    period: Text
    as_of: date
    release: Text | None


class IndicatorOut(Schema):
    """How a promise is counted."""

    id: str
    measure: str
    title: Text
    unit: str
    geography: str
    part: str
    direction: str
    now: FigureOut | None
    baseline: str | None
    baseline_at: str
    target: str | None
    target_by: str
    stale: bool
    conflicts: int


class MilestoneOut(Schema):
    """A dated step."""

    id: str
    title: Text
    due: str
    met: str
    overdue: bool


class CommitmentOut(Schema):
    """One promise, with the same values as its line on the page."""

    id: str
    pillar: str
    title: Text
    quote: Text
    french_official: bool
    lead: BodyOut | None
    supporting: list[BodyOut]
    state: str
    last: SaidOut | None
    indicators: list[IndicatorOut]
    no_measure: Text | None
    milestones: list[MilestoneOut]
    due: str
    budget: SumsOut
    spent: SumsOut
    spent_includes_demonstration: bool
    evidence: int


class TotalOut(Schema):
    """A declared sum."""

    id: str
    title: Text
    amount: str
    money: str
    yearly: bool
    commitment: str
    allocated: str
    not_allocated: str


class MoneyOut(Schema):
    """All the money of the plan."""

    totals: list[TotalOut]
    lines: SumsOut
    years: dict[str, SumsOut]
    spent: SumsOut
    includes_demonstration: bool


class GapOut(Schema):
    """One thing that nobody knows."""

    commitment: str
    about: Text
    detail: Text | None


class UnknownOut(Schema):
    """Everything of one kind that nobody knows."""

    kind: str
    title: Text
    count: int
    items: list[GapOut]


class LedgerOut(Schema):
    """A whole plan."""

    slug: str
    title: Text
    french_official: bool
    starts: str
    ends: str
    source: Text
    version: int
    as_of: date
    commitments: list[CommitmentOut]
    retired: list[CommitmentOut]
    money: MoneyOut
    unknown: list[UnknownOut]


@router.get("/plans", response=list[PlanOut])
def plans(request: HttpRequest) -> list[dict[str, Any]]:
    """Every public plan."""
    return [
        {"slug": p.slug, "title": text(p.title), "starts": p.starts, "ends": p.ends}
        for p in queries.plans(cast(Request, request).actor)
    ]


@router.get("/plans/{slug}", response=LedgerOut)
def plan(request: HttpRequest, slug: str) -> dict[str, Any]:
    """One plan: promises, figures, targets, money, and what nobody knows."""
    return whole(queries.ledger(cast(Request, request).actor, slug))


def whole(found: Ledger) -> dict[str, Any]:
    """A plan for programs."""
    return {
        "slug": found.slug, "title": text(found.title),
        "french_official": found.french_official, "starts": found.starts,
        "ends": found.ends, "source": text(found.source), "version": found.version,
        "as_of": found.day,
        "commitments": [commitment(line) for line in found.lines],
        "retired": [commitment(line) for line in found.retired],
        "money": money(found.money),
        "unknown": [unknown(group) for group in found.gaps],
    }  # fmt: skip


def commitment(line: PromiseLine) -> dict[str, Any]:
    """One promise for programs."""
    return {
        "id": line.slug, "pillar": line.pillar, "title": text(line.title),
        "quote": text(line.quote), "french_official": line.french_official,
        "lead": body(line.lead), "supporting": [body(b) for b in line.supporting],
        "state": line.state, "last": said(line.last),
        "indicators": [indicator(gauge) for gauge in line.gauges],
        "no_measure": text(line.no_measure),
        "milestones": [milestone(step) for step in line.milestones],
        "due": line.due, "budget": sums(line.budget), "spent": sums(line.spent),
        "spent_includes_demonstration": line.spent_demonstration,
        "evidence": line.evidence,
    }  # fmt: skip


def indicator(gauge: GaugeView) -> dict[str, Any]:
    """An indicator for programs."""
    now = gauge.now
    return {
        "id": gauge.slug, "measure": gauge.measure, "title": text(gauge.title),
        "unit": gauge.unit, "geography": gauge.geography, "part": gauge.part,
        "direction": gauge.direction,
        "now": None if now is None else {
            "value": digits(now.value), "high": digits(now.high),
            "qualifier": now.qualifier, "period": text(now.period),
            "as_of": now.as_of, "release": text(now.release),
        },
        "baseline": digits(gauge.baseline), "baseline_at": gauge.baseline_at,
        "target": digits(gauge.target), "target_by": gauge.target_by,
        "stale": gauge.stale, "conflicts": gauge.conflicts,
    }  # fmt: skip


def milestone(step: StepView) -> dict[str, Any]:
    """A milestone for programs."""
    return {
        "id": step.slug, "title": text(step.title), "due": step.due, "met": step.met,
        "overdue": step.overdue,
    }  # fmt: skip


def money(found: MoneyView) -> dict[str, Any]:
    """The money of a plan for programs."""
    return {
        "totals": [
            {
                "id": total.slug, "title": text(total.title),
                "amount": dollars(total.cents), "money": total.money,
                "yearly": total.yearly, "commitment": total.commitment,
                "allocated": dollars(total.allocated),
                "not_allocated": dollars(total.not_allocated),
            }
            for total in found.totals
        ],
        "lines": sums(found.lines),
        "years": {year.fiscal_year: sums(year.sums) for year in found.years},
        "spent": sums(found.spent),
        "includes_demonstration": found.demonstration,
    }  # fmt: skip


def unknown(group: GapGroup) -> dict[str, Any]:
    """One kind of unknown for programs."""
    return {
        "kind": group.kind, "title": text(group.title), "count": len(group.gaps),
        "items": [
            {
                "commitment": gap.commitment, "about": text(gap.about),
                "detail": text(gap.detail),
            }
            for gap in group.gaps
        ],
    }  # fmt: skip


def said(last: Said | None) -> dict[str, Any] | None:
    """A statement for programs."""
    if last is None:
        return None
    return {
        "state": last.state, "text": text(last.text), "said_on": last.said_on,
        "by": last.by.slug, "demonstration": last.demonstration,
    }  # fmt: skip


def body(found: Body | None) -> dict[str, Any] | None:
    """An organisation for programs."""
    if found is None:
        return None
    return {"slug": found.slug, "name": text(found.name), "certain": found.certain}


def sums(found: Sums) -> dict[str, str | None]:
    """Sums by origin in dollars."""
    return {
        "new": dollars(found.new), "existing": dollars(found.existing),
        "not_stated": dollars(found.not_stated),
    }  # fmt: skip


def text(found: Bilingual | None) -> dict[str, str] | None:
    """Both languages."""
    return None if found is None else {"en": found.en, "fr": found.fr}


def dollars(cents: int | None) -> str | None:
    """Cents as dollars with two decimals."""
    return None if cents is None else f"{Decimal(cents) / 100:.2f}"


def digits(value: Decimal | None) -> str | None:
    """A value in plain digits, without trailing zeros."""
    return None if value is None else f"{value.normalize():f}"
