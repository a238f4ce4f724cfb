"""What is different from the report before: a pure comparison of two contents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from halte.capabilities.plan.report.content import (
    Change,
    CommitmentShown,
    FigureShown,
    MeasureShown,
    ReportContent,
)

Key = tuple[str, str, date | None, date]


class ChangeKind(StrEnum):
    """In the order in which a report tells them."""

    COMMITMENT_ADDED = "commitment_added"
    COMMITMENT_RETIRED = "commitment_retired"
    WORDS_REVISED = "words_revised"
    STATE_CHANGED = "state_changed"
    STATEMENT_NEW = "statement_new"
    MILESTONE_MET = "milestone_met"
    FIGURE_REVISED = "figure_revised"
    FIGURE_NEW = "figure_new"
    FIGURE_WITHDRAWN = "figure_withdrawn"
    DEFINITION_CHANGED = "definition_changed"
    SPEND_CHANGED = "spend_changed"
    BUDGET_CHANGED = "budget_changed"


def changes(before: ReportContent, after: ReportContent) -> tuple[Change, ...]:
    """Every difference, grouped by kind; nothing where nothing changed."""
    found = [
        *_commitments(before, after),
        *_figures(before, after),
        *_definitions(before, after),
        *_budgets(before, after),
    ]
    order = list(ChangeKind)
    return tuple(sorted(found, key=lambda c: order.index(ChangeKind(c.kind))))


def _commitments(before: ReportContent, after: ReportContent) -> Iterator[Change]:
    old = {c.slug: c for c in before.commitments}
    new = {c.slug: c for c in after.commitments}
    for slug in new.keys() - old.keys():
        yield Change(ChangeKind.COMMITMENT_ADDED, slug)
    for slug in old.keys() - new.keys():
        yield Change(ChangeKind.COMMITMENT_RETIRED, slug, title=old[slug].title)
    for slug, then in old.items():
        if slug in new:
            yield from _commitment(then, new[slug])


def _commitment(then: CommitmentShown, now: CommitmentShown) -> Iterator[Change]:
    if (then.quote, then.title, then.lead) != (now.quote, now.title, now.lead):
        yield Change(ChangeKind.WORDS_REVISED, now.slug)
    if then.state != now.state:
        yield Change(ChangeKind.STATE_CHANGED, now.slug, then.state, now.state)
    elif then.statement != now.statement:
        yield Change(ChangeKind.STATEMENT_NEW, now.slug)
    met = {m.slug for m in then.milestones if m.met}
    for milestone in now.milestones:
        if milestone.met and milestone.slug not in met:
            yield Change(ChangeKind.MILESTONE_MET, now.slug, after=milestone.slug)
    for part in ("new", "existing"):
        was, is_now = _spent(then, part), _spent(now, part)
        if was != is_now:
            yield Change(ChangeKind.SPEND_CHANGED, now.slug, was, is_now, part=part)


def _spent(commitment: CommitmentShown, part: str) -> str:
    spend = commitment.spend
    if spend is None:
        return ""
    cents = spend.new_cents if part == "new" else spend.existing_cents
    return "" if cents is None else str(cents)


def _standing(content: ReportContent) -> dict[Key, FigureShown]:
    """The newest release of each count: figures come oldest release first."""
    return {
        figure.place_and_time: figure
        for measure in (*content.measures, *content.own_measures)
        for figure in measure.figures
        # A count made for this very day has no release and no yesterday: it is
        # told where our own counts are told.
        if figure.vintage
    }


def _figures(before: ReportContent, after: ReportContent) -> Iterator[Change]:
    old, new = _standing(before), _standing(after)
    for key, figure in new.items():
        then = old.get(key)
        if then is None:
            yield Change(ChangeKind.FIGURE_NEW, figure.measure, now=figure)
        elif (then.value, then.high) != (figure.value, figure.high):
            yield Change(
                ChangeKind.FIGURE_REVISED, figure.measure, was=then, now=figure
            )
    counted = {m.id for m in (*after.measures, *after.own_measures)}
    for key, then in old.items():
        if key not in new and then.measure in counted:
            yield Change(ChangeKind.FIGURE_WITHDRAWN, then.measure, was=then)


def _definitions(before: ReportContent, after: ReportContent) -> Iterator[Change]:
    def versions(content: ReportContent) -> dict[str, MeasureShown]:
        return {m.id: m for m in (*content.measures, *content.own_measures)}

    old = versions(before)
    for name, measure in versions(after).items():
        then = old.get(name)
        if then is not None and then.version != measure.version:
            yield Change(
                ChangeKind.DEFINITION_CHANGED,
                name,
                str(then.version),
                str(measure.version),
            )


def _budgets(before: ReportContent, after: ReportContent) -> Iterator[Change]:
    old = {t.slug: t for t in before.budget_totals}
    new = {t.slug: t for t in after.budget_totals}
    for slug in sorted(old.keys() | new.keys()):
        was = str(old[slug].cents) if slug in old else ""
        is_now = str(new[slug].cents) if slug in new else ""
        if was != is_now:
            yield Change(ChangeKind.BUDGET_CHANGED, slug, was, is_now)
