"""How an agreement stands on a day, whatever was done to it and in which order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halte.capabilities.partners.states import AgreementState as A
from halte.capabilities.partners.states import Part, Rests, Step
from halte.capabilities.partners.terms import Done, Terms, standing
from halte.core.bilingual import Bilingual
from halte.methods.months import months_after

DAY = date(2026, 3, 31)
DAYS = st.integers(-400, 400).map(lambda n: DAY + timedelta(days=n))


def terms(number: int, starts: date, ends: date, review: date | None = None) -> Terms:
    return Terms(
        number=number, title=Bilingual(f"v{number}", f"v{number} (fr)"),
        purposes=frozenset({"training"}), parties={1: Part.GIVES, 2: Part.RECEIVES},
        data={}, rests_on=Rests.MOU, citation=Bilingual("a", "b"), starts=starts,
        review=review, ends=ends, return_days=None, facts=frozenset(),
    )  # fmt: skip


def approved(number: int, on: date) -> Done:
    return Done(Step.APPROVED, number, on)


YEAR = terms(1, date(2026, 1, 1), date(2026, 12, 31), review=date(2026, 6, 1))


def test_a_draft_is_never_in_force() -> None:
    assert standing([YEAR], [], DAY).state is A.DRAFT


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2025, 12, 31), A.SIGNED),
        (date(2026, 1, 1), A.IN_FORCE),
        (date(2026, 12, 31), A.IN_FORCE),
        (date(2027, 1, 1), A.ENDED),
    ],
)
def test_the_first_and_the_last_day_are_included(day: date, state: A) -> None:
    now = standing([YEAR], [approved(1, date(2025, 11, 1))], day)
    assert now.state is state
    assert now.ended_on == (date(2026, 12, 31) if state is A.ENDED else None)


def test_an_amendment_holds_from_its_first_day_and_the_old_terms_before() -> None:
    longer = terms(2, date(2026, 7, 1), date(2028, 6, 30))
    done = [approved(1, date(2026, 1, 1)), approved(2, date(2026, 5, 1))]
    before = standing([YEAR, longer], done, date(2026, 6, 30))
    after = standing([YEAR, longer], done, date(2026, 7, 1))
    assert (before.terms.number, after.terms.number) == (1, 2)
    assert standing([YEAR, longer], done, date(2027, 5, 1)).in_force


def test_an_amendment_that_waits_changes_nothing() -> None:
    longer = terms(2, date(2026, 2, 1), date(2028, 6, 30))
    now = standing([YEAR, longer], [approved(1, date(2026, 1, 1))], DAY)
    assert now.terms.number == 1


def test_suspended_resumed_and_ended_count_from_their_day() -> None:
    done = [
        approved(1, date(2026, 1, 1)),
        Done(Step.SUSPENDED, 1, date(2026, 2, 1)),
        Done(Step.RESUMED, 1, date(2026, 3, 1)),
        Done(Step.ENDED, 1, date(2026, 4, 1)),
    ]
    states = [
        standing([YEAR], done, date(2026, month, 1)).state for month in (1, 2, 3, 4, 5)
    ]
    assert states == [A.IN_FORCE, A.SUSPENDED, A.IN_FORCE, A.ENDED, A.ENDED]
    assert standing([YEAR], done, date(2026, 9, 9)).ended_on == date(2026, 4, 1)


def test_a_review_moves_the_day_of_review() -> None:
    done = [
        approved(1, date(2026, 1, 1)),
        Done(Step.REVIEWED, 1, date(2026, 5, 1), date(2026, 11, 1)),
    ]
    assert standing([YEAR], done, date(2026, 4, 1)).review == date(2026, 6, 1)
    assert standing([YEAR], done, date(2026, 5, 1)).review == date(2026, 11, 1)


@given(first=DAYS, length=st.integers(0, 500), day=DAYS, on=DAYS)
def test_nothing_is_in_force_outside_its_days_or_before_it_was_approved(
    first: date, length: int, day: date, on: date
) -> None:
    one = terms(1, first, first + timedelta(days=length))
    now = standing([one], [approved(1, on)], day)
    assert now.in_force == (on <= day and one.starts <= day <= one.ends)


@given(day=DAYS, ended=DAYS, suspended=DAYS)
def test_after_an_end_nothing_flows_again(
    day: date, ended: date, suspended: date
) -> None:
    done = [
        approved(1, date(2024, 1, 1)),
        Done(Step.SUSPENDED, 1, suspended),
        Done(Step.RESUMED, 1, suspended),
        Done(Step.ENDED, 1, ended),
    ]
    if standing([YEAR], done, day).state is A.ENDED:
        assert standing([YEAR], done, day + timedelta(days=1)).state is A.ENDED


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 6, 30), 6, date(2026, 12, 30)),
    ],
)
def test_months_after_a_day(day: date, months: int, after: date) -> None:
    assert months_after(day, months) == after
