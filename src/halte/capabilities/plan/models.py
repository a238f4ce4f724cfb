"""The plan: what was promised, and what was said of it since.

What was promised may be edited; each edit leaves a `Revision` holding the whole
plan as it then stood. What was said (`Statement` and below) never changes:
database triggers refuse it, and a correction is a new row that points back.
Money is kept in cents.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import F, Q

from halte.capabilities.plan.reported import (
    Proof,
    Report,
    ReportPublication,
    Revision,
    Statement,
    StatementQuerySet,
    StatementTranslation,
)
from halte.capabilities.plan.states import (
    Direction,
    EvidenceKind,
    Money,
)
from halte.core.access.permissions import Permission
from halte.core.organisations.models import Organisation

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


def choices(kinds: type[StrEnum]) -> list[tuple[str, str]]:
    """An enumeration as Django’s choices; words are chosen where they are shown."""
    return [(kind.value, kind.value) for kind in kinds]


class PlanQuerySet(models.QuerySet["Plan"]):
    """Published plans are for everyone, drafts for those who keep the plan."""

    def visible_to(self, actor: Actor) -> PlanQuerySet:
        """Published plans, and drafts with `plan.edit`."""
        if actor.may(Permission.PLAN_EDIT):
            return self.all()
        return self.filter(published=True)


class Plan(models.Model):
    """A plan: a list of promises with a period, a source and money.

    `shown_first` marks the plan that `/plan/` opens. `words_certain_fr` is
    False where the French is our translation and not an official text.
    """

    slug = models.SlugField(unique=True, max_length=80)
    title_en = models.CharField(max_length=300)
    title_fr = models.CharField(max_length=300)
    words_certain_fr = models.BooleanField(default=False)
    summary_en = models.TextField(blank=True)
    summary_fr = models.TextField(blank=True)
    starts = models.CharField(max_length=10)
    starts_on = models.DateField()
    ends = models.CharField(max_length=10, blank=True)
    ends_on = models.DateField(null=True)
    source_en = models.CharField(max_length=500)
    source_fr = models.CharField(max_length=500)
    source_url = models.CharField(max_length=500, blank=True)
    source_digest = models.CharField(max_length=64, blank=True)
    published = models.BooleanField(default=True)
    shown_first = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    organisations: models.ManyToManyField[Organisation, Participant] = (
        models.ManyToManyField(Organisation, through="Participant")
    )

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-shown_first", "-starts_on", "slug"]

    def __str__(self) -> str:
        return self.title_en


class Participant(models.Model):
    """An organisation that takes part in a plan, in the plan’s own order."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="participants")
    organisation = models.ForeignKey(Organisation, models.PROTECT)
    position = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "organisation"], name="an_organisation_takes_part_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.organisation_id}"


class Pillar(models.Model):
    """A heading of the plan under which commitments stand."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="pillars")
    slug = models.SlugField(max_length=80)
    position = models.PositiveIntegerField()
    title_en = models.CharField(max_length=300)
    title_fr = models.CharField(max_length=300)
    summary_en = models.TextField(blank=True)
    summary_fr = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "slug"], name="pillar_once_a_plan")
        ]

    def __str__(self) -> str:
        return self.title_en


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    """A commitment is seen by whoever sees its plan."""

    def visible_to(self, actor: Actor) -> CommitmentQuerySet:
        """Commitments of the plans that this person sees."""
        return self.filter(plan__in=Plan.objects.visible_to(actor))


class Commitment(models.Model):
    """One promise, in the plan’s own words.

    `quote_en` is exactly what the plan says and `source_line` where it says so.
    `lead` is null where no source names one. There is either an indicator or a
    `no_measure` reason. A promise that leaves the plan is retired, not removed.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="commitments")
    pillar = models.ForeignKey(Pillar, models.PROTECT, related_name="commitments")
    slug = models.SlugField(max_length=80)
    position = models.PositiveIntegerField()
    title_en = models.CharField(max_length=300)
    title_fr = models.CharField(max_length=300)
    quote_en = models.TextField()
    quote_fr = models.TextField()
    words_certain_fr = models.BooleanField(default=False)
    source_line = models.PositiveIntegerField(null=True)
    lead = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="led_commitments"
    )
    lead_note_en = models.CharField(max_length=500, blank=True)
    lead_note_fr = models.CharField(max_length=500, blank=True)
    audience_en = models.CharField(max_length=500, blank=True)
    audience_fr = models.CharField(max_length=500, blank=True)
    due = models.CharField(max_length=10, blank=True)
    due_on = models.DateField(null=True)
    no_measure_en = models.CharField(max_length=1000, blank=True)
    no_measure_fr = models.CharField(max_length=1000, blank=True)
    retired_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)
    supporting: models.ManyToManyField[Organisation, Support] = models.ManyToManyField(
        Organisation, through="Support", related_name="supported_commitments"
    )

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pillar__position", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "slug"], name="commitment_once_a_plan"
            )
        ]

    def __str__(self) -> str:
        return self.title_en


