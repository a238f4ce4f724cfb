"""What was found: evidence, findings per condition, and what they imply."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from halte.capabilities.inspections.models.file import Inspection, Passage
from halte.capabilities.inspections.states import Finding, Side, Source

ITEMS = 30


class Evidence(models.Model):
    """A pointer to evidence for a condition, with an officer’s label. Rows only grow.

    `reference` names a thing elsewhere: a vault item, a record, a token. What is
    sealed is always walled: no output for an employer shows or counts it.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="evidence")
    item = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=12, choices=[(s, s) for s in Source])
    side = models.CharField(max_length=6, choices=[(s, s) for s in Side])
    reference = models.CharField(max_length=100, blank=True)
    label = models.ForeignKey(Passage, models.PROTECT, null=True, related_name="+")
    on = models.DateField()
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["item", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(item__gte=1, item__lte=ITEMS),
                name="evidence_is_for_a_condition",
            ),
            models.CheckConstraint(
                condition=~Q(source=Source.SEALED) | Q(side=Side.WALLED),
                name="sealed_is_walled",
            ),
            models.CheckConstraint(
                condition=(Q(source=Source.SEALED) & ~Q(reference=""))
                | (~Q(source=Source.SEALED) & Q(label__isnull=False)),
                name="sealed_has_a_token_others_a_label",
            ),
        ]

    def __str__(self) -> str:
        return f"evidence {self.pk}"


class Disclosure(models.Model):
    """That an employer disclosed a failure, and whether an officer accepted it.

    IRPR s. 209.991: acceptable only if it is complete and was made before inspecting
    or enforcing began; a trigger refuses an accepted one that is dated after the
    opening of the file. `reasons` go to the employer. Rows only grow.
    """

    inspection = models.ForeignKey(
        Inspection, models.PROTECT, related_name="disclosures"
    )
    item = models.PositiveSmallIntegerField()
    made_on = models.DateField()
    received_by = models.CharField(max_length=200)
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="+")
    complete = models.BooleanField()
    accepted = models.BooleanField()
    reasons = models.ForeignKey(Passage, models.PROTECT, related_name="+")
    by_user_id = models.BigIntegerField()
    by_name = models.CharField(max_length=200)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(accepted=False) | Q(complete=True),
                name="an_accepted_disclosure_is_complete",
            )
        ]

    def __str__(self) -> str:
        return f"disclosure {self.pk}"


class SizeStatement(models.Model):
    """How large an employer was on a day, and from what it is known. Rows only grow.

    Employees and revenue with affiliates, of the day on which the request or the offer
    was received (IRPR s. 209.93). `evidence` goes to the employer. The newest counts,
    and is copied to the file.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="sizes")
    employees = models.PositiveIntegerField(null=True)
    revenue_cad = models.BigIntegerField(null=True)
    as_of = models.DateField()
    evidence = models.ForeignKey(Passage, models.PROTECT, related_name="+")
    by_user_id = models.BigIntegerField()
    by_name = models.CharField(max_length=200)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(employees__isnull=False) | Q(revenue_cad__isnull=False),
                name="a_size_is_a_number",
            )
        ]

    def __str__(self) -> str:
        return f"size of {self.inspection_id}"


class FindingRow(models.Model):
    """What was found of one condition, or of one part of it. Rows only grow.

    A row that takes the place of another says which; those that stand are the ones
    that nothing replaced. `told` goes to the employer. `severity` holds the points
    of Table 5 by criterion and `reasons` why, as JSON by criterion. Rows entered before
    the day of a disclosure was asked have the flag alone: it says that it was accepted.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="findings")
    item = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=12, choices=[(f, f) for f in Finding])
    part = models.CharField(max_length=20, blank=True)
    workers = models.PositiveIntegerField(null=True)
    occurred_on = models.DateField(null=True)
    occurred_to = models.DateField(null=True)
    severity = models.JSONField(default=dict)
    reasons = models.ForeignKey(Passage, models.PROTECT, null=True, related_name="+")
    voluntary_disclosure = models.BooleanField(default=False)
    disclosure = models.ForeignKey(
        Disclosure, models.PROTECT, null=True, related_name="findings"
    )
    justification = models.CharField(max_length=40, blank=True)
    told = models.ForeignKey(Passage, models.PROTECT, null=True, related_name="+")
    evidence = models.ForeignKey(
        Evidence, models.PROTECT, null=True, related_name="findings"
    )
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by"
    )
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["item", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(item__gte=1, item__lte=ITEMS),
                name="a_finding_is_of_a_condition",
            ),
            models.CheckConstraint(
                condition=Q(status=Finding.NOT_EXAMINED) | Q(evidence__isnull=False),
                name="a_finding_has_evidence",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[Finding.MET, Finding.NOT_EXAMINED])
                | Q(
                    workers__gte=1, occurred_on__isnull=False, told__isnull=False,
                    workers__isnull=False,
                ),
                name="a_failure_says_who_when_and_what",
            ),
            models.CheckConstraint(
                condition=(Q(status=Finding.JUSTIFIED) & ~Q(justification=""))
                | (~Q(status=Finding.JUSTIFIED) & Q(justification="")),
                name="justified_says_why",
            ),
            models.CheckConstraint(
                condition=Q(occurred_to__isnull=True)
                | Q(occurred_to__gte=F("occurred_on")),
                name="a_failure_ends_after_it_begins",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"finding {self.pk}"


class Computation(models.Model):
    """What a set of findings implies, as the engine said it. Rows only grow.

    `findings` is the canonical JSON that went in, `result_en` and `result_fr` what
    came out with its trace; `law_read_up_to` and `versions` are the texts used.
    """

    inspection = models.ForeignKey(
        Inspection, models.PROTECT, related_name="computations"
    )
    number = models.PositiveIntegerField()
    findings = models.TextField()
    findings_digest = models.CharField(max_length=64)
    result_en = models.TextField()
    result_fr = models.TextField()
    result_digest = models.CharField(max_length=64)
    law_read_up_to = models.DateField()
    versions = models.CharField(max_length=60)
    determined_on = models.DateField()
    amount_cad = models.PositiveIntegerField()
    ban = models.CharField(max_length=10)
    warning_only = models.BooleanField()
    published = models.BooleanField()
    clocks = models.CharField(max_length=12)
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["inspection", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["inspection", "number"], name="a_computation_has_its_number"
            )
        ]

    def __str__(self) -> str:
        return f"computation {self.inspection_id}/{self.number}"
