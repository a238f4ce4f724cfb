"""What came from another directory, object by object, so that it can go again."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from halte.core.fields import EncryptedTextField


class Arrival(models.Model):
    """One object of a file: the row that it became, or that it waits for another.

    `reference` is its identifier there. `row` is the key of the row of ours, None
    where it waits for `parent`; what it says lies encrypted until then. `to_look_at`
    holds the codes of what is odd.
    """

    batch_id = models.BigIntegerField(db_index=True)
    table = models.CharField(max_length=24)
    reference = models.CharField(max_length=36)
    row = models.BigIntegerField(null=True)
    parent = models.CharField(max_length=36, blank=True, db_index=True)
    waiting = EncryptedTextField(blank=True)
    to_look_at = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["batch_id", "table", "reference"],
                name="directory_arrived_once",
            )
        ]

    def __str__(self) -> str:
        return f"arrival {self.pk}"
