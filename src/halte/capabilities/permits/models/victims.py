"""Temporary resident permits for victims: a checklist and a clock, never a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from halte.capabilities.permits.states import StepState
from halte.core.access.permissions import Permission
from halte.core.fields import EncryptedTextField
from halte.core.organisations.holders import held_anywhere
from halte.core.organisations.models import Organisation

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class VictimCaseQuerySet(models.QuerySet["VictimCase"]):
    """Seen by the protected officers of one organisation."""

    def visible_to(self, actor: Actor) -> Self:
        """One’s own organisation’s, for those whose work they are and who see no
        register of employers in another role of theirs.
        """
        if not actor.may(Permission.PROTECTED_PERMITS):
            return self.none()
        if Permission.EMPLOYERS_READ in held_anywhere(actor):
            return self.none()
        return self.filter(organisation_id=actor.organisation_id or 0)


class VictimCase(models.Model):
    """Someone who may be a victim, and how to reach them safely."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    person_name = EncryptedTextField()
    reach_safely = EncryptedTextField()
    speaks = models.CharField(max_length=40, blank=True)
    province = models.CharField(max_length=2)
    dependants = models.PositiveSmallIntegerField(default=0)
    met_on = models.DateField()
    demonstration = models.BooleanField(default=False)
    added_by_id = models.BigIntegerField(null=True)
    added_at = models.DateTimeField(default=timezone.now)

    objects = VictimCaseQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-met_on", "-id"]

    def __str__(self) -> str:
        return f"victim case {self.pk}"


class StepMark(models.Model):
    """How a step of the checklist stands; the newest counts. Append-only."""

    case = models.ForeignKey(VictimCase, models.PROTECT, related_name="marks")
    step = models.SlugField(max_length=24)
    state = models.CharField(max_length=12, choices=[(s, s) for s in StepState])
    on = models.DateField()
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"step {self.pk}"


class VictimPermit(models.Model):
    """A permit that was given, from a day to a day. Append-only."""

    case = models.ForeignKey(VictimCase, models.PROTECT, related_name="permits")
    begins_on = models.DateField()
    ends_on = models.DateField()
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["begins_on", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("begins_on")),
                name="a_victims_permit_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"victim permit {self.pk}"


class VictimReminder(models.Model):
    """That the officers were reminded of a permit that ends. Once a permit."""

    permit = models.OneToOneField(VictimPermit, models.PROTECT, related_name="reminder")
    on = models.DateField()

    def __str__(self) -> str:
        return f"reminder {self.pk}"
