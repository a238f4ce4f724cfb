"""A justified failure is no violation (209.2(3) to (4), 209.3(3) to (5), 209.4(2))."""

from __future__ import annotations

import pytest

from tests.methods.law.cases import faults, of, one, violation

GENERAL = (
    "law_changed", "collective_agreement_changed", "economic_change_applied_evenly",
    "interpretation_error_compensated", "accounting_error_compensated",
    "similar_circumstances", "superior_force",
)  # fmt: skip
OPEN = {
    **dict.fromkeys(range(1, 31), GENERAL),
    **dict.fromkeys((1, 2, 4), ("all_reasonable_efforts",)),
    **dict.fromkeys((5, 6, 7), ("all_reasonable_efforts", "good_faith")),
    **dict.fromkeys((27, 28), ("fees_repaid_after_reasonable_efforts",)),
    **dict.fromkeys(
        (18, 19, 21, 22, 23), (*GENERAL, "public_health_interpretation_error")
    ),
}
EVERY = sorted({ground for grounds in OPEN.values() for ground in grounds})


@pytest.mark.parametrize("item", range(1, 31))
def test_each_condition_is_open_for_its_own_grounds_alone(item: int) -> None:
    for ground in EVERY:
        given = violation(item=item, justification=ground)
        refused = [("justification_not_open", "violations[0].justification")]
        assert faults(given) == ([] if ground in OPEN[item] else refused), ground


def test_a_justified_failure_has_no_points_no_amount_and_no_ban() -> None:
    found = of(
        violation(item=17, severity={"abuse": 10}, justification="superior_force")
    )
    one_ = found.violations[0]
    assert one_.justified
    assert (one_.history_points, one_.severity_points, one_.total_points) == (0, 0, 0)
    assert (one_.amount_each_cad, one_.amount_cad, one_.ban) == (0, 0, 0)
    assert (found.warning_only, found.published) == (False, False)
    assert found.clocks.kind == "no_notice"


def test_a_justified_failure_leaves_the_others_as_they_are() -> None:
    alone = of(violation(severity={"benefit": 4}))
    beside = of(
        violation(severity={"benefit": 4}),
        violation(id="v2", item=9, justification="law_changed"),
    )
    assert beside.amount_cad == alone.amount_cad
    assert beside.clocks == alone.clocks


def test_repaid_fees_justify_nothing_before_their_text() -> None:
    ground = "fees_repaid_after_reasonable_efforts"
    found = faults(violation(item=8, occurred_on="2021-01-01", justification=ground))
    assert found == [("justification_not_open", "violations[0].justification")]


def test_the_step_cites_the_ground() -> None:
    found = one(item=9, justification="superior_force")
    assert found.trace.steps[-1].provisions == ("209.2(3)(g)", "209.3(3)(g)")
