"""Agreements to pay a penalty in instalments, and how each ended. Rows only grow.

Triggers hold the order: an agreement is about all that is owed, one at a time; its
instalments never come to more; it is kept only where nothing is owed, and broken only
where an instalment is late.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from halte.capabilities.inspections.models.file import Inspection, Passage
from halte.capabilities.inspections.states import Agreed


class Agreement(models.Model):
    """What a named officer agreed with an employer on a day."""

    inspection = models.ForeignKey(
        Inspection, models.PROTECT, related_name="agreements"
    )
    given_on = models.DateField()
    amount_cents = models.BigIntegerField()
    said = models.ForeignKey(Passage, models.PROTECT, related_name="+")
    by_user_id = models.BigIntegerField()
    by_name = models.CharField(max_length=200)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(amount_cents__gt=0), name="an_agreement_is_about_something"
            )
        ]

    def __str__(self) -> str:
        return f"agreement {self.pk}"


class Instalment(models.Model):
    """A part of the amount, due on a working day of the office."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="instalments")
    number = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    amount_cents = models.BigIntegerField()

    class Meta:
        ordering: ClassVar = ["agreement", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement", "number"], name="an_instalment_has_its_number"
            ),
            models.CheckConstraint(
                condition=Q(amount_cents__gt=0), name="an_instalment_is_something"
            ),
        ]

    def __str__(self) -> str:
        return f"instalment {self.agreement_id}/{self.number}"


class AgreementEnd(models.Model):
    """That an agreement was kept, broken or ended, and who said so."""

    agreement = models.OneToOneField(Agreement, models.PROTECT, related_name="end")
    how = models.CharField(
        max_length=6, choices=[(a, a) for a in Agreed if a is not Agreed.GIVEN]
    )
    on = models.DateField()
    said = models.ForeignKey(Passage, models.PROTECT, null=True, related_name="+")
    by_user_id = models.BigIntegerField()
    by_name = models.CharField(max_length=200)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(how=Agreed.KEPT) | Q(said__isnull=False),
                name="an_agreement_that_fails_says_why",
            )
        ]

    def __str__(self) -> str:
        return f"end of agreement {self.agreement_id}"
