"""Work-permit applications, the facts that the checks look at, and their answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from halte.capabilities.permits.checks import CHECKS
from halte.capabilities.permits.checks.facts import Told
from halte.capabilities.permits.models.instructions import Instruction
from halte.capabilities.permits.models.noted import AnswerKept, Noted, OfferNoted
from halte.core.access.permissions import Permission
from halte.core.fields import BlindIndexField, EncryptedTextField
from halte.core.organisations.models import Organisation

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class ApplicationQuerySet(models.QuerySet["PermitApplication"]):
    """Applications are seen within the organisation that decides them."""

    def visible_to(self, actor: Actor) -> Self:
        """One’s own organisation’s, for those who work on permits."""
        if not actor.may(Permission.PERMITS_READ):
            return self.none()
        return self.filter(organisation_id=actor.organisation_id or 0)


class PermitApplication(models.Model):
    """An application for a work permit. Who the person is stands encrypted."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    number = EncryptedTextField()
    number_index = BlindIndexField(of="number", unique=True)
    person_name = EncryptedTextField()
    born_on = EncryptedTextField(blank=True)
    speaks = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=2, choices=[("en", "en"), ("fr", "fr")])
    employer = models.ForeignKey(
        "employers.Employer", models.PROTECT, null=True, related_name="+"
    )
    occupation = models.CharField(max_length=160)
    noc = models.CharField(max_length=5)
    city = models.CharField(max_length=120)
    province = models.CharField(max_length=2)
    stream = models.CharField(max_length=20)
    received_on = models.DateField()
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    demonstration = models.BooleanField(default=False)
    added_by_id = models.BigIntegerField(null=True)
    added_at = models.DateTimeField(default=timezone.now)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-received_on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="a_job_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return f"permit application {self.pk}"


class OfferSeen(OfferNoted):
    """What the business was seen to offer: source and day. Append-only."""

    application = models.ForeignKey(
        PermitApplication, models.PROTECT, related_name="offers"
    )

    def __str__(self) -> str:
        return f"offer {self.pk}"


class Saying(Noted):
    """What the person answered to a question; the newest counts. Append-only."""

    application = models.ForeignKey(
        PermitApplication, models.PROTECT, related_name="sayings"
    )
    question = models.SlugField(max_length=20)
    told = models.CharField(max_length=10, choices=[(t, t) for t in Told])
    words = EncryptedTextField(blank=True)
    asked_on = models.DateField()

    def __str__(self) -> str:
        return f"saying {self.pk}"


class InstructionMark(Noted):
    """An officer’s reading: do the facts touch an instruction? Append-only."""

    application = models.ForeignKey(
        PermitApplication, models.PROTECT, related_name="marks"
    )
    instruction = models.ForeignKey(Instruction, models.PROTECT, related_name="+")
    touches = models.BooleanField()
    source = models.CharField(max_length=300)
    seen_on = models.DateField()

    def __str__(self) -> str:
        return f"mark {self.pk}"


class Look(AnswerKept):
    """One check’s answer when an officer kept it. Append-only."""

    application = models.ForeignKey(
        PermitApplication, models.PROTECT, related_name="looks"
    )
    check_slug = models.CharField(
        max_length=20, choices=[(c.slug, c.slug) for c in CHECKS]
    )

    class Meta(AnswerKept.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application", "turn", "check_slug"], name="a_check_once_a_turn"
            )
        ]

    def __str__(self) -> str:
        return f"look {self.pk}"


class Closing(models.Model):
    """That an officer decided the application elsewhere. Append-only.

    What was decided is not kept here: Halte neither issues nor refuses a permit.
    """

    application = models.OneToOneField(
        PermitApplication, models.PROTECT, related_name="closing"
    )
    closed_on = models.DateField()
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"closing {self.pk}"
