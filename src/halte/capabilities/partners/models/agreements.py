"""Agreements: a head that never changes, versions of terms, and dated steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils import timezone

from halte.capabilities.partners.states import Rests, Step
from halte.core.access.permissions import Permission
from halte.core.organisations.models import Organisation

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class AgreementQuerySet(models.QuerySet["Agreement"]):
    """Agreements that were once in force are read by all who read partners."""

    def visible_to(self, actor: Actor) -> AgreementQuerySet:
        """Drafts only where they are kept, approved or audited."""
        if not actor.may(Permission.PARTNERS_READ):
            return self.none()
        if actor.may(Permission.AGREEMENT_APPROVE) or "auditor" in actor.roles:
            return self.all()
        own = models.Q(keeper_id=actor.organisation_id or 0)
        return self.filter(own | models.Q(steps__kind=Step.APPROVED)).distinct()

    def whole(self) -> AgreementQuerySet:
        """With versions and steps, so that each can be read on any day."""
        return self.prefetch_related("versions", "steps").select_related("keeper")


class Agreement(models.Model):
    """An agreement on sharing. How it stands follows from versions and steps."""

    keeper = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    demonstration = models.BooleanField(default=False)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"agreement {self.pk}"


class Version(models.Model):
    """The terms as drafted on a day. Append-only: an amendment is a new version.

    parties      [[organisation id, gives | receives | both], …]
    data         {dataset: [fields that may flow]}
    facts        facts that may be shown to everyone; empty: nothing is public
    starts       first day on which these terms hold; ends: the last, included
    return_days  after how many days a recipient returns or destroys a copy; null:
                 when the agreement ends
    digest       SHA-256 of the signed document
    """

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title_en = models.CharField(max_length=200)
    title_fr = models.CharField(max_length=200)
    purposes = models.JSONField()
    parties = models.JSONField()
    data = models.JSONField()
    rests_on = models.CharField(max_length=8, choices=[(r, r) for r in Rests])
    citation_en = models.CharField(max_length=300)
    citation_fr = models.CharField(max_length=300)
    starts = models.DateField()
    review = models.DateField(null=True)
    ends = models.DateField()
    return_days = models.PositiveIntegerField(null=True)
    facts = models.JSONField(default=list)
    digest = models.CharField(max_length=64, blank=True)
    drafted_at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement", "number"], name="a_version_has_its_number_once"
            ),
            models.CheckConstraint(
                condition=models.Q(ends__gte=models.F("starts")),
                name="an_agreement_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} v{self.number}"


class AgreementStep(models.Model):
    """What someone did to an agreement. Append-only.

    `next_review` is set where it was reviewed; `reason` where it was returned,
    suspended or ended, in the words of whoever did it.
    """

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10, choices=[(s, s) for s in Step])
    number = models.PositiveIntegerField()
    on = models.DateField()
    next_review = models.DateField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.kind}"


class Reminder(models.Model):
    """A notice that was sent once for a thing, a threshold and a due day.

    `thing` is `app.Model:pk`. Append-only, so that nobody is reminded twice.
    """

    thing = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    due_on = models.DateField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["thing", "kind", "due_on"], name="a_reminder_is_sent_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.thing}"
