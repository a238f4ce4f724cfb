"""Severity is the sum of the seven criteria of Table 5."""

from __future__ import annotations

import pytest

from tests.methods.law.cases import CRITERIA, faults, one, step, violation

MOST = dict(zip(CRITERIA, (6, 10, 6, 3, 3, 10, 10), strict=True))


@pytest.mark.parametrize("criterion", CRITERIA)
def test_each_criterion_goes_from_nought_to_its_most(criterion: str) -> None:
    most = MOST[criterion]
    assert one(severity={criterion: most}).severity_points == most
    beyond = faults(violation(severity={criterion: most + 1}))
    assert beyond == [("value_between", f"violations[0].severity.{criterion}")]
    below = faults(violation(severity={criterion: -1}))
    assert below == [("value_between", f"violations[0].severity.{criterion}")]


def test_criteria_add_up() -> None:
    assert one(severity=MOST).severity_points == 48


def test_the_number_of_workers_does_not_make_it_graver() -> None:
    given = {"benefit": 4}
    assert (
        one(workers=40, severity=given).total_points
        == one(workers=1, severity=given).total_points
    )


def test_the_trace_names_what_was_scored() -> None:
    found = step(one(severity={"abuse": 3}), "severity")
    assert found.text("en") == "Table 5: a worker was abused: 3. Points: 3."
    assert step(one(), "severity").text("en") == (
        "Table 5: every criterion at 0. Points: 0."
    )
