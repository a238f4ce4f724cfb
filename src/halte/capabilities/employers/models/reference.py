"""Facts of the programme that change with time: never constants, always a source."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from halte.capabilities.employers.states import Stream


class Closure(models.Model):
    """That a stream was closed in a metropolitan area, from a day until a day.

    The low-wage stream is closed where unemployment is high, anew each quarter.
    `area` is a code of `core/geography`; `last_day` None while no end is known.
    """

    stream = models.CharField(max_length=20, choices=[(s, s) for s in Stream])
    area = models.CharField(max_length=12)
    first_day = models.DateField()
    last_day = models.DateField(null=True)
    unemployment = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    """Percent, as the source has it."""
    source = models.CharField(max_length=300)
    withdrawn_on = models.DateField(null=True)
    demonstration = models.BooleanField(default=False)
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-first_day", "area", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("first_day")),
                name="a_closure_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"closure {self.pk}"


class PostalArea(models.Model):
    """Where the middle of a postal area (first three characters) lies."""

    code = models.CharField(max_length=3, primary_key=True)
    name = models.CharField(max_length=160, blank=True)
    latitude = models.DecimalField(max_digits=7, decimal_places=4)
    longitude = models.DecimalField(max_digits=8, decimal_places=4)
    batch_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return f"postal area {self.pk}"
