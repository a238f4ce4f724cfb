"""Documents asked for and received, consents for pictures, and what was attached."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from halte.capabilities.visits.models.visit import Passage, Stop, Visit
from halte.capabilities.visits.states import OTHERS_SINCE, Medium, Party, Said


class Asked(models.Model):
    """Documents required of the employer or, where it does not cooperate, of others.

    The database refuses a request to others before 2022-09-26, or without the day
    from which the employer did not cooperate. Append-only.
    """

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="asked")
    party = models.CharField(max_length=9, choices=[(p, p) for p in Party])
    who = models.ForeignKey(Passage, models.PROTECT, null=True, related_name="+")
    what = models.ForeignKey(Passage, models.PROTECT, related_name="+")
    asked_on = models.DateField()
    due_on = models.DateField()
    uncooperative_on = models.DateField(null=True)
    uncooperative = models.ForeignKey(
        Passage, models.PROTECT, null=True, related_name="+"
    )
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(party=Party.EMPLOYER)
                | (
                    Q(asked_on__gte=OTHERS_SINCE)
                    & Q(uncooperative_on__isnull=False)
                    & Q(uncooperative_on__lte=F("asked_on"))
                    & Q(uncooperative__isnull=False)
                ),
                name="others_are_asked_only_when_the_employer_does_not_cooperate",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("asked_on")), name="due_after_it_is_asked"
            ),
        ]

    def __str__(self) -> str:
        return f"asked {self.pk}"


class Received(models.Model):
    """What came of a request. Append-only."""

    asked = models.ForeignKey(Asked, models.PROTECT, related_name="received")
    on = models.DateField()
    whole = models.BooleanField()
    item = models.ForeignKey("vault.Item", models.PROTECT, null=True, related_name="+")
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"received {self.pk}"


class MediaConsent(models.Model):
    """What someone said when asked about photographs or recordings. Append-only.

    `by_worker` rows name nobody.
    """

    stop = models.ForeignKey(Stop, models.PROTECT, related_name="media")
    medium = models.CharField(max_length=10, choices=[(m, m) for m in Medium])
    said = models.CharField(max_length=9, choices=[(s, s) for s in Said])
    by_worker = models.BooleanField(default=False)
    by_whom = models.ForeignKey(Passage, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    item = models.ForeignKey("vault.Item", models.PROTECT, null=True, related_name="+")
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(by_worker=False) | Q(by_whom__isnull=True),
                name="a_worker_who_was_asked_is_not_named",
            )
        ]

    def __str__(self) -> str:
        return f"{self.medium} {self.said}"


class Attached(models.Model):
    """An item of the vault that belongs to a visit. Append-only.

    `medium` is blank for papers; a picture or recording taken without consent says why.
    """

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="attached")
    stop = models.ForeignKey(Stop, models.PROTECT, null=True, related_name="attached")
    item = models.ForeignKey("vault.Item", models.PROTECT, related_name="+")
    medium = models.CharField(max_length=10, blank=True)
    without = models.ForeignKey(Passage, models.PROTECT, null=True, related_name="+")
    condition = models.PositiveSmallIntegerField(null=True)
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["visit", "item"], name="an_item_is_attached_to_a_visit_once"
            )
        ]

    def __str__(self) -> str:
        return f"item {self.item_id} of visit {self.visit_id}"
