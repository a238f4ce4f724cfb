"""A support file, its circle, and what is written in it.

Words lie under the file’s own key (`core/shredding`), in tables that only grow:
nobody’s words are lost while the file is kept, and all are gone with its key.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, ClassVar, Final

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone

from halte.capabilities.support.states import (
    Better,
    Done,
    Exit,
    FileState,
    GoalState,
    Level,
    NeedLevel,
    Via,
    Why,
)
from halte.core.access.permissions import Permission
from halte.core.fields import EncryptedTextField
from halte.core.organisations.models import Organisation
from halte.core.shredding import new_key, seal, unseal

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class FileQuerySet(models.QuerySet["File"]):
    """Files: each has its own circle."""

    def kept(self) -> FileQuerySet:
        """Those that were not disposed of."""
        return self.exclude(state=FileState.DISPOSED)

    def blocked_for(self, user_id: int | None) -> FileQuerySet:
        """Those that this person has a conflict of interest with."""
        held = Block.objects.filter(
            file=OuterRef("pk"), user_id=user_id or 0, lifted_at=None
        )
        return self.filter(Exists(held))

    def visible_to(self, actor: Actor) -> FileQuerySet:
        """One’s own circle; for supervisors their organisation; all in an emergency.

        A conflict of interest shuts a file for supervisors and in emergencies too.
        """
        if not actor.may(Permission.SUPPORT_READ):
            return self.none()
        blocked = self.blocked_for(actor.user_id).values("pk")
        rows = self.kept().exclude(pk__in=blocked)
        if actor.in_emergency:
            return rows
        rows = rows.filter(organisation_id=actor.organisation_id or 0)
        if actor.may(Permission.SUPPORT_SUPERVISE):
            return rows
        inside = Circle.objects.filter(
            file=OuterRef("pk"), user_id=actor.user_id or 0, ended_at=None
        )
        return rows.filter(Exists(inside))


class File(models.Model):
    """The support file of one person. A name is never needed.

    `person` is the reference of `core/consent`, where the words to recognise
    them by are kept. `group` is shared by files of several people of one case.
    `referral` is the accepted one that this file was begun from: what came with it
    is read from its copy alone, so that a withdrawal reaches it here as well.
    `key` is empty once the file was disposed of.
    """

    reference = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    person = models.UUIDField(unique=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    group = models.UUIDField(null=True, db_index=True)
    referral = models.OneToOneField(
        "support.Referral", models.PROTECT, null=True, related_name="begun"
    )
    key = EncryptedTextField(default=new_key)
    level = models.CharField(max_length=12, choices=[(v, v) for v in Level])
    exceptions_told = models.BooleanField(default=False)
    region = models.CharField(max_length=5, blank=True)
    state = models.CharField(
        max_length=10, choices=[(s, s) for s in FileState], default=FileState.OPEN
    )
    opened_at = models.DateTimeField(default=timezone.now)
    opened_by_id = models.BigIntegerField(null=True)
    closed_at = models.DateTimeField(null=True)
    exit = models.CharField(
        max_length=20, choices=[(e, e) for e in Exit], blank=True, default=""
    )
    follow_up_on = models.DateField(null=True)
    demonstration = models.BooleanField(default=False)

    objects = FileQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.reference)

    def sealed(self, text: str) -> str:
        """A text as it is kept in this file."""
        return seal(self.key, text, place=str(self.reference))

    def opened(self, value: str) -> str:
        """What was kept, read again."""
        return unseal(self.key, value, place=str(self.reference))


class Circle(models.Model):
    """Someone who works on a file, from one moment to another."""

    file = models.ForeignKey(File, models.PROTECT, related_name="circle")
    user_id = models.BigIntegerField(db_index=True)
    since = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    by_user_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["since", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["file", "user_id"],
                condition=models.Q(ended_at=None),
                name="support_one_place_in_a_circle",
            )
        ]

    def __str__(self) -> str:
        return f"{self.file_id} {self.user_id}"


class Block(models.Model):
    """A conflict of interest: this colleague never sees the file. `why` is sealed."""

    file = models.ForeignKey(File, models.PROTECT, related_name="blocks")
    user_id = models.BigIntegerField(db_index=True)
    why = models.TextField()
    by_user_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(default=timezone.now)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.file_id} {self.user_id}"


class EmergencyReading(models.Model):
    """That a file was opened in an emergency; `opening` names which. Kept so that
    those who answer for the file are told once.
    """

    file = models.ForeignKey(File, models.PROTECT, related_name="emergencies")
    opening = models.CharField(max_length=60)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["file", "opening"], name="support_an_emergency_is_told_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.file_id} {self.opening}"


class Passage(models.Model):
    """What stands under one topic, as somebody saved it. Append-only.

    `content` is a sealed JSON object of the topic’s parts. `parent` is the
    passage it was written from, `merges` a second one brought together with it;
    passages that nothing was written from are the ends. `level` is set for needs.
    """

    file = models.ForeignKey(File, models.PROTECT, related_name="passages")
    topic = models.CharField(max_length=30)
    number = models.PositiveIntegerField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    merges = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    level = models.PositiveSmallIntegerField(
        null=True, choices=[(level, level) for level in NeedLevel]
    )
    content = models.TextField()
    via = models.CharField(max_length=8, choices=[(v, v) for v in Via])
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["file", "topic", "number"],
                name="support_passages_are_numbered_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.file_id} {self.topic} {self.number}"


class Withheld(models.Model):
    """What the person does not want someone to learn, until they lift it.

    `recipient` is an organisation’s short name, '' for everyone. `words` is sealed.
    """

    file = models.ForeignKey(File, models.PROTECT, related_name="withheld")
    scope = models.CharField(max_length=20)
    recipient = models.CharField(max_length=60, blank=True)
    why = models.CharField(max_length=20, choices=[(w, w) for w in Why])
    words = models.TextField(blank=True)
    said_at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["said_at", "id"]

    def __str__(self) -> str:
        return f"{self.file_id} {self.scope}"


class Deed(models.Model):
    """Something done with the person: a safe contact, or a service. Append-only."""

    file = models.ForeignKey(File, models.PROTECT, related_name="deeds")
    kind = models.CharField(max_length=8, choices=[(d, d) for d in Done])
    domain = models.CharField(max_length=30, blank=True)
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    by_user_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.file_id} {self.kind}"


class Goal(models.Model):
    """Something the person wants to reach. `words` and `steps` are sealed."""

    file = models.ForeignKey(File, models.PROTECT, related_name="goals")
    domain = models.CharField(max_length=30, blank=True)
    words = models.TextField()
    steps = models.TextField(blank=True)
    due = models.DateField(null=True)
    state = models.CharField(
        max_length=8, choices=[(s, s) for s in GoalState], default=GoalState.OPEN
    )
    set_at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["set_at", "id"]

    def __str__(self) -> str:
        return f"{self.file_id} {self.state}"


class Review(models.Model):
    """What the person and the worker said of a goal on a day. Append-only."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="reviews")
    state = models.CharField(max_length=8, choices=[(s, s) for s in GoalState])
    words = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.goal_id} {self.state}"


