"""What changed between two reports, compared by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from halte.capabilities.plan.report.changes import changes
from halte.capabilities.plan.report.content import (
    Change,
    CommitmentShown,
    ReportContent,
    SpendShown,
)

pytestmark = pytest.mark.django_db


def kinds(found: tuple[Change, ...]) -> list[str]:
    return [change.kind for change in found]


def only(found: tuple[Change, ...], kind: str) -> list[Change]:
    return [change for change in found if change.kind == kind]


def with_first(content: ReportContent, **other: object) -> ReportContent:
    first, *rest = content.commitments
    changed: CommitmentShown = replace(first, **other)
    return replace(content, commitments=(changed, *rest))


def test_nothing_changes_between_a_report_and_itself(after: ReportContent) -> None:
    assert changes(after, after) == ()


def test_a_revised_figure_keeps_its_old_and_its_new_value(
    before: ReportContent, after: ReportContent
) -> None:
    revised = only(changes(before, after), "figure_revised")
    told = {
        (c.was.period, c.was.value, c.now.value, c.was.vintage, c.now.vintage)
        for c in revised
        if c.was and c.now
    }
    assert told == {
        ("2022", Decimal(528), Decimal(597), "Juristat 2022", "Juristat 2023"),
        ("2023", Decimal(512), Decimal(570), "UCR July 2024", "Juristat 2023"),
    }


def test_a_period_that_was_not_told_before_is_new(
    before: ReportContent, after: ReportContent
) -> None:
    (measure,) = [m for m in before.measures if m.id == "police_reported_incidents"]
    fewer = replace(measure, figures=measure.figures[:2])
    others = tuple(fewer if m is measure else m for m in before.measures)
    found = changes(replace(before, measures=others), after)
    assert [(c.now.period, c.now.value) for c in found if c.now and not c.was] == [
        ("2023", Decimal(570))
    ]


def test_a_figure_that_no_longer_stands_is_told(after: ReportContent) -> None:
    gone = tuple(replace(m, figures=()) for m in after.measures)
    found = changes(after, replace(after, measures=gone))
    assert set(kinds(found)) == {"figure_withdrawn"}
    assert all(c.was and not c.now for c in found)


def test_a_promise_that_came_and_one_that_went(after: ReportContent) -> None:
    without = replace(after, commitments=after.commitments[1:])
    slug = after.commitments[0].slug
    (added,) = only(changes(without, after), "commitment_added")
    (retired,) = only(changes(after, without), "commitment_retired")
    assert added.subject == retired.subject == slug
    assert retired.title == after.commitments[0].title


def test_a_change_of_state_names_both(after: ReportContent) -> None:
    found = changes(after, with_first(after, state="done"))
    (change,) = found
    assert (change.before, change.after) == ("not_reported", "done")


def test_spending_is_compared_by_kind_of_money(after: ReportContent) -> None:
    day = date(2024, 1, 1)
    was = with_first(after, spend=SpendShown(day, 100, None, False))
    now = with_first(after, spend=SpendShown(day, 250, 30, False))
    assert [(c.part, c.before, c.after) for c in changes(was, now)] == [
        ("new", "100", "250"),
        ("existing", "", "30"),
    ]


def test_a_new_definition_is_told(after: ReportContent) -> None:
    own = {m.id for m in after.own_measures}
    first, *others = sorted(after.measures, key=lambda m: m.id in own)
    newer = replace(first, version=first.version + 1)
    found = changes(after, replace(after, measures=(newer, *others)))
    assert [(c.kind, c.before, c.after) for c in found] == [
        ("definition_changed", str(first.version), str(newer.version))
    ]


def test_a_declared_sum_that_moved_is_told(after: ReportContent) -> None:
    (total,) = after.budget_totals
    other = replace(after, budget_totals=(replace(total, cents=1),))
    assert [(c.kind, c.before, c.after) for c in changes(after, other)] == [
        ("budget_changed", "2500000000", "1")
    ]
