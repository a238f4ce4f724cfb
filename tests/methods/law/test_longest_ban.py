"""Of several bans the longest applies, from the day of the determination."""

from __future__ import annotations

from datetime import date

import pytest

from halte.methods.law.rules.longest_ban import last_day, longest_ban
from halte.methods.law.text.bans import Ban
from tests.methods.law.cases import of, violation

DAY = date(2024, 9, 1)


@pytest.mark.parametrize(
    ("bans", "longest"),
    [([], 0), ([0, 0], 0), ([1, 5, 2], 5), ([10, "permanent", 1], "permanent")],
)
def test_the_longest_wins_and_they_do_not_add_up(bans: list[Ban], longest: Ban) -> None:
    assert longest_ban(bans, DAY)[0] == longest


@pytest.mark.parametrize(
    ("ban", "begins", "last"),
    [(1, DAY, date(2025, 8, 31)), (5, date(2024, 2, 29), date(2029, 2, 28)),
     (10, date(2024, 1, 1), date(2033, 12, 31)), (0, DAY, None),
     ("permanent", DAY, None)],
)  # fmt: skip
def test_a_ban_ends_the_day_before_its_anniversary(
    ban: Ban, begins: date, last: date | None
) -> None:
    assert last_day(ban, begins) == last


def test_two_violations_bring_the_longer_of_their_bans() -> None:
    found = of(
        violation(severity={"benefit": 6}),
        violation(id="v2", item=17, severity={"abuse": 6}),
    )
    assert [v.ban for v in found.violations] == [1, 5]
    assert found.ban == 5
    assert found.clocks.ban_begins_on == DAY
    assert found.clocks.ban_last_day == date(2029, 8, 31)


def test_of_one_ban_nothing_is_said_of_the_longest() -> None:
    """209.992(2) is about several bans; 209.99(2) says when one begins."""
    found = of(violation(item=17, severity={"abuse": 8}))
    (step,) = [s for s in found.steps if s.rule == "longest_ban"]
    assert step.provisions == ("209.99(2)",) and "longest" not in step.text("en")


def test_before_december_2015_nothing_of_division_6_is_cited() -> None:
    """Sections 209.98 to 209.997 came with SOR/2015-144, in force on 2015-12-01."""
    found = of(violation(item=6, occurred_on="2015-11-30"))
    assert (found.ban, found.published) == (2, True)
    assert not [p for step in found.steps for p in step.provisions]
