"""The clock that stops on weekends and holidays, checked by hand against published
calendars of 2026 and 2027.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halte.methods.holidays import PROVINCIAL, closed_on
from halte.methods.working_days import counted, due


@pytest.mark.parametrize(
    ("received", "province", "expected"),
    [
        (date(2026, 3, 2), "ON", date(2026, 3, 9)),  # a plain Monday
        (date(2026, 3, 1), "ON", date(2026, 3, 6)),  # a Sunday
        (date(2026, 4, 1), "ON", date(2026, 4, 10)),  # over Easter, Monday included
        (date(2026, 2, 12), "ON", date(2026, 2, 20)),  # over Family Day
        (date(2026, 2, 12), "QC", date(2026, 2, 19)),  # which Québec has not
        (date(2026, 6, 23), "QC", date(2026, 7, 2)),  # 24 June and 1 July
        (date(2026, 6, 23), "ON", date(2026, 6, 30)),
        (date(2026, 12, 24), "ON", date(2027, 1, 4)),  # 25 December and 1 January
        (date(2026, 8, 14), "YT", date(2026, 8, 24)),  # over Discovery Day
    ],
)
def test_five_working_days_over_holidays(
    received: date, province: str, expected: date
) -> None:
    assert due(received, 5, province) == expected
    assert counted(received, expected, province) == 5


@settings(max_examples=50, deadline=None)
@given(
    st.dates(date(2022, 1, 1), date(2030, 1, 1)),
    st.integers(0, 30),
    st.sampled_from(sorted(PROVINCIAL)),
)
def test_counting_to_the_due_day_gives_the_days_back(
    first: date, days: int, province: str
) -> None:
    last = due(first, days, province)
    assert counted(first, last, province) == days
    assert days == 0 or closed_on(last, province) is None
    assert last - first <= timedelta(days=2 * days + 7)


def test_before_the_first_day_nothing_is_counted() -> None:
    assert counted(date(2026, 3, 2), date(2026, 3, 1)) == 0
