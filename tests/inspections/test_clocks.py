"""The clocks, against the text of the Regulations and of the Interpretation Act.

IRPR 209.994: thirty days after the day on which a notice is received, deemed to be
ten days after it is sent; five and five where the notice is about items 18 to 23
alone. 209.996: ten (or five) and thirty to pay. Days were counted by hand on a
calendar. Interpretation Act, ss. 26 and 35: a last day on a holiday moves.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from halte.capabilities.inspections.clocks import (
    ZONES,
    answer_clock,
    payment_clock,
    stale_since,
    today_at,
)


def test_an_ordinary_notice_gives_ten_days_and_thirty() -> None:
    clock = answer_clock("ordinary", date(2026, 1, 5), "ON")
    assert clock.received_on == date(2026, 1, 15)
    assert clock.last.counted == date(2026, 2, 14), "a Saturday"
    # Monday the 16th is Family Day in Ontario.
    assert clock.ends_on == date(2026, 2, 17)
    assert clock.provisions == ("209.994(2)", "209.994(1)")


def test_the_same_notice_ends_a_day_sooner_in_quebec() -> None:
    clock = answer_clock("ordinary", date(2026, 1, 5), "QC")
    assert clock.ends_on == date(2026, 2, 16)


def test_public_health_alone_gives_five_days_and_five() -> None:
    clock = answer_clock("reduced", date(2026, 3, 2), "BC")
    assert (clock.received_on, clock.ends_on) == (date(2026, 3, 7), date(2026, 3, 12))


def test_a_last_day_on_a_holiday_moves_to_the_next_working_day() -> None:
    clock = answer_clock("ordinary", date(2026, 5, 22), "ON")
    assert clock.last.counted == date(2026, 7, 1), "Canada Day"
    assert clock.ends_on == date(2026, 7, 2) and clock.last.moved


def test_a_payment_is_due_thirty_days_after_deemed_receipt() -> None:
    clock = payment_clock("ordinary", date(2026, 4, 1), "ON")
    assert (clock.received_on, clock.ends_on) == (date(2026, 4, 11), date(2026, 5, 11))
    short = payment_clock("reduced", date(2026, 4, 1), "ON")
    assert short.received_on == date(2026, 4, 6) and short.ends_on == date(2026, 5, 6)


def test_an_extension_moves_the_last_day_and_never_forward() -> None:
    sent = date(2026, 3, 2)
    assert answer_clock("ordinary", sent, "ON").ends_on == date(2026, 4, 13)
    later = answer_clock("ordinary", sent, "ON", date(2026, 5, 1))
    assert later.ends_on == date(2026, 5, 1)
    sooner = answer_clock("ordinary", sent, "ON", date(2026, 3, 20))
    assert sooner.ends_on == date(2026, 4, 13)


@pytest.mark.parametrize(
    ("office", "day"),
    [("NL", date(2026, 1, 2)), ("BC", date(2026, 1, 1)), ("ON", date(2026, 1, 1))],
)
def test_the_day_is_that_of_the_office(office: str, day: date) -> None:
    moment = datetime(2026, 1, 2, 4, 0, tzinfo=UTC)
    assert today_at(office, moment) == day


def test_every_province_has_a_clock() -> None:
    assert len(ZONES) == 13
    assert all(today_at(office) for office in ZONES)


def test_a_file_is_stale_after_sixty_days() -> None:
    assert stale_since(date(2026, 1, 1), date(2026, 3, 1)) == 0
    assert stale_since(date(2026, 1, 1), date(2026, 3, 2)) == 60
