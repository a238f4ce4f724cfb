"""Checks that a listing is true, what people signal, and what was changed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from halte.capabilities.directory.models.listed import Service
from halte.capabilities.directory.states import (
    Audience,
    Channel,
    Finding,
    SignalKind,
)
from halte.core.fields import EncryptedTextField


class Check(models.Model):
    """One verification session of one service. Rows only grow.

    `contact` is who answered. Fields are named, their values are not.
    """

    service = models.ForeignKey(Service, models.PROTECT, related_name="checks")
    by_user_id = models.BigIntegerField(null=True)
    channel = models.CharField(max_length=8, choices=[(c, c) for c in Channel])
    finding = models.CharField(max_length=12, choices=[(f, f) for f in Finding])
    contact = EncryptedTextField(blank=True)
    confirmed = models.JSONField(default=list)
    changed = models.JSONField(default=list)
    was_due_on = models.DateField(null=True)
    next_on = models.DateField(null=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"check {self.pk}"


class Signal(models.Model):
    """What someone who tried a service told us. It moves the next check forward.

    `reason` is a code; `note` is their own words, encrypted, for the steward.
    """

    service = models.ForeignKey(Service, models.PROTECT, related_name="signals")
    kind = models.CharField(max_length=12, choices=[(k, k) for k in SignalKind])
    reason = models.CharField(max_length=20, blank=True)
    note = EncryptedTextField(blank=True)
    by_user_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"signal {self.pk}"


class Reminder(models.Model):
    """That the people who can check a service were told of its day, once for each.

    `due_on` is the day itself: a check, or a signal that moves it, makes a new one.
    """

    service = models.ForeignKey(Service, models.CASCADE, related_name="reminders")
    due_on = models.DateField()
    audience = models.CharField(max_length=8, choices=[(a, a) for a in Audience])
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["service", "due_on", "audience"],
                name="directory_reminded_once",
            )
        ]

    def __str__(self) -> str:
        return f"reminder {self.pk}"


class Change(models.Model):
    """What was changed, when, by whom. Of a protected field no value stands here."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="changes")
    field = models.CharField(max_length=40)
    previous_value = models.TextField(blank=True)
    is_protected = models.BooleanField(default=False)
    by_user_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(is_protected=False) | models.Q(previous_value=""),
                name="directory_protected_change_says_nothing",
            )
        ]

    def __str__(self) -> str:
        return f"change {self.pk}"
