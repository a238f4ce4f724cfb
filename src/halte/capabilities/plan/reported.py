"""What was said of the plan and what was published: tables that only grow.

Each table here is closed by database triggers (migration 0002). Imported by
`models`, which is where Django and everyone else finds these names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, When, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from halte.capabilities.plan.states import CommitmentState, EvidenceKind, Rule
from halte.core.access.permissions import Permission
from halte.core.organisations.models import Organisation

if TYPE_CHECKING:
    from datetime import date

    from halte.core.access.actor import Actor


class Revision(models.Model):
    """The whole plan as it stood after a change, and what had changed.

    `content` is the plan file in its canonical form, `digest` its SHA-256,
    `changes` a list of [what, id, kind] with kind added, revised or retired.
    """

    plan = models.ForeignKey("plan.Plan", models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    content = models.TextField()
    digest = models.CharField(max_length=64)
    changes = models.JSONField(default=list)
    by_user_id = models.BigIntegerField(null=True)
    via = models.CharField(max_length=10)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "number"], name="revision_numbers_are_used_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} r{self.number}"


def _is_said(column: str) -> Case:
    """1 where a column holds a sum, 0 where nobody said one."""
    return Case(When(**{f"{column}__isnull": True}, then=0), default=1)


class StatementQuerySet(models.QuerySet["Statement"]):
    """Statements in both languages are public; the others wait."""

    def published(self) -> StatementQuerySet:
        """Those that exist in both languages."""
        both = ~Q(text_en="") & ~Q(text_fr="")
        return self.filter(both | Q(translation__isnull=False))

    def standing(self, on: date | None = None) -> StatementQuerySet:
        """Published ones that no published one corrects; as said by the end of a day.

        The same choice as `ledger.standing.in_force` makes, made by the database.
        """
        rows = self.published()
        corrections = Statement.objects.published().filter(corrects=OuterRef("pk"))
        if on is not None:
            rows = rows.filter(said_on__lte=on)
            corrections = corrections.filter(said_on__lte=on)
        return rows.filter(~Exists(corrections))

    def telling(self, on: date | None = None) -> StatementQuerySet:
        """Of those that stand, all that a line of the plan depends on.

        The last of each promise; the last word of each organisation on new and on
        existing money; and those that meet a milestone. After forty rounds that is
        one statement in ten, and reading the others is what would take the time.
        """
        newest = (F("said_on").desc(), F("pk").desc())
        body = (F("commitment"), F("organisation"))

        def latest(*part: F | Case) -> Window:
            return Window(RowNumber(), partition_by=list(part), order_by=list(newest))

        return (
            self.standing(on)
            .annotate(
                place=latest(F("commitment")),
                new_place=latest(*body, _is_said("spent_new_cents")),
                existing_place=latest(*body, _is_said("spent_existing_cents")),
            )
            .filter(
                Q(place=1)
                | Q(new_place=1, spent_new_cents__isnull=False)
                | Q(existing_place=1, spent_existing_cents__isnull=False)
                | Q(milestone__isnull=False)
            )
        )

    def visible_to(self, actor: Actor) -> StatementQuerySet:
        """Published ones; one’s own department’s, or all for the secretariat."""
        if actor.may(Permission.PLAN_EDIT):
            return self.all()
        seen = self.published().filter(commitment__plan__published=True)
        if actor.may(Permission.PLAN_STATE) and actor.organisation_id:
            seen = seen | self.filter(organisation_id=actor.organisation_id)
        return seen.distinct()


class Statement(models.Model):
    """What an organisation said of a commitment on a day.

    `corrects` points at the earlier statement that this one replaces; the
    earlier one stays readable. One language may be blank until its
    `StatementTranslation` comes; until then the statement is not published.
    `spent_*` is spending to date, null where not reported. `demonstration`
    marks what nobody ever said, and every page that shows it says so.
    """

    commitment = models.ForeignKey(
        "plan.Commitment", models.PROTECT, related_name="statements"
    )
    organisation = models.ForeignKey(Organisation, models.PROTECT)
    state = models.CharField(
        max_length=12, choices=[(s.value, s.value) for s in CommitmentState]
    )
    rule = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Rule])
    text_en = models.TextField(blank=True)
    text_fr = models.TextField(blank=True)
    spent_new_cents = models.BigIntegerField(null=True)
    spent_existing_cents = models.BigIntegerField(null=True)
    milestone = models.ForeignKey("plan.Milestone", models.PROTECT, null=True)
    milestone_met_on = models.DateField(null=True)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="corrected_by"
    )
    demonstration = models.BooleanField(default=False)
    said_on = models.DateField()
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["said_on", "id"]
        indexes: ClassVar = [models.Index(fields=["commitment", "said_on"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(text_en="", text_fr=""), name="a_statement_says_something"
            ),
            models.CheckConstraint(
                condition=Q(milestone__isnull=True, milestone_met_on__isnull=True)
                | Q(milestone__isnull=False, milestone_met_on__isnull=False),
                name="a_milestone_is_met_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.state} {self.said_on}"


class StatementTranslation(models.Model):
    """The other language of a statement, by whoever wrote and checked it."""

    statement = models.OneToOneField(
        Statement, models.PROTECT, related_name="translation"
    )
    language = models.CharField(max_length=2, choices=[("en", "en"), ("fr", "fr")])
    text = models.TextField()
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.statement_id} {self.language}"


class Proof(models.Model):
    """Evidence handed in with a statement: a link, a digest, or a kept figure."""

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="proofs")
    kind = models.CharField(
        max_length=10, choices=[(k.value, k.value) for k in EvidenceKind]
    )
    title_en = models.CharField(max_length=300, blank=True)
    title_fr = models.CharField(max_length=300, blank=True)
    url = models.CharField(max_length=500, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    figure_id = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.statement_id} {self.kind}"


class ReportQuerySet(models.QuerySet["Report"]):
    """Published reports are for everyone; frozen ones for those who may publish."""

    def visible_to(self, actor: Actor) -> ReportQuerySet:
        """Published ones, and all of them with `plan.publish`."""
        if actor.may(Permission.PLAN_PUBLISH):
            return self.all()
        return self.filter(publication__isnull=False, plan__published=True)


class Report(models.Model):
    """A progress report, frozen: what it said and the very bytes it was.

    `content` is canonical JSON of every figure with definition, as-of date and
    source; the four documents are made from it alone, so that they can be made
    again byte for byte. Published by a `ReportPublication`, never by a change.
    """

    plan = models.ForeignKey("plan.Plan", models.PROTECT, related_name="reports")
    sequence = models.PositiveIntegerField()
    as_of = models.DateField()
    content = models.TextField()
    content_digest = models.CharField(max_length=64)
    pdf_en = models.BinaryField()
    pdf_fr = models.BinaryField()
    html_en = models.BinaryField()
    html_fr = models.BinaryField()
    pdf_en_digest = models.CharField(max_length=64)
    pdf_fr_digest = models.CharField(max_length=64)
    html_en_digest = models.CharField(max_length=64)
    html_fr_digest = models.CharField(max_length=64)
    previous = models.ForeignKey("self", models.PROTECT, null=True)
    frozen_at = models.DateTimeField(default=timezone.now)
    frozen_by_id = models.BigIntegerField(null=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-sequence"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "sequence"], name="report_numbers_are_used_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} report {self.sequence}"


class ReportPublication(models.Model):
    """The act that opened a frozen report to everyone."""

    report = models.OneToOneField(Report, models.PROTECT, related_name="publication")
    published_at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.report_id} {self.published_at:%Y-%m-%d}"


APPEND_ONLY = (
    "plan_revision", "plan_statement", "plan_statementtranslation", "plan_proof",
    "plan_report", "plan_reportpublication",
)  # fmt: skip
"""Tables that the database itself closes against update and delete."""
