"""Who is listed: the policy, requests to be listed, vetting, appeals."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils import timezone

from halte.capabilities.directory.models.listed import Provider
from halte.capabilities.directory.states import ApplicationState
from halte.core.fields import EncryptedTextField


class InclusionPolicy(models.Model):
    """What is asked of who is listed, in words; the newest is in force."""

    text_en = models.TextField()
    text_fr = models.TextField()
    in_force_from = models.DateField(default=timezone.localdate)

    class Meta:
        ordering: ClassVar = ["-in_force_from", "-id"]

    def __str__(self) -> str:
        return f"inclusion policy {self.pk}"


class Application(models.Model):
    """A provider asks to be listed.

    Who asks gets a code once; only its digest is kept. With it they see how the
    request stands, and appeal.
    """

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    code_digest = models.CharField(max_length=64, unique=True)
    state = models.CharField(
        max_length=12,
        choices=[(s, s) for s in ApplicationState],
        default=ApplicationState.SUBMITTED,
    )
    name_en = models.CharField(max_length=200)
    name_fr = models.CharField(max_length=200)
    description_en = models.TextField()
    description_fr = models.TextField(blank=True)
    needs = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    extent = models.CharField(max_length=8)
    has_protected_place = models.BooleanField(default=False)
    warm_transfer = models.BooleanField(default=False)
    contact_name = EncryptedTextField()
    contact_phone = EncryptedTextField()
    contact_email = EncryptedTextField(blank=True)
    appeal = EncryptedTextField(blank=True)
    received_at = models.DateTimeField(default=timezone.now)
    provider = models.ForeignKey(Provider, models.PROTECT, null=True, related_name="+")
    demonstration = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["received_at", "id"]

    def __str__(self) -> str:
        return f"application {self.pk}"


class Vetting(models.Model):
    """One person’s look at a request: what they judged, and why. Rows only grow."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="vettings"
    )
    step = models.CharField(max_length=12, choices=[(s, s) for s in ApplicationState])
    admits = models.BooleanField()
    reasons = models.TextField()
    by_user_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"vetting {self.pk}"
