"""What goes up is what the room’s pages say on the same day, whatever was recorded."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from halte.capabilities.taskforce.models import (
    ActionItem,
    ActionStatement,
    AgendaItem,
    Assessment,
    Attendance,
    Decision,
    Meeting,
    Risk,
)
from halte.capabilities.taskforce.queries.decisions import decisions, thread
from halte.capabilities.taskforce.queries.meetings import meetings
from halte.capabilities.taskforce.queries.overview import overview
from halte.capabilities.taskforce.queries.register import Which
from halte.capabilities.taskforce.states import ItemState, MeetingState
from halte.core.measures.periods import Period, day, fiscal_year_of
from halte.core.measures.registry import COUNTING
from tests.conftest import Person
from tests.taskforce.conftest import HOUR, at, days

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("seats")]

PAST = st.integers(-300, 0)
KINDS = st.sampled_from(["due", "progress", "done", "dropped", "reopened"])
ITEM = st.tuples(
    PAST, st.integers(0, 200), st.booleans(),
    st.lists(st.tuples(KINDS, st.integers(0, 300), st.integers(-50, 200)), max_size=4),
)  # fmt: skip
"""Set on a day, due so many days later, of the decision or of its correction, and
what was said of it afterwards."""


def value(name: str, period: Period) -> Decimal | None:
    rows = list(COUNTING[f"taskforce.{name}"](period, ""))
    return rows[0].value if rows else None


def an_item(point: AgendaItem, decision: Decision, item: tuple) -> None:  # type: ignore[type-arg]
    since, term, _late, said = item
    owner = point.meeting.attendance.get().organisation
    row = ActionItem.objects.create(
        item=point, decision=decision, text_en="A", text_fr="A", owner=owner,
        on=days(since),
    )  # fmt: skip
    first = {"kind": "due", "on": days(since), "due": days(since + term)}
    more = [
        {"kind": kind, "on": min(days(since + after), days(0)),
         "due": days(moved) if kind == "due" else None}
        for kind, after, moved in said
    ]  # fmt: skip
    for statement in (first, *more):
        ActionStatement.objects.create(action_item=row, **statement)


def a_meeting(person: Person, held: int, items: list[tuple]) -> None:  # type: ignore[type-arg]
    meeting = Meeting.objects.create(
        title_en="M", title_fr="M", starts_at=at(held), ends_at=at(held) + HOUR,
        recorded_after=True,
    )  # fmt: skip
    Attendance.objects.create(
        meeting=meeting, organisation=person.organisation, presence="present", people=1
    )
    point = AgendaItem.objects.create(
        meeting=meeting, position=1, title_en="P", title_fr="P", purpose="decide"
    )
    plain = {"item": point, "text_en": "D", "text_fr": "D", "on": days(held)}
    first = Decision.objects.create(number=1, **plain)
    second = Decision.objects.create(number=2, corrects=first, **plain)
    for item in items:
        an_item(point, second if item[2] else first, item)


def a_risk(person: Person, assessments: list[tuple[int, int | None]]) -> None:
    risk = Risk.objects.create(title_en="R", title_fr="R", on=days(-300))
    for since, review in assessments:
        Assessment.objects.create(
            risk=risk, on=days(since), likelihood=2, impact=2, response="accept",
            owner=person.organisation, text_en="T", text_fr="T",
            review=None if review is None else days(review), closed=review is None,
        )  # fmt: skip


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    held=st.lists(st.tuples(PAST, st.lists(ITEM, max_size=3)), max_size=3),
    risks=st.lists(
        st.lists(
            st.tuples(PAST, st.none() | st.integers(-60, 60)), min_size=1, max_size=3
        ),
        max_size=3,
    ),
)
def test_what_goes_up_is_what_the_pages_say(
    amina: Person,
    held: list[tuple[int, list[tuple]]],  # type: ignore[type-arg]
    risks: list[list[tuple[int, int | None]]],
) -> None:
    with transaction.atomic():
        for number, (since, items) in enumerate(held):
            a_meeting(amina, min(since, -1) - number, items)
        for assessments in risks:
            a_risk(amina, assessments)
        _compare(amina)
        transaction.set_rollback(True)


def _compare(person: Person) -> None:
    page, today, year = overview(person.actor), day(days(0)), fiscal_year_of(days(-1))
    assert value("actions_overdue", today) == page.counts[Which.OVERDUE]
    assert value("actions_slipped", today) == page.counts[Which.SLIPPED]
    assert value("risks_to_review", today) == len(page.to_review)
    took_place = [
        line for line in meetings(person.actor)
        if line.state is not MeetingState.PLANNED and year.covers(line.starts_at.date())
    ]  # fmt: skip
    assert value("meetings_held", year) == len(took_place)
    kept = []
    for decision in decisions(person.actor):
        lines = thread(person.actor, number=decision.id).to_do
        asked = [line for line in lines if line.state is not ItemState.DROPPED]
        last = max((line.promised for line in asked), default=None)
        if last is None or not year.covers(last) or last > days(-1):
            continue
        assert decision.carried_out == all(not line.open for line in asked)
        kept.append(
            all(line.settled and line.settled <= line.promised for line in asked)
        )
    share = value("decisions_on_time", year)
    if not kept:
        assert share is None
    else:
        assert share is not None
        assert abs(share - Decimal(100 * sum(kept)) / len(kept)) <= Decimal("0.05")


def test_a_day_later_nothing_that_was_late_is_forgotten(amina: Person) -> None:
    a_meeting(amina, -30, [(-30, 5, False, []), (-30, 5, True, [])])
    late = value("actions_overdue", day(days(0)))
    assert late == 2 == value("actions_overdue", day(days(0) + timedelta(days=1)))
