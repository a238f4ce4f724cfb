"""What a business was seen to offer: dated, from a source, and open to contest.

The sex-trade bar is on the employer (IRPR 183(1)(b.1), 196.1, 200(3)(g.1), 203(2)(a)).
A fact of the register is what someone saw and when; who answers a contest is another
person than who entered it. All of it only grows.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from halte.capabilities.employers.models.register import Employer
from halte.capabilities.employers.states import SaidOf
from halte.methods.sex_trade_bar import Often, Service


class ServiceSeen(models.Model):
    """That an employer was seen to offer a service, from which source, on a day.

    `begins_on` and `ends_on` are the days between which it is known to be offered;
    None where nobody knows. `regulator` and `licence` are of a health profession that
    a province regulates: massage under it is excepted.
    """

    employer = models.ForeignKey(Employer, models.PROTECT, related_name="services")
    service = models.CharField(max_length=20, choices=[(s, s) for s in Service])
    often = models.CharField(max_length=10, choices=[(o, o) for o in Often])
    source = models.CharField(max_length=300)
    seen_on = models.DateField()
    begins_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    regulator = models.CharField(max_length=160, blank=True)
    licence = models.CharField(max_length=60, blank=True)
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(begins_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("begins_on")),
                name="a_service_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(regulator="", licence="")
                | (Q(service=Service.MASSAGE) & ~Q(regulator="") & ~Q(licence="")),
                name="only_massage_is_regulated_by_both",
            ),
        ]

    def __str__(self) -> str:
        return f"service {self.pk}"


class ServiceNote(models.Model):
    """What was said of such a fact later: contested, answered, withdrawn, ended."""

    service = models.ForeignKey(ServiceSeen, models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=10, choices=[(k, k) for k in SaidOf])
    said = models.CharField(max_length=1000)
    on = models.DateField()
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"note {self.pk}"
