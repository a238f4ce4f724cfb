"""A whole plan put together. A fixed number of queries, plus those of its measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch

from halte.capabilities.plan.filing.loading import either, words
from halte.capabilities.plan.ledger.figures import (
    Place,
    Reading,
    gauge,
    place_of,
    readings,
)
from halte.capabilities.plan.ledger.gaps import gaps
from halte.capabilities.plan.ledger.money import budget, money
from halte.capabilities.plan.ledger.standing import body, in_force, said, spending
from halte.capabilities.plan.ledger.views import (
    GaugeView,
    Ledger,
    PillarView,
    PromiseLine,
    StepView,
)
from halte.capabilities.plan.models import (
    BudgetTotal,
    Commitment,
    Milestone,
    Plan,
    Proof,
    Statement,
)
from halte.capabilities.plan.states import CommitmentState
from halte.core.measures.queries import definitions as definitions_of
from halte.core.measures.registry import Measure


@dataclass(frozen=True, slots=True)
class Ground:
    """What every line needs: definitions, readings, declared sums, and the day.

    `proofs` is how many came with the standing statements of a commitment.
    """

    definitions: Mapping[str, Measure]
    readings: Mapping[Place, Reading]
    totals: Sequence[BudgetTotal]
    proofs: Mapping[int, int]
    today: date


def build(plan: Plan, today: date) -> Ledger:
    """The plan as it is read on a day."""
    rows = commitments(plan)
    totals = list(plan.budget_totals.all())
    ground = ground_for(rows, totals, today)
    lines = [line(row, ground) for row in rows]
    standing = [one for one in lines if one.retired_on is None]
    bodies = [
        body(part.organisation)
        for part in plan.participants.select_related("organisation")
    ]
    return Ledger(
        slug=plan.slug,
        title=words(plan, "title"),
        french_official=plan.words_certain_fr,
        summary=either(plan, "summary"),
        starts=plan.starts,
        ends=plan.ends,
        source=words(plan, "source"),
        source_url=plan.source_url,
        version=plan.version,
        pillars=_pillars(plan, standing),
        retired=tuple(one for one in lines if one.retired_on),
        money=money(
            totals,
            list(plan.budget_lines.all()),
            [one.spent for one in standing],
            demonstration=any(one.spent_demonstration for one in standing),
        ),
        gaps=gaps(standing, totals, bodies),
        day=today,
    )


def ground_for(
    rows: Sequence[Commitment], totals: Sequence[BudgetTotal], today: date
) -> Ground:
    """Definitions and readings for the indicators of these commitments."""
    indicators = [part for row in rows for part in row.indicators.all()]
    definitions = definitions_of({part.measure for part in indicators})
    known = readings(indicators, definitions, today)
    return Ground(definitions, known, totals, proofs_of(rows), today)


def proofs_of(rows: Sequence[Commitment]) -> dict[int, int]:
    """How many proofs the standing statements of each commitment hold."""
    plans = {row.plan_id for row in rows}
    standing = Statement.objects.standing().filter(commitment__plan__in=plans)
    held = Proof.objects.filter(statement__in=standing)
    counted = held.values("statement__commitment").annotate(held=Count("pk"))
    return dict(counted.values_list("statement__commitment", "held"))


def commitments(plan: Plan, slug: str = "") -> list[Commitment]:
    """The plan’s commitments with all that a line shows; or the one of a name."""
    rows = plan.commitments.select_related("lead", "pillar").prefetch_related(
        "supports__organisation",
        "milestones",
        "indicators",
        "budget_lines",
        "evidence",
        Prefetch(
            "statements",
            Statement.objects.telling()
            .select_related("translation")
            .prefetch_related("organisation"),
        ),
    )
    if slug:
        rows = rows.filter(slug=slug)
    return list(rows.order_by("pillar__position", "position"))


def line(row: Commitment, ground: Ground) -> PromiseLine:
    """One promise."""
    standing = in_force(row.statements.all())
    last = said(standing[-1]) if standing else None
    spent, invented = spending(standing)
    gauges = _gauges(row, ground)
    return PromiseLine(
        id=row.pk,
        slug=row.slug,
        pillar=row.pillar.slug,
        title=words(row, "title"),
        quote=words(row, "quote"),
        french_official=row.words_certain_fr,
        lead=body(row.lead) if row.lead else None,
        supporting=tuple(body(part.organisation) for part in row.supports.all()),
        state=last.state if last else CommitmentState.NOT_REPORTED,
        last=last,
        gauges=gauges,
        no_measure=either(row, "no_measure"),
        milestones=_steps(row, standing, ground.today),
        due=row.due,
        due_on=row.due_on,
        budget=budget(row.slug, row.budget_lines.all(), ground.totals),
        spent=spent,
        spent_demonstration=invented,
        # A kept figure with its release is evidence too: it can be followed.
        evidence=len(row.evidence.all())
        + ground.proofs.get(row.pk, 0)
        + sum(part.now is not None and part.now.id is not None for part in gauges),
        retired_on=row.retired_on,
    )


def _gauges(row: Commitment, ground: Ground) -> tuple[GaugeView, ...]:
    return tuple(
        gauge(
            part,
            ground.readings[place_of(part)],
            ground.definitions,
            ground.today,
        )
        for part in row.indicators.all()
        if part.retired_on is None
    )


def _steps(
    row: Commitment, standing: Sequence[Statement], today: date
) -> tuple[StepView, ...]:
    met = {
        said.milestone_id: said.milestone_met_on
        for said in standing
        if said.milestone_id and said.milestone_met_on
    }
    return tuple(
        step(part, met.get(part.pk), today)
        for part in row.milestones.all()
        if part.retired_on is None
    )


def step(row: Milestone, said_met: date | None, today: date) -> StepView:
    """One milestone, met by its source or by a statement."""
    met_on = row.met_on or said_met
    return StepView(
        slug=row.slug,
        title=words(row, "title"),
        due=row.due,
        due_on=row.due_on,
        met=row.met or (said_met.isoformat() if said_met else ""),
        met_on=met_on,
        source=either(row, "source"),
        overdue=met_on is None and row.due_on is not None and row.due_on < today,
    )


def _pillars(plan: Plan, lines: Sequence[PromiseLine]) -> tuple[PillarView, ...]:
    return tuple(
        PillarView(
            slug=row.slug,
            title=words(row, "title"),
            summary=either(row, "summary"),
            lines=tuple(one for one in lines if one.pillar == row.slug),
        )
        for row in plan.pillars.all()
    )
