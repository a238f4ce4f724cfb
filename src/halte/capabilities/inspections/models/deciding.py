"""The final decision, payments, and publication."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from halte.capabilities.inspections.models.agreeing import Agreement
from halte.capabilities.inspections.models.file import Inspection, Passage
from halte.capabilities.inspections.models.found import Computation
from halte.capabilities.inspections.states import Outcome


class Decision(models.Model):
    """What a senior officer decided who had no part in the file. Rows only grow.

    A trigger of the database refuses anyone who was involved. Amount and ban are
    those of the computation that was decided on.
    """

    inspection = models.OneToOneField(
        Inspection, models.PROTECT, related_name="decision"
    )
    computation = models.ForeignKey(
        Computation, models.PROTECT, null=True, related_name="+"
    )
    outcome = models.CharField(max_length=16, choices=[(o, o) for o in Outcome])
    amount_cad = models.PositiveIntegerField(default=0)
    ban = models.CharField(max_length=10, default="0")
    reasons = models.ForeignKey(Passage, models.PROTECT, related_name="+")
    decided_on = models.DateField()
    by_user_id = models.BigIntegerField()
    by_name = models.CharField(max_length=200)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(outcome=Outcome.NO_VIOLATION)
                | Q(computation__isnull=False),
                name="a_decision_rests_on_a_computation",
            )
        ]

    def __str__(self) -> str:
        return f"decision {self.inspection_id}"


class Payment(models.Model):
    """What an employer paid. Rows only grow.

    While an agreement is in force, every payment is under it: a trigger holds it.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="payments")
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, related_name="payments"
    )
    paid_on = models.DateField()
    amount_cents = models.BigIntegerField()
    reference = models.CharField(max_length=60)
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(amount_cents__gt=0), name="a_payment_is_something"
            )
        ]

    def __str__(self) -> str:
        return f"payment {self.pk}"


class Publication(models.Model):
    """That a decision was put on the public list, or taken off it. Rows only grow.

    `facts` is the canonical JSON of the seven facts of IRPR s. 209.997.
    """

    inspection = models.ForeignKey(
        Inspection, models.PROTECT, related_name="publications"
    )
    withdrawn = models.BooleanField(default=False)
    on = models.DateField()
    facts = models.TextField()
    digest = models.CharField(max_length=64)
    reason = models.ForeignKey(Passage, models.PROTECT, null=True, related_name="+")
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(withdrawn=False) | Q(reason__isnull=False),
                name="a_withdrawal_says_why",
            )
        ]

    def __str__(self) -> str:
        return f"publication {self.pk}"
