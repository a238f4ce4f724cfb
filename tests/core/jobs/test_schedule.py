"""Jobs that run by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.jobs import messages
from halte.core.jobs.models import Job, Tick
from halte.core.jobs.queue import run_pending
from halte.core.jobs.registry import JOBS, Progress, job
from halte.core.jobs.schedule import SCHEDULE, tick, tidy
from halte.core.jobs.states import JobState
from tests.core.jobs.test_queue import a_job

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _one_scheduled_job() -> Iterator[None]:
    before = dict(JOBS)
    JOBS.clear()

    @job("test.hourly", Bilingual("Hourly", "Horaire"), every=timedelta(hours=1))
    def hourly(actor: Actor, progress: Progress) -> None:
        progress.at(1, 1)

    yield
    JOBS.clear()
    JOBS.update(before)


def test_a_scheduled_job_runs_at_once_and_then_once_in_its_turn() -> None:
    assert tick() == 1
    assert run_pending() == 1
    assert tick() == 0
    Tick.objects.update(last_at=timezone.now() - timedelta(minutes=61))
    assert tick() == 1


def test_two_workers_take_a_turn_once() -> None:
    assert [tick(), tick()] == [1, 0]
    assert Job.objects.count() == 1


def test_a_slow_job_does_not_pile_up_behind_itself() -> None:
    tick()
    Tick.objects.update(last_at=timezone.now() - timedelta(minutes=61))
    assert tick() == 0
    assert Job.objects.count() == 1


def test_a_job_without_a_schedule_is_left_alone() -> None:
    JOBS.clear()
    a_job(lambda actor, progress: None)
    assert tick() == 0


def test_tidying_removes_old_scheduled_jobs_and_nothing_else() -> None:
    tick()
    messages.take_one("test-worker")
    theirs = Job.objects.create(name="a", user_id=5, state="done", purpose="")
    failed = Job.objects.create(name="b", state=JobState.FAILED, purpose="")
    long_ago = timezone.now() - timedelta(days=3)
    Job.objects.update(finished_at=long_ago)
    DBTaskResult.objects.update(finished_at=long_ago)

    class Silent:
        def at(self, *numbers: int) -> None: ...

    tidy(SCHEDULE, Silent())
    assert set(Job.objects.all()) == {theirs, failed}
    assert not DBTaskResult.objects.exists()
