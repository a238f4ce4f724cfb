"""What a report does not know, gathered so that it can be said as loudly as the rest.

Pure functions over the content: a promise without a measure, a measure without
data, a figure too old to lean on, a sum that nobody divided.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from halte.capabilities.plan.report.content import (
    BudgetTotalShown,
    CommitmentShown,
    IndicatorShown,
    MeasureShown,
    OrganisationShown,
    Unknown,
)
from halte.capabilities.plan.states import CommitmentState


class UnknownKind(StrEnum):
    """In the order in which a report tells them."""

    NO_MEASURE = "no_measure"
    NO_DATA = "no_data"
    STALE = "stale"
    NO_STATEMENT = "no_statement"
    NO_LEAD = "no_lead"
    NO_TARGET = "no_target"
    NO_SPEND = "no_spend"
    NOT_ALLOCATED = "not_allocated"
    NAME_UNCERTAIN = "name_uncertain"
    NOT_FROZEN = "not_frozen"


def unknowns(
    commitments: tuple[CommitmentShown, ...],
    own_measures: tuple[MeasureShown, ...],
    totals: tuple[BudgetTotalShown, ...],
    organisations: tuple[OrganisationShown, ...],
) -> tuple[Unknown, ...]:
    """Every gap once, grouped by kind."""
    found = dict.fromkeys(
        [
            *(gap for commitment in commitments for gap in _of_promise(commitment)),
            *(
                Unknown(UnknownKind.NOT_ALLOCATED, total.slug)
                for total in totals
                if total.not_allocated_cents
            ),
            *(
                Unknown(UnknownKind.NAME_UNCERTAIN, organisation.slug)
                for organisation in organisations
                if not organisation.certain
            ),
            *(
                Unknown(UnknownKind.NOT_FROZEN, measure.id)
                for measure in own_measures
                if not measure.figures
            ),
        ]
    )
    order = list(UnknownKind)
    return tuple(sorted(found, key=lambda gap: order.index(UnknownKind(gap.kind))))


def _of_promise(commitment: CommitmentShown) -> Iterator[Unknown]:
    slug = commitment.slug
    if commitment.no_measure is not None:
        yield Unknown(UnknownKind.NO_MEASURE, slug)
    if commitment.state == CommitmentState.NOT_REPORTED:
        yield Unknown(UnknownKind.NO_STATEMENT, slug)
    if not commitment.lead:
        yield Unknown(UnknownKind.NO_LEAD, slug)
    if commitment.spend is None:
        yield Unknown(UnknownKind.NO_SPEND, slug)
    for indicator in commitment.indicators:
        yield from _of_indicator(slug, indicator)


def _of_indicator(slug: str, indicator: IndicatorShown) -> Iterator[Unknown]:
    if indicator.live is None:
        yield Unknown(UnknownKind.NO_DATA, indicator.measure)
    elif indicator.stale:
        yield Unknown(UnknownKind.STALE, indicator.measure)
    if indicator.target is None:
        yield Unknown(UnknownKind.NO_TARGET, slug)
