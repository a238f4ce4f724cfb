"""A document into the tables. Plain functions; actions call them.

Rows that others point at (commitments, milestones, indicators) are found again
by their id and changed in place; the rest is written anew where it changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from halte.capabilities.plan.models import (
    BudgetLine,
    BudgetTotal,
    Commitment,
    Dependency,
    Evidence,
    Indicator,
    Milestone,
    Participant,
    Pillar,
    Plan,
    Support,
)
from halte.capabilities.plan.planfile.dates import first_day, last_day
from halte.capabilities.plan.planfile.document import (
    Gauge,
    Line,
    PlanDocument,
    Point,
    Promise,
    Step,
)
from halte.capabilities.plan.states import NOT_STATED
from halte.core.bilingual import Bilingual
from halte.core.organisations.models import Organisation

Columns = dict[str, Any]
Bodies = Mapping[str, Organisation]


def store(
    document: PlanDocument, old: PlanDocument | None, bodies: Bodies, version: int
) -> Plan:
    """Write a document; `old` is what the tables hold now."""
    plan, _ = Plan.objects.update_or_create(
        slug=document.id, defaults={**_plan(document), "version": version}
    )
    if old is None or old.organisations != document.organisations:
        _participants(plan, document, bodies)
    if old is None or old.budget != document.budget:
        _budget(plan, document, bodies)
    pillars = _pillars(plan, document)
    _commitments(plan, document, old, pillars, bodies)
    plan.pillars.exclude(slug__in=pillars).delete()
    return plan


def _plan(document: PlanDocument) -> Columns:
    return {
        **pair("title", document.title),
        "words_certain_fr": document.french_official,
        **pair("summary", document.summary),
        "starts": document.starts,
        "starts_on": first_day(document.starts),
        "ends": document.ends,
        "ends_on": last_day(document.ends),
        **pair("source", document.source.title),
        "source_url": document.source.url,
        "source_digest": document.source.digest,
        "published": document.published,
        "shown_first": document.shown_first,
    }


def _participants(plan: Plan, document: PlanDocument, bodies: Bodies) -> None:
    plan.participants.all().delete()
    Participant.objects.bulk_create(
        Participant(plan=plan, organisation=bodies[part.id], position=n)
        for n, part in enumerate(document.organisations)
    )


def _budget(plan: Plan, document: PlanDocument, bodies: Bodies) -> None:
    plan.budget_totals.all().delete()
    BudgetTotal.objects.bulk_create(
        BudgetTotal(
            plan=plan,
            slug=total.id,
            position=n,
            **pair("title", total.title),
            cents=total.amount,
            money=total.money,
            first_year=total.first_year,
            last_year=total.last_year,
            yearly=total.yearly,
            commitment=total.commitment,
            not_allocated_cents=total.not_allocated,
            **pair("source", total.source),
        )
        for n, total in enumerate(document.budget.totals)
    )
    plan.budget_lines.filter(commitment=None).delete()
    _lines(plan, None, document.budget.lines, bodies)


def _pillars(plan: Plan, document: PlanDocument) -> dict[str, Pillar]:
    return {
        heading.id: Pillar.objects.update_or_create(
            plan=plan,
            slug=heading.id,
            defaults={
                "position": n,
                **pair("title", heading.title),
                **pair("summary", heading.summary),
            },
        )[0]
        for n, heading in enumerate(document.pillars)
    }


def _commitments(
    plan: Plan,
    document: PlanDocument,
    old: PlanDocument | None,
    pillars: Mapping[str, Pillar],
    bodies: Bodies,
) -> None:
    kept = {promise.id: promise for promise in old.promises()} if old else {}
    rows = {row.slug: row for row in plan.commitments.all()}
    changed = []
    for heading in document.pillars:
        for n, promise in enumerate(heading.commitments):
            row = rows.get(promise.id) or Commitment(plan=plan, slug=promise.id)
            row.pillar, row.position = pillars[heading.id], n
            if kept.get(promise.id) != promise:
                _write_commitment(row, promise, bodies)
                changed.append(promise)
            row.save()
            rows[promise.id] = row
    for promise in changed:
        # After all commitments are there, since they point at each other.
        _parts(plan, rows[promise.id], promise, rows, bodies)


def _write_commitment(row: Commitment, promise: Promise, bodies: Bodies) -> None:
    columns = {
        **pair("title", promise.title),
        **pair("quote", promise.quote),
        "words_certain_fr": promise.french_official,
        "source_line": promise.source_line,
        "lead": None if promise.lead == NOT_STATED else bodies[promise.lead],
        **pair("lead_note", promise.lead_note),
        **pair("audience", promise.audience),
        "due": promise.due,
        "due_on": last_day(promise.due),
        **pair("no_measure", promise.no_measure),
        "retired_on": promise.retired_on,
    }
    if row.pk:
        row.version += 1
    for name, value in columns.items():
        setattr(row, name, value)


def _parts(
    plan: Plan,
    row: Commitment,
    promise: Promise,
    rows: Mapping[str, Commitment],
    bodies: Bodies,
) -> None:
    row.supports.all().delete()
    Support.objects.bulk_create(
        Support(commitment=row, organisation=bodies[name], position=n)
        for n, name in enumerate(promise.supporting)
    )
    row.needs.all().delete()
    Dependency.objects.bulk_create(
        Dependency(commitment=row, on=rows[name], position=n)
        for n, name in enumerate(promise.depends_on)
    )
    steps = {s.id: _step(row, n, s) for n, s in enumerate(promise.milestones)}
    for n, gauge in enumerate(promise.indicators):
        _gauge(row, n, gauge, steps)
    row.budget_lines.all().delete()
    _lines(plan, row, promise.budget, bodies)
    row.evidence.all().delete()
    Evidence.objects.bulk_create(
        Evidence(
            commitment=row, position=n, kind=thread.kind, **pair("title", thread.title),
            url=thread.url, digest=thread.digest,
        )
        for n, thread in enumerate(promise.evidence)
    )  # fmt: skip


def _step(row: Commitment, position: int, step: Step) -> Milestone:
    columns = {
        "position": position,
        **pair("title", step.title),
        "due": step.due,
        "due_on": last_day(step.due),
        "met": step.met,
        "met_on": last_day(step.met),
        **pair("source", step.source),
        "retired_on": step.retired_on,
    }
    return Milestone.objects.update_or_create(
        commitment=row, slug=step.id, defaults=columns
    )[0]


def _gauge(
    row: Commitment, position: int, gauge: Gauge, steps: Mapping[str, Milestone]
) -> None:
    columns = {
        "position": position,
        "milestone": steps.get(gauge.milestone),
        "measure": gauge.measure,
        "geography": gauge.geography,
        "part": gauge.part,
        "direction": gauge.direction,
        **_point("baseline", "baseline_at", "baseline_on", gauge.baseline),
        **_point("target", "target_by", "target_on", gauge.target),
        **pair("note", gauge.note),
        "retired_on": gauge.retired_on,
    }
    Indicator.objects.update_or_create(commitment=row, slug=gauge.id, defaults=columns)


def _point(value: str, at: str, on: str, point: Point | None) -> Columns:
    if point is None:
        return {value: None, at: "", on: None}
    return {value: point.value, at: point.at, on: last_day(point.at)}


def _lines(
    plan: Plan, row: Commitment | None, lines: tuple[Line, ...], bodies: Bodies
) -> None:
    BudgetLine.objects.bulk_create(
        BudgetLine(
            plan=plan,
            commitment=row,
            position=n,
            fiscal_year=line.fiscal_year,
            cents=line.amount,
            money=line.money,
            organisation=bodies.get(line.organisation),
            part_of=line.part_of,
            **pair("source", line.source),
        )
        for n, line in enumerate(lines)
    )


def pair(name: str, text: Bilingual | None) -> dict[str, str]:
    """The two columns of a text."""
    return {
        f"{name}_en": text.en if text else "",
        f"{name}_fr": text.fr if text else "",
    }
