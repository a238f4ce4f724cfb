"""Reading jobs: lists, one job, and what came back for a person’s day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.urls import reverse
from django.utils import timezone

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import HomeItem
from halte.core.errors import Missing
from halte.core.jobs import policy
from halte.core.jobs.models import Job, JobQuerySet
from halte.core.jobs.states import JobState

SHOWN_FOR: Final = timedelta(days=7)
SHOWN: Final = 3
"""Most lines of one sort on home; the rest are one line together."""


@dataclass(frozen=True, slots=True)
class JobPage:
    """One job and what this person can do with it now."""

    job: Job
    may_retry: bool
    may_cancel: bool
    may_put_away: bool
    is_mine: bool


def listed(actor: Actor, *, everyone: bool = False, state: str = "") -> JobQuerySet:
    """One’s own jobs, or (with `jobs.read`) everyone’s and the schedule’s."""
    jobs = Job.objects.visible_to(actor)
    if not (everyone and actor.may(Permission.JOBS_READ)):
        jobs = jobs.filter(user_id=actor.user_id or 0)
    if state in JobState.__members__.values():
        jobs = jobs.filter(state=state)
    return jobs


def job_for(actor: Actor, job_id: int) -> Job:
    """The job, as far as this person may see it."""
    job = Job.objects.visible_to(actor).filter(pk=job_id).first()
    if job is None:
        raise Missing("not_found")
    return job


def job_page(actor: Actor, job_id: int) -> JobPage:
    """What the page of one job shows."""
    job = job_for(actor, job_id)
    return JobPage(
        job=job,
        may_retry=not policy.may_retry(actor, job),
        may_cancel=not policy.may_cancel(actor, job),
        may_put_away=not policy.may_put_away(actor, job) and job.put_away_at is None,
        is_mine=job.user_id == actor.user_id,
    )


def home_items(actor: Actor) -> list[HomeItem]:
    """What came back for this person, what did not finish, what still runs."""
    if actor.user_id is None:
        return []
    mine = Job.objects.filter(user_id=actor.user_id, put_away_at=None)
    recent = mine.filter(finished_at__gt=timezone.now() - SHOWN_FOR)
    failed = list(recent.filter(state=JobState.FAILED)[: SHOWN + 1])
    done = list(recent.filter(state=JobState.DONE)[: SHOWN + 1])
    going = mine.filter(state__in=[JobState.WAITING, JobState.RUNNING]).count()
    items = [_item(job) for job in (*failed[:SHOWN], *done[:SHOWN])]
    if going or len(failed) > SHOWN or len(done) > SHOWN:
        items.append(_rest(going))
    return items


def _item(job: Job) -> HomeItem:
    return HomeItem(
        title=job.title,
        url=job.page or reverse("jobs:job", args=[job.pk]),
        detail=job.fault_sentence or job.state_title,
        urgent=job.state == JobState.FAILED,
    )


def _rest(going: int) -> HomeItem:
    return HomeItem(
        title=Bilingual("All my jobs", "Toutes mes tâches"),
        url=reverse("jobs:list"),
        count=going or None,
        detail=Bilingual("going on now", "en cours") if going else None,
    )
