"""What went out and what became of it. Both tables only grow; no content in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils import timezone

from halte.core.access.permissions import Permission
from halte.core.organisations.models import Organisation
from halte.core.sharing.states import CopyState, Form

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class DisclosureQuerySet(models.QuerySet["Disclosure"]):
    """The register: one’s own organisation’s, or all for those who answer for it."""

    def visible_to(self, actor: Actor) -> DisclosureQuerySet:
        """Secretariat and auditors read all; others what their organisation sent."""
        if not actor.may(Permission.PARTNERS_READ):
            return self.none()
        if "auditor" in actor.roles or actor.may(Permission.AGREEMENT_APPROVE):
            return self.all()
        return self.filter(sender_id=actor.organisation_id or 0)


class Disclosure(models.Model):
    """One sending: who, to whom, why, on which grounds, how much. Append-only.

    fields    [{id, en, fr, kind}] in the order they were sent
    grounds   [{kind, reference, title, citation, until}] as they stood that day
    digest    SHA-256 of the data file, byte for byte
    return_by last day on which the recipient may hold the copy; null where no
              ground sets one
    """

    sender = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    recipient = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=40)
    dataset = models.CharField(max_length=60)
    title_en = models.CharField(max_length=200)
    title_fr = models.CharField(max_length=200)
    fields = models.JSONField()
    grounds = models.JSONField()
    rows = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    form = models.CharField(max_length=4, choices=[(form, form) for form in Form])
    return_by = models.DateField(null=True)
    on = models.DateField()
    at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    objects = DisclosureQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        indexes: ClassVar = [models.Index(fields=["recipient", "at"])]

    def __str__(self) -> str:
        return f"{self.dataset} to {self.recipient_id}"


class CopyNote(models.Model):
    """What the recipient confirmed about a copy, on which day. Append-only.

    `digest` is the SHA-256 of the letter that says so, '' where there is none.
    """

    disclosure = models.ForeignKey(Disclosure, models.PROTECT, related_name="notes")
    state = models.CharField(
        max_length=12,
        choices=[(s, s) for s in CopyState if s is not CopyState.HELD],
    )
    on = models.DateField()
    digest = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.disclosure_id} {self.state}"


APPEND_ONLY = ("sharing_disclosure", "sharing_copynote")
"""Tables that the database itself closes against update and delete."""
