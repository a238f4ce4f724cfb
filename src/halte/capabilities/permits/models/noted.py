"""What an officer notes and what a check answered, of whoever the file is about.

An application and someone who may work without one keep the same two things.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from halte.capabilities.permits.checks import Answer
from halte.capabilities.permits.checks.facts import Often, Service
from halte.core.fields import EncryptedTextField


class Noted(models.Model):
    """By whom and when it was kept. Append-only."""

    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True
        ordering: ClassVar = ["id"]


class OfferNoted(Noted):
    """What a business was seen to offer: source and day."""

    service = models.CharField(max_length=20, choices=[(s, s) for s in Service])
    often = models.CharField(max_length=10, choices=[(o, o) for o in Often])
    source = models.CharField(max_length=300)
    seen_on = models.DateField()
    regulator = models.CharField(max_length=160, blank=True)
    licence = models.CharField(max_length=60, blank=True)

    class Meta(Noted.Meta):
        abstract = True


class AnswerKept(Noted):
    """One check’s answer when an officer kept it. `check_slug` is the file’s own.

    `finding` is the whole answer as JSON, encrypted: part of it the person told.
    """

    turn = models.PositiveIntegerField()
    answer = models.CharField(max_length=6, choices=[(a, a) for a in Answer])
    finding = EncryptedTextField()
    rules = models.CharField(max_length=12)
    as_of = models.DateField()

    class Meta(Noted.Meta):
        abstract = True
