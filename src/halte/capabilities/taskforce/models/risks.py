"""Risks, and how they were assessed from one day to the next."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from halte.capabilities.taskforce.models.meetings import SeatedQuerySet
from halte.capabilities.taskforce.states import LEAST, MOST, Response
from halte.core.organisations.models import Organisation


class Risk(models.Model):
    """Something that may go wrong. Append-only; its assessments say how it stands."""

    title_en = models.CharField(max_length=200)
    title_fr = models.CharField(max_length=200)
    on = models.DateField()
    demonstration = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    objects = SeatedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.title_en


class Assessment(models.Model):
    """How a risk was judged on a day. Append-only; the last one stands.

    `review` is the day of the next look, null once `closed`.
    """

    risk = models.ForeignKey(Risk, models.PROTECT, related_name="assessments")
    on = models.DateField()
    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    response = models.CharField(max_length=8, choices=[(r, r) for r in Response])
    text_en = models.TextField()
    text_fr = models.TextField()
    review = models.DateField(null=True)
    closed = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(
                    likelihood__gte=LEAST, likelihood__lte=MOST,
                    impact__gte=LEAST, impact__lte=MOST,
                ),
                name="a_risk_is_judged_on_the_scale",
            ),
            models.CheckConstraint(
                condition=models.Q(closed=True, review=None)
                | models.Q(closed=False, review__isnull=False),
                name="an_open_risk_has_a_day_of_review",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.risk_id} {self.likelihood}×{self.impact}"
