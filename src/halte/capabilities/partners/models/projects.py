"""Projects abroad: the need, the money, who was trained, and what came of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from halte.capabilities.partners.models.work import SharedQuerySet
from halte.capabilities.partners.states import Legislation, Official
from halte.core.organisations.models import Organisation


class Project(models.Model):
    """Help for one country. `cost_cents` is null where nobody said what it costs."""

    keeper = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    title_en = models.CharField(max_length=200)
    title_fr = models.CharField(max_length=200)
    need_en = models.TextField()
    need_fr = models.TextField()
    legislation = models.CharField(
        max_length=8, choices=[(k, k) for k in Legislation], default=Legislation.NONE
    )
    legislation_en = models.TextField(blank=True)
    legislation_fr = models.TextField(blank=True)
    partners = models.ManyToManyField(Organisation, related_name="+")
    starts = models.DateField()
    ends = models.DateField()
    cost_cents = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3, default="CAD")
    indicator_en = models.CharField(max_length=300)
    indicator_fr = models.CharField(max_length=300)
    promise = models.CharField(max_length=130, blank=True)
    version = models.PositiveIntegerField(default=1)
    demonstration = models.BooleanField(default=False)

    objects = SharedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-starts", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")),
                name="a_project_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(cost_cents__isnull=True) | Q(cost_cents__gte=0),
                name="a_project_costs_no_less_than_nothing",
            ),
        ]

    def __str__(self) -> str:
        return self.title_en


class Training(models.Model):
    """Officials of one kind who were trained, on a day. Append-only.

    Corrected by a further row that names the one it replaces. The counts add up
    to `total`, which is typed apart so that a slip is seen.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="trainings")
    on = models.DateField()
    kind = models.CharField(max_length=16, choices=[(k, k) for k in Official])
    women = models.PositiveIntegerField(default=0)
    men = models.PositiveIntegerField(default=0)
    another = models.PositiveIntegerField(default=0)
    not_recorded = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField()
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="corrected_by"
    )
    at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["on", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    total=F("women") + F("men") + F("another") + F("not_recorded")
                ),
                name="counts_of_a_training_add_up",
            )
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.kind} {self.total}"


class ProjectOutcome(models.Model):
    """What the indicator said six or twelve months after the end. Append-only."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="outcomes")
    months = models.PositiveSmallIntegerField()
    on = models.DateField()
    value = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    found_en = models.TextField()
    found_fr = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.project_id} at {self.months} months"


class ArticleReport(models.Model):
    """What a project did for one article of the Palermo Protocol. Append-only."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="articles")
    article = models.PositiveSmallIntegerField()
    text_en = models.TextField()
    text_fr = models.TextField()
    on = models.DateField()
    by_user_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.project_id} Article {self.article}"
