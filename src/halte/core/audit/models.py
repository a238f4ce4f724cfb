"""What was done, by whom, why: rows that live alone and are never changed.

No foreign keys, so that the audit never interferes with live data and
outlives it. Database triggers refuse update and delete (see the migration).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from halte.core.access.permissions import Permission

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries are read by auditors only."""

    def visible_to(self, actor: Actor) -> EntryQuerySet:
        """Everything for an auditor, nothing for anyone else."""
        return self.all() if actor.may(Permission.AUDIT_READ) else self.none()


class Entry(models.Model):
    """One act, one refusal, or one opening of identifying data.

    `subject` is `app.Model:pk`; `records` is the list of further ids that a
    read opened, as text; `inputs` are names of inputs, never their values.
    `mac` authenticates this row alone (key outside the database), so that an
    edit is located to the row; seals make deletion visible.
    """

    at = models.DateTimeField()
    kind = models.CharField(max_length=10)
    act = models.CharField(max_length=80)
    permission = models.CharField(max_length=40, blank=True)
    outcome = models.CharField(max_length=60)
    user_id = models.BigIntegerField(null=True)
    organisation_id = models.BigIntegerField(null=True)
    roles = models.CharField(max_length=200, blank=True)
    purpose = models.CharField(max_length=40)
    reason = models.CharField(max_length=500, blank=True)
    via = models.CharField(max_length=10)
    subject = models.CharField(max_length=120, blank=True)
    records = models.TextField(blank=True)
    inputs = models.CharField(max_length=400, blank=True)
    mac = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["user_id", "at"]),
            models.Index(fields=["subject"]),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.act} {self.outcome}"


class SealQuerySet(models.QuerySet["Seal"]):
    """Seals are read by auditors only."""

    def visible_to(self, actor: Actor) -> SealQuerySet:
        """Everything for an auditor, nothing for anyone else."""
        return self.all() if actor.may(Permission.AUDIT_READ) else self.none()


class Seal(models.Model):
    """A closed range of entries, with a digest chained to the seal before.

    `absent` lists the ids inside the range that had no row when it was closed
    (a sequence may skip), so that a later gap can only be a deletion.
    """

    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField()
    count = models.BigIntegerField()
    absent = models.TextField(blank=True)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    objects = SealQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["first_id"], name="a_range_is_sealed_once")
        ]

    def __str__(self) -> str:
        return f"{self.first_id}–{self.last_id} {self.digest[:12]}"


class VerificationQuerySet(models.QuerySet["Verification"]):
    """Verifications are read by those who may verify."""

    def visible_to(self, actor: Actor) -> VerificationQuerySet:
        """Everything for an auditor, nothing for anyone else."""
        return self.all() if actor.may(Permission.AUDIT_VERIFY) else self.none()


class Verification(models.Model):
    """One verification of the audit, and what it found. Append-only as well.

    `findings` holds plain values of `findings.Finding`, the first thousand;
    `found` counts all of them.
    """

    job_id = models.BigIntegerField(null=True, unique=True)
    user_id = models.BigIntegerField(null=True)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField()
    rows = models.BigIntegerField()
    seals = models.BigIntegerField()
    anchors = models.BigIntegerField()
    unsealed = models.BigIntegerField()
    found = models.BigIntegerField()
    findings = models.JSONField(default=list)

    objects = VerificationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"{self.rows} rows, {self.found} found"
