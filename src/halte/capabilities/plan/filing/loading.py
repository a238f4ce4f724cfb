"""A plan as it lies in the tables, as the document that a plan file would hold."""

from __future__ import annotations

from decimal import Decimal

from halte.capabilities.plan.models import (
    BudgetLine,
    Commitment,
    Indicator,
    Milestone,
    Plan,
)
from halte.capabilities.plan.planfile.amounts import shortest
from halte.capabilities.plan.planfile.document import (
    FORMAT,
    Budget,
    Gauge,
    Heading,
    Line,
    Participant,
    PlanDocument,
    Point,
    Promise,
    Source,
    Step,
    Thread,
    Total,
)
from halte.capabilities.plan.states import NOT_STATED
from halte.core.bilingual import Bilingual
from halte.core.organisations.models import Organisation


def document_of(plan: Plan) -> PlanDocument:
    """The whole plan, retired parts included."""
    promises: dict[int, list[Promise]] = {}
    for row in _commitments(plan):
        promises.setdefault(row.pillar_id, []).append(promise_of(row))
    return PlanDocument(
        halte_plan=FORMAT,
        id=plan.slug,
        title=words(plan, "title"),
        french_official=plan.words_certain_fr,
        summary=either(plan, "summary"),
        starts=plan.starts,
        ends=plan.ends,
        published=plan.published,
        shown_first=plan.shown_first,
        source=Source(
            title=words(plan, "source"), url=plan.source_url, digest=plan.source_digest
        ),
        organisations=tuple(
            participant_of(part.organisation)
            for part in plan.participants.select_related("organisation")
        ),
        budget=_budget(plan),
        pillars=tuple(
            Heading(
                id=pillar.slug,
                title=words(pillar, "title"),
                summary=either(pillar, "summary"),
                commitments=tuple(promises.get(pillar.pk, ())),
            )
            for pillar in plan.pillars.all()
        ),
    )


def _commitments(plan: Plan) -> list[Commitment]:
    rows = plan.commitments.select_related("lead").order_by("position")
    return list(
        rows.prefetch_related(
            "supports__organisation", "needs__on", "milestones",
            "indicators__milestone", "budget_lines__organisation", "evidence",
        )
    )  # fmt: skip


def promise_of(row: Commitment) -> Promise:
    """One commitment."""
    return Promise(
        id=row.slug,
        title=words(row, "title"),
        quote=words(row, "quote"),
        source_line=row.source_line,
        french_official=row.words_certain_fr,
        lead=row.lead.slug if row.lead else NOT_STATED,
        lead_note=either(row, "lead_note"),
        supporting=tuple(part.organisation.slug for part in row.supports.all()),
        audience=either(row, "audience"),
        depends_on=tuple(need.on.slug for need in row.needs.all()),
        due=row.due,
        no_measure=either(row, "no_measure"),
        indicators=tuple(gauge_of(part) for part in row.indicators.all()),
        milestones=tuple(step_of(part) for part in row.milestones.all()),
        budget=tuple(line_of(part) for part in row.budget_lines.all()),
        evidence=tuple(
            Thread(
                kind=part.kind,
                title=words(part, "title"),
                url=part.url,
                digest=part.digest,
            )
            for part in row.evidence.all()
        ),
        retired_on=row.retired_on,
    )


def step_of(row: Milestone) -> Step:
    """One milestone."""
    return Step(
        id=row.slug,
        title=words(row, "title"),
        due=row.due,
        met=row.met,
        source=either(row, "source"),
        retired_on=row.retired_on,
    )


def gauge_of(row: Indicator) -> Gauge:
    """One indicator."""
    return Gauge(
        id=row.slug,
        measure=row.measure,
        geography=row.geography,
        part=row.part,
        direction=row.direction,
        baseline=_point(row.baseline, row.baseline_at),
        target=_point(row.target, row.target_by),
        milestone=row.milestone.slug if row.milestone else "",
        note=either(row, "note"),
        retired_on=row.retired_on,
    )


def line_of(row: BudgetLine) -> Line:
    """One budget line."""
    return Line(
        fiscal_year=row.fiscal_year,
        amount=row.cents,
        money=row.money,
        organisation=row.organisation.slug if row.organisation else "",
        part_of=row.part_of,
        source=words(row, "source"),
    )


def participant_of(row: Organisation) -> Participant:
    """One organisation."""
    return Participant(
        id=row.slug,
        kind=row.kind,
        name=words(row, "name"),
        acronym=either(row, "acronym"),
        name_certain=row.name_certain,
        name_note=either(row, "name_note"),
    )


def _budget(plan: Plan) -> Budget:
    own = plan.budget_lines.filter(commitment=None).select_related("organisation")
    return Budget(
        totals=tuple(
            Total(
                id=row.slug,
                title=words(row, "title"),
                amount=row.cents,
                money=row.money,
                first_year=row.first_year,
                last_year=row.last_year,
                yearly=row.yearly,
                commitment=row.commitment,
                not_allocated=row.not_allocated_cents,
                source=words(row, "source"),
            )
            for row in plan.budget_totals.all()
        ),
        lines=tuple(line_of(row) for row in own),
    )


def _point(value: Decimal | None, at: str) -> Point | None:
    return None if value is None else Point(value=shortest(value), at=at)


def words(row: object, name: str) -> Bilingual:
    """A pair of columns that are both filled."""
    return Bilingual(getattr(row, f"{name}_en"), getattr(row, f"{name}_fr"))


def either(row: object, name: str) -> Bilingual | None:
    """A pair of columns, None where they are empty."""
    en, fr = getattr(row, f"{name}_en"), getattr(row, f"{name}_fr")
    return Bilingual(en, fr) if en and fr else None
