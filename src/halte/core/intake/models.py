"""Where files come from, what became of each, and the rows that wait."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from halte.core.access.permissions import Permission
from halte.core.fields import EncryptedTextField
from halte.core.intake.feeds import FEEDS, Fault, Feed
from halte.core.intake.readings import Reading
from halte.core.intake.states import ENDED, BatchState, RejectState
from halte.core.organisations.models import Organisation

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class Source(models.Model):
    """A place that sends files of one feed; remembers which heading means what.

    `mapping` is JSON: folded heading -> column of the feed, '' for a heading
    that is left aside.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    feed = models.CharField(max_length=60)
    name = models.CharField(max_length=120)
    mapping = EncryptedTextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "feed", "name"], name="a_source_is_named_once"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def remembered(self) -> dict[str, str]:
        """Folded heading -> column."""
        found: dict[str, str] = json.loads(self.mapping or "{}")
        return found


class BatchQuerySet(models.QuerySet["Batch"]):
    """An organisation sees its own batches, of the feeds its people work with."""

    def visible_to(self, actor: Actor) -> BatchQuerySet:
        """The actor’s organisation only, and only feeds they may use now."""
        if not (
            actor.may(Permission.INTAKE_SUBMIT) or actor.may(Permission.INTAKE_ACCEPT)
        ):
            return self.none()
        feeds = [
            feed.slug
            for feed in FEEDS.values()
            if actor.may(feed.submit) or actor.may(feed.accept)
        ]
        return self.filter(organisation_id=actor.organisation_id or 0, feed__in=feeds)

    def standing(self) -> BatchQuerySet:
        """Batches that were neither refused nor undone."""
        return self.exclude(state__in=ENDED)


class Batch(models.Model):
    """One file and what became of it.

    read = good + rejects + repeated + headings + blank + aside, always. `settled`
    of the good rows were handed to the feed: `taken` were new, `already` were there.
    `skipped` holds the numbers of repeated rows, compressed.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    source = models.ForeignKey(Source, on_delete=models.PROTECT)
    feed = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    size = models.BigIntegerField()
    file_name = EncryptedTextField(blank=True)
    reading_text = EncryptedTextField(blank=True)
    mapping_text = EncryptedTextField(blank=True)
    state = models.CharField(max_length=10, default=BatchState.RECEIVED)
    fault = models.CharField(max_length=80, blank=True)
    fault_values = models.JSONField(default=dict)
    job_id = models.BigIntegerField(null=True)
    read = models.BigIntegerField(default=0)
    good = models.BigIntegerField(default=0)
    repeated = models.BigIntegerField(default=0)
    headings = models.BigIntegerField(default=0)
    blank = models.BigIntegerField(default=0)
    aside = models.BigIntegerField(default=0)
    ambiguous = models.JSONField(default=dict)
    skipped = models.BinaryField(default=bytes)
    settled = models.BigIntegerField(default=0)
    taken = models.BigIntegerField(default=0)
    already = models.BigIntegerField(default=0)
    position = models.BigIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    created_by_id = models.BigIntegerField(null=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name_plural = "batches"
        indexes: ClassVar = [models.Index(fields=["organisation", "state"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "feed", "digest"],
                condition=~Q(state__in=sorted(ENDED)),
                name="a_file_is_taken_once",
            )
        ]

    def __str__(self) -> str:
        return f"batch {self.pk} {self.state}"

    @property
    def declared(self) -> Feed | None:
        """The feed, or None where its room is no longer installed."""
        return FEEDS.get(self.feed)

    @property
    def reading(self) -> Reading:
        """How the file is read."""
        return Reading.from_json(self.reading_text)

    @property
    def mapped(self) -> dict[str, int]:
        """Column of the feed -> place in the file’s rows."""
        found: dict[str, int] = json.loads(self.mapping_text or "{}")
        return found


class Step(models.Model):
    """Something that happened to a batch: the history that its page shows."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="steps")
    act = models.CharField(max_length=20)
    at = models.DateTimeField(default=timezone.now)
    user_id = models.BigIntegerField(null=True)
    count = models.BigIntegerField(null=True)
    reason = EncryptedTextField(blank=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.act} {self.at:%Y-%m-%d %H:%M}"


class RejectQuerySet(models.QuerySet["Reject"]):
    """Rows are seen by those who see their batch."""

    def visible_to(self, actor: Actor) -> RejectQuerySet:
        """Rows of the batches that the actor sees."""
        return self.filter(batch__in=Batch.objects.visible_to(actor))


class Reject(models.Model):
    """A row that could not be taken as it was.

    `number` is its row in the file, the first being 1, as a spreadsheet counts.
    `faults` is a list of [column, code, values]; no value of a cell is in it.
    `kept` is True once the mended row was handed to the feed.
    """

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="rejects")
    number = models.BigIntegerField()
    cells_text = EncryptedTextField()
    faults = models.JSONField(default=list)
    state = models.CharField(max_length=8, default=RejectState.WAITING)
    kept = models.BooleanField(default=False)
    reason = EncryptedTextField(blank=True)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by_id = models.BigIntegerField(null=True)

    objects = RejectQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["number"]
        indexes: ClassVar = [models.Index(fields=["batch", "state"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["batch", "number"], name="a_row_is_rejected_once"
            )
        ]

    def __str__(self) -> str:
        return f"row {self.number} {self.state}"

    @property
    def cells(self) -> list[str]:
        """The row as it stands."""
        found: list[str] = json.loads(self.cells_text)
        return found

    @cells.setter
    def cells(self, cells: list[str]) -> None:
        self.cells_text = json.dumps(cells, ensure_ascii=False)


def stored_faults(faults: list[Fault]) -> list[list[Any]]:
    """Faults as kept with a row; limits and days are kept as texts."""
    return [
        [
            fault.column,
            fault.code,
            {
                name: value if isinstance(value, int | float) else str(value)
                for name, value in fault.values.items()
            },
        ]
        for fault in faults
    ]
