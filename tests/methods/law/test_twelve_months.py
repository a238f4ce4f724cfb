"""With final notices of the 12 months before, at most $1 million (209.996(5))."""

from __future__ import annotations

from datetime import date

import pytest

from halte.methods.months import months_before
from tests.methods.law.cases import Json, of, violation

SIX_HUNDRED_THOUSAND = violation(workers=6, severity={"benefit": 6, "abuse": 8})


def notice(day: str, amount: int = 500_000) -> Json:
    return {"issued_on": day, "amount_cad": amount}


def test_the_example_of_ircc_500_000_in_january_and_600_000_in_september() -> None:
    found = of(
        SIX_HUNDRED_THOUSAND,
        prior_final_notices=[notice("2024-01-10")],
        determined_on="2024-09-01",
    )
    assert found.amount_before_caps_cad == 600_000
    assert found.amount_cad == 500_000
    (cap,) = found.caps_applied
    assert (cap.cap, cap.reduced_by_cad) == ("twelve_months", 100_000)


@pytest.mark.parametrize(
    ("issued", "amount"),
    [("2023-08-31", 600_000), ("2023-09-01", 500_000), ("2024-08-31", 500_000),
     ("2024-09-01", 600_000)],
)  # fmt: skip
def test_the_twelve_months_begin_on_the_same_day_and_end_the_day_before(
    issued: str, amount: int
) -> None:
    # Interpretation Act, s. 28.
    found = of(SIX_HUNDRED_THOUSAND, prior_final_notices=[notice(issued)])
    assert found.amount_cad == amount


def test_the_month_ends_where_it_has_no_such_day() -> None:
    assert months_before(date(2024, 2, 29), 12) == date(2023, 2, 28)
    assert months_before(date(2024, 3, 31), 1) == date(2024, 2, 29)
    assert months_before(date(2024, 1, 15), 12) == date(2023, 1, 15)


def test_earlier_notices_of_a_million_leave_nothing_and_it_is_no_warning() -> None:
    past = [notice("2024-01-10"), notice("2024-02-10", 700_000)]
    found = of(SIX_HUNDRED_THOUSAND, prior_final_notices=past)
    assert found.amount_cad == 0
    assert (found.warning_only, found.published) == (False, True)


def test_both_caps_are_said_where_both_apply() -> None:
    found = of(
        violation(workers=20, severity={"benefit": 6, "abuse": 8}),
        prior_final_notices=[notice("2024-01-10")],
    )
    assert [c.cap for c in found.caps_applied] == ["notice", "twelve_months"]
    assert found.amount_cad == 500_000


def test_it_is_said_where_earlier_notices_counted_and_lowered_nothing() -> None:
    """209.996(5): the trace names what was added up, be it under the cap."""
    found = of(
        SIX_HUNDRED_THOUSAND, prior_final_notices=[notice("2024-01-10", 400_000)]
    )
    assert (found.amount_cad, found.caps_applied) == (600_000, ())
    (step,) = [s for s in found.steps if s.rule == "twelve_months"]
    assert step.provisions == ("209.996(5)",)
    assert "$400,000" in step.text("en") and "nothing is taken off" in step.text("en")
    for past in ([], [notice("2022-01-10")]):
        steps = of(SIX_HUNDRED_THOUSAND, prior_final_notices=past).steps
        assert "twelve_months" not in {s.rule for s in steps}
