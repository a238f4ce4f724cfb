"""Who sits on the taskforce: organisations, from one day to another."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils import timezone

from halte.core.access.permissions import Permission
from halte.core.organisations.models import Organisation

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class SeatQuerySet(models.QuerySet["Seat"]):
    """Who sits is known to all who read the taskforce’s papers."""

    def visible_to(self, actor: Actor) -> SeatQuerySet:
        """Every seat, for those who sit; none for others."""
        return self.all() if seated(actor) else self.none()

    def on(self, day: date) -> SeatQuerySet:
        """Seats that were held on a day."""
        since = self.filter(since__lte=day)
        return since.filter(models.Q(until=None) | models.Q(until__gte=day))


class Seat(models.Model):
    """An organisation has a seat; `until` is its last day, null while it lasts."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    chair = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-chair", "organisation__name_en", "since"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=models.Q(until=None),
                name="an_organisation_sits_once",
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="a_seat_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"seat of {self.organisation_id}"


def seated(actor: Actor) -> bool:
    """True where this reader may see the taskforce’s papers.

    A role alone does not do: the organisation must hold a seat today. Those who
    keep the room see it whole, and so does the auditor.
    """
    if not actor.may(Permission.TASKFORCE_READ):
        return False
    if actor.may(Permission.TASKFORCE_KEEP) or "auditor" in actor.roles:
        return True
    today = Seat.objects.on(timezone.localdate())
    return today.filter(organisation_id=actor.organisation_id or 0).exists()
