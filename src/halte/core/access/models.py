"""Emergency openings, API keys, and attempts to sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from halte.core.access.permissions import Permission
from halte.core.access.states import Finding
from halte.core.fields import EncryptedTextField

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class OpeningQuerySet(models.QuerySet["Opening"]):
    """Emergency openings, for those who answer for them."""

    def in_force(self) -> OpeningQuerySet:
        """Neither ended by time nor closed by hand."""
        return self.filter(closed_at__isnull=True, ends_at__gt=timezone.now())

    def visible_to(self, actor: Actor) -> OpeningQuerySet:
        """All for auditors; those of their own organisation for coordinators."""
        if not actor.may(Permission.BREAK_GLASS_REVIEW):
            return self.none()
        if "auditor" in actor.roles:
            return self.all()
        return self.filter(organisation_id=actor.organisation_id or 0)


class Opening(models.Model):
    """Someone broke the glass: who, until when, why, and what review found.

    The audit names this row; the words of the reason are only here, encrypted,
    and are shown to reviewers only. Ids instead of foreign keys, like the
    audit: an opening outlives whatever happens to the person’s account.
    """

    user_id = models.BigIntegerField(db_index=True)
    organisation_id = models.BigIntegerField(null=True)
    reason = EncryptedTextField()
    opened_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    finding = models.CharField(
        max_length=20,
        choices=[(finding, finding) for finding in Finding],
        default=Finding.WAITING,
    )
    review_note = EncryptedTextField(blank=True)
    reviewed_by_id = models.BigIntegerField(null=True, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-opened_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(finding=Finding.WAITING, reviewed_at__isnull=True)
                | (~Q(finding=Finding.WAITING) & Q(reviewed_at__isnull=False)),
                name="a_finding_has_its_moment",
            )
        ]

    def __str__(self) -> str:
        return f"{self.opened_at:%Y-%m-%d %H:%M} {self.finding}"


class ApiKeyQuerySet(models.QuerySet["ApiKey"]):
    """Keys of programs."""

    def in_force(self) -> ApiKeyQuerySet:
        """Neither revoked nor past their day."""
        return self.filter(revoked_at__isnull=True, expires_at__gt=timezone.now())

    def visible_to(self, actor: Actor) -> ApiKeyQuerySet:
        """Everything for those who issue keys, nothing for others."""
        return self.all() if actor.may(Permission.API_KEY_ISSUE) else self.none()


class ApiKey(models.Model):
    """A program’s way in. The secret is shown once; here is its digest.

    A key acts for an organisation in a role, always for the purpose of reading
    figures, so that even a stolen one changes nothing.
    """

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="api_keys"
    )
    label = models.CharField(max_length=80)
    role = models.CharField(max_length=40)
    hint = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    issued_by_id = models.BigIntegerField(null=True)
    issued_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    objects = ApiKeyQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-issued_at"]

    def __str__(self) -> str:
        return f"{self.label} {self.hint}"


class SignInAttempt(models.Model):
    """A try to sign in that failed, or is under way. Kept a quarter of an hour.

    `account` and `address` are keyed digests: the table tells nobody who tried
    to sign in, nor from where.
    """

    account = models.CharField(max_length=64)
    address = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["account", "at"])]

    def __str__(self) -> str:
        return f"{self.at:%H:%M:%S}"
