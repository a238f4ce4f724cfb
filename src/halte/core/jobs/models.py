"""Long work: what it is, how far it has come, where to resume it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils import timezone

from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.jobs.faults import sentence_for
from halte.core.jobs.registry import JOBS
from halte.core.jobs.states import STATE_TITLES, JobState

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class JobQuerySet(models.QuerySet["Job"]):
    """A person sees the jobs they started; administrators and auditors see all."""

    def visible_to(self, actor: Actor) -> JobQuerySet:
        """One's own jobs, or all with `jobs.read`."""
        if actor.may(Permission.JOBS_READ):
            return self.all()
        if actor.user_id is None:
            return self.none()
        return self.filter(user_id=actor.user_id)


class Job(models.Model):
    """One run of a registered job.

    `subject` names the thing worked on (`app.Model:pk`); `inputs` are small
    JSON values, never identifying; `checkpoint` is whatever the work needs to
    go on where it stopped; `fault` is a code, never a traceback. `put_away_at`
    is when its person took it off their home page.
    """

    name = models.CharField(max_length=80)
    subject = models.CharField(max_length=120, blank=True)
    inputs = models.JSONField(default=dict)
    state = models.CharField(max_length=10, default=JobState.WAITING)
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    checkpoint = models.JSONField(default=dict)
    attempts = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=80, blank=True)
    user_id = models.BigIntegerField(null=True)
    organisation_id = models.BigIntegerField(null=True)
    roles = models.CharField(max_length=200, blank=True)
    purpose = models.CharField(max_length=40)
    created_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(default=timezone.now)
    put_away_at = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [
            models.Index(fields=["state", "due_at"]),
            models.Index(fields=["user_id", "finished_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.state}"

    @property
    def title(self) -> Bilingual:
        """What the job does, as its room says it."""
        spec = JOBS.get(self.name)
        return spec.title if spec else Bilingual(self.name, self.name)

    @property
    def is_over(self) -> bool:
        """True where nothing more happens by itself."""
        return self.state not in (JobState.WAITING, JobState.RUNNING)

    @property
    def state_title(self) -> Bilingual:
        """The state in words."""
        return STATE_TITLES[JobState(self.state)]

    @property
    def percent(self) -> int | None:
        """How far it is, from 0 to 100; None where the work cannot know."""
        return min(100, self.done * 100 // self.total) if self.total else None

    @property
    def fault_sentence(self) -> Bilingual | None:
        """What went wrong and how to mend it, None where nothing did."""
        return sentence_for(self.fault) if self.fault else None

    @property
    def page(self) -> str:
        """Where its result is read once it is done, '' where it has no page."""
        spec = JOBS.get(self.name)
        done = self.state == JobState.DONE and spec is not None and spec.page
        return spec.page(self.pk) if done and spec and spec.page else ""


class Tick(models.Model):
    """When a scheduled job last ran, so that two workers do not run it twice."""

    name = models.CharField(max_length=80, primary_key=True)
    last_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
