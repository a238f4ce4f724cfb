"""Forms that were taken along, and the sealed drafts that came back."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from halte.capabilities.support.models.files import File
from halte.capabilities.support.states import BLANK_DAYS, DraftState
from halte.core.access.permissions import Permission
from halte.core.fields import EncryptedTextField
from halte.core.organisations.models import Organisation
from halte.core.sealed_drafts import new_private

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


def new_number() -> str:
    """A number that nobody guesses."""
    return secrets.token_hex(16)


def last_moment() -> datetime:
    """Until when a form that is taken along now can be sent in."""
    return timezone.now() + timedelta(days=BLANK_DAYS)


class BlankQuerySet(models.QuerySet["Blank"]):
    """Forms that went out."""

    def visible_to(self, actor: Actor) -> BlankQuerySet:
        """One’s own, in the organisation one works for now."""
        if not actor.may(Permission.SUPPORT_WRITE):
            return self.none()
        return self.filter(
            user_id=actor.user_id or 0, organisation_id=actor.organisation_id or 0
        )


class Blank(models.Model):
    """An empty form that somebody took along: for a new contact, or for a file.

    `number` is all that the form says of itself. `key` is the private half of its
    pair; a disposal of the file empties it. `file` is set once a new one was begun.
    """

    number = models.CharField(max_length=64, unique=True, default=new_number)
    key = EncryptedTextField(default=new_private, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    file = models.ForeignKey(File, models.PROTECT, null=True, related_name="blanks")
    user_id = models.BigIntegerField(db_index=True)
    made_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(default=last_moment)
    taken_at = models.DateTimeField(null=True)

    objects = BlankQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]

    def __str__(self) -> str:
        return self.short

    @property
    def short(self) -> str:
        """The first characters of its number, to tell two forms apart."""
        return self.number[:6].upper()


class SealedDraftQuerySet(models.QuerySet["SealedDraft"]):
    """Drafts that came in."""

    def visible_to(self, actor: Actor) -> SealedDraftQuerySet:
        """Those one sent or wrote; for supervisors those of their organisation.

        A conflict of interest with a file hides the drafts for it as well.
        """
        if not actor.may(Permission.SUPPORT_WRITE):
            return self.none()
        rows = self.filter(organisation_id=actor.organisation_id or 0)
        blocked = File.objects.blocked_for(actor.user_id)
        rows = rows.exclude(blank__file__in=blocked)
        if actor.may(Permission.SUPPORT_SUPERVISE):
            return rows
        own = actor.user_id or 0
        return rows.filter(Q(by_user_id=own) | Q(blank__user_id=own))


class SealedDraft(models.Model):
    """A draft as it came in, still sealed, with what became of it.

    `code` is why it was not taken. `content` is the file itself, and empty once its
    words are in a file or a supervisor let it go. `times` counts how often it came.
    """

    blank = models.ForeignKey(Blank, models.PROTECT, null=True, related_name="drafts")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    by_user_id = models.BigIntegerField(db_index=True)
    state = models.CharField(max_length=10, choices=[(s, s) for s in DraftState])
    code = models.CharField(max_length=40, blank=True)
    content = EncryptedTextField(blank=True)
    digest = models.CharField(max_length=64)
    times = models.PositiveIntegerField(default=1)
    at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    ended_by_id = models.BigIntegerField(null=True)

    objects = SealedDraftQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["blank"],
                condition=Q(state=DraftState.TAKEN),
                name="support_a_form_is_taken_once",
            ),
            models.UniqueConstraint(
                fields=["by_user_id", "organisation", "digest"],
                name="support_a_draft_is_kept_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.digest[:12]} {self.state}"
