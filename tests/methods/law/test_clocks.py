"""The clocks: 10, 30, 10, 30 days; 5, 5, 5, 30 for items 18 to 23 alone."""

from __future__ import annotations

from datetime import date

import pytest

from halte.methods.law import Clocks
from tests.methods.law.cases import of, violation


def clock_days(clocks: Clocks) -> tuple[int, int, int, int]:
    days = clocks.days
    assert days is not None
    return (days.preliminary_received.days, days.answer.days,
            days.final_received.days, days.payment.days)  # fmt: skip


@pytest.mark.parametrize("item", range(1, 31))
def test_only_public_health_conditions_have_the_short_clocks(item: int) -> None:
    short = clock_days(of(violation(item=item)).clocks) == (5, 5, 5, 30)
    assert short == (18 <= item <= 23)
    assert short or clock_days(of(violation(item=item)).clocks) == (10, 30, 10, 30)


def test_the_sentence_says_which_clocks_run() -> None:
    said = {item: of(violation(item=item)).steps[-1].text("en") for item in (18, 24)}
    assert "public-health conditions (items 18 to 23) alone" in said[18]
    assert "public-health" not in said[24]


def test_one_other_condition_brings_the_long_clocks_back() -> None:
    found = of(violation(item=18), violation(id="v2", item=24))
    assert clock_days(found.clocks) == (10, 30, 10, 30)


def test_a_justified_condition_does_not_lengthen_the_clocks() -> None:
    found = of(
        violation(item=18), violation(id="v2", item=24, justification="law_changed")
    )
    assert clock_days(found.clocks) == (5, 5, 5, 30)


def test_days_are_counted_from_the_sending() -> None:
    clocks = of(violation()).clocks
    sent = date(2024, 2, 20)
    assert clocks.deemed_received(sent) == date(2024, 3, 1)
    assert clocks.answer_by(sent) == date(2024, 3, 31)
    assert clocks.deemed_received(sent, final=True) == date(2024, 3, 1)
    assert clocks.pay_by(sent) == date(2024, 3, 31)


def test_without_a_violation_no_clock_runs() -> None:
    clocks = of(violation(justification="law_changed")).clocks
    with pytest.raises(ValueError, match="no notice"):
        clocks.answer_by(date(2024, 2, 20))
