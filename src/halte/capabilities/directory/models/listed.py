"""Providers, services and where they are: what HSDS 3.1 calls its core.

The `reference` of a row is its HSDS identifier. Texts lie in rows of their own,
one for each language, each with its own public flag and its own day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from halte.capabilities.directory.states import (
    ListingState,
    LocationKind,
    Tier,
    Withheld,
)
from halte.core.access.permissions import Permission
from halte.core.organisations.models import Organisation

if TYPE_CHECKING:
    from halte.core.access.actor import Actor

TIERS = [(tier, tier) for tier in Tier]
REASONS = [("", ""), *((reason, reason) for reason in Withheld)]
LANGUAGES = [("en", "en"), ("fr", "fr")]


class Tiered(models.Model):
    """A record that a tier sees; above the public it says why."""

    tier = models.CharField(max_length=8, choices=TIERS, default=Tier.PUBLIC)
    tier_reason = models.CharField(
        max_length=32, choices=REASONS, blank=True, default=""
    )

    class Meta:
        abstract = True


class Provider(Tiered):
    """A body that offers services; `organisation` where its staff sign in here.

    `source` is where a fact comes from that nobody at the provider told us.
    """

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    website = models.URLField(max_length=300, blank=True)
    legal_status = models.CharField(max_length=60, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    demonstration = models.BooleanField(default=False)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"provider {self.pk}"


class Text(models.Model):
    """What a record says in one language."""

    language = models.CharField(max_length=2, choices=LANGUAGES)
    name = models.CharField(max_length=200)
    alternate_name = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    is_public = models.BooleanField(default=True)
    updated_on = models.DateField(default=timezone.localdate)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.pk}"


class ProviderText(Text):
    """A provider in one language."""

    provider = models.ForeignKey(Provider, models.CASCADE, related_name="texts")

    class Meta:
        ordering: ClassVar = ["provider_id", "language"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["provider", "language"], name="directory_provider_said_once"
            )
        ]


class ServiceQuerySet(models.QuerySet["Service"]):
    """Which services may be worked on. What is read goes through the projection."""

    def visible_to(self, actor: Actor) -> Self:
        """All for the steward; a provider’s staff see their own."""
        if actor.may(Permission.DIRECTORY_KEEP):
            return self
        if actor.may(Permission.DIRECTORY_ANSWER) and actor.organisation_id:
            return self.filter(provider__organisation_id=actor.organisation_id)
        return self.none()

    def real(self) -> Self:
        """Without the demonstration."""
        return self.filter(provider__demonstration=False)


class Service(Tiered):
    """What a provider does for people.

    `checked_on` and `next_check_on` follow the last check that reached someone;
    `failed_attempts` counts those since. `call_by` is by when signals ask the
    steward to call: nothing that is shown follows from it. `remote` needs no
    place; `has_beds` and intake hours make checks due every 90 days.
    """

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="services")
    state = models.CharField(
        max_length=12,
        choices=[(s, s) for s in ListingState],
        default=ListingState.DRAFT,
    )
    email = models.EmailField(blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    remote = models.BooleanField(default=False)
    has_beds = models.BooleanField(default=False)
    checked_on = models.DateField(null=True, blank=True)
    next_check_on = models.DateField(null=True, blank=True, db_index=True)
    call_by = models.DateField(null=True, blank=True, db_index=True)
    failed_attempts = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = ServiceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(minimum_age=None)
                | Q(maximum_age=None)
                | Q(minimum_age__lte=F("maximum_age")),
                name="directory_ages_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"service {self.pk}"


class ServiceText(Text):
    """A service in one language.

    `older_since` is the day on which the other language was changed while this one
    was not; None where both say the same, as far as their steward knows.
    """

    service = models.ForeignKey(Service, models.CASCADE, related_name="texts")
    older_since = models.DateField(null=True, blank=True)
    eligibility = models.TextField(blank=True)
    application = models.TextField(blank=True)
    fees = models.TextField(blank=True)
    alert = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["service_id", "language"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["service", "language"], name="directory_service_said_once"
            )
        ]


class Location(Tiered):
    """Where a service is, as far as its area: exact places lie elsewhere.

    `tier` is who may know where it is exactly. A public one has its address in
    `OpenAddress`, any other in `ProtectedAddress`, never in both.
    """

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="locations")
    kind = models.CharField(
        max_length=8,
        choices=[(k, k) for k in LocationKind],
        default=LocationKind.PHYSICAL,
    )
    area = models.CharField(max_length=4, blank=True, db_index=True)
    province = models.CharField(max_length=2, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"location {self.pk}"


class OpenAddress(models.Model):
    """The address of a place that everyone may know."""

    location = models.OneToOneField(
        Location, models.CASCADE, related_name="open_address"
    )
    address = models.CharField(max_length=300)
    city = models.CharField(max_length=120)
    postal_code = models.CharField(max_length=7, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"open address {self.pk}"


class ServiceAtLocation(models.Model):
    """A service at one of its places."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="places")
    location = models.ForeignKey(Location, models.CASCADE, related_name="services")

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["service", "location"], name="directory_place_once"
            )
        ]

    def __str__(self) -> str:
        return f"service at location {self.pk}"


class Edition(models.Model):
    """One row: a number that rises with every change; who changes waits for it."""

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"edition {self.number}"


class Revision(models.Model):
    """One change of the directory: which services are to be read again.

    `number` is that of the edition it made; `mark` tells it from another of the same
    number, which a transaction that was taken back or an older copy of the database
    may have had. `services` are keys, also of services that are gone; None is for all.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    mark = models.UUIDField(default=uuid4, editable=False)
    services = models.JSONField(null=True)

    class Meta:
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"revision {self.number}"
