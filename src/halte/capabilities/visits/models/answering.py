"""Checklist files that were handed out, and answers. Both only grow."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from halte.capabilities.visits.models.visit import Passage, Stop
from halte.capabilities.visits.states import Value


class Issued(models.Model):
    """A checklist file. `base` is {question: number of the answer it showed}."""

    token = models.CharField(max_length=32, unique=True)
    stop = models.ForeignKey(Stop, models.PROTECT, related_name="issued")
    protocol = models.CharField(max_length=10)
    base = models.JSONField(default=dict)
    by_user_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"form {self.pk}"


class Answer(models.Model):
    """An answer to a question at a stop; the newest that is not aside counts.

    `aside` is an answer that came from a file while another had been given meanwhile
    (`against`). Both stay; whoever chooses writes a new answer that `resolves` it.
    """

    stop = models.ForeignKey(Stop, models.PROTECT, related_name="answers")
    question = models.CharField(max_length=30)
    value = models.CharField(max_length=14, choices=[(v, v) for v in Value])
    note = models.ForeignKey(Passage, models.PROTECT, null=True, related_name="+")
    issued = models.ForeignKey(Issued, models.PROTECT, null=True, related_name="+")
    aside = models.BooleanField(default=False)
    against = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    resolves = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="resolved_by"
    )
    answered_at = models.DateTimeField()
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["stop", "question", "-id"])]

    def __str__(self) -> str:
        return f"answer {self.pk}"
