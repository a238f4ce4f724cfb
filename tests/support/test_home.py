"""What waits is counted without opening files, and as if each had been opened."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from halte.capabilities.support.actions import keeping
from halte.capabilities.support.actions.files import close, write
from halte.capabilities.support.actions.work import (
    Life,
    note_outcome,
    review_goal,
    set_goal,
)
from halte.capabilities.support.home import home
from halte.capabilities.support.models import File, Referral
from halte.capabilities.support.passages import standing
from halte.capabilities.support.queries.days import days as days_of
from halte.capabilities.support.queries.days import days_come
from halte.capabilities.support.queries.files import clock_of, outcomes_due
from halte.capabilities.support.queries.referrals import line_of
from halte.capabilities.support.queries.waiting import (
    FilesWaiting,
    SentWaiting,
    files_waiting,
    sent_waiting,
)
from halte.capabilities.support.states import (
    Decline,
    Exit,
    FileState,
    GoalState,
    ReferralState,
    Timeframe,
)
from halte.core import fields
from halte.core.audit.models import Entry
from halte.core.organisations.models import Organisation
from tests.conftest import Person
from tests.support.conftest import a_file, drafted, written

pytestmark = pytest.mark.django_db(transaction=True)


def opened_one_by_one(person: Person) -> FilesWaiting:
    """The plain way: every file opened, every text looked at."""
    rows = File.objects.visible_to(person.actor).exclude(state=FileState.CLOSED)
    forked = rings = asks = 0
    for row in rows:
        now = standing(row)
        forked += any(len(found) > 1 for found in now.values())
        clock = clock_of(row, now)
        rings += clock is not None and clock.rings
        asks += any(due.waits for due in outcomes_due(row))
    return FilesWaiting(forked, rings, asks)


def a_busy_file(chance: random.Random, person: Person, number: int) -> File:
    """Some texts, two of one heading, a permit, an old day of opening, an answer."""
    row = a_file(person, f"bird {number}")
    days = chance.choice([0, 89, 93, 200, 400])
    File.objects.filter(pk=row.pk).update(
        opened_at=timezone.now() - timedelta(days=days)
    )
    row.refresh_from_db()
    for topic in chance.sample(["wishes", "plan", "police"], k=2):
        part = {"wishes": "words", "plan": "signs", "police": "words"}[topic]
        for text in chance.choice([("a",), ("a", "b"), ("a", "b", "c")]):
            seen = chance.choice([0, 1]) if row.passages.filter(topic=topic) else 0
            content = {part: text}
            write(person.actor, row, topic=topic, content=content, seen=seen)
    for _text in range(chance.choice([0, 1, 2])):
        start = timezone.localdate() - timedelta(days=chance.choice([10, 151, 175]))
        written(person, row, "status", trp_start=start.isoformat())
    for months in chance.sample([3, 6, 12], k=chance.choice([0, 1, 3])):
        silent = Life(answered=False)
        note_outcome(person.actor, row, months=months, life=silent)
    return row


@pytest.mark.parametrize("seed", range(4))
def test_numbers_are_those_of_opening_each_file(
    seed: int, sam: Person, sofia: Person, petra: Person
) -> None:
    chance = random.Random(seed)
    made = [a_busy_file(chance, sam, number) for number in range(8)]
    File.objects.filter(pk=made[0].pk).update(state=FileState.CLOSED)
    keeping.block(petra.actor, made[1], user_id=sofia.user.pk, why="kin")
    for person in (sam, sofia, petra):
        assert files_waiting(person.actor) == opened_one_by_one(person)
    assert files_waiting(sofia.actor) == FilesWaiting(0, 0, 0)


def test_numbers_of_referrals_are_those_of_their_lines(
    sam: Person, petra: Person, file: File, shelter: Organisation, nadia: Person
) -> None:
    now, rows = timezone.now(), []
    ages = [timedelta(hours=h) for h in (1, 4, 23, 25, 7 * 24 - 1, 7 * 24 + 1)]
    states = [ReferralState.SENT, ReferralState.ACCEPTED, ReferralState.DONE]
    for timeframe in Timeframe:
        for age in ages:
            for state in states:
                row = drafted(sam, file, shelter, timeframe=timeframe)
                rows.append((row.pk, state, now - age))
    for pk, state, at in rows:
        Referral.objects.filter(pk=pk).update(state=state, sent_at=at)
    no = drafted(sam, file, shelter)
    Referral.objects.filter(pk=no.pk).update(
        state=ReferralState.DECLINED, decline=Decline.FULL, sent_at=now
    )
    lines = [line_of(row) for row in Referral.objects.all()]
    late = sum(line.answer_late for line in lines)
    loops = sum(line.loop_open for line in lines)
    assert late and loops
    for person in (sam, petra):
        assert sent_waiting(person.actor) == SentWaiting(1, late, loops)
    assert sent_waiting(nadia.actor) == SentWaiting(0, 0, 0)


@pytest.fixture
def unsealed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The columns of which a value is decrypted, one by one."""
    seen: list[str] = []
    plain: Callable[..., str] = fields.decrypt

    def noted(value: str, *, place: str) -> str:
        seen.append(place)
        return plain(value, place=place)

    monkeypatch.setattr(fields, "decrypt", noted)
    return seen


