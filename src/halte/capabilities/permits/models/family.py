"""Family members who ask with an abused worker (IRPR s. 207.1(2)).

Behind the wall like the request that they hang on. Each has a decision of their own:
a family is not one answer.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from halte.capabilities.permits.models.open_permits import OpenPermit
from halte.capabilities.permits.states import Kin, MemberNotMet, OpenOutcome
from halte.core.fields import EncryptedTextField


class FamilyMember(models.Model):
    """Someone of the family, who they are to the worker, and where they are.

    `asked_on` is the day on which they asked; their own clock runs from it.
    """

    request = models.ForeignKey(OpenPermit, models.PROTECT, related_name="members")
    person_name = EncryptedTextField()
    kin = models.CharField(max_length=10, choices=[(k, k) for k in Kin])
    in_canada = models.BooleanField()
    asked_on = models.DateField()
    due_on = models.DateField()
    added_by_id = models.BigIntegerField(null=True)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"family member {self.pk}"


class FamilyDecision(models.Model):
    """An officer’s decision on one family member. Append-only."""

    member = models.OneToOneField(FamilyMember, models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=10, choices=[(o, o) for o in OpenOutcome])
    not_met = models.CharField(
        max_length=14, choices=[(n, n) for n in MemberNotMet], blank=True
    )
    reasons = EncryptedTextField(blank=True)
    decided_on = models.DateField()
    working_days = models.PositiveIntegerField()
    valid_until = models.DateField(null=True)
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(outcome=OpenOutcome.NOT_ISSUED) & ~Q(not_met=""))
                | (~Q(outcome=OpenOutcome.NOT_ISSUED) & Q(not_met="")),
                name="a_member_not_issued_says_what_is_not_met",
            ),
            models.CheckConstraint(
                condition=(
                    Q(outcome=OpenOutcome.ISSUED, valid_until__gt=F("decided_on"))
                    | (~Q(outcome=OpenOutcome.ISSUED) & Q(valid_until__isnull=True))
                ),
                name="a_member_issued_says_until_when",
            ),
        ]

    def __str__(self) -> str:
        return f"family decision {self.pk}"
