"""Reads the plan and its figures as they were known on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from django.db.models import Prefetch, Q

from halte.capabilities.plan.filing.loading import either, words
from halte.capabilities.plan.ledger.standing import in_force
from halte.capabilities.plan.models import (
    BudgetLine,
    BudgetTotal,
    Commitment,
    Indicator,
    Milestone,
    Plan,
    Report,
    Statement,
)
from halte.capabilities.plan.report import content as c
from halte.capabilities.plan.report.changes import changes
from halte.capabilities.plan.report.figures import (
    history,
    is_stale,
    plain,
    releases,
)
from halte.capabilities.plan.report.said import (
    latest_spending,
    latest_statement,
    milestone_met,
)
from halte.capabilities.plan.report.tools import tools
from halte.capabilities.plan.report.unknowns import unknowns
from halte.capabilities.plan.states import CommitmentState
from halte.core.measures.queries import catalogue, definitions
from halte.core.measures.registry import Measure
from halte.core.organisations.models import Organisation


def gather(
    plan: Plan, as_of: date, *, sequence: int, previous: Report | None
) -> c.ReportContent:
    """Everything a report of this plan says for the day, compared with `previous`."""
    # Promises share measures: what is known of one is looked up once.
    known = cache(lambda measure, place, part: history(measure, place, part, as_of))
    rows = _rows(plan, as_of)
    commitments = tuple(_commitment(row, as_of, known) for row in rows)
    own = _told((m for m in catalogue() if m.origin == "own"), as_of)
    totals = tuple(_total(row) for row in plan.budget_totals.all())
    organisations = _organisations(plan)
    before = None if previous is None else c.read_back(previous.content)
    found = c.ReportContent(
        format=c.FORMAT,
        sequence=sequence,
        as_of=as_of,
        plan=_plan(plan),
        previous=None if previous is None else _previous(previous),
        pillars=tuple(
            c.PillarShown(p.slug, words(p, "title"), either(p, "summary"))
            for p in plan.pillars.all()
        ),
        commitments=commitments,
        measures=_measures(commitments, as_of),
        own_measures=own,
        organisations=organisations,
        budget_totals=totals,
        budget_lines=tuple(_line(row) for row in _lines(plan)),
        unknowns=unknowns(commitments, own, totals, organisations),
        changes=(),
        drawn_with=tools(),
    )
    return found if before is None else replace(found, changes=changes(before, found))


def _standing(as_of: date) -> Q:
    """Not retired by the day."""
    return Q(retired_on__isnull=True) | Q(retired_on__gt=as_of)


def _rows(plan: Plan, as_of: date) -> Iterable[Commitment]:
    said = Statement.objects.telling(as_of).select_related("translation")
    return (
        plan.commitments.filter(_standing(as_of))
        .select_related("pillar", "lead")
        .prefetch_related(
            "supports__organisation",
            "evidence",
            Prefetch("statements", said.prefetch_related("organisation")),
            Prefetch("milestones", Milestone.objects.filter(_standing(as_of))),
            Prefetch("indicators", Indicator.objects.filter(_standing(as_of))),
        )
    )


def _lines(plan: Plan) -> Iterable[BudgetLine]:
    return plan.budget_lines.select_related("organisation", "commitment")


def _plan(plan: Plan) -> c.PlanShown:
    return c.PlanShown(
        slug=plan.slug,
        title=words(plan, "title"),
        summary=either(plan, "summary"),
        starts=plan.starts,
        ends=plan.ends,
        source=words(plan, "source"),
        source_url=plan.source_url,
        source_digest=plan.source_digest,
    )


def _previous(report: Report) -> c.Previous:
    return c.Previous(report.sequence, report.as_of, report.content_digest)


Known = Callable[[str, str, str], tuple[c.FigureShown, ...]]
"""The figures of a measure, a place and a part, as they were known on the day."""


def _commitment(row: Commitment, as_of: date, known: Known) -> c.CommitmentShown:
    standing = in_force(row.statements.all())
    statement = latest_statement(standing)
    return c.CommitmentShown(
        slug=row.slug,
        pillar=row.pillar.slug,
        title=words(row, "title"),
        quote=words(row, "quote"),
        source_line=row.source_line,
        french_is_official=row.words_certain_fr,
        lead="" if row.lead is None else row.lead.slug,
        lead_note=either(row, "lead_note"),
        supporting=tuple(s.organisation.slug for s in row.supports.all()),
        audience=either(row, "audience"),
        due=row.due,
        state=CommitmentState.NOT_REPORTED if statement is None else statement.state,
        statement=statement,
        spend=latest_spending(standing),
        milestones=tuple(_milestone(m, standing) for m in row.milestones.all()),
        indicators=tuple(_indicator(i, as_of, known) for i in row.indicators.all()),
        no_measure=either(row, "no_measure"),
        evidence=tuple(
            c.EvidenceShown(e.kind, words(e, "title"), e.url, e.digest)
            for e in row.evidence.all()
        ),
    )


def _milestone(row: Milestone, standing: Sequence[Statement]) -> c.MilestoneShown:
    return c.MilestoneShown(
        slug=row.slug,
        title=words(row, "title"),
        due=row.due,
        met=row.met or milestone_met(row, standing),
        source=either(row, "source"),
    )


def _indicator(row: Indicator, as_of: date, known: Known) -> c.IndicatorShown:
    figures = known(row.measure, row.geography, row.part)
    live = figures[-1] if figures else None
    return c.IndicatorShown(
        slug=row.slug,
        measure=row.measure,
        geography=row.geography,
        direction=row.direction,
        baseline=None if row.baseline is None else plain(row.baseline),
        baseline_at=row.baseline_at,
        target=None if row.target is None else plain(row.target),
        target_by=row.target_by,
        note=either(row, "note"),
        live=live,
        history=figures,
        stale=live is not None and is_stale(live, as_of),
        of_part=row.part,
    )


def _measures(
    commitments: tuple[c.CommitmentShown, ...], as_of: date
) -> tuple[c.MeasureShown, ...]:
    """The definitions of all measures that the plan points at, in its order."""
    names = dict.fromkeys(i.measure for p in commitments for i in p.indicators)
    known = definitions(names)
    return _told((known[name] for name in names if name in known), as_of)


def _told(measures: Iterable[Measure], as_of: date) -> tuple[c.MeasureShown, ...]:
    """What is known of each; the figures of all are looked up at once."""
    defined = tuple(measures)
    figures = releases([measure.id for measure in defined], as_of)
    return tuple(_measure(measure, figures[measure.id]) for measure in defined)


def _measure(measure: Measure, figures: tuple[c.FigureShown, ...]) -> c.MeasureShown:
    return c.MeasureShown(
        id=measure.id,
        title=measure.title,
        definition=measure.definition,
        unit=measure.unit.value,
        counting_rule=measure.counting_rule,
        source=measure.source,
        coverage=measure.coverage,
        version=measure.version,
        origin=measure.origin,
        figures=figures,
    )


def _total(row: BudgetTotal) -> c.BudgetTotalShown:
    return c.BudgetTotalShown(
        slug=row.slug,
        title=words(row, "title"),
        cents=row.cents,
        money=row.money,
        first_year=row.first_year,
        last_year=row.last_year,
        yearly=row.yearly,
        not_allocated_cents=row.not_allocated_cents,
        source=words(row, "source"),
    )


def _line(row: BudgetLine) -> c.BudgetLineShown:
    return c.BudgetLineShown(
        fiscal_year=row.fiscal_year,
        cents=row.cents,
        money=row.money,
        organisation="" if row.organisation is None else row.organisation.slug,
        commitment="" if row.commitment is None else row.commitment.slug,
        part_of=row.part_of,
        source=words(row, "source"),
    )


def _organisations(plan: Plan) -> tuple[c.OrganisationShown, ...]:
    rows = Organisation.objects.filter(participant__plan=plan)
    return tuple(_organisation(o) for o in rows.order_by("participant__position"))


def _organisation(row: Organisation) -> c.OrganisationShown:
    return c.OrganisationShown(
        slug=row.slug,
        name=words(row, "name"),
        acronym=either(row, "acronym"),
        certain=row.name_certain,
        note=either(row, "name_note"),
    )
