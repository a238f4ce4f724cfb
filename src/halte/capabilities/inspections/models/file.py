"""The file: an inspection, its places, what happened, and who worked on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from halte.capabilities.inspections.states import (
    Happened,
    Programme,
    Source,
    State,
    Trigger,
)
from halte.core.access.permissions import Permission
from halte.core.fields import EncryptedTextField

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class Passage(models.Model):
    """Words of an officer, encrypted.

    Apart from the rows that never change, since keys of encryption do.
    """

    text = EncryptedTextField()

    def __str__(self) -> str:
        return f"passage {self.pk}"


class InspectionQuerySet(models.QuerySet["Inspection"]):
    """Files are for those whose work inspections are."""

    def visible_to(self, actor: Actor) -> Self:
        """All of them, or none."""
        return self if actor.may(Permission.INSPECTIONS_READ) else self.none()


class Inspection(models.Model):
    """An inspection of one employer, under one lead trigger (IRPR s. 209.5).

    `office` is the province of the office that holds the file: its time zone and
    its holidays are those of the clocks. `size_employees` and `size_revenue_cad`,
    with affiliates, are those of the day of the request (s. 209.93).
    `state`, `since` and `last_on` follow from the events and are kept for lists.
    """

    number = models.CharField(max_length=20, unique=True)
    employer = models.ForeignKey("employers.Employer", models.PROTECT, related_name="+")
    programme = models.CharField(max_length=4, choices=[(p, p) for p in Programme])
    lead_trigger = models.CharField(max_length=16, choices=[(t, t) for t in Trigger])
    trigger_source = models.CharField(max_length=12, choices=[(s, s) for s in Source])
    trigger_reference = models.CharField(max_length=100, blank=True)
    trigger_said = models.ForeignKey(Passage, models.PROTECT, related_name="+")
    pick = models.OneToOneField(
        "inspections.Pick", models.PROTECT, null=True, related_name="inspection"
    )
    office = models.CharField(max_length=2)
    period_from = models.DateField()
    period_to = models.DateField()
    state = models.CharField(
        max_length=12, choices=[(s, s) for s in State], default=State.OPENED
    )
    since = models.DateField()
    last_on = models.DateField()
    opened_on = models.DateField()
    size_employees = models.PositiveIntegerField(null=True)
    size_revenue_cad = models.BigIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)
    demonstration = models.BooleanField(default=False)

    objects = InspectionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-opened_on", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["state", "last_on"]),
            models.Index(fields=["employer", "opened_on"]),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(lead_trigger__in=list(Trigger)),
                name="one_lead_trigger_of_the_five",
            ),
            models.CheckConstraint(
                condition=Q(lead_trigger=Trigger.RANDOM, pick__isnull=False)
                | (~Q(lead_trigger=Trigger.RANDOM) & Q(pick__isnull=True)),
                name="random_means_drawn",
            ),
            models.CheckConstraint(
                condition=Q(trigger_source__in=list(Source)),
                name="a_trigger_has_evidence",
            ),
            models.CheckConstraint(
                condition=Q(period_from__lte=F("period_to")),
                name="a_period_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class InspectionSite(models.Model):
    """A place of the employer that the inspection is about."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="places")
    site = models.ForeignKey("employers.Site", models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["inspection", "site"], name="a_place_is_inspected_once"
            )
        ]

    def __str__(self) -> str:
        return f"place {self.site_id} of inspection {self.inspection_id}"


class Event(models.Model):
    """Something that happened on a day. Rows only grow; the newest id counts.

    `until` is the day that an event sets: an extension, or when to attend. `asked_on`
    is the day on which the employer asked for more time.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20, choices=[(k, k) for k in Happened])
    on = models.DateField()
    until = models.DateField(null=True)
    asked_on = models.DateField(null=True)
    said = models.ForeignKey(Passage, models.PROTECT, null=True, related_name="+")
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["inspection", "kind"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.inspection_id}"


class Involvement(models.Model):
    """That a person worked on a file before its decision. Rows only grow.

    The database refuses a decision by anyone who has a row here.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="involved")
    user_id = models.BigIntegerField()
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["inspection", "user_id"], name="a_person_is_involved_once"
            )
        ]

    def __str__(self) -> str:
        return f"involvement {self.inspection_id} {self.user_id}"
