"""Earlier violations and final notices that other offices found."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from halte.capabilities.inspections.models.file import Inspection, Passage
from halte.methods.law.text.dated import KINDS


class Elsewhere(models.Model):
    """An earlier violation, or an earlier final notice, that no file here holds. Rows
    only grow: one that takes another back has no facts of its own.

    `reference` is how the other office calls its inspection or notice: violations of
    one reference count as one inspection. `kind` is the type of a violation and `on`
    the day it was found; a notice has an amount instead, and `on` is the day it was
    sent. `published` is the row of the published page that it was read on.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="elsewhere")
    reference = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=1, blank=True, choices=[(k, k) for k in KINDS])
    on = models.DateField(null=True)
    amount_cad = models.PositiveIntegerField(null=True)
    evidence = models.ForeignKey(Passage, models.PROTECT, related_name="+")
    published = models.BigIntegerField(null=True)
    takes_back = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="taken_back"
    )
    by_user_id = models.BigIntegerField()
    by_name = models.CharField(max_length=200)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(takes_back__isnull=False)
                | (Q(on__isnull=False) & ~Q(reference="")),
                name="elsewhere_says_when_and_where",
            ),
            models.CheckConstraint(
                condition=Q(takes_back__isnull=False)
                | (Q(kind="") & Q(amount_cad__gte=1, amount_cad__isnull=False))
                | (~Q(kind="") & Q(amount_cad__isnull=True)),
                name="elsewhere_is_a_violation_or_a_notice",
            ),
        ]

    def __str__(self) -> str:
        return f"elsewhere {self.pk}"