class Outcome(models.Model):
    """How life stands three, six or twelve months on. Append-only; the last counts.

    `answered` is False where the person could not or did not want to answer:
    they stay in the count of those who were asked.
    """

    file = models.ForeignKey(File, models.PROTECT, related_name="outcomes")
    months = models.PositiveSmallIntegerField()
    asked_on = models.DateField()
    answered = models.BooleanField()
    housing = models.CharField(max_length=8, choices=[(b, b) for b in Better])
    status = models.CharField(max_length=8, choices=[(b, b) for b in Better])
    safety = models.CharField(max_length=8, choices=[(b, b) for b in Better])
    income = models.CharField(max_length=8, choices=[(b, b) for b in Better])
    health = models.CharField(max_length=8, choices=[(b, b) for b in Better])
    own = models.CharField(max_length=8, choices=[(b, b) for b in Better])
    words = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.file_id} {self.months}"


class CertificateQuerySet(models.QuerySet["Certificate"]):
    """Certificates of disposal, for those who answer for files."""

    def visible_to(self, actor: Actor) -> CertificateQuerySet:
        """Those of one’s own organisation."""
        if not actor.may(Permission.SUPPORT_SUPERVISE):
            return self.none()
        return self.filter(organisation_id=actor.organisation_id or 0)


class Certificate(models.Model):
    """That a file was disposed of: when, by which rule and which two people, how
    much. No content.

    `digest` is over the sealed rows as they stood, so that a backup can be checked.
    """

    file = models.OneToOneField(File, models.PROTECT, related_name="certificate")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    rule = models.CharField(max_length=40)
    rows = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    years = models.PositiveSmallIntegerField(null=True)
    closed_at = models.DateTimeField(null=True)
    at = models.DateTimeField(default=timezone.now)
    proposed_by_id = models.BigIntegerField(null=True)
    by_user_id = models.BigIntegerField(null=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.file_id} {self.rule}"


APPEND_ONLY: Final = (
    "support_passage", "support_deed", "support_review", "support_outcome",
    "support_certificate", "support_lawdisclosure", "support_telling",
)  # fmt: skip
"""Tables that the database itself closes against update and delete."""
