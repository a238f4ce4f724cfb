"""What is said of a service beyond its name: by rows, as HSDS 3.1 has them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from halte.capabilities.directory.models.listed import (
    REASONS,
    TIERS,
    Location,
    Service,
)
from halte.capabilities.directory.states import (
    CostKind,
    Facet,
    HoursKind,
    LineKind,
    Offered,
)


class Row(models.Model):
    """A row that belongs to something and is called by its number."""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.pk}"


class FieldTier(Row):
    """That a field of a service is for another tier than fields of its name."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="field_tiers")
    field = models.CharField(max_length=20)
    tier = models.CharField(max_length=8, choices=TIERS)
    reason = models.CharField(max_length=32, choices=REASONS, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["service", "field"], name="directory_field_tier_once"
            )
        ]


class Phone(Row):
    """A number that everyone may see, digits as dialled: +1 and ten of them."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="phones")
    kind = models.CharField(max_length=12, choices=[(k, k) for k in LineKind])
    number = models.CharField(max_length=20)
    extension = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]


class Schedule(Row):
    """When a service is open, or takes people in.

    `days` are weekdays from 0 for Monday. Closing at or before opening means on
    the next day. `always` is 24 hours, 7 days, and has no times.
    """

    service = models.ForeignKey(Service, models.CASCADE, related_name="schedules")
    location = models.ForeignKey(
        Location, models.CASCADE, null=True, blank=True, related_name="schedules"
    )
    kind = models.CharField(
        max_length=8, choices=[(k, k) for k in HoursKind], default=HoursKind.OPEN
    )
    days = models.JSONField(default=list)
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)
    zone = models.CharField(max_length=40, default="America/Toronto")
    always = models.BooleanField(default=False)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    holiday_note_en = models.CharField(max_length=200, blank=True)
    holiday_note_fr = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(always=True, opens_at=None, closes_at=None)
                | Q(always=False, opens_at__isnull=False, closes_at__isnull=False),
                name="directory_hours_or_always",
            )
        ]


class Language(Row):
    """A language in which the service works, and how."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="languages")
    code = models.CharField(max_length=8)
    offered = models.CharField(
        max_length=14, choices=[(o, o) for o in Offered], default=Offered.ALWAYS
    )
    note_en = models.CharField(max_length=200, blank=True)
    note_fr = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["service", "code"], name="directory_language_once"
            )
        ]


class ServiceArea(Row):
    """For whom it is there: CA, a province such as CA-ON, or an area such as 3520."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="areas")
    extent = models.CharField(max_length=8)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["service", "extent"], name="directory_extent_once"
            )
        ]


class Accessibility(Row):
    """What makes a place easier to enter; a code of `terms.OF_PLACES`."""

    location = models.ForeignKey(
        Location, models.CASCADE, related_name="accessibilities"
    )
    code = models.CharField(max_length=20)
    note_en = models.CharField(max_length=200, blank=True)
    note_fr = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]


class CostOption(Row):
    """What it costs."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="costs")
    kind = models.CharField(max_length=8, choices=[(k, k) for k in CostKind])
    amount_cents = models.PositiveIntegerField(null=True, blank=True)
    note_en = models.CharField(max_length=200, blank=True)
    note_fr = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]


class RequiredDocument(Row):
    """A paper that must be brought; a code of `terms.DOCUMENTS`."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="documents")
    code = models.CharField(max_length=20)

    class Meta:
        ordering: ClassVar = ["id"]


class Capacity(Row):
    """Room for one population at one time; not shown when older than a day."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="capacities")
    population = models.CharField(max_length=20)
    available = models.PositiveIntegerField()
    maximum = models.PositiveIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=12, default="bed")
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["service", "population"], name="directory_capacity_once"
            ),
            models.CheckConstraint(
                condition=Q(maximum=None) | Q(available__lte=models.F("maximum")),
                name="directory_room_within_maximum",
            ),
        ]


class Taxonomy(Row):
    """A published list of terms: our own facets, or one that a partner owns."""

    slug = models.SlugField(max_length=40, unique=True)
    facet = models.CharField(max_length=12, choices=[(f, f) for f in Facet], blank=True)
    name_en = models.CharField(max_length=120)
    name_fr = models.CharField(max_length=120)
    version = models.CharField(max_length=20, blank=True)
    uri = models.URLField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["slug"]


class Term(Row):
    """A term of a list."""

    taxonomy = models.ForeignKey(Taxonomy, models.PROTECT, related_name="terms")
    code = models.CharField(max_length=40)
    name_en = models.CharField(max_length=160)
    name_fr = models.CharField(max_length=160)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["taxonomy", "code"], name="directory_term_once"
            )
        ]


class Attribute(Row):
    """That a term is true of a service or, where `holds` is False, that it is not.

    A term that no row names is not known.
    """

    service = models.ForeignKey(Service, models.CASCADE, related_name="attributes")
    term = models.ForeignKey(Term, models.PROTECT, related_name="+")
    holds = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["service", "term"], name="directory_attribute_once"
            )
        ]
