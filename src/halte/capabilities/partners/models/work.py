"""What partners did together, and what was said and promised in fora."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils import timezone

from halte.capabilities.partners.states import ActivityKind, Reached
from halte.core.access.permissions import Permission
from halte.core.organisations.models import Organisation

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class SharedQuerySet(models.QuerySet[Any]):
    """What the taskforce does with partners is read by all who read partners."""

    def visible_to(self, actor: Actor) -> SharedQuerySet:
        """Everything, with the permission; nothing without."""
        return self.all() if actor.may(Permission.PARTNERS_READ) else self.none()


class Activity(models.Model):
    """Something done with partners. What was expected is said before it is measured.

    `promise` names the commitment of the plan that it serves, as the plan’s file
    does (`plan/commitment`); this room does not know the plan itself.
    """

    keeper = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=[(k, k) for k in ActivityKind])
    title_en = models.CharField(max_length=200)
    title_fr = models.CharField(max_length=200)
    on = models.DateField()
    partners = models.ManyToManyField(Organisation, related_name="+")
    expected_en = models.TextField()
    expected_fr = models.TextField()
    measure_by = models.DateField()
    promise = models.CharField(max_length=130, blank=True)
    version = models.PositiveIntegerField(default=1)
    demonstration = models.BooleanField(default=False)

    objects = SharedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-on", "-id"]
        verbose_name_plural = "activities"

    def __str__(self) -> str:
        return self.title_en


class ActivityOutcome(models.Model):
    """What came of it, measured on a later day. Append-only; the last one stands."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="outcomes")
    on = models.DateField()
    reached = models.CharField(max_length=8, choices=[(r, r) for r in Reached])
    found_en = models.TextField()
    found_fr = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.reached}"


class Engagement(models.Model):
    """A meeting of a forum: what we said, what we promised, who sees to it.

    A commitment (`made_…`) has an owner and a day; where none was made, all
    three are empty.
    """

    keeper = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    forum = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    event_en = models.CharField(max_length=200)
    event_fr = models.CharField(max_length=200)
    on = models.DateField()
    position_en = models.TextField()
    position_fr = models.TextField()
    made_en = models.TextField(blank=True)
    made_fr = models.TextField(blank=True)
    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="+", null=True)
    due = models.DateField(null=True)
    promise = models.CharField(max_length=130, blank=True)
    version = models.PositiveIntegerField(default=1)
    demonstration = models.BooleanField(default=False)

    objects = SharedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(made_en="", made_fr="", due=None, owner=None)
                | (
                    ~models.Q(made_en="")
                    & ~models.Q(made_fr="")
                    & models.Q(due__isnull=False, owner__isnull=False)
                ),
                name="a_commitment_has_owner_and_day",
            )
        ]

    def __str__(self) -> str:
        return self.event_en


class FollowUp(models.Model):
    """How a commitment made in a forum was kept. Append-only; the first one counts."""

    engagement = models.ForeignKey(
        Engagement, models.PROTECT, related_name="follow_ups"
    )
    on = models.DateField()
    done_en = models.TextField()
    done_fr = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.engagement_id} {self.on}"
