"""The register of ministerial instructions: dated, versioned, only growing."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from halte.capabilities.permits.states import Authority


class Instruction(models.Model):
    """One version of an instruction, in our own words. Append-only.

    A wording that changed is the next version of the same reference; it takes the
    place of the one before from the day of its effect.
    """

    reference = models.SlugField(max_length=40)
    version = models.PositiveSmallIntegerField()
    authority = models.CharField(max_length=8, choices=[(a, a) for a in Authority])
    provision = models.CharField(max_length=60)
    title_en = models.CharField(max_length=200)
    title_fr = models.CharField(max_length=200)
    text_en = models.TextField()
    text_fr = models.TextField()
    gazette = models.CharField(max_length=200)
    published_on = models.DateField()
    effective_on = models.DateField()
    reaches_pending = models.BooleanField()
    demonstration = models.BooleanField(default=False)
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["reference", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["reference", "version"], name="an_instruction_has_one_version"
            ),
            models.CheckConstraint(
                condition=Q(effective_on__gte=F("published_on")),
                name="an_instruction_takes_effect_once_published",
            ),
            models.CheckConstraint(
                condition=~Q(authority=Authority.PROTECTION) | Q(reaches_pending=True),
                name="protection_reaches_pending_applications",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference}/{self.version}"


class InstructionEnd(models.Model):
    """The published notice by which a version ended (IRPA 30(1.7)). Append-only.

    `ends_on` is the first day without it.
    """

    instruction = models.OneToOneField(
        Instruction, models.PROTECT, related_name="ending"
    )
    gazette = models.CharField(max_length=200)
    published_on = models.DateField()
    ends_on = models.DateField()
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("published_on")),
                name="an_instruction_ends_once_published",
            )
        ]

    def __str__(self) -> str:
        return f"end of {self.instruction_id}"
