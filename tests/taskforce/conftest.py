"""Amina keeps the room, Aline is the second person, René reports for Justice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from datetime import time as clock
from typing import Any

import pytest
from django.utils import timezone

from halte.capabilities.taskforce.actions.meetings import (
    Naming,
    Point,
    add_item,
    call_meeting,
)
from halte.capabilities.taskforce.actions.minutes import submit_minutes
from halte.capabilities.taskforce.actions.recording import (
    Came,
    Deciding,
    ToDo,
    add_action_item,
    decide,
    record_attendance,
)
from halte.capabilities.taskforce.actions.seats import give_seat
from halte.capabilities.taskforce.models import (
    ActionItem,
    AgendaItem,
    Decision,
    Meeting,
    Minutes,
    Seat,
)
from halte.core.organisations.models import Organisation
from tests.conftest import Person, make_person

HOUR = timedelta(hours=1)


def days(number: int) -> date:
    """So many days from today."""
    return timezone.localdate() + timedelta(days=number)


def at(number: int) -> datetime:
    """Noon, so many days from today, by the taskforce’s clock."""
    return timezone.make_aware(datetime.combine(days(number), clock(12)))


@pytest.fixture
def aline(other_department: Organisation) -> Person:
    """Aline approves for Justice."""
    return make_person("Aline Approver", "approver", other_department)


@pytest.fixture
def ada(secretariat: Organisation) -> Person:
    """Ada keeps the room beside Amina."""
    return make_person("Ada Beside", "secretariat", secretariat)


@pytest.fixture
def seats(
    amina: Person, secretariat: Organisation, other_department: Organisation
) -> None:
    """Public Safety chairs; Justice sits."""
    for body, chair in ((secretariat, True), (other_department, False)):
        give_seat(
            amina.actor, Seat(), organisation=body.slug, since=days(-400), chair=chair
        )


def a_meeting(person: Person, day: int = 7, **changes: Any) -> Meeting:
    """Called for noon of a day; entered afterwards where the day is over."""
    plain: dict[str, Any] = {
        "naming": Naming("Spring meeting", "Réunion de printemps"),
        "starts_at": at(day), "ends_at": at(day) + HOUR, "afterwards": day < 0,
    }  # fmt: skip
    return call_meeting(person.actor, Meeting(), **{**plain, **changes})


def a_point(person: Person, meeting: Meeting, presenter: str = "") -> AgendaItem:
    """A point for decision."""
    point = Point("Training", "Formation", "decide", presenter)
    return add_item(person.actor, meeting, point=point)


def held(person: Person, day: int = -20) -> AgendaItem:
    """The one point of a meeting that took place, with who came."""
    meeting = a_meeting(person, day)
    item = a_point(person, meeting)
    came = [Came("public-safety", "present", 3), Came("justice", "regrets", 0)]
    record_attendance(person.actor, meeting, came=came)
    return item


def decided(person: Person, item: AgendaItem, *promises: str) -> Decision:
    """A decision at a point."""
    deciding = Deciding("Train them all.", "Les former tous.", promises)
    return decide(person.actor, item, deciding=deciding)


def to_do(person: Person, item: AgendaItem, **changes: Any) -> ActionItem:
    """Something that Justice is to do within ten days."""
    plain = ToDo("Write the course.", "Rédiger le cours.", "justice", days(10))
    return add_action_item(person.actor, item, to_do=replace(plain, **changes))


def submitted(person: Person, item: AgendaItem) -> Minutes:
    """The minutes wait for a second person."""
    return submit_minutes(person.actor, item.meeting)
