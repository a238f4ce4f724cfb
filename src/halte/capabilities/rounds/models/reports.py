"""A report, each text that was written for it, and each thing decided of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from halte.capabilities.rounds.models.rounds import Round
from halte.capabilities.rounds.states import Act, Part, ReportState, Via
from halte.core.access.permissions import Permission
from halte.core.organisations.models import Organisation

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


def sees_all(actor: Actor) -> bool:
    """Who keeps the rounds and who audits read every report."""
    return actor.may(Permission.ROUND_READ) and (
        actor.may(Permission.ROUND_MANAGE) or actor.may(Permission.AUDIT_READ)
    )


class ReportQuerySet(models.QuerySet["Report"]):
    """One’s own organisation’s reports, and what was accepted of the rest."""

    def visible_to(self, actor: Actor) -> ReportQuerySet:
        """Own ones; accepted ones of others; all for who keeps or audits."""
        if sees_all(actor):
            return self.all()
        if not actor.may(Permission.ROUND_READ):
            return self.none()
        own = Q(organisation_id=actor.organisation_id or 0)
        return self.filter(own | Q(state=ReportState.ACCEPTED))


class Report(models.Model):
    """What one organisation is asked of one commitment in one round.

    `commitment` is its slug within the round’s plan. `said_on` is the day of the
    last submission, `handed_in_on` the first day on which a second person let it
    go to the secretariat. Once accepted, `standing` is the state that was said and
    `statement_id` the statement of the plan that it became.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="reports")
    commitment = models.CharField(max_length=80)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    part = models.CharField(max_length=8, choices=[(p, p) for p in Part])
    position = models.PositiveIntegerField()
    state = models.CharField(
        max_length=10,
        choices=[(s, s) for s in ReportState],
        default=ReportState.TO_WRITE,
    )
    said_on = models.DateField(null=True)
    handed_in_on = models.DateField(null=True)
    standing = models.CharField(max_length=12, blank=True)
    statement_id = models.BigIntegerField(null=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["position", "part", "id"]
        indexes: ClassVar = [models.Index(fields=["organisation", "state"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["round", "commitment", "organisation"],
                name="rounds_an_organisation_is_asked_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.commitment} {self.organisation_id}"


class Version(models.Model):
    """A text of a report, as somebody saved it. `content` is `content.Content`.

    `parent` is the version it was written from, `merges` a second one that a
    person brought together with it. Versions that nothing was written from are
    the ends of a report; two ends are two texts that wait for a person.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    merges = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    via = models.CharField(max_length=10, choices=[(v, v) for v in Via])
    content = models.JSONField()
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report", "number"], name="rounds_versions_are_numbered_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.report_id} v{self.number}"


class Step(models.Model):
    """Something decided of a report. A submission keeps the figures of its day.

    `figures` is a list of {measure, geography, figure, digest, value, as_of};
    `figure` and `digest` are null where our own count was not frozen yet.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="steps")
    act = models.CharField(max_length=10, choices=[(a, a) for a in Act])
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    comment = models.TextField(blank=True)
    language = models.CharField(max_length=2, default="en")
    figures = models.JSONField(default=list)
    by_user_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(act__in=[Act.RETURNED, Act.SENT_BACK]) | ~Q(comment=""),
                name="rounds_what_comes_back_says_why",
            )
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.act}"
