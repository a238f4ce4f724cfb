"""Workbooks that departments send in, and the rows that wait to be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils import timezone

from halte.capabilities.rounds.models.reports import Report
from halte.capabilities.rounds.models.rounds import Round
from halte.capabilities.rounds.states import RowState
from halte.core.access.permissions import Permission
from halte.core.organisations.models import Organisation

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class Sheet(models.Model):
    """A workbook that was sent in: its digest, and what became of its rows.

    `aside` are headings that no column takes, with words in them or not.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="sheets")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    taken = models.PositiveIntegerField()
    unchanged = models.PositiveIntegerField()
    refused = models.PositiveIntegerField()
    aside = models.JSONField(default=list)
    by_user_id = models.BigIntegerField(null=True)
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"{self.round_id} {self.digest[:12]}"


class SheetRowQuerySet(models.QuerySet["SheetRow"]):
    """Rows are seen by the organisation that sent them."""

    def visible_to(self, actor: Actor) -> SheetRowQuerySet:
        """Those of one’s own organisation."""
        if not actor.may(Permission.ROUND_READ):
            return self.none()
        return self.filter(sheet__organisation_id=actor.organisation_id or 0)


class SheetRow(models.Model):
    """A row that could not be taken as it was.

    `page` is the sheet of the workbook, `number` its row, the first being 1.
    `cells` are texts by column; `faults` a list of [column, code, values], where
    no value of a cell is in it.
    """

    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="rows")
    page = models.CharField(max_length=10)
    number = models.PositiveIntegerField()
    cells = models.JSONField()
    faults = models.JSONField()
    report = models.ForeignKey(Report, models.PROTECT, null=True, related_name="+")
    state = models.CharField(
        max_length=10, choices=[(s, s) for s in RowState], default=RowState.WAITING
    )

    objects = SheetRowQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["sheet", "page", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sheet", "page", "number"], name="rounds_a_row_is_kept_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.page} {self.number}"
