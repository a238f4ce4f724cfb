"""Series that others publish, and figures: values that never change once kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils import timezone

from halte.core.access.permissions import Permission

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class SeriesQuerySet(models.QuerySet[Any]):
    """Definitions are public: a figure without its definition misleads."""

    def visible_to(self, actor: Actor) -> SeriesQuerySet:
        """All of them."""
        return self.all()


class FigureQuerySet(models.QuerySet["Figure"]):
    """Figures that stand are public; withdrawn ones are for those who produce."""

    def standing(self) -> FigureQuerySet:
        """Figures whose batch was not withdrawn."""
        withdrawn = Withdrawal.objects.values("batch_id")
        # A figure frozen here has no batch, and NULL is never "not in".
        return self.filter(
            models.Q(batch_id__isnull=True) | ~models.Q(batch_id__in=withdrawn)
        )

    def visible_to(self, actor: Actor) -> FigureQuerySet:
        """What stands; all that was ever kept with `figures.read`."""
        return self.all() if actor.may(Permission.FIGURES_READ) else self.standing()


class Series(models.Model):
    """A series of figures published elsewhere: its definition, in both languages.

    A changed definition raises `version`; figures keep the version they were
    entered under. Our own measures live in code (`registry`), not here.
    """

    id = models.SlugField(primary_key=True, max_length=80)
    title_en = models.CharField(max_length=200)
    title_fr = models.CharField(max_length=200)
    definition_en = models.TextField()
    definition_fr = models.TextField()
    unit = models.CharField(max_length=20)
    counting_rule_en = models.TextField()
    counting_rule_fr = models.TextField()
    source_en = models.CharField(max_length=300)
    source_fr = models.CharField(max_length=300)
    coverage_en = models.CharField(max_length=300)
    coverage_fr = models.CharField(max_length=300)
    subject = models.CharField(max_length=40, blank=True)
    family = models.CharField(max_length=40, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return self.title_en


class KeptDefinition(models.Model):
    """The definition of a measure or series as one version had it. Append-only.

    A series keeps a row each time it is defined; an own measure when it is
    first frozen under a version. So a figure can always be read with the words
    that it was counted by.
    """

    measure = models.CharField(max_length=80)
    version = models.PositiveIntegerField()
    title_en = models.CharField(max_length=200)
    title_fr = models.CharField(max_length=200)
    definition_en = models.TextField()
    definition_fr = models.TextField()
    unit = models.CharField(max_length=20)
    counting_rule_en = models.TextField()
    counting_rule_fr = models.TextField()
    source_en = models.CharField(max_length=300)
    source_fr = models.CharField(max_length=300)
    coverage_en = models.CharField(max_length=300)
    coverage_fr = models.CharField(max_length=300)
    kept_at = models.DateTimeField(default=timezone.now)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["measure", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["measure", "version"], name="a_version_is_kept_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure} v{self.version}"


class Figure(models.Model):
    """One value of one vintage. Triggers refuse update and delete.

    measure        id of a `Series` or of a registered `Measure`
    geography      code ('CA', 'CA-ON', 'CMA-…'), never a place of a person
    value / high   the value; `high` only where the source gives a range. A null
                   value is a cell of ours withheld because too few people are in
                   it; the number is kept nowhere
    qualifier      exact | about | over | nearly | under | range, as the source
                   words it
    counting_rule  a code of `rules`, or the source's words; '' where the series'
                   own rule holds
    as_of          what was known by this day; release day for published figures
    released_on    day the vintage came out; `release_precision` says how exact
                   (day, month, year, unknown); null where the source is silent
    vintage        label of the release, as its publisher calls it; `vintage_fr`
                   and `source_fr` where the French words are known too
    origin         'published' (entered through intake) or 'own' (frozen here)
    batch_id       the intake batch, so that a batch can be undone: undoing adds
                   a `Withdrawal`, it does not delete
    content        digest over what the figure says (see `keeping`)
    digest         the same, with the edition where content that was withdrawn
                   comes in again
    """

    measure = models.CharField(max_length=80)
    definition_version = models.PositiveIntegerField(default=1)
    geography = models.CharField(max_length=40, default="CA")
    breakdown = models.CharField(max_length=40, blank=True)
    breakdown_key = models.CharField(max_length=80, blank=True)
    period_label = models.CharField(max_length=60)
    period_start = models.DateField(null=True)
    period_end = models.DateField()
    calendar = models.CharField(max_length=10)
    value = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    high = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    qualifier = models.CharField(max_length=10, default="exact")
    unit = models.CharField(max_length=20)
    counting_rule = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=500)
    source_fr = models.CharField(max_length=500, blank=True)
    vintage = models.CharField(max_length=160)
    vintage_fr = models.CharField(max_length=160, blank=True)
    released_on = models.DateField(null=True)
    release_precision = models.CharField(max_length=8, default="unknown")
    as_of = models.DateField()
    note_en = models.CharField(max_length=500, blank=True)
    note_fr = models.CharField(max_length=500, blank=True)
    origin = models.CharField(max_length=10)
    batch_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)
    content = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    objects = FigureQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["measure", "geography", "period_end"]),
            models.Index(fields=["batch_id"]),
            models.Index(fields=["content"]),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["digest"], name="a_figure_is_kept_once")
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.period_label} {self.value}"


class Withdrawal(models.Model):
    """A dated statement that figures of a batch no longer stand. Append-only."""

    batch_id = models.BigIntegerField(unique=True)
    withdrawn_at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"batch {self.batch_id} withdrawn"
