"""The text in force on the day of the failure is the one that applies."""

from __future__ import annotations

from itertools import pairwise

import pytest

from halte.methods.law.text.versions import VERSIONS
from tests.methods.law.cases import faults, of, one, step, violation


@pytest.mark.parametrize(
    ("day", "version"),
    [("2013-12-31", "2013-12-31"), ("2015-11-30", "2013-12-31"),
     ("2017-04-13", "2017-04-13"), ("2020-04-19", "2017-04-13"),
     ("2020-04-20", "2020-04-20"), ("2022-09-25", "2020-04-20"),
     ("2022-09-26", "2022-09-26"), ("2024-08-31", "2022-09-26")],
)  # fmt: skip
def test_the_day_of_the_failure_chooses_the_text(day: str, version: str) -> None:
    assert one(occurred_on=day).law_version == version


@pytest.mark.parametrize("day", ["2015-12-01", "2016-06-30", "2017-04-12"])
def test_years_whose_text_was_not_found_are_refused(day: str) -> None:
    found = faults(violation(occurred_on=day))
    assert found == [("law_text_unknown", "violations[0].occurred_on")]


def test_nothing_is_computed_before_the_conditions_began() -> None:
    found = faults(violation(occurred_on="2013-12-30"))
    assert found == [("law_text_before", "violations[0].occurred_on")]


def test_a_failure_after_the_last_reading_says_so() -> None:
    late = of(violation(occurred_on="2026-07-01"), determined_on="2026-08-01")
    last = of(violation(occurred_on="2026-06-12"), determined_on="2026-08-01")
    assert "See whether" not in step(last.violations[0], "which_text").text("en")
    assert "2026-06-12" in step(late.violations[0], "which_text").text("en")
    assert "2026-06-12" not in step(one(), "which_text").text("en")


def test_texts_follow_each_other_without_overlap() -> None:
    for one_, next_ in pairwise(VERSIONS):
        assert one_.in_force.last is not None
        assert one_.in_force.last < next_.in_force.first
    assert VERSIONS[-1].in_force.last is None


DAY_OF_2018 = "2018-07-02"
REPLACED = (5, 6, 7, 24)
"""Rows that the consolidation of 2020-04-30 (laws-lois-xml e1e490b2) dates 2020-04-20
and whose condition, or one like it, stood before (s. 209.4 since 2013-12-31)."""
BEGUN_IN_2020 = (18, 19, 20, 21, 22, 23)
BEGUN_IN_2022 = tuple(range(25, 31))
"""Rows that the consolidation of 2026-06-12 (d6853c4a) dates 2022-09-26."""


@pytest.mark.parametrize("item", [1, 2, 3, 4, *range(8, 18)])
def test_rows_without_a_later_day_stood_since_2017(item: int) -> None:
    then = one(item=item, occurred_on=DAY_OF_2018)
    now = one(item=item, occurred_on="2020-04-30")
    assert (then.kind, then.total_points) == (now.kind, now.total_points)
    assert then.law_version == "2017-04-13"
    assert "2020-04-30" in step(then, "which_text").text("en")


@pytest.mark.parametrize("item", REPLACED)
def test_what_another_row_stood_for_is_refused_and_not_guessed(item: int) -> None:
    found = faults(violation(item=item, occurred_on="2020-04-19"))
    assert found == [("item_type_unknown", "violations[0].item")]
    assert one(item=item, occurred_on="2020-04-20").kind in "BC"


@pytest.mark.parametrize("item", [*BEGUN_IN_2020, *BEGUN_IN_2022])
def test_conditions_that_began_later_were_none(item: int) -> None:
    found = faults(violation(item=item, occurred_on=DAY_OF_2018))
    assert found == [("item_not_in_force", "violations[0].item")]


@pytest.mark.parametrize("criterion", ["worker_disease", "public_disease"])
def test_criteria_of_disease_have_no_points_before_2020(criterion: str) -> None:
    """Table 5, items 6 and 7: dated 2020-04-20; items 1 to 5: 2017-04-13."""
    sick = violation(occurred_on="2020-04-19", severity={criterion: 1})
    path = f"violations[0].severity.{criterion}"
    assert faults(sick) == [("criterion_not_in_force", path)]
    gained = one(occurred_on="2020-04-19", severity={"benefit": 4, "no_remedy": 2})
    # B, first, small: 1 + 4 + 2 = 7 points.
    assert (gained.total_points, gained.amount_each_cad, gained.ban) == (7, 20_000, 1)


@pytest.mark.parametrize(
    ("day", "cited"),
    [("2018-07-02", "203(1.1)(e)"), ("2022-09-25", "203(1.1)(e)"),
     ("2022-09-26", "209.2(3)(e)")],
)  # fmt: skip
def test_grounds_stood_in_section_203_until_2022(day: str, cited: str) -> None:
    """209.2(3) and 209.3(3) of 2020-04-30: “any of the circumstances set out in
    subsection 203(1.1)”, of which (e) asked for an *unintentional* error."""
    found = one(occurred_on=day, justification="accounting_error_compensated")
    excused = step(found, "justified")
    assert cited in excused.provisions
    assert ("unintentional" in excused.text("en")) == (day < "2022-09-26")
