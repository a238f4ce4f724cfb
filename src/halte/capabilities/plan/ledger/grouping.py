"""The same lines in another order: by organisation, and along time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from halte.capabilities.plan.ledger.views import (
    Body,
    Ledger,
    PromiseLine,
    StepView,
)


@dataclass(frozen=True, slots=True)
class BodyGroup:
    """What one organisation leads and supports; `body` None: no lead is named."""

    body: Body | None
    leads: tuple[PromiseLine, ...]
    supports: tuple[PromiseLine, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """One dated thing of the plan: a milestone, or the day a promise is due."""

    when: str
    on: date | None
    line: PromiseLine
    step: StepView | None


@dataclass(frozen=True, slots=True)
class YearGroup:
    """What falls in one year; year None: no date is stated."""

    year: int | None
    moments: tuple[Moment, ...]


def by_body(ledger: Ledger) -> tuple[BodyGroup, ...]:
    """Organisations by name in English; those without a named lead come last."""
    bodies = {
        body.slug: body
        for line in ledger.lines
        for body in (line.lead, *line.supporting)
        if body is not None
    }
    groups = [
        BodyGroup(
            body,
            tuple(x for x in ledger.lines if x.lead and x.lead.slug == slug),
            tuple(x for x in ledger.lines if slug in {b.slug for b in x.supporting}),
        )
        for slug, body in sorted(bodies.items(), key=lambda item: item[1].name.en)
    ]
    orphans = tuple(line for line in ledger.lines if line.lead is None)
    return (*groups, BodyGroup(None, orphans, ())) if orphans else tuple(groups)


def timeline(ledger: Ledger) -> tuple[YearGroup, ...]:
    """Milestones and due days by year, what is undated last."""
    moments = [
        Moment(step.due or step.met, step.due_on or step.met_on, line, step)
        for line in ledger.lines
        for step in line.milestones
    ]
    moments += [
        Moment(line.due, line.due_on, line, None) for line in ledger.lines if line.due
    ]
    moments.sort(key=lambda m: (m.on or date.max, m.line.slug))
    years = sorted({m.on.year for m in moments if m.on})
    groups = [
        YearGroup(year, tuple(m for m in moments if m.on and m.on.year == year))
        for year in years
    ]
    undated = tuple(moment for moment in moments if moment.on is None)
    return (*groups, YearGroup(None, undated)) if undated else tuple(groups)
