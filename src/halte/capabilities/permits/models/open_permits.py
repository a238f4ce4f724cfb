"""Open work permits for vulnerable workers (IRPR s. 207.1, code A72).

Behind the wall. There is no field for an employer of the register and no way to
reach one: the employer that the person named is encrypted text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from halte.capabilities.permits.states import (
    Abuse,
    NotMet,
    OpenOutcome,
    Source,
    Weight,
    Where,
)
from halte.core.access.permissions import Permission
from halte.core.fields import EncryptedTextField
from halte.core.organisations.holders import held_anywhere
from halte.core.organisations.models import Organisation

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class OpenPermitQuerySet(models.QuerySet["OpenPermit"]):
    """Requests are seen by the protected officers of one organisation."""

    def visible_to(self, actor: Actor) -> Self:
        """One’s own organisation’s, for those whose work they are and who see no
        register of employers in another role of theirs.
        """
        if not actor.may(Permission.PROTECTED_PERMITS):
            return self.none()
        if Permission.EMPLOYERS_READ in held_anywhere(actor):
            return self.none()
        return self.filter(organisation_id=actor.organisation_id or 0)


class OpenPermit(models.Model):
    """A request for an open permit. It costs nothing, and so has no fee.

    `family` is a number that was noted before each member had a row of their own
    (`family.py`). `worked_without` is noted only because the law forgives it
    (200(3.1)).
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    person_name = EncryptedTextField()
    born_on = EncryptedTextField(blank=True)
    reach_safely = EncryptedTextField()
    employer_named = EncryptedTextField(blank=True)
    speaks = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=2, choices=[("en", "en"), ("fr", "fr")])
    province = models.CharField(max_length=2)
    in_canada = models.BooleanField()
    tied_permit = models.BooleanField()
    worked_without = models.BooleanField(default=False)
    family = models.PositiveSmallIntegerField(default=0)
    received_on = models.DateField()
    due_on = models.DateField()
    demonstration = models.BooleanField(default=False)
    added_by_id = models.BigIntegerField(null=True)
    added_at = models.DateTimeField(default=timezone.now)

    objects = OpenPermitQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["due_on", "id"]

    def __str__(self) -> str:
        return f"open permit {self.pk}"


class AbuseFact(models.Model):
    """One thing that the person told, or that shows otherwise. Append-only."""

    request = models.ForeignKey(OpenPermit, models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=14, choices=[(k, k) for k in Abuse])
    source = models.CharField(max_length=10, choices=[(s, s) for s in Source])
    place = models.CharField(max_length=10, choices=[(w, w) for w in Where])
    risk_only = models.BooleanField(default=False)
    """It has not happened; there is a risk of it."""
    words = EncryptedTextField()
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"fact {self.pk}"


class FactWeight(models.Model):
    """Step one: a fact weighed on a balance of probabilities. Append-only.

    The newest weighing counts.
    """

    fact = models.ForeignKey(AbuseFact, models.PROTECT, related_name="weights")
    weight = models.CharField(max_length=10, choices=[(w, w) for w in Weight])
    reasons = EncryptedTextField()
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"weight {self.pk}"


class OpenDecision(models.Model):
    """Step two: the totality, on reasonable grounds to believe. Append-only."""

    request = models.OneToOneField(OpenPermit, models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=10, choices=[(o, o) for o in OpenOutcome])
    not_met = models.CharField(
        max_length=24, choices=[(n, n) for n in NotMet], blank=True
    )
    totality = EncryptedTextField(blank=True)
    decided_on = models.DateField()
    working_days = models.PositiveIntegerField()
    valid_until = models.DateField(null=True)
    family = models.PositiveSmallIntegerField(default=0)
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(outcome=OpenOutcome.NOT_ISSUED) & ~Q(not_met=""))
                | (~Q(outcome=OpenOutcome.NOT_ISSUED) & Q(not_met="")),
                name="what_is_not_issued_says_what_is_not_met",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True)
                | Q(valid_until__gt=F("decided_on")),
                name="an_open_permit_ends_after_its_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"open decision {self.pk}"


class OpenLetter(models.Model):
    """A letter that tells nothing to whoever opens it: both documents, frozen."""

    request = models.ForeignKey(OpenPermit, models.PROTECT, related_name="letters")
    document_en = EncryptedTextField()
    document_fr = EncryptedTextField()
    digest_en = models.CharField(max_length=64)
    digest_fr = models.CharField(max_length=64)
    issued_on = models.DateField()
    by_user_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"open letter {self.pk}"
