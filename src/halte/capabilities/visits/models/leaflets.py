"""The information on rights: versions, who began when, and proofs. All only grow."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from halte.capabilities.visits.states import Handing
from halte.core.access.permissions import Permission
from halte.core.bilingual import LANGUAGES

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class LeafletQuerySet(models.QuerySet["Leaflet"]):
    """The leaflet itself is no secret, but the register is for those who visit."""

    def visible_to(self, actor: Actor) -> LeafletQuerySet:
        """All of them, or none."""
        return self if actor.may(Permission.VISITS_READ) else self.none()


class Leaflet(models.Model):
    """A version of the information on rights in a language; `item` is the document."""

    language = models.CharField(max_length=2)
    title = models.CharField(max_length=200)
    dated_on = models.DateField()
    digest = models.CharField(max_length=64)
    item = models.ForeignKey("vault.Item", models.PROTECT, related_name="+")
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    objects = LeafletQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-dated_on", "language", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["language", "digest"], name="a_leaflet_is_kept_once"
            )
        ]

    def __str__(self) -> str:
        return f"leaflet {self.language} {self.dated_on}"


class Arrival(models.Model):
    """People who began at a place on a day, by the official language they chose.

    `withdraws` takes an earlier row back: it was a mistake.
    """

    site = models.ForeignKey("employers.Site", models.PROTECT, related_name="+")
    employer = models.ForeignKey("employers.Employer", models.PROTECT, related_name="+")
    first_day = models.DateField()
    workers = models.PositiveIntegerField()
    language = models.CharField(max_length=2)
    withdraws = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="withdrawn_by"
    )
    demonstration = models.BooleanField(default=False)
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(workers__gt=0) & Q(language__in=LANGUAGES),
                name="someone_began_and_chose_an_official_language",
            )
        ]

    def __str__(self) -> str:
        return f"arrival {self.pk}"


class Delivery(models.Model):
    """A proof that copies were given, or are at hand; `item` is the proof itself."""

    site = models.ForeignKey("employers.Site", models.PROTECT, related_name="+")
    employer = models.ForeignKey("employers.Employer", models.PROTECT, related_name="+")
    leaflet = models.ForeignKey(Leaflet, models.PROTECT, related_name="deliveries")
    kind = models.CharField(max_length=7, choices=[(h, h) for h in Handing])
    on = models.DateField()
    workers = models.PositiveIntegerField(default=0)
    item = models.ForeignKey("vault.Item", models.PROTECT, related_name="+")
    withdraws = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="withdrawn_by"
    )
    demonstration = models.BooleanField(default=False)
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind=Handing.AT_HAND, workers=0)
                | Q(kind=Handing.GIVEN, workers__gt=0),
                name="copies_were_given_to_people",
            )
        ]

    def __str__(self) -> str:
        return f"delivery {self.pk}"
