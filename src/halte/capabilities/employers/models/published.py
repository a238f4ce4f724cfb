"""Published lists as they were printed. Rows are kept; what was withdrawn is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from halte.capabilities.employers.states import ListKind
from halte.core.access.permissions import Permission

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class PublicationQuerySet(models.QuerySet["Publication"]):
    """Publications that were taken in."""

    def standing(self) -> Self:
        """Not taken back."""
        return self.filter(undone_at=None)

    def newest(self) -> Self:
        """Of each list and period, the one that was taken in last."""
        later = Publication.objects.standing().filter(
            kind=OuterRef("kind"), period=OuterRef("period"), pk__gt=OuterRef("pk")
        )
        return self.standing().filter(~Exists(later))


class Publication(models.Model):
    """One file of a list. `period` is `2017-Q4`, `2017-H1`, `2016`; '' for the page
    of findings, which is one list that changes.
    """

    kind = models.CharField(max_length=10, choices=[(k, k) for k in ListKind])
    period = models.CharField(max_length=7, blank=True)
    title = models.CharField(max_length=500, blank=True)
    batch_id = models.BigIntegerField(unique=True)
    taken_at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-period", "-id"]
        indexes: ClassVar = [models.Index(fields=["kind", "period"])]

    def __str__(self) -> str:
        return f"publication {self.pk}"


class ListedNameQuerySet(models.QuerySet["ListedName"]):
    """Names as lists print them: real ones are for programme roles only."""

    def visible_to(self, actor: Actor) -> Self:
        """All of them, for those whose work the programme is."""
        return self if actor.may(Permission.EMPLOYERS_READ) else self.none()


class ListedName(models.Model):
    """A name in a province: what a judgement is about.

    `whole` is the key of the whole name (`methods.linkage.organisation_names`),
    `text` its first spelling, `number` that of a numbered company.
    """

    text = models.CharField(max_length=300)
    whole = models.CharField(max_length=300)
    province = models.CharField(max_length=2, blank=True)
    number = models.CharField(max_length=12, blank=True)

    objects = ListedNameQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["whole", "province"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["whole", "province"], name="a_listed_name_once"
            )
        ]

    def __str__(self) -> str:
        return f"listed name {self.pk}"


class NameKey(models.Model):
    """A key by which a listed name can be found: of its whole or of a part."""

    name = models.ForeignKey(ListedName, models.CASCADE, related_name="keys")
    key = models.CharField(max_length=300)
    province = models.CharField(max_length=2, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["key", "province"])]

    def __str__(self) -> str:
        return f"key {self.pk}"


class ListedRow(models.Model):
    """What rows of all lists share.

    `digest` is of the row as printed, `copy` its place among equal rows of one
    list: equal rows are two assessments, and the same list twice adds nothing.
    """

    name = models.ForeignKey(ListedName, models.PROTECT, related_name="%(class)ss")
    digest = models.CharField(max_length=64)
    copy = models.PositiveSmallIntegerField()
    address = models.CharField(max_length=400, blank=True)
    province = models.CharField(max_length=2, blank=True)
    postal_code = models.CharField(max_length=6, blank=True)
    area = models.CharField(max_length=3, blank=True)
    city = models.CharField(max_length=120, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["digest", "copy"], name="%(class)s_kept_once"
            )
        ]


class ListedAssessment(ListedRow):
    """A row of the lists of positive and negative assessments."""

    kind = models.CharField(max_length=10)
    period = models.CharField(max_length=7)
    stream = models.CharField(max_length=40, blank=True)
    employer = models.CharField(max_length=300)
    noc = models.CharField(max_length=5, blank=True)
    occupation = models.CharField(max_length=200, blank=True)
    incorporated = models.CharField(max_length=60, blank=True)
    assessments = models.PositiveIntegerField(null=True)
    positions = models.PositiveIntegerField()

    class Meta(ListedRow.Meta):
        ordering: ClassVar = ["-period", "id"]
        indexes: ClassVar = [models.Index(fields=["name", "period"])]

    def __str__(self) -> str:
        return f"listed assessment {self.pk}"


class ListedFinding(ListedRow):
    """A row of the page of employers found non-compliant.

    `reasons` are the page’s own numbers, which are not those of Schedule 2;
    `provisions` are the law’s. `decided_text` is kept, for a day that does not
    exist (29 February 2019 stands on the page of 2023; who mends the row says so).
    """

    operating_name = models.CharField(max_length=300)
    legal_name = models.CharField(max_length=300)
    reasons = models.JSONField(default=list)
    provisions = models.JSONField(default=list)
    decided_on = models.DateField(null=True)
    decided_text = models.CharField(max_length=40)
    penalty_cents = models.BigIntegerField(null=True)
    ban_years = models.PositiveSmallIntegerField(null=True)
    ban_permanent = models.BooleanField(default=False)
    penalty_text = models.CharField(max_length=120)
    standing = models.CharField(max_length=10)
    ineligible_until = models.DateField(null=True)
    standing_text = models.CharField(max_length=120)

    class Meta(ListedRow.Meta):
        ordering: ClassVar = ["-decided_on", "id"]

    def __str__(self) -> str:
        return f"listed finding {self.pk}"


class Appearance(models.Model):
    """That a row stood in a publication. One of the two rows is set."""

    publication = models.ForeignKey(
        Publication, models.PROTECT, related_name="appearances"
    )
    assessment = models.ForeignKey(
        ListedAssessment, models.CASCADE, null=True, related_name="appearances"
    )
    finding = models.ForeignKey(
        ListedFinding, models.CASCADE, null=True, related_name="appearances"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["publication", "assessment"],
                condition=Q(assessment__isnull=False),
                name="an_assessment_appears_once",
            ),
            models.UniqueConstraint(
                fields=["publication", "finding"],
                condition=Q(finding__isnull=False),
                name="a_finding_appears_once",
            ),
        ]

    def __str__(self) -> str:
        return f"appearance {self.pk}"
