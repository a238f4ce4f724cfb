"""What departments said by a day, in the form that reports keep.

Which statement stands is decided in `ledger.standing`, for pages and reports alike.
"""

from __future__ import annotations

from collections.abc import Sequence

from halte.capabilities.plan.ledger.standing import said, spending
from halte.capabilities.plan.models import Milestone, Statement
from halte.capabilities.plan.report.content import SpendShown, StatementShown


def latest_statement(standing: Sequence[Statement]) -> StatementShown | None:
    """The last statement that stands."""
    if not standing:
        return None
    last = said(standing[-1])
    return StatementShown(
        said_on=last.said_on,
        organisation=last.by.slug,
        state=last.state,
        rule=last.rule,
        text=last.text,
        demonstration=last.demonstration,
    )


def latest_spending(standing: Sequence[Statement]) -> SpendShown | None:
    """Spending to date: the last word of each organisation, added up."""
    told = [
        row
        for row in standing
        if (row.spent_new_cents, row.spent_existing_cents) != (None, None)
    ]
    if not told:
        return None
    sums, invented = spending(standing)
    return SpendShown(
        said_on=told[-1].said_on,
        new_cents=sums.new,
        existing_cents=sums.existing,
        demonstration=invented,
    )


def milestone_met(milestone: Milestone, standing: Sequence[Statement]) -> str:
    """The day that a standing statement gives for the step, '' where none does."""
    days = [
        row.milestone_met_on.isoformat()
        for row in standing
        if row.milestone_id == milestone.pk and row.milestone_met_on
    ]
    return days[-1] if days else ""
