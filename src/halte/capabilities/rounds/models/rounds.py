"""A round, what it asks, who stands in for whom, and what people were told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from halte.capabilities.rounds.states import Answer, Duty, Kind
from halte.core.access.permissions import Permission
from halte.core.organisations.models import Organisation

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class RoundQuerySet(models.QuerySet["Round"]):
    """Rounds are seen by those who report, approve, keep them or audit."""

    def visible_to(self, actor: Actor) -> RoundQuerySet:
        """All of them with `rounds.read`."""
        return self.all() if actor.may(Permission.ROUND_READ) else self.none()


class Round(models.Model):
    """One time of asking: what happened from `starts_on` to `ends_on`, by `due_on`.

    `plan` is the slug of the plan. `closed_at` is set once, and shuts the door
    for late reports. `demonstration` marks what nobody ever reported.
    """

    plan = models.CharField(max_length=80)
    title_en = models.CharField(max_length=200)
    title_fr = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()
    due_on = models.DateField()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    opened_by_id = models.BigIntegerField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by_id = models.BigIntegerField(null=True)
    demonstration = models.BooleanField(default=False)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-ends_on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")),
                name="rounds_a_period_ends_after_its_start",
            ),
            models.UniqueConstraint(
                fields=["plan", "starts_on", "ends_on"],
                name="rounds_a_period_is_asked_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title_en


class Question(models.Model):
    """Something that a round asks besides what every report says."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="questions")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=[(k, k) for k in Kind])
    answer = models.CharField(
        max_length=8, choices=[(a, a) for a in Answer], default=Answer.TEXT
    )
    required = models.BooleanField(default=False)
    text_en = models.CharField(max_length=300)
    text_fr = models.CharField(max_length=300)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["round", "position"], name="rounds_questions_are_numbered_once"
            )
        ]

    def __str__(self) -> str:
        return self.text_en


class DelegationQuerySet(models.QuerySet["Delegation"]):
    """Who stands in for whom, within one’s own organisation."""

    def visible_to(self, actor: Actor) -> DelegationQuerySet:
        """Those of one’s own organisation."""
        if not actor.may(Permission.ROUND_READ):
            return self.none()
        return self.filter(organisation_id=actor.organisation_id or 0)

    def in_force(self, day: date) -> DelegationQuerySet:
        """Those that hold on a day."""
        return self.filter(starts_on__lte=day, ends_on__gte=day, ended_at=None)


class Delegation(models.Model):
    """A person leaves a duty to a colleague of the same organisation for some days.

    `ended_at` is set where it was taken back early.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    duty = models.CharField(max_length=8, choices=[(d, d) for d in Duty])
    from_user_id = models.BigIntegerField()
    to_user_id = models.BigIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-starts_on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(from_user_id=F("to_user_id")),
                name="rounds_nobody_stands_in_for_themselves",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")),
                name="rounds_a_delegation_ends_after_its_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty} {self.starts_on}"


class Reminder(models.Model):
    """That an organisation was reminded of a round at one of its thresholds."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="reminders")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    threshold = models.IntegerField()
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["round", "organisation", "threshold"],
                name="rounds_a_reminder_is_sent_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.organisation_id} {self.threshold}"
