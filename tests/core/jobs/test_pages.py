"""Jobs as people see them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from halte.core.access.permissions import Permission
from halte.core.audit.models import Entry
from halte.core.errors import Denied, Missing
from halte.core.jobs import actions
from halte.core.jobs.faults import sentence_for
from halte.core.jobs.models import Job
from halte.core.jobs.queries import home_items, job_page, listed
from halte.core.jobs.queue import enqueue, run_pending
from halte.core.jobs.registry import JOBS
from halte.core.jobs.sentences import SENTENCES
from halte.core.jobs.states import STATE_TITLES, JobState
from tests.conftest import Person
from tests.core.jobs.test_queue import a_job

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _jobs_of_a_test_end_with_it() -> Iterator[None]:
    before = dict(JOBS)
    yield
    JOBS.clear()
    JOBS.update(before)


def asked(person: Person, **changes: object) -> Job:
    if "test.work" not in JOBS:
        a_job(lambda actor, progress: progress.at(2, 2))
    row = enqueue(person.actor, "test.work")
    Job.objects.filter(pk=row.pk).update(**changes)
    row.refresh_from_db()
    return row


def test_a_person_sees_their_own_jobs_and_an_administrator_all(
    ana: Person, rene: Person, adil: Person
) -> None:
    mine, theirs = asked(ana), asked(rene)
    assert set(listed(ana.actor, everyone=True)) == {mine}
    assert set(listed(adil.actor, everyone=True)) == {mine, theirs}
    assert set(listed(adil.actor)) == set()
    with pytest.raises(Missing):
        job_page(ana.actor, theirs.pk)


def test_a_failed_job_is_tried_again_by_its_person_from_its_checkpoint(
    ana: Person,
) -> None:
    row = asked(ana, state="failed", attempts=3, fault="job_fault", checkpoint={"n": 4})
    actions.retry(ana.actor, row)
    row.refresh_from_db()
    assert (row.state, row.attempts, row.checkpoint) == ("waiting", 0, {"n": 4})
    assert run_pending() == 1
    assert Entry.objects.get().act == "core.jobs.actions.retry"


def test_only_its_person_or_an_administrator_tries_again(
    ana: Person, audrey: Person, adil: Person, rene: Person
) -> None:
    row = asked(ana, state="failed")
    for stranger in (audrey, rene):
        with pytest.raises(Denied):
            actions.retry(stranger.actor, row)
    assert actions.retry(adil.actor, row).state == "waiting"


@pytest.mark.parametrize("state", ["waiting", "running", "done", "cancelled"])
def test_only_a_failed_job_is_tried_again(ana: Person, state: str) -> None:
    with pytest.raises(Denied, match="job_not_failed"):
        actions.retry(ana.actor, asked(ana, state=state))


def test_what_is_over_is_not_cancelled(ana: Person) -> None:
    actions.cancel(ana.actor, asked(ana))
    assert Job.objects.get().state == JobState.CANCELLED
    with pytest.raises(Denied, match="job_is_over"):
        actions.cancel(ana.actor, Job.objects.get())
    assert run_pending() == 0


def test_a_finished_job_comes_home_and_can_be_put_away(ana: Person) -> None:
    row = asked(ana)
    assert [item.count for item in home_items(ana.actor)] == [1]
    run_pending()
    (item,) = home_items(ana.actor)
    assert item.title.en == "A test job"
    assert not item.urgent
    row.refresh_from_db()
    actions.put_away(ana.actor, row)
    assert home_items(ana.actor) == []


def test_a_failed_job_is_urgent_and_an_old_one_is_not_shown(ana: Person) -> None:
    now = timezone.now()
    asked(ana, state="failed", fault="job_fault", finished_at=now)
    asked(ana, state="done", finished_at=now - timedelta(days=8))
    (item,) = home_items(ana.actor)
    assert item.urgent
    assert item.detail == SENTENCES["job_fault"]


def test_many_jobs_are_few_lines(ana: Person) -> None:
    for _ in range(9):
        asked(ana, state="done", finished_at=timezone.now())
    assert len(home_items(ana.actor)) == 4


def test_a_stored_code_always_has_a_sentence() -> None:
    assert sentence_for("job_fault") == SENTENCES["job_fault"]
    assert sentence_for("nobody_knows") == SENTENCES["job_failed"]
    assert set(STATE_TITLES) == set(JobState)


def test_progress_is_a_part_of_what_there_is_to_do() -> None:
    assert Job(done=5, total=20).percent == 25
    assert Job(done=30, total=20).percent == 100
    assert Job(done=5).percent is None


def test_the_schedule_belongs_to_nobody(adil: Person, ana: Person) -> None:
    row = Job.objects.create(name="x", purpose="public")
    assert adil.actor.may(Permission.JOBS_READ)
    assert job_page(adil.actor, row.pk).may_cancel
    assert not job_page(adil.actor, row.pk).may_put_away
    with pytest.raises(Missing):
        job_page(ana.actor, row.pk)
