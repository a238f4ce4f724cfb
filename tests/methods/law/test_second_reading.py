"""The engine against a second reading of the law that shares nothing with it."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest

from halte.methods.law import Result, compute, read_findings
from tests.methods.law.cases import document, faults_of, violation
from tests.methods.law.random_findings import PARTS, random_findings
from tests.methods.law.second_reading import NotAnElement, second_reading

SEED = 20_150_144


def numbers(result: Result) -> dict[str, Any]:
    """The engine’s numbers, laid out as the second reading’s are."""
    days = result.clocks.days
    return {
        "lines": [
            {
                "id": one.id,
                "law_version": one.law_version,
                "points": (one.history_points, one.severity_points, one.total_points),
                "amount": one.amount_cad,
                "ban": one.ban,
            }
            for one in result.violations
        ],
        "before": result.amount_before_caps_cad,
        "amount": result.amount_cad,
        "ban": result.ban,
        "warning_only": result.warning_only,
        "published": result.published,
        "answer_days": None if days is None else days.answer.days,
    }


THOUSANDS = [0, *(pytest.param(n, marks=pytest.mark.slow) for n in range(1, 10))]


@pytest.mark.parametrize("part", THOUSANDS)
def test_ten_thousand_random_findings_give_the_same_numbers_twice(part: int) -> None:
    random = Random(SEED + part)
    for _ in range(1_000):
        given = random_findings(random)
        any_type = random.random() < 0.3
        result = compute(
            read_findings(json.dumps(given)),
            reading="any_type" if any_type else "same_type",
        )
        assert numbers(result) == second_reading(given, any_type=any_type), given


def test_the_random_findings_reach_every_element_of_the_divided_conditions() -> None:
    random = Random(SEED)
    drawn = {
        (found["item"], found["part"])
        for _ in range(1_000)
        for found in random_findings(random)["violations"]
    }
    assert {(item, part) for item in PARTS for part in PARTS[item]} <= drawn
    assert {(item, None) for item in PARTS} <= drawn


DAYS_AROUND_REPRISAL = ("2013-12-31", "2015-11-30", "2020-04-20", "2022-09-25",
                        "2022-09-26")  # fmt: skip


@pytest.mark.parametrize("day", DAYS_AROUND_REPRISAL)
@pytest.mark.parametrize("justification", [None, "superior_force"])
def test_both_readings_know_reprisal_from_the_same_day(
    day: str, justification: str | None
) -> None:
    given = document(
        violation(item=17, part="reprisal", occurred_on=day,
                  justification=justification)
    )  # fmt: skip
    refused = faults_of(given) == [("part_not_in_force", "violations[0].part")]
    assert refused == (day < "2022-09-26")
    if refused:
        with pytest.raises(NotAnElement):
            second_reading(given)
    else:
        assert numbers(compute(read_findings(json.dumps(given)))) == second_reading(
            given
        )


def test_the_random_findings_reach_every_kind_of_outcome() -> None:
    random = Random(SEED)
    results = [
        compute(read_findings(json.dumps(random_findings(random))))
        for _ in range(1_000)
    ]
    assert {r.ban for r in results} == {0, 1, 2, 5, 10, "permanent"}
    assert {c.cap for r in results for c in r.caps_applied} == {
        "notice", "twelve_months"
    }  # fmt: skip
    assert {(r.warning_only, r.published) for r in results} == {
        (True, False), (False, True), (False, False)
    }  # fmt: skip
    assert {r.clocks.kind for r in results} == {
        "ordinary", "reduced", "earlier_text", "no_notice"
    }  # fmt: skip
