"""Consents as dated events, and the copies that went out under them.

Events, disclosures and recalls only grow: what a person said is not rewritten.
A person is an opaque reference here; the words by which staff recognise them
are encrypted, in a table of their own.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any, ClassVar, Final

from django.db import models
from django.utils import timezone

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.consent.states import Speaker
from halte.core.fields import BlindIndexField, EncryptedTextField

KEPT_FROM: Final[list[Callable[[Actor], models.QuerySet[Any, uuid.UUID]]]] = []
"""Rooms that keep some people from some colleagues name them here: each is
`function(actor)` and asks for the references of people this actor may not know of.
A question, not an answer: how many there are shows in no statement."""


OPENED: Final[list[Callable[[Actor, uuid.UUID], object]]] = []
"""Rooms that have to tell someone when a person’s consents are opened in an emergency
name it here: each is `function(actor, reference)`."""


class PersonQuerySet(models.QuerySet["Person"]):
    """People, for those who support them."""

    def visible_to(self, actor: Actor) -> PersonQuerySet:
        """Of one’s own organisation, all of them in an emergency; never those whom
        a room keeps from this actor.
        """
        if not actor.may(Permission.CONSENT_READ):
            return self.none()
        rows = self.known_to(actor)
        if actor.in_emergency:
            return rows
        return rows.filter(organisation_id=actor.organisation_id or 0)

    def known_to(self, actor: Actor) -> PersonQuerySet:
        """Without those of whom the actor may not learn that they are here."""
        rows = self.filter(also_needs__in=["", *filter(actor.may, Permission)])
        for kept_from in KEPT_FROM:
            rows = rows.exclude(reference__in=kept_from(actor))
        return rows


class Person(models.Model):
    """Someone whose consent is kept: a reference, and words to recognise them by.

    `label` is what the worker chose, best not a name; other rooms refer to
    `reference` only. `also_needs` is a permission without which nobody learns that
    this person is here, not in an emergency either; '' where there is none.
    """

    reference = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    label = EncryptedTextField()
    label_index = BlindIndexField(of="label")
    organisation_id = models.BigIntegerField(db_index=True)
    also_needs = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = PersonQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.reference)


class Event(models.Model):
    """What a person said about one purpose and one recipient, at one moment.

    `recipient` is an organisation’s short name; `scope` is a sorted list of
    words; `witness_id` is the member of staff who was there, `witness` who else was.
    `speaker` is who spoke; where that is not the person, `basis` is why they may, and
    `authority` names the order, paper or provision that it rests on. Both texts can be
    emptied once what is known of the person ends.
    """

    person = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=10)
    purpose = models.CharField(max_length=40)
    recipient = models.CharField(max_length=60)
    scope = models.JSONField(default=list)
    language = models.CharField(max_length=3)
    method = models.CharField(max_length=12)
    witness_id = models.BigIntegerField(null=True)
    witness = EncryptedTextField(default="", blank=True)
    authority = EncryptedTextField(default="", blank=True)
    speaker = models.CharField(max_length=10, default=Speaker.SELF)
    basis = models.CharField(max_length=20, default="", blank=True)
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
    """What was done about a copy after the consent was withdrawn.

    `on` is the day of the asking or of the answer; `at` is when it was typed.
    """

    disclosure_id = models.BigIntegerField(db_index=True)
    state = models.CharField(max_length=14)
    on = models.DateField(default=timezone.localdate)
    at = models.DateTimeField(default=timezone.now)
    by_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return self.state
