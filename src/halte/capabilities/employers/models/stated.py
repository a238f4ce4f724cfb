"""What an employer stated: whom to write to, housing, the offer, recruitment.

Each statement of a thing that changes is a row of its own, and the newest counts;
earlier ones stay readable. What names a person is encrypted.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from halte.capabilities.employers.models.register import Application, Employer, Site
from halte.capabilities.employers.states import (
    ContactRole,
    HousingKind,
    Programme,
    Transport,
)
from halte.core.fields import EncryptedTextField


class Contact(models.Model):
    """A person of the employer to write to. There is one primary contact at a time."""

    employer = models.ForeignKey(Employer, models.PROTECT, related_name="contacts")
    role = models.CharField(max_length=10, choices=[(r, r) for r in ContactRole])
    name = EncryptedTextField()
    position = EncryptedTextField(blank=True)
    telephone = EncryptedTextField(blank=True)
    email = EncryptedTextField(blank=True)
    language = models.CharField(max_length=2, blank=True)
    since = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["-role", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["employer"],
                condition=models.Q(role=ContactRole.PRIMARY, ended_on=None),
                name="one_primary_contact",
            )
        ]

    def __str__(self) -> str:
        return f"contact {self.pk}"


class Housing(models.Model):
    """Housing at a place as it was stated on a day. Rows only grow.

    `report_on` is the day of the last inspection report and `report_by` who wrote
    it; None where none was shown. `kilometres` is the way to the work site.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="housing")
    stated_on = models.DateField()
    kind = models.CharField(max_length=10, choices=[(k, k) for k in HousingKind])
    capacity = models.PositiveIntegerField()
    rent_cents_monthly = models.PositiveIntegerField(null=True)
    deducted = models.BooleanField(null=True)
    report_on = models.DateField(null=True)
    report_by = models.CharField(max_length=160, blank=True)
    report_found = models.CharField(max_length=500, blank=True)
    kilometres = models.DecimalField(max_digits=6, decimal_places=1, null=True)
    transport = models.CharField(
        max_length=10, choices=[(t, t) for t in Transport], blank=True
    )
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"housing {self.pk}"


class Offer(models.Model):
    """The job and its pay, beyond what every application says. Rows only grow."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="offers")
    duties = models.TextField()
    begins_on = models.DateField(null=True)
    education = models.CharField(max_length=300, blank=True)
    experience = models.CharField(max_length=300, blank=True)
    overtime_after = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    overtime_cents = models.PositiveIntegerField(null=True)
    benefits = models.CharField(max_length=500, blank=True)
    vacation = models.CharField(max_length=200, blank=True)
    deductions = models.CharField(max_length=500, blank=True)
    variable_pay = models.CharField(max_length=300, blank=True)
    piece_rate = models.CharField(max_length=300, blank=True)
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"offer {self.pk}"


class Workplace(models.Model):
    """Who works at the place of an application. Rows only grow."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="workplaces"
    )
    stated_on = models.DateField()
    residents = models.PositiveIntegerField()
    """Citizens and permanent residents."""
    foreign = models.PositiveIntegerField()
    foreign_low_wage = models.PositiveIntegerField()
    dispute = models.BooleanField(null=True)
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"workplace {self.pk}"


class Recruitment(models.Model):
    """How workers were sought in Canada, and what came of it; the newest counts.

    Why people were not hired may tell of a person: it is encrypted, and its key can
    change, so no trigger closes this table.
    """

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="recruitments"
    )
    applicants = models.PositiveIntegerField()
    hired = models.PositiveIntegerField()
    not_hired = EncryptedTextField(blank=True)
    transition_plan = models.TextField(blank=True)
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"recruitment {self.pk}"


class Advert(models.Model):
    """One advertisement: where it stood, from when until when. Rows only grow."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="adverts")
    where = models.CharField(max_length=200)
    first_day = models.DateField()
    last_day = models.DateField(null=True)
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["first_day", "id"]

    def __str__(self) -> str:
        return f"advert {self.pk}"


class Attestation(models.Model):
    """Which conditions an employer attested to, on which paper. Rows only grow.

    `conditions` are items of Schedule 2, table 1 of the Regulations.
    """

    employer = models.ForeignKey(Employer, models.PROTECT, related_name="attestations")
    programme = models.CharField(max_length=4, choices=[(p, p) for p in Programme])
    made_on = models.DateField()
    conditions = models.JSONField(default=list)
    evidence = models.CharField(max_length=300)
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-made_on", "-id"]

    def __str__(self) -> str:
        return f"attestation {self.pk}"
