"""Asking for work and doing it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.jobs import messages
from halte.core.jobs.models import Job
from halte.core.jobs.progress import StoredProgress, stopping
from halte.core.jobs.queue import actor_of, enqueue, recover, run, run_pending
from halte.core.jobs.registry import JOBS, Progress, Work, job
from halte.core.jobs.states import JobState
from halte.core.organisations.models import Membership
from tests.conftest import Person

pytestmark = pytest.mark.django_db(transaction=True)
SYSTEM = Actor(via="job", label="test")


@pytest.fixture(autouse=True)
def _jobs_of_a_test_end_with_it() -> Iterator[None]:
    before = dict(JOBS)
    yield
    JOBS.clear()
    JOBS.update(before)
    stopping.clear()


def a_job(work: Work, *, name: str = "test.work", attempts: int = 3) -> str:
    job(name, Bilingual("A test job", "Une tâche d’essai"), attempts=attempts)(work)
    return name


def test_a_job_runs_with_its_inputs_and_ends_done() -> None:
    seen: list[Any] = []

    def work(actor: Actor, progress: Progress, *, series: str) -> None:
        seen.append((actor.via, series))
        progress.at(3, 3)

    row = enqueue(SYSTEM, a_job(work), subject="plan.Plan:1", series="incidents")
    assert run_pending() == 1
    row.refresh_from_db()
    assert seen == [("job", "incidents")]
    assert (row.state, row.done, row.total, row.fault) == (JobState.DONE, 3, 3, "")


def test_a_job_asked_for_in_a_transaction_that_fails_never_was() -> None:
    name = a_job(lambda actor, progress: None)
    with pytest.raises(RuntimeError), transaction.atomic():
        enqueue(SYSTEM, name)
        raise RuntimeError
    assert not Job.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_the_message_is_sent_on_commit_and_a_worker_takes_it() -> None:
    name = a_job(lambda actor, progress: None)
    with transaction.atomic():
        row = enqueue(SYSTEM, name)
        assert not DBTaskResult.objects.exists()
    assert messages.take_one("test-worker")
    row.refresh_from_db()
    assert row.state == JobState.DONE
    assert not messages.take_one("test-worker")


def test_a_doubled_message_runs_the_job_once() -> None:
    runs: list[int] = []
    row = enqueue(SYSTEM, a_job(lambda actor, progress: runs.append(1)))
    messages.send(row.pk, row.due_at)
    assert messages.take_one("one")
    assert messages.take_one("two")
    assert runs == [1]


def test_an_unregistered_job_cannot_be_asked_for() -> None:
    with pytest.raises(ValueError, match="not registered"):
        enqueue(SYSTEM, "no.such.job")


def test_a_job_whose_code_has_gone_fails_with_a_code() -> None:
    name = a_job(lambda actor, progress: None)
    row = enqueue(SYSTEM, name)
    del JOBS[name]
    run_pending()
    row.refresh_from_db()
    assert (row.state, row.fault) == (JobState.FAILED, "job_unknown")


def test_a_fault_is_tried_again_later_and_goes_on_from_the_checkpoint() -> None:
    starts: list[dict[str, Any]] = []

    def work(actor: Actor, progress: Progress) -> None:
        starts.append(dict(progress.checkpoint))
        if not progress.checkpoint:
            progress.at(5, 10, {"next": 5})
            raise OSError("the disk was away")
        progress.at(10, 10)

    row = enqueue(SYSTEM, a_job(work))
    run_pending()
    row.refresh_from_db()
    assert (row.state, row.fault, row.done) == (JobState.WAITING, "job_fault", 5)
    assert row.due_at > timezone.now()
    assert run_pending() == 0
    Job.objects.update(due_at=timezone.now())
    run_pending()
    row.refresh_from_db()
    assert (row.state, row.attempts, row.fault) == (JobState.DONE, 2, "")
    assert starts == [{}, {"next": 5}]


def test_a_job_fails_after_as_many_attempts_as_it_allows() -> None:
    def work(actor: Actor, progress: Progress) -> None:
        raise ZeroDivisionError

    row = enqueue(SYSTEM, a_job(work, attempts=2))
    for _ in range(3):
        Job.objects.update(due_at=timezone.now())
        run_pending()
    row.refresh_from_db()
    assert (row.state, row.attempts, row.fault) == (JobState.FAILED, 2, "job_fault")
    assert row.finished_at is not None


def test_a_coded_error_is_not_tried_again() -> None:
    def work(actor: Actor, progress: Progress) -> None:
        raise Invalid("not_found")

    row = enqueue(SYSTEM, a_job(work))
    run_pending()
    row.refresh_from_db()
    assert (row.state, row.attempts, row.fault) == (JobState.FAILED, 1, "not_found")


def test_the_log_has_the_place_of_a_fault_and_never_its_data(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def work(actor: Actor, progress: Progress) -> None:
        raise ValueError("Marie Tremblay, 12 rue Principale")

    enqueue(SYSTEM, a_job(work))
    with caplog.at_level(logging.ERROR):
        run_pending()
    assert "ValueError at" in caplog.text
    assert "Tremblay" not in caplog.text
    assert "Tremblay" not in str(list(Job.objects.values()))
    assert "Tremblay" not in str(list(DBTaskResult.objects.values()))


def test_a_killed_worker_loses_its_job_to_the_next_which_goes_on() -> None:
    starts: list[dict[str, Any]] = []
    name = a_job(lambda actor, progress: starts.append(progress.checkpoint))
    row = enqueue(SYSTEM, name)
    Job.objects.update(
        state=JobState.RUNNING,
        attempts=1,
        checkpoint={"next": 7},
        heartbeat_at=timezone.now() - timedelta(minutes=2),
    )
    assert recover() == 1
    row.refresh_from_db()
    assert (row.state, row.fault) == (JobState.WAITING, "job_worker_lost")
    run_pending()
    assert starts == [{"next": 7}]


def test_a_worker_thought_dead_cannot_touch_what_another_took_over() -> None:
    def work(actor: Actor, progress: Progress) -> None:
        Job.objects.update(attempts=2, state=JobState.RUNNING)  # someone else's now
        progress.at(9, 9)

    row = enqueue(SYSTEM, a_job(work))
    run_pending()
    row.refresh_from_db()
    assert (row.state, row.attempts, row.done) == (JobState.RUNNING, 2, 0)


def test_a_living_worker_keeps_its_job() -> None:
    enqueue(SYSTEM, a_job(lambda actor, progress: None))
    Job.objects.update(state=JobState.RUNNING, heartbeat_at=timezone.now())
    assert recover() == 0


def test_a_lost_message_is_sent_again_once_in_five_minutes() -> None:
    enqueue(SYSTEM, a_job(lambda actor, progress: None))
    DBTaskResult.objects.all().delete()
    Job.objects.update(due_at=timezone.now() - timedelta(minutes=6))
    assert recover() == 1
    assert recover() == 0
    assert DBTaskResult.objects.count() == 1


def test_a_cancelled_job_stops_at_its_next_step() -> None:
    steps: list[int] = []

    def work(actor: Actor, progress: StoredProgress) -> None:
        for step in range(5):
            steps.append(step)
            if step == 1:
                Job.objects.update(state=JobState.CANCELLED)
                progress._written = 0.0
            progress.at(step, 5)

    row = enqueue(SYSTEM, a_job(work))
    run_pending()
    row.refresh_from_db()
    assert (steps, row.state) == ([0, 1], JobState.CANCELLED)


def test_a_worker_that_is_stopped_puts_its_job_back_uncounted() -> None:
    def work(actor: Actor, progress: Progress) -> None:
        progress.at(1, 9, {"next": 1})
        stopping.set()
        progress.at(2, 9, {"next": 2})
        raise AssertionError("the work went on")

    row = enqueue(SYSTEM, a_job(work))
    run_pending()
    row.refresh_from_db()
    assert (row.state, row.attempts) == (JobState.WAITING, 0)
    assert row.checkpoint == {"next": 2}


def test_progress_is_written_twice_a_second_at_most(
    django_assert_max_num_queries: Any,
) -> None:
    row = enqueue(SYSTEM, a_job(lambda actor, progress: None))
    Job.objects.update(state=JobState.RUNNING)
    progress = StoredProgress(row)
    with django_assert_max_num_queries(2):
        for step in range(1000):
            progress.at(step, 1000)


def test_a_checkpoint_in_a_transaction_commits_or_falls_with_it() -> None:
    def work(actor: Actor, progress: Progress) -> None:
        with pytest.raises(OSError), transaction.atomic():
            progress.at(4, 9, {"next": 4})
            raise OSError

    row = enqueue(SYSTEM, a_job(work))
    run_pending()
    row.refresh_from_db()
    assert row.checkpoint == {}


def test_a_job_works_for_its_person_with_what_they_may_do_today(audrey: Person) -> None:
    row = enqueue(audrey.actor, a_job(lambda actor, progress: None))
    again = actor_of(row)
    assert again.may(Permission.AUDIT_VERIFY)
    assert (again.user_id, again.via) == (audrey.user.pk, "job")
    Membership.objects.update(until=timezone.now())
    assert not actor_of(row).may(Permission.AUDIT_VERIFY)


def test_a_job_of_someone_deactivated_may_nothing(audrey: Person) -> None:
    row = enqueue(audrey.actor, a_job(lambda actor, progress: None))
    audrey.user.is_active = False
    audrey.user.save()
    assert not actor_of(row).roles


def test_a_job_that_is_not_due_does_not_run() -> None:
    row = enqueue(SYSTEM, a_job(lambda actor, progress: None))
    Job.objects.update(due_at=timezone.now() + timedelta(hours=1))
    assert not run(row.pk)