class Support(models.Model):
    """An organisation that helps the lead, in the plan’s order."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="supports")
    organisation = models.ForeignKey(Organisation, models.PROTECT)
    position = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.organisation_id}"


class Dependency(models.Model):
    """A commitment that can only be kept once another is."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="needs")
    on = models.ForeignKey(Commitment, models.PROTECT, related_name="needed_by")
    position = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(commitment=F("on")), name="nothing_depends_on_itself"
            )
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} needs {self.on_id}"


class Milestone(models.Model):
    """A dated step. `due` is as exact as the source: a year, a month or a day."""

    commitment = models.ForeignKey(
        Commitment, models.PROTECT, related_name="milestones"
    )
    slug = models.SlugField(max_length=80)
    position = models.PositiveIntegerField()
    title_en = models.CharField(max_length=300)
    title_fr = models.CharField(max_length=300)
    due = models.CharField(max_length=10, blank=True)
    due_on = models.DateField(null=True)
    met = models.CharField(max_length=10, blank=True)
    met_on = models.DateField(null=True)
    source_en = models.CharField(max_length=500, blank=True)
    source_fr = models.CharField(max_length=500, blank=True)
    retired_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["commitment", "slug"], name="milestone_once_a_commitment"
            )
        ]

    def __str__(self) -> str:
        return self.title_en


class Indicator(models.Model):
    """How a promise is counted: a measure, where it stood, where it should go.

    `milestone` is set where the target belongs to a milestone. A target may be
    absent: most plans name none, and the page says so. `part` names the one part of
    the measure that is this promise’s own, where the measure has such parts.
    """

    commitment = models.ForeignKey(
        Commitment, models.PROTECT, related_name="indicators"
    )
    milestone = models.ForeignKey(
        Milestone, models.PROTECT, null=True, related_name="indicators"
    )
    slug = models.SlugField(max_length=80)
    position = models.PositiveIntegerField()
    measure = models.CharField(max_length=80)
    geography = models.CharField(max_length=40, default="CA")
    part = models.CharField(max_length=80, blank=True)
    direction = models.CharField(max_length=10, choices=choices(Direction))
    baseline = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    baseline_at = models.CharField(max_length=10, blank=True)
    baseline_on = models.DateField(null=True)
    target = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    target_by = models.CharField(max_length=10, blank=True)
    target_on = models.DateField(null=True)
    note_en = models.CharField(max_length=500, blank=True)
    note_fr = models.CharField(max_length=500, blank=True)
    retired_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["commitment", "slug"], name="indicator_once_a_commitment"
            )
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.measure}"


class BudgetTotal(models.Model):
    """A sum that the source declares, and how much of it no line accounts for.

    `commitment` is the slug of the promise that the sum is, where it is one.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="budget_totals")
    slug = models.SlugField(max_length=80)
    position = models.PositiveIntegerField()
    title_en = models.CharField(max_length=300)
    title_fr = models.CharField(max_length=300)
    cents = models.BigIntegerField()
    money = models.CharField(max_length=10, choices=choices(Money))
    first_year = models.CharField(max_length=7, blank=True)
    last_year = models.CharField(max_length=7, blank=True)
    yearly = models.BooleanField(default=False)
    commitment = models.CharField(max_length=80, blank=True, default="")
    not_allocated_cents = models.BigIntegerField()
    source_en = models.CharField(max_length=500)
    source_fr = models.CharField(max_length=500)

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return self.title_en


class BudgetLine(models.Model):
    """Money for one fiscal year (1 April to 31 March), from one organisation.

    `part_of` is the slug of a `BudgetTotal`, 'outside' where the source says the
    money lies outside every total, 'not_stated' where the source is silent.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="budget_lines")
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, null=True, related_name="budget_lines"
    )
    position = models.PositiveIntegerField()
    fiscal_year = models.CharField(max_length=7)
    cents = models.BigIntegerField()
    money = models.CharField(max_length=10, choices=choices(Money))
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True)
    part_of = models.CharField(max_length=80)
    source_en = models.CharField(max_length=500)
    source_fr = models.CharField(max_length=500)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(cents__gte=0), name="a_budget_line_is_not_negative"
            )
        ]

    def __str__(self) -> str:
        return f"{self.fiscal_year} {self.cents}"


class Evidence(models.Model):
    """What a reader can follow: a link, a document’s digest, or a kept figure.

    `digest` is SHA-256 of the document, or the digest of the `Figure`.
    """

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="evidence")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=choices(EvidenceKind))
    title_en = models.CharField(max_length=300)
    title_fr = models.CharField(max_length=300)
    url = models.CharField(max_length=500, blank=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return self.title_en


__all__ = [
    "BudgetLine", "BudgetTotal", "Commitment", "Dependency",
    "Evidence", "Indicator", "Milestone", "Participant", "Pillar", "Plan", "Proof",
    "Report", "ReportPublication", "Revision", "Statement",
    "StatementQuerySet", "StatementTranslation", "Support", "choices",
]  # fmt: skip
