"""When a last day moves: the Interpretation Act, ss. 26 and 35.

Days were checked against published calendars: Easter by the table of the Book of
Common Prayer (2024-03-31, 2025-04-20, 2026-04-05, 2038-04-25), and the statutory
holidays of Canada as printed by the Government of Canada for 2026. The days of the
provinces were compared once with the package `holidays` 0.109 for 2015 to 2035: they
agree but for the days that only the Interpretation Act, s. 35, or Quebec's Code of
Civil Procedure, s. 82, has.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halte.methods.holidays import (
    PROVINCIAL,
    closed_on,
    easter,
    holidays,
    last_day,
)

FEDERAL_2026 = {
    (1, 1), (4, 3), (4, 6), (5, 18), (7, 1), (9, 7), (9, 30), (10, 12), (11, 11),
    (12, 25),
}  # fmt: skip


@pytest.mark.parametrize(
    "day",
    [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2038, 4, 25)],
)
def test_easter_falls_where_the_table_has_it(day: date) -> None:
    assert easter(day.year) == day


def test_federal_holidays_of_2026() -> None:
    assert {(d.month, d.day) for d in holidays(2026)} == FEDERAL_2026


def test_truth_and_reconciliation_begins_in_2021() -> None:
    assert closed_on(date(2020, 9, 30)) is None
    assert closed_on(date(2021, 9, 30)) is not None


def test_canada_day_on_a_sunday_is_kept_on_monday() -> None:
    assert last_day(date(2029, 7, 1)).day == date(2029, 7, 3)


def test_a_weekend_before_victoria_day_leads_to_tuesday() -> None:
    found = last_day(date(2026, 5, 16), "ON")
    assert found.day == date(2026, 5, 19) and found.moved
    assert [why.en for _, why in found.closed] == ["Saturday", "Sunday", "Victoria Day"]


def test_a_day_of_mourning_was_a_holiday_once() -> None:
    assert closed_on(date(2022, 9, 19)) and not closed_on(date(2023, 9, 19))


def test_provinces_differ() -> None:
    family, national = date(2026, 2, 16), date(2026, 6, 24)
    assert closed_on(family, "ON") and not closed_on(family, "QC")
    assert closed_on(national, "QC") and not closed_on(national, "ON")
    boxing = date(2025, 12, 26)
    assert closed_on(boxing, "ON") and not closed_on(boxing, "AB")


@given(
    st.dates(date(2015, 1, 1), date(2099, 12, 1)),
    st.sampled_from(["", *sorted(PROVINCIAL)]),
)
def test_a_last_day_is_a_working_day_and_the_first_one(day: date, where: str) -> None:
    found = last_day(day, where)
    assert closed_on(found.day, where) is None and found.day >= day
    between = (found.day - day).days
    assert all(closed_on(day + timedelta(n), where) for n in range(between))
