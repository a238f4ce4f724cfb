"""Copies that left the directory, and those that a steward called back."""

from __future__ import annotations

from typing import ClassVar, Self
from uuid import uuid4

from django.db import models
from django.utils import timezone

from halte.capabilities.directory.models.listed import TIERS
from halte.capabilities.directory.states import CopyKind, RecallReason
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission


class CopyQuerySet(models.QuerySet["Copy"]):
    """Which copies a person may know of."""

    def visible_to(self, actor: Actor) -> Self:
        """All for the steward; everyone else their own."""
        if actor.may(Permission.DIRECTORY_KEEP):
            return self
        if actor.may(Permission.DIRECTORY_READ) and actor.user_id:
            return self.filter(by_user_id=actor.user_id)
        return self.none()


class Copy(models.Model):
    """A pocket list or a bundle, as it was handed over. Rows only grow.

    `place` is the code of a port, an area, a province or Canada; `digest` is the
    SHA-256 of the file. What is in it is kept nowhere.
    """

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=8, choices=[(k, k) for k in CopyKind])
    tier = models.CharField(max_length=8, choices=TIERS)
    place = models.CharField(max_length=40)
    within_km = models.PositiveIntegerField(null=True)
    services = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    by_user_id = models.BigIntegerField(null=True)
    organisation_id = models.BigIntegerField(null=True)
    issued_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()

    objects = CopyQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"copy {self.pk}"


class Recall(models.Model):
    """A copy that is no longer to be used, and why. Rows only grow."""

    copy = models.OneToOneField(Copy, models.PROTECT, related_name="recall")
    reason = models.CharField(max_length=8, choices=[(r, r) for r in RecallReason])
    by_user_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"recall {self.pk}"
