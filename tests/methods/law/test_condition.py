"""A failure is of a condition that was in force; the condition has a type."""

from __future__ import annotations

import pytest

from tests.methods.law.cases import faults, one, violation

TYPES = "AAAACCCBBBBBBBCCCCCCCCCBBBCCCC"
"""Column 3 of Table 1, item after item."""


@pytest.mark.parametrize("item", range(1, 31))
def test_each_condition_has_the_type_of_the_schedule(item: int) -> None:
    assert one(item=item).kind == TYPES[item - 1]


@pytest.mark.parametrize("item", range(25, 31))
def test_conditions_of_2022_are_none_before_their_day(item: int) -> None:
    before = violation(item=item, occurred_on="2022-09-25")
    assert faults(before) == [("item_not_in_force", "violations[0].item")]
    assert one(item=item, occurred_on="2022-09-26").kind


@pytest.mark.parametrize("item", [18, 24, 30])
def test_the_older_text_knew_no_later_condition(item: int) -> None:
    before = violation(item=item, occurred_on="2015-11-30")
    assert faults(before) == [("item_not_in_force", "violations[0].item")]


def test_the_provisions_of_the_condition_come_first() -> None:
    assert one(item=9).provisions[:2] == ("209.2(1)(a)(iii)", "209.3(1)(a)(iv)")
