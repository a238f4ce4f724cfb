"""Referrals, the frozen copy that goes out, the one-time link, and transfers."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from halte.capabilities.support.models.files import File
from halte.capabilities.support.states import (
    SERVICE,
    WAITING,
    Decline,
    ReferralState,
    Route,
    Timeframe,
    TransferState,
)
from halte.core.access.permissions import Permission
from halte.core.fields import EncryptedTextField
from halte.core.organisations.models import Organisation

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class ReferralQuerySet(models.QuerySet["Referral"]):
    """Referrals: the sender sees those of visible files, the receiver those sent."""

    def sent_by(self, actor: Actor) -> ReferralQuerySet:
        """Those of files that this actor can open."""
        return self.filter(file__in=File.objects.visible_to(actor))

    def received_by(self, actor: Actor) -> ReferralQuerySet:
        """Those handed to one’s own organisation inside Halte.

        A conflict of interest with the sender’s file or with the one begun from it
        shuts the referral too: out of lists, numbers and messages.
        """
        if not actor.may(Permission.SUPPORT_REFER):
            return self.none()
        rows = self.filter(receiver_id=actor.organisation_id or 0, route=Route.INSIDE)
        blocked = File.objects.blocked_for(actor.user_id)
        rows = rows.exclude(sent_at=None).exclude(begun__in=blocked)
        return rows.exclude(file__in=blocked)

    def visible_to(self, actor: Actor) -> ReferralQuerySet:
        """Either side of it."""
        return self.filter(
            Q(pk__in=self.sent_by(actor).values("pk"))
            | Q(pk__in=self.received_by(actor).values("pk"))
        )

    def waiting(self) -> ReferralQuerySet:
        """Those whose loop is not closed."""
        return self.filter(state__in=WAITING)


class Referral(models.Model):
    """One need, one receiver. `topics` is what the sender chose to hand over.

    `note`, `decline_words` and `warm_words` are sealed with the file’s key.
    `after` is the referral that was declined before this one. `service` is the
    identifier of a listed service; `receiver` is empty where its provider takes
    no part in Halte.
    """

    reference = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(File, models.PROTECT, related_name="referrals")
    receiver = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+"
    )
    service = models.CharField(max_length=60, blank=True)
    after = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    domain = models.CharField(max_length=30)
    timeframe = models.CharField(max_length=2, choices=[(t, t) for t in Timeframe])
    route = models.CharField(max_length=8, choices=[(r, r) for r in Route])
    topics = models.JSONField(default=list)
    note = models.TextField(blank=True)
    state = models.CharField(
        max_length=10,
        choices=[(s, s) for s in ReferralState],
        default=ReferralState.DRAFTED,
    )
    warm = models.BooleanField(default=False)
    warm_at = models.DateTimeField(null=True)
    drafted_at = models.DateTimeField(default=timezone.now)
    drafted_by_id = models.BigIntegerField(null=True)
    sent_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    decline = models.CharField(
        max_length=20, choices=[(d, d) for d in Decline], blank=True, default=""
    )
    decline_words = models.TextField(blank=True)
    asked_at = models.DateTimeField(null=True)
    late_told_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-drafted_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state=ReferralState.DRAFTED)
                | Q(state__in=[ReferralState.REVOKED, ReferralState.WITHDRAWN])
                | Q(sent_at__isnull=False),
                name="support_what_was_answered_was_sent",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReferralState.DECLINED) | ~Q(decline=""),
                name="support_a_no_has_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(receiver__isnull=False) | ~Q(service=""),
                name="support_a_referral_has_a_receiver",
            ),
        ]

    def __str__(self) -> str:
        return str(self.reference)

    @property
    def recipient(self) -> str:
        """What the person’s consent calls the receiver."""
        return self.receiver.slug if self.receiver else f"{SERVICE}{self.service}"

    @property
    def answer_by(self) -> datetime | None:
        """When the receiver should have answered."""
        hours = timedelta(hours=Timeframe(self.timeframe).answer_hours)
        return None if self.sent_at is None else self.sent_at + hours

    @property
    def late_at(self) -> datetime | None:
        """When the sender is told that nobody answered."""
        hours = timedelta(hours=Timeframe(self.timeframe).late_hours)
        return None if self.sent_at is None else self.sent_at + hours


class Copy(models.Model):
    """What went out with a referral, frozen. A withdrawal empties `content`.

    `digest` is the SHA-256 of the content as it was sent and stays.
    """

    referral = models.OneToOneField(Referral, models.PROTECT, related_name="copy")
    content = EncryptedTextField(blank=True)
    scope = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    disclosure_id = models.BigIntegerField()
    frozen_at = models.DateTimeField(default=timezone.now)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.digest[:12]


class Handover(models.Model):
    """A one-time link for a receiver outside Halte, with a code told by voice.

    Both are kept as digests only. `answer_digest` opens the answer, not the copy.
    """

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="handovers")
    secret_digest = models.CharField(max_length=64, unique=True)
    code_digest = models.CharField(max_length=64)
    answer_digest = models.CharField(max_length=64, blank=True, db_index=True)
    made_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    by_user_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["made_at", "id"]

    def __str__(self) -> str:
        return f"{self.referral_id} {self.made_at:%Y-%m-%d}"


class WholeFileTransferQuerySet(models.QuerySet["Transfer"]):
    """Transfers of whole files."""

    def received_by(self, actor: Actor) -> WholeFileTransferQuerySet:
        """Those proposed to one’s own organisation, for those who answer for files and
        have no conflict of interest with this one.
        """
        if not actor.may(Permission.SUPPORT_SUPERVISE):
            return self.none()
        rows = self.filter(receiver_id=actor.organisation_id or 0)
        return rows.exclude(file__in=File.objects.blocked_for(actor.user_id))


class Transfer(models.Model):
    """A whole file is to move to another organisation, with the person’s consent."""

    file = models.ForeignKey(File, models.PROTECT, related_name="transfers")
    sender = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    receiver = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=10,
        choices=[(s, s) for s in TransferState],
        default=TransferState.PROPOSED,
    )
    proposed_at = models.DateTimeField(default=timezone.now)
    proposed_by_id = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by_id = models.BigIntegerField(null=True)

    objects = WholeFileTransferQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-proposed_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["file"],
                condition=Q(state=TransferState.PROPOSED),
                name="support_one_transfer_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.file_id} {self.state}"
