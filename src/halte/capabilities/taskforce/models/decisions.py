"""Decisions, the action items they lead to, and what came of them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from halte.capabilities.taskforce.models.meetings import AgendaItem, SeatedQuerySet
from halte.capabilities.taskforce.states import Came, Said
from halte.core.organisations.models import Organisation


class Decision(models.Model):
    """What was decided at a point of the agenda. Append-only.

    `promises` are commitments of the plan that it means to move, as the plan’s
    file names them (`plan/commitment`). A correction points back by `corrects`.
    """

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="decisions")
    number = models.PositiveIntegerField()
    text_en = models.TextField()
    text_fr = models.TextField()
    on = models.DateField()
    promises = models.JSONField(default=list)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="corrected_by"
    )
    demonstration = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    objects = SeatedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-on", "-id"]

    def __str__(self) -> str:
        return f"decision {self.pk}"


class ActionItem(models.Model):
    """Something that an organisation is to do. Append-only.

    How it stands, and by when it is due, follows from its statements.
    """

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="action_items")
    decision = models.ForeignKey(
        Decision, models.PROTECT, related_name="action_items", null=True
    )
    text_en = models.TextField()
    text_fr = models.TextField()
    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    on = models.DateField()
    demonstration = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    objects = SeatedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"action item {self.pk}"


class ActionStatement(models.Model):
    """What was said of an action item on a day. Append-only.

    The first one of kind DUE is the date that was promised; each later one is a
    slip, with its reason, and the old date stays readable.
    """

    action_item = models.ForeignKey(
        ActionItem, models.PROTECT, related_name="statements"
    )
    kind = models.CharField(max_length=10, choices=[(k, k) for k in Said])
    on = models.DateField()
    due = models.DateField(null=True)
    text_en = models.TextField(blank=True)
    text_fr = models.TextField(blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True
    )
    at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind=Said.DUE, due__isnull=False)
                | (~models.Q(kind=Said.DUE) & models.Q(due=None)),
                name="a_change_of_date_has_a_date",
            )
        ]

    def __str__(self) -> str:
        return f"{self.action_item_id} {self.kind}"


class Effect(models.Model):
    """What a person sees that a decision did to the plan. Append-only."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="effects")
    came = models.CharField(max_length=10, choices=[(c, c) for c in Came])
    on = models.DateField()
    text_en = models.TextField()
    text_fr = models.TextField()
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True
    )
    at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.decision_id} {self.came}"
