"""History counts earlier inspections, of the same type unless asked otherwise."""

from __future__ import annotations

import pytest

from tests.methods.law.cases import earlier, of, one, step, violation

POINTS = {"A": (1, 2, 2, 2), "B": (1, 2, 3, 3), "C": (2, 3, 4, 4)}
"""Table 4: first, second, third, fourth."""
ITEM = {"A": 1, "B": 8, "C": 15}


@pytest.mark.parametrize("kind", "ABC")
@pytest.mark.parametrize("before", range(4))
def test_points_follow_the_position(kind: str, before: int) -> None:
    past = {"prior_violations": earlier(*[kind] * before)}
    assert one(item=ITEM[kind], whole=past).history_points == POINTS[kind][before]


def test_several_violations_of_one_inspection_count_once() -> None:
    past = {"prior_violations": earlier("BBB")}
    assert one(whole=past).history_points == 2


def test_all_violations_of_one_notice_share_a_position() -> None:
    found = of(violation(workers=12), violation(id="v2", item=9, part="wages"))
    assert {v.history_points for v in found.violations} == {1}


def test_other_types_do_not_count_unless_asked_for() -> None:
    # IRCC’s manual gives this case 3 points, which no reading of Table 4 gives.
    past = {"prior_violations": earlier("B", "B")}
    assert one(item=15, whole=past).history_points == 2
    assert one("any_type", item=15, whole=past).history_points == 4


def test_an_inspection_of_several_types_is_one_inspection_of_any() -> None:
    past = {"prior_violations": earlier("ABC")}
    assert one("any_type", item=15, whole=past).history_points == 3


def test_what_was_found_before_december_2015_was_no_violation() -> None:
    old = {"prior_violations": earlier("B", "B", day="2015-11-30")}
    assert one(whole=old).history_points == 1
    new = {"prior_violations": earlier("B", "B", day="2015-12-01")}
    assert one(whole=new).history_points == 3


def test_the_trace_says_which_reading_was_used() -> None:
    past = {"prior_violations": earlier("B")}
    assert step(one(whole=past), "history").values["earlier"] == 1
    for reading, words in (("same_type", "same type"), ("any_type", "any type")):
        found = one(reading, whole=past)
        assert any(words in s.text("en") for s in found.trace.steps)
