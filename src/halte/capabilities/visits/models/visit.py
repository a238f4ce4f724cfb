"""Visits, their stops, entry to dwellings, who goes, and with whom they are shared."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone

from halte.capabilities.visits.states import Ground, Occupant, Part, State, StopKind
from halte.core.access.permissions import Permission
from halte.core.fields import EncryptedTextField
from halte.core.organisations.models import Organisation

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class Passage(models.Model):
    """Words of an officer, encrypted.

    Apart from the rows that never change, since keys of encryption do.
    """

    text = EncryptedTextField()

    def __str__(self) -> str:
        return f"passage {self.pk}"


class VisitQuerySet(models.QuerySet["Visit"]):
    """Visits are for the organisation that plans them; others see what is shared."""

    def visible_to(self, actor: Actor) -> VisitQuerySet:
        """One’s own organisation’s visits."""
        if not actor.may(Permission.VISITS_READ):
            return self.none()
        return self.filter(organisation_id=actor.organisation_id or 0)

    def shared_with(self, actor: Actor) -> VisitQuerySet:
        """Visits of others that are shared with this person’s organisation."""
        if not actor.may(Permission.VISITS_SHARED):
            return self.none()
        body = actor.organisation_id or 0
        standing = VisitShare.objects.standing().filter(organisation_id=body)
        return self.filter(pk__in=standing.values("visit"))


class Visit(models.Model):
    """A day on which officers go to places of an employer, under an inspection."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    inspection = models.ForeignKey(
        "inspections.Inspection", models.PROTECT, related_name="+"
    )
    employer = models.ForeignKey("employers.Employer", models.PROTECT, related_name="+")
    on = models.DateField()
    announced = models.BooleanField()
    told_on = models.DateField(null=True)
    told = models.ForeignKey(Passage, models.PROTECT, null=True, related_name="+")
    pair_needed = models.BooleanField(default=True)
    state = models.CharField(
        max_length=10, choices=[(s, s) for s in State], default=State.PLANNED
    )
    ended_why = models.ForeignKey(Passage, models.PROTECT, null=True, related_name="+")
    changes = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)
    made_at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)
    demonstration = models.BooleanField(default=False)

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-on", "-id"]
        indexes: ClassVar = [models.Index(fields=["state", "on"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(announced=False)
                | Q(told_on__isnull=False, told_on__lte=F("on")),
                name="announced_means_someone_was_told_before",
            )
        ]

    def __str__(self) -> str:
        return f"visit {self.pk}"


class Stop(models.Model):
    """A place of a visit. The database itself holds how a dwelling is entered.

    A check that is unknown passes (SQL), so each says too that a value is there.

    `entry_ground`, `entry_from` and `entry_until` are those of the entry in force.
    """

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="stops")
    site = models.ForeignKey("employers.Site", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=7, choices=[(k, k) for k in StopKind])
    caregiver = models.BooleanField(default=False)
    dwelling = models.BooleanField(default=False)
    entry_ground = models.CharField(max_length=9, blank=True)
    entry_from = models.DateTimeField(null=True)
    entry_until = models.DateTimeField(null=True)
    begun_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    not_entered = models.ForeignKey(
        Passage, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["visit", "site"], name="a_place_is_one_stop_of_a_visit"
            ),
            models.CheckConstraint(
                condition=Q(dwelling=False)
                | Q(begun_at__isnull=True)
                | (
                    Q(entry_ground__in=[Ground.CONSENT, Ground.WARRANT])
                    & Q(entry_from__isnull=False, entry_from__lte=F("begun_at"))
                    & (Q(entry_until__isnull=True) | Q(entry_until__gte=F("begun_at")))
                )
                | Q(entry_ground=Ground.WITHDRAWN, left_at__isnull=False),
                name="a_dwelling_is_entered_with_consent_or_a_warrant",
            ),
            models.CheckConstraint(
                condition=Q(entry_ground=Ground.WARRANT, entry_until__isnull=False)
                | ~Q(entry_ground=Ground.WARRANT),
                name="a_warrant_has_hours",
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True)
                | Q(begun_at__isnull=False, left_at__gte=F("begun_at")),
                name="a_stop_is_left_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"stop {self.pk}"


class Entry(models.Model):
    """Consent to enter, a warrant, or a consent taken back. Append-only.

    `at` is when it was given, issued or taken back. A consent is written: `item` is
    the paper in the vault. A worker who consents is not named.
    """

    stop = models.ForeignKey(Stop, models.PROTECT, related_name="entries")
    ground = models.CharField(max_length=9, choices=[(g, g) for g in Ground])
    at = models.DateTimeField()
    occupant = models.CharField(
        max_length=9, choices=[(o, o) for o in Occupant], blank=True
    )
    by_whom = models.ForeignKey(Passage, models.PROTECT, null=True, related_name="+")
    item = models.ForeignKey("vault.Item", models.PROTECT, null=True, related_name="+")
    justice = models.ForeignKey(Passage, models.PROTECT, null=True, related_name="+")
    number = models.CharField(max_length=60, blank=True)
    place = models.ForeignKey(Passage, models.PROTECT, null=True, related_name="+")
    valid_from = models.DateTimeField(null=True)
    valid_until = models.DateTimeField(null=True)
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(ground=Ground.CONSENT)
                | (Q(item__isnull=False) & ~Q(occupant="")),
                name="consent_to_enter_is_written_and_of_someone",
            ),
            models.CheckConstraint(
                condition=~Q(occupant=Occupant.WORKER) | Q(by_whom__isnull=True),
                name="a_worker_who_consents_is_not_named",
            ),
            models.CheckConstraint(
                condition=~Q(ground=Ground.WARRANT)
                | (
                    Q(justice__isnull=False, place__isnull=False)
                    & ~Q(number="")
                    & Q(valid_from__isnull=False, valid_until__isnull=False)
                    & Q(valid_from__lt=F("valid_until"))
                ),
                name="a_warrant_has_its_particulars",
            ),
        ]

    def __str__(self) -> str:
        return f"entry {self.pk}"


class Going(models.Model):
    """Someone who goes along: a colleague by account, others by name."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="people")
    part = models.CharField(max_length=11, choices=[(p, p) for p in Part])
    user_id = models.BigIntegerField(null=True)
    name = EncryptedTextField(blank=True)
    language = models.CharField(max_length=40, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(part=Part.INTERPRETER) | ~Q(language=""),
                name="an_interpreter_has_a_language",
            ),
            models.UniqueConstraint(
                fields=["visit", "user_id"],
                condition=Q(user_id__isnull=False),
                name="a_colleague_goes_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part} of visit {self.visit_id}"


class ShareQuerySet(models.QuerySet["VisitShare"]):
    """Shares; of a visit and an organisation the newest counts."""

    def standing(self) -> ShareQuerySet:
        """Those in force."""
        newest = VisitShare.objects.filter(
            visit=OuterRef("visit"), organisation=OuterRef("organisation")
        ).order_by("-id")
        return self.filter(stands=True, pk=Subquery(newest.values("pk")[:1]))


class VisitShare(models.Model):
    """That a province may see a visit, or no longer (IRPR s. 209.92). Append-only.

    `told` is what it is told of employer and places: written down here, since a
    province does not read the register.
    """

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="shares")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    stands = models.BooleanField()
    told = models.ForeignKey(Passage, models.PROTECT, null=True, related_name="+")
    why = models.ForeignKey(Passage, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    objects = ShareQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"visit {self.visit_id} with {self.organisation_id}"
