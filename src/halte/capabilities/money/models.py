"""Lines of budget, what was said of them, transfers, agreements.

What was said never changes: the tables below `Line` are closed by database
triggers, and a correction is a new row that points back. Amounts are in cents.
The budget itself is the plan’s; it is kept nowhere here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from halte.capabilities.money.states import Origin, Quarter, Said, TransferState
from halte.core.access.permissions import Permission
from halte.core.organisations.models import Organisation

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


def sees_all(actor: Actor) -> bool:
    """Who keeps the plan and who audits read what every organisation said."""
    return actor.may(Permission.MONEY_READ) and (
        actor.may(Permission.PLAN_EDIT) or actor.may(Permission.AUDIT_READ)
    )


class LineQuerySet(models.QuerySet["Line"]):
    """Lines and their sums are public; so is that a plan names them."""

    def visible_to(self, actor: Actor) -> LineQuerySet:
        """All of them: what a line says stands in its key."""
        return self.all()


class Line(models.Model):
    """A budget line that something was said of, found again by its `key`.

    Its parts repeat the key, so that lines can be looked up by one of them.
    """

    key = models.CharField(max_length=400, unique=True)
    plan = models.CharField(max_length=80)
    commitment = models.CharField(max_length=80, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+"
    )
    fiscal_year = models.CharField(max_length=7)
    money = models.CharField(max_length=10, choices=[(o, o) for o in Origin])
    part_of = models.CharField(max_length=80)
    opened_at = models.DateTimeField(default=timezone.now)

    objects = LineQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["plan", "fiscal_year", "key"]
        indexes: ClassVar = [models.Index(fields=["plan", "commitment"])]

    def __str__(self) -> str:
        return self.key


class EntryQuerySet(models.QuerySet["Entry"]):
    """Sums are public; the single entries are for those who work with them."""

    def standing(self) -> EntryQuerySet:
        """Those that no other entry corrects."""
        return self.filter(corrected_by__isnull=True)

    def visible_to(self, actor: Actor) -> EntryQuerySet:
        """One’s own organisation’s; all of them for who keeps the plan or audits."""
        if sees_all(actor):
            return self.all()
        if not actor.may(Permission.MONEY_READ):
            return self.none()
        return self.filter(organisation_id=actor.organisation_id or 0)


class Entry(models.Model):
    """What an organisation said of a line: an amount of one kind, on a day.

    `corrects` is the entry that this one replaces. `pays` is the commitment that
    a payment settles, `into` the line of next year that carried money goes to,
    `award` the agreement with an organisation that the money is for.
    `above_cents` is by how much spending was then above the budget; it needs an
    `explanation`, in the `language` it was written in. `origin_kind` and
    `origin_id` name the report that the entry came with; '' for one made here.
    """

    line = models.ForeignKey(Line, models.PROTECT, related_name="entries")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    said = models.CharField(max_length=10, choices=[(s, s) for s in Said])
    cents = models.BigIntegerField()
    said_on = models.DateField()
    pays = models.ForeignKey("self", models.PROTECT, null=True, related_name="payments")
    into = models.ForeignKey(Line, models.PROTECT, null=True, related_name="carried")
    award = models.ForeignKey(
        "Award", models.PROTECT, null=True, related_name="entries"
    )
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="corrected_by"
    )
    above_cents = models.BigIntegerField(default=0)
    explanation = models.TextField(blank=True)
    language = models.CharField(max_length=2, default="en")
    origin_kind = models.CharField(max_length=40, blank=True)
    origin_id = models.BigIntegerField(null=True)
    demonstration = models.BooleanField(default=False)
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["said_on", "id"]
        indexes: ClassVar = [
            models.Index(fields=["line", "said"]),
            models.Index(fields=["origin_kind", "origin_id"]),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(cents__gte=0), name="money_said_is_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(above_cents=0) | ~Q(explanation=""),
                name="money_above_budget_is_explained",
            ),
            models.CheckConstraint(
                condition=Q(said=Said.CARRIED, into__isnull=False)
                | (~Q(said=Said.CARRIED) & Q(into__isnull=True)),
                name="money_carried_goes_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line_id} {self.said} {self.cents}"


class TransferQuerySet(models.QuerySet["Transfer"]):
    """Seen by the organisations on either side, and by who sees all."""

    def visible_to(self, actor: Actor) -> TransferQuerySet:
        """One’s own lines’ transfers, or all of them."""
        if sees_all(actor):
            return self.all()
        if not actor.may(Permission.MONEY_READ):
            return self.none()
        mine = actor.organisation_id or 0
        return self.filter(
            Q(organisation_id=mine)
            | Q(giver__organisation_id=mine)
            | Q(taker__organisation_id=mine)
        )


class Transfer(models.Model):
    """A proposal to move money from one line to another from a day on.

    It counts once a `TransferDecision` approves it. `authority` names what allows
    new and existing money to mix, where they do.
    """

    giver = models.ForeignKey(Line, models.PROTECT, related_name="given")
    taker = models.ForeignKey(Line, models.PROTECT, related_name="taken")
    cents = models.BigIntegerField()
    effective_on = models.DateField()
    reason = models.TextField()
    language = models.CharField(max_length=2, default="en")
    authority = models.CharField(max_length=300, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    demonstration = models.BooleanField(default=False)
    by_user_id = models.BigIntegerField(null=True)
    proposed_at = models.DateTimeField(default=timezone.now)

    objects = TransferQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-effective_on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(cents__gt=0), name="money_moved_is_more_than_nothing"
            ),
            models.CheckConstraint(
                condition=~Q(giver=F("taker")), name="money_moves_to_another_line"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.giver_id} → {self.taker_id} {self.cents}"


class TransferDecision(models.Model):
    """What became of a proposal: approved, refused or withdrawn, once."""

    transfer = models.OneToOneField(Transfer, models.PROTECT, related_name="decision")
    outcome = models.CharField(
        max_length=10,
        choices=[(s, s) for s in TransferState if s is not TransferState.PROPOSED],
    )
    note = models.TextField(blank=True)
    language = models.CharField(max_length=2, default="en")
    by_user_id = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.transfer_id} {self.outcome}"


Kept = TypeVar("Kept", bound=models.Model)


class OwnQuerySet(models.QuerySet[Kept]):
    """What a department keeps is seen by itself, and by who sees all."""

    def visible_to(self, actor: Actor) -> OwnQuerySet[Kept]:
        """One’s own organisation’s, or all of them."""
        if sees_all(actor):
            return self.all()
        if not actor.may(Permission.MONEY_READ):
            return self.none()
        return self.filter(organisation_id=actor.organisation_id or 0)


class Award(models.Model):
    """A grant or contribution to an organisation, paid from a budget line.

    `ref_number` is the department’s, unique (Proactive Publication template,
    version 3). What the agreement says is in its `AwardVersion`s.
    """

    ref_number = models.CharField(max_length=40, unique=True)
    line = models.ForeignKey(Line, models.PROTECT, related_name="awards")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    demonstration = models.BooleanField(default=False)
    kept_at = models.DateTimeField(default=timezone.now)

    objects = OwnQuerySet["Award"].as_manager()

    class Meta:
        ordering: ClassVar = ["ref_number"]

    def __str__(self) -> str:
        return self.ref_number


class AwardVersion(models.Model):
    """What an agreement said from an amendment on; 0 is the original.

    `values` are texts by the field ids of the template. `place_protected` marks a
    recipient whose place must not be found: nothing nearer than the province is
    kept at all.
    """

    award = models.ForeignKey(Award, models.PROTECT, related_name="versions")
    amendment = models.PositiveIntegerField()
    values = models.JSONField()
    place_protected = models.BooleanField(default=False)
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["amendment"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["award", "amendment"], name="money_amendments_are_numbered_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.award_id} amendment {self.amendment}"


class NothingToReport(models.Model):
    """A department’s statement that a quarter had no grant or contribution."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    fiscal_year = models.CharField(max_length=7)
    quarter = models.CharField(max_length=2, choices=[(q, q) for q in Quarter])
    demonstration = models.BooleanField(default=False)
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    objects = OwnQuerySet["NothingToReport"].as_manager()

    class Meta:
        ordering: ClassVar = ["fiscal_year", "quarter"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "fiscal_year", "quarter"],
                name="money_nothing_is_reported_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.fiscal_year} {self.quarter}"


APPEND_ONLY = (
    "money_entry", "money_transfer", "money_transferdecision", "money_award",
    "money_awardversion", "money_nothingtoreport",
)  # fmt: skip
"""Tables that the database itself closes against update and delete."""
