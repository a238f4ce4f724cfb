"""What a law asks for: a disclosure that it demands, a hold, a disposal by two."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from halte.capabilities.support.models.files import File
from halte.capabilities.support.states import DisposalState, Exemption, Told
from halte.core.access.permissions import Permission

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class LawDisclosure(models.Model):
    """Something told because a law demands it. It is no consent. Append-only.

    `recipient`, `said`, `provision` and `told_words` are sealed; the provision is
    named by the person who enters it. `decided_by_id` is the colleague who decided.
    """

    file = models.ForeignKey(File, models.PROTECT, related_name="by_law")
    exemption = models.CharField(max_length=10, choices=[(e, e) for e in Exemption])
    recipient = models.TextField()
    said = models.TextField()
    provision = models.TextField()
    decided_by_id = models.BigIntegerField()
    told = models.CharField(max_length=10, choices=[(t, t) for t in Told])
    told_words = models.TextField(blank=True)
    at = models.DateTimeField()
    by_user_id = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.file_id} {self.exemption}"


class Telling(models.Model):
    """That the person was told of it later, and when. Append-only; `words` sealed."""

    disclosure = models.OneToOneField(
        LawDisclosure, models.PROTECT, related_name="telling"
    )
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    by_user_id = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.disclosure_id} {self.at:%Y-%m-%d}"


class LegalHold(models.Model):
    """A file that must stay until a day, and why (sealed). Lifted or over, it ends."""

    file = models.ForeignKey(File, models.PROTECT, related_name="holds")
    why = models.TextField()
    ends_on = models.DateField()
    at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_by_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.file_id} {self.ends_on}"


class DisposalQuerySet(models.QuerySet["Disposal"]):
    """Disposals that were proposed."""

    def visible_to(self, actor: Actor) -> DisposalQuerySet:
        """Those of files that this actor can open, for who answers for files."""
        if not actor.may(Permission.SUPPORT_SUPERVISE):
            return self.none()
        return self.filter(file__in=File.objects.visible_to(actor))


class Disposal(models.Model):
    """One person proposes to dispose of a file; another one does it."""

    file = models.ForeignKey(File, models.PROTECT, related_name="disposals")
    by_person = models.BooleanField()
    state = models.CharField(
        max_length=10,
        choices=[(s, s) for s in DisposalState],
        default=DisposalState.PROPOSED,
    )
    proposed_at = models.DateTimeField(default=timezone.now)
    proposed_by_id = models.BigIntegerField()
    ended_at = models.DateTimeField(null=True)
    ended_by_id = models.BigIntegerField(null=True)

    objects = DisposalQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["proposed_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["file"],
                condition=Q(state=DisposalState.PROPOSED),
                name="support_one_disposal_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=DisposalState.DONE)
                | Q(ended_by_id__isnull=False)
                & ~Q(ended_by_id=models.F("proposed_by_id")),
                name="support_two_people_dispose",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_id} {self.state}"
