"""An acceptable disclosure takes four points off, never below 0 (209.991(1)(d)).

Checked against the text of IRPR s. 209.991: (1)(d) four points or to zero; acceptable
only if complete, and made while neither the powers of inspection were exercised nor
an enforcement action was undertaken. The outcomes are those of two worked examples of
`irpr_employer_rules.json`: type B third, severity 5, large: 4 points, $7,000; type A
second, severity 1, small: 0 points.
"""

from __future__ import annotations

import pytest

from halte.methods.law.rules.voluntary_disclosure import less_disclosure
from tests.methods.law.cases import LARGE, Json, earlier, faults, one, step, violation

TOLD: Json = {
    "made_on": "2023-05-02", "received_by": "Integrity office, Invented City",
    "complete": True, "inspection_began_on": "2023-06-01",
    "reasons": "Every week was named, and back pay was made.",
}  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"), [(0, 0), (1, 0), (3, 0), (4, 0), (5, 1), (16, 12)]
)
def test_four_points_go_and_no_more(before: int, after: int) -> None:
    assert less_disclosure(before) == after


def test_it_is_applied_to_the_total_of_each_violation() -> None:
    found = one(severity={"benefit": 5}, voluntary_disclosure=True)
    assert (found.history_points, found.severity_points) == (1, 5)
    assert (found.total_points, found.amount_each_cad) == (2, 750)


def test_the_day_the_recipient_and_the_reasons_are_in_the_trace() -> None:
    whole = LARGE | {"prior_violations": earlier("B", "B")}
    given = {"severity": {"benefit": 5}, "voluntary_disclosure": True}
    found = one(whole=whole, disclosure=TOLD, **given)
    assert (found.total_points, found.amount_each_cad, found.ban) == (4, 7_000, 0)
    told = step(found, "voluntary_disclosure")
    assert told.provisions == ("209.991(1)(d)",)
    for text in (told.text("en"), told.text("fr")):
        for value in ("2023-05-02", "2023-06-01", TOLD["received_by"], TOLD["reasons"]):
            assert value in text


def test_one_that_is_not_accepted_takes_nothing_off_and_stands_in_the_trace() -> None:
    late = TOLD | {"made_on": "2023-06-02", "complete": False}
    found = one(severity={"benefit": 5}, disclosure=late)
    assert found.total_points == 6
    assert "nothing is taken off" in step(found, "voluntary_disclosure").text("en")
    assert "rien n’est retranché" in step(found, "voluntary_disclosure").text("fr")


@pytest.mark.parametrize(("change", "code", "path"), [
    ({"complete": False}, "disclosure_incomplete", "complete"),
    ({"made_on": "2023-06-02"}, "disclosure_late", "made_on"),
])  # fmt: skip
def test_what_the_law_does_not_accept_is_refused(
    change: Json, code: str, path: str
) -> None:
    given = violation(voluntary_disclosure=True, disclosure=TOLD | change)
    assert faults(given) == [(code, f"violations[0].disclosure.{path}")]
    assert not faults(violation(disclosure=TOLD | change))


def test_it_is_made_before_the_determination() -> None:
    late = TOLD | {"made_on": "2024-09-02"}
    assert faults(violation(disclosure=late)) == [
        ("day_after_determination", "violations[0].disclosure.made_on")
    ]


def test_one_of_the_day_on_which_inspecting_began_is_for_the_officer_to_weigh() -> None:
    same_day = TOLD | {"made_on": TOLD["inspection_began_on"]}
    assert not faults(violation(voluntary_disclosure=True, disclosure=same_day))


def test_findings_that_only_said_that_it_was_accepted_come_out_as_before() -> None:
    found = one(severity={"benefit": 5}, voluntary_disclosure=True)
    assert step(found, "voluntary_disclosure").text("en") == (
        "Entered as acceptably disclosed: 6 less 4, not below 0. Points: 2."
    )
