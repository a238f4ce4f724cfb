"""Random draws: the list that was frozen, the seed, and who was drawn."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from halte.capabilities.inspections.models.file import Passage


class DrawList(models.Model):
    """Who can be drawn, frozen with its digest before there is a seed.

    `numbers` is canonical JSON of the employers’ numbers. Rows only grow. The database
    refuses a list of which all are drawn: nobody is chosen by a draw of one in one.
    """

    title = models.CharField(max_length=120)
    list_of = models.CharField(max_length=300, blank=True)
    """Of whom a typed list is; '' where a `Frame` says it."""
    numbers = models.TextField()
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField(null=True)
    """How many are on it; None of lists that were sealed before it was kept."""
    wanted = models.PositiveIntegerField()
    sealed_at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)
    demonstration = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(wanted__gte=1), name="a_draw_wants_someone"
            )
        ]

    def __str__(self) -> str:
        return f"draw {self.pk}"


class Frame(models.Model):
    """What a list is a list of, where it was read from the register. Rows only grow.

    Every employer with a positive decision in a province and a period, on the day that
    it was sealed. The list itself, with its digest, is what is drawn from: the
    register goes on changing.
    """

    draw = models.OneToOneField(DrawList, models.PROTECT, related_name="frame")
    province = models.CharField(max_length=2)
    first_on = models.DateField()
    last_on = models.DateField()
    decisions = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(first_on__lte=F("last_on")),
                name="a_frame_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"frame of draw {self.draw_id}"


class Seed(models.Model):
    """The seed of a draw and where everyone can read it. Rows only grow.

    One for each list, from a later day and by another person than who sealed it (the
    database refuses the same): nobody can choose a seed for a list, or a list for a
    seed.
    """

    draw = models.OneToOneField(DrawList, models.PROTECT, related_name="seed")
    text = models.CharField(max_length=200)
    source = models.CharField(max_length=300)
    published_on = models.DateField()
    kept_at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"seed of draw {self.draw_id}"


class Pick(models.Model):
    """An employer that was drawn, by its place in the order. Rows only grow.

    One that takes the place of another says which, and why.
    """

    draw = models.ForeignKey(DrawList, models.PROTECT, related_name="picks")
    position = models.PositiveIntegerField()
    employer = models.ForeignKey("employers.Employer", models.PROTECT, related_name="+")
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by"
    )
    reason = models.ForeignKey(Passage, models.PROTECT, null=True, related_name="+")
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["draw", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["draw", "position"], name="a_place_in_the_order_once"
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True, reason__isnull=True)
                | Q(replaces__isnull=False, reason__isnull=False),
                name="a_replacement_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"pick {self.draw_id}/{self.position}"
