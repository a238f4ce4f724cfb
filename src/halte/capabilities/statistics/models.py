"""Explanations: what an analyst found out about two counts that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class ExplanationQuerySet(models.QuerySet["Explanation"]):
    """Explanations are public, like the figures that they explain."""

    def visible_to(self, actor: Actor) -> ExplanationQuerySet:
        """All of them."""
        return self.all()


class Explanation(models.Model):
    """A dated statement on why figures for one thing, place and time differ.

    Append-only: a better explanation is a new one, and the old one stays
    readable.
    """

    measure = models.CharField(max_length=80)
    geography = models.CharField(max_length=40)
    period_start = models.DateField(null=True)
    period_end = models.DateField()
    breakdown = models.CharField(max_length=40, blank=True)
    breakdown_key = models.CharField(max_length=80, blank=True)
    text_en = models.CharField(max_length=1000)
    text_fr = models.CharField(max_length=1000)
    by_user_id = models.BigIntegerField(null=True)
    written_at = models.DateTimeField(default=timezone.now)

    objects = ExplanationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-written_at", "-id"]
        indexes: ClassVar = [models.Index(fields=["measure", "geography"])]

    def __str__(self) -> str:
        return f"{self.measure} {self.period_end}"