def test_home_opens_only_what_a_permit_needs_and_asks_as_much_for_many_as_for_few(
    sam: Person, nadia: Person, shelter: Organisation, unsealed: list[str]
) -> None:
    first = a_file(sam, "one")
    written(sam, first, "wishes", words="a")

    def asked() -> int:
        unsealed.clear()
        with CaptureQueriesContext(connection) as seen:
            home(sam.actor)
        return len(seen.captured_queries)

    few = asked()
    assert unsealed == []
    for number in range(12):
        row = a_file(sam, f"more {number}")
        written(sam, row, "wishes", words="a")
        drafted(sam, row, shelter, topics=("wishes",))
    start = datetime(2026, 1, 1, tzinfo=timezone.get_default_timezone()).date()
    written(sam, first, "status", trp_start=start.isoformat())
    assert asked() == few
    assert unsealed == ["support.File.key"]


def test_days_that_were_agreed_on_come_back(
    sam: Person, nadia: Person, signed_in: Callable[[Person], Client]
) -> None:
    today = timezone.localdate()
    row = a_file(sam, "heron")
    days_ahead = {"plan": ("review", 0), "reflection": ("ends", 3),
                  "coverage": ("ends", -1), "need-shelter": ("due", 13),
                  "need-work": ("due", 15), "need-legal": ("due", 1)}  # fmt: skip
    for topic, (part, days) in days_ahead.items():
        level = {"level": "1" if topic == "need-legal" else "2"}
        on = {part: (today + timedelta(days=days)).isoformat()}
        written(sam, row, topic, **on, **(level if topic.startswith("need") else {}))
    goal = set_goal(sam.actor, row, domain="", words="A garden", steps="",
                    due=today - timedelta(days=2))  # fmt: skip
    tomorrow = today + timedelta(days=1)
    close(sam.actor, row, exit=Exit.MOVED, follow_up_on=tomorrow)
    lines = [(str(line.what), (line.on - today).days) for line in days_of(sam.actor)]
    assert lines == [("Goal", -2), ("Health coverage", -1), ("Safety plan", 0),
                     ("Follow-up", 1), ("Time to recover and reflect", 3),
                     ("Shelter", 13)]  # fmt: skip
    assert days_come(sam.actor) == 1
    File.objects.update(follow_up_on=today)
    assert days_come(sam.actor) == 2
    place = reverse("support:days")
    assert [item.count for item in home(sam.actor) if item.url == place] == [2]
    assert (
        f"support.File:{row.reference}"
        in Entry.objects.get(act__endswith="days.days").records
    )
    page = signed_in(sam).get(place).content.decode()
    assert "A garden" in page and page.count("The day has come") == 4
    review_goal(sam.actor, goal, state=GoalState.REACHED, words="")
    assert "Goal" not in str(days_of(sam.actor))
    glass = replace(sam.actor, purpose="emergency", reason="access.Opening:1")
    assert days_of(nadia.actor) == days_of(glass) == ()


def test_no_name_is_opened_so_none_is_noted(sam: Person, file: File) -> None:
    before = Entry.objects.count()
    home(sam.actor)
    assert Entry.objects.count() == before
