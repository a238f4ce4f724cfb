"""Consents as dated events, and the copies that went out under them.

Events, disclosures and recalls only grow: what a person said is not rewritten.
A person is an opaque reference here; the words by which staff recognise them
are encrypted, in a table of their own.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils import timezone

from halte.core.access.permissions import Permission
from halte.core.fields import BlindIndexField, EncryptedTextField

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class PersonQuerySet(models.QuerySet["Person"]):
    """People, for those who support them."""

    def visible_to(self, actor: Actor) -> PersonQuerySet:
        """Of one’s own organisation; all of them in an emergency."""
        if not actor.may(Permission.CONSENT_READ):
            return self.none()
        if actor.in_emergency:
            return self.all()
        return self.filter(organisation_id=actor.organisation_id or 0)


class Person(models.Model):
    """Someone whose consent is kept: a reference, and words to recognise them by.

    `label` is what the worker chose, best not a name; other rooms refer to
    `reference` only.
    """

    reference = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    label = EncryptedTextField()
    label_index = BlindIndexField(of="label")
    organisation_id = models.BigIntegerField(db_index=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = PersonQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.reference)


class Event(models.Model):
    """What a person said about one purpose and one recipient, at one moment.

    `recipient` is an organisation’s short name; `scope` is a sorted list of
    words; `witness_id` is the member of staff who was there.
    """

    person = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=10)
    purpose = models.CharField(max_length=40)
    recipient = models.CharField(max_length=60)
    scope = models.JSONField(default=list)
    language = models.CharField(max_length=3)
    method = models.CharField(max_length=12)
    witness_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    starts = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]
        indexes: ClassVar = [models.Index(fields=["person", "purpose", "recipient"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.purpose}"


class Disclosure(models.Model):
    """A copy that went out: to whom, what kinds of thing, under which purpose.

    `thing` is `app.Model:pk` of what was handed over. Never its content.
    """

    person = models.UUIDField(db_index=True)
    purpose = models.CharField(max_length=40)
    recipient = models.CharField(max_length=60)
    scope = models.JSONField(default=list)
    thing = models.CharField(max_length=120)
    at = models.DateTimeField(default=timezone.now)
    by_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.purpose} {self.recipient}"


class RecallNote(models.Model):
    """What was done about a copy after the consent was withdrawn."""

    disclosure_id = models.BigIntegerField(db_index=True)
    state = models.CharField(max_length=12)
    at = models.DateTimeField(default=timezone.now)
    by_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return self.state
