"""Someone who may work without an application here: students, holders of open permits.

What is kept is which kind of status, whether an employer is named, what the business
was seen to offer, and what the person was told. No decision on anyone is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.utils import timezone

from halte.capabilities.permits.checks.authorized import TITLES
from halte.capabilities.permits.models.noted import AnswerKept, Noted, OfferNoted
from halte.capabilities.permits.states import Basis, Telling
from halte.core.access.permissions import Permission
from halte.core.fields import EncryptedTextField
from halte.core.organisations.models import Organisation

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class AuthorizationQuerySet(models.QuerySet["Authorization"]):
    """Seen within the organisation whose officer spoke with the person."""

    def visible_to(self, actor: Actor) -> Self:
        """One’s own organisation’s, for those who work on permits."""
        if not actor.may(Permission.PERMITS_READ):
            return self.none()
        return self.filter(organisation_id=actor.organisation_id or 0)


class Authorization(models.Model):
    """Someone who may work. `employer` is None where none is named: an open permit
    names none, and nobody has to name one.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    person_name = EncryptedTextField()
    speaks = models.CharField(max_length=40)
    basis = models.CharField(max_length=12, choices=[(b, b) for b in Basis])
    employer = models.ForeignKey(
        "employers.Employer", models.PROTECT, null=True, related_name="+"
    )
    met_on = models.DateField()
    demonstration = models.BooleanField(default=False)
    added_by_id = models.BigIntegerField(null=True)
    added_at = models.DateTimeField(default=timezone.now)

    objects = AuthorizationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-met_on", "-id"]

    def __str__(self) -> str:
        return f"authorization {self.pk}"


class BusinessSeen(OfferNoted):
    """What the business was seen to offer, noted here by the officer. Append-only."""

    authorization = models.ForeignKey(
        Authorization, models.PROTECT, related_name="offers"
    )

    def __str__(self) -> str:
        return f"business {self.pk}"


class Told(Noted):
    """That the person was told something, in which language, on a day. Append-only."""

    authorization = models.ForeignKey(
        Authorization, models.PROTECT, related_name="tellings"
    )
    what = models.CharField(max_length=16, choices=[(t, t) for t in Telling])
    language = models.CharField(max_length=40)
    told_on = models.DateField()

    def __str__(self) -> str:
        return f"told {self.pk}"


class AuthorizationLook(AnswerKept):
    """One check’s answer when an officer kept it. Append-only."""

    authorization = models.ForeignKey(
        Authorization, models.PROTECT, related_name="looks"
    )
    check_slug = models.CharField(max_length=20, choices=[(c, c) for c in TITLES])

    class Meta(AnswerKept.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authorization", "turn", "check_slug"],
                name="an_authorized_check_once_a_turn",
            )
        ]

    def __str__(self) -> str:
        return f"look {self.pk}"
