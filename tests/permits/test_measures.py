"""What the room counts, on planted files; demonstration counts nowhere."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils.timezone import localdate

from halte.capabilities.permits import measures
from halte.capabilities.permits.actions.applications import keep_checks, note_offer
from halte.capabilities.permits.actions.concurrence import (
    concur,
    open_file,
    record_reading,
)
from halte.capabilities.permits.actions.noting import Offered
from halte.capabilities.permits.actions.open_permits import Decided, decide
from halte.capabilities.permits.checks.facts import Often, Service
from halte.capabilities.permits.states import NotMet, OpenOutcome, Verdict
from halte.core.measures.periods import Period, fiscal_year_of
from halte.core.measures.registry import MEASURES, Row
from halte.core.measures.smallest_cell import protect
from tests.conftest import Person
from tests.permits.conftest import applied, opined, requested, weighed

pytestmark = pytest.mark.django_db(transaction=True)


def year() -> Period:
    """The fiscal year that it is."""
    return fiscal_year_of(localdate())


def cells(rows: list[Row]) -> dict[str, Decimal]:
    return {row.key: row.value for row in rows}


def test_an_application_counts_once_by_its_strongest_newest_answer(
    pia: Person,
) -> None:
    row = applied(pia)
    keep_checks(pia.actor, row)
    offered = Offered(Service.ESCORT, Often.DAILY, source="x", seen_on=localdate())
    note_offer(pia.actor, row, offered=offered)
    keep_checks(pia.actor, row)
    keep_checks(pia.actor, applied(pia, number="W222"))
    keep_checks(pia.actor, applied(pia, number="W333", demonstration=True))
    found = measures.safeguarded(year(), "answer")
    assert cells(found) == {"": 2, "ask": 1, "refer": 1}
    assert cells(measures.safeguarded(year(), "")) == {"": 2}


def test_concurrences_asked_and_declined(pia: Person, colin: Person) -> None:
    opinion = opined(pia, colin)
    assert cells(measures.concurrence_asked(year(), "")) == {"": 1}
    row = opinion.application
    open_file(colin.actor, row)
    record_reading(colin.actor, row, words="x")
    concur(colin.actor, row, verdict=Verdict.DECLINE, reasons="x")
    found = cells(measures.concurrence_given(year(), "answer"))
    assert found == {"": 1, "concur": 0, "decline": 1}


def test_open_permits_and_their_days_below_five_are_not_shown(prune: Person) -> None:
    no = Decided(OpenOutcome.NOT_ISSUED, "no", NotMet.NO_REASONABLE_GROUNDS)
    for number in range(5):
        assert measures.open_days(year(), "") == []
        row = requested(prune, received_on=localdate() - timedelta(days=7 * number))
        weighed(prune, row)
        decide(prune.actor, row, decided=no)
    withdrawn = requested(prune)
    decide(prune.actor, withdrawn, decided=Decided(OpenOutcome.WITHDRAWN))
    assert cells(measures.open_decided(year(), "outcome")) == {"": 5}
    (days,) = measures.open_days(year(), "")
    # Two weeks back, five working days each, less the holidays among them.
    assert 7 <= days.value <= 10


def test_the_share_in_time_is_told_where_few_are_on_no_side(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Twelve decisions: seven within five working days, five after."""
    days = [("issued", d) for d in (0, 1, 2, 3, 4, 5, 5, 6, 7, 8, 9, 30)]
    monkeypatch.setattr(measures, "decisions", lambda period: days)
    assert cells(measures.open_in_time(year(), "")) == {"": Decimal("58.3")}
    monkeypatch.setattr(measures, "decisions", lambda period: days[:-1])
    assert measures.open_in_time(year(), "") == []
    monkeypatch.setattr(measures, "decisions", lambda period: days[:6])
    assert cells(measures.open_in_time(year(), "")) == {"": Decimal("100.0")}


@pytest.mark.parametrize("name", [m for m in MEASURES if m.startswith("permits.")])
def test_a_small_cell_is_never_shown(name: str) -> None:
    found = MEASURES[name]
    if name in ("permits.open_days", "permits.open_in_time"):
        return
    assert found.smallest_cell == 5
    shown = protect([Row("", Decimal(4)), Row("a", Decimal(4))], found.smallest_cell)
    assert [cell.value for cell in shown] == [None, None]
