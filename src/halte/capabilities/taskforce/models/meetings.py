"""Meetings: the agenda and its papers, who came, and the minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.utils import timezone

from halte.capabilities.taskforce.models.seats import seated
from halte.capabilities.taskforce.states import (
    ItemPurpose,
    MeetingStep,
    PaperLanguage,
    Presence,
)
from halte.core.fields import EncryptedTextField
from halte.core.organisations.models import Organisation

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class SeatedQuerySet(models.QuerySet[Any]):
    """What the taskforce keeps is read by those who sit on it."""

    def visible_to(self, actor: Actor) -> Self:
        """Everything, for those who sit; nothing for others."""
        return self.all() if seated(actor) else self.none()


class MeetingQuerySet(SeatedQuerySet):
    """Meetings, with all from which their state follows."""

    def whole(self) -> MeetingQuerySet:
        """With minutes and verdicts, without the documents themselves."""
        kept = Minutes.objects.defer("content", "pdf_en", "pdf_fr")
        return self.prefetch_related(
            models.Prefetch("minutes", kept.select_related("verdict"))
        )


class Meeting(models.Model):
    """A meeting that was called. `cancelled_on` is set once.

    `recorded_after` marks one that was entered after it took place, so that
    nobody was invited through it.
    """

    title_en = models.CharField(max_length=200)
    title_fr = models.CharField(max_length=200)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place_en = models.CharField(max_length=200, blank=True)
    place_fr = models.CharField(max_length=200, blank=True)
    recorded_after = models.BooleanField(default=False)
    cancelled_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)
    demonstration = models.BooleanField(default=False)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-starts_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="a_meeting_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return self.title_en


class Step(models.Model):
    """What happened to the invitation. Append-only; hours as they then were."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10, choices=[(k, k) for k in MeetingStep])
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    reason_en = models.CharField(max_length=500, blank=True)
    reason_fr = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.kind}"


class AgendaItem(models.Model):
    """A point of the agenda, and what was said of it; frozen with the minutes.

    `wrote_user_ids` are those who wrote what was said: they do not approve it.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    position = models.PositiveIntegerField()
    title_en = models.CharField(max_length=200)
    title_fr = models.CharField(max_length=200)
    purpose = models.CharField(max_length=10, choices=[(p, p) for p in ItemPurpose])
    presenter = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True
    )
    said_en = models.TextField(blank=True)
    said_fr = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    wrote_user_ids = models.JSONField(default=list)

    objects = SeatedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "position"], name="a_point_has_its_place_once"
            )
        ]

    def __str__(self) -> str:
        return self.title_en


class PaperContent(models.Model):
    """The bytes of a file under its SHA-256, in base 64, encrypted.

    Apart from `Paper`, which never changes, since keys of encryption do.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    content = EncryptedTextField()

    def __str__(self) -> str:
        return self.digest[:12]


class Paper(models.Model):
    """A file for a point of the agenda. Append-only: a newer one points back."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="papers")
    title_en = models.CharField(max_length=200)
    title_fr = models.CharField(max_length=200)
    language = models.CharField(max_length=4, choices=[(k, k) for k in PaperLanguage])
    kind = models.CharField(max_length=5)
    size = models.PositiveIntegerField()
    content = models.ForeignKey(PaperContent, models.PROTECT, related_name="+")
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by"
    )
    at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    objects = SeatedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.title_en


class Attendance(models.Model):
    """Whether an organisation came, and how many people; no names."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendance")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    presence = models.CharField(max_length=8, choices=[(p, p) for p in Presence])
    people = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["organisation__name_en"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "organisation"], name="an_organisation_comes_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.organisation_id} {self.presence}"


class Minutes(models.Model):
    """The minutes as someone submitted them: content and documents. Append-only.

    `content` is canonical JSON from which both documents are drawn, so that both
    languages say the same; each part has its SHA-256.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes")
    number = models.PositiveIntegerField()
    content = models.TextField()
    content_digest = models.CharField(max_length=64)
    pdf_en = models.BinaryField()
    pdf_fr = models.BinaryField()
    pdf_en_digest = models.CharField(max_length=64)
    pdf_fr_digest = models.CharField(max_length=64)
    writers = models.JSONField(default=list)
    at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    objects = SeatedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["number"]
        verbose_name_plural = "minutes"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "number"], name="minutes_have_their_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"minutes {self.meeting_id}/{self.number}"


class Verdict(models.Model):
    """A second person approved minutes, or returned them. Append-only."""

    minutes = models.OneToOneField(Minutes, models.PROTECT, related_name="verdict")
    approved = models.BooleanField()
    reason = models.CharField(max_length=1000, blank=True)
    on = models.DateField()
    at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.minutes_id} {self.approved}"
