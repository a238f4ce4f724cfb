"""Two officers (IRPA 30(1.3)): opinion, opening, reading, concurrence, letter.

All of it only grows, and the database holds the order by itself: the migration says
which row comes in only if which others are there (`only_if`).
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from halte.capabilities.permits.models.applications import PermitApplication
from halte.capabilities.permits.models.instructions import Instruction
from halte.capabilities.permits.states import LetterKind, Verdict
from halte.core.fields import EncryptedTextField


class Opinion(models.Model):
    """An officer’s opinion under an instruction, with reasons. One a file, ever."""

    application = models.OneToOneField(
        PermitApplication, models.PROTECT, related_name="opinion"
    )
    instruction = models.ForeignKey(Instruction, models.PROTECT, related_name="+")
    officer_id = models.BigIntegerField()
    reasons = EncryptedTextField()
    formed_on = models.DateField()
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"opinion {self.pk}"


class FileOpening(models.Model):
    """That a second officer opened the file, without the opinion."""

    opinion = models.ForeignKey(Opinion, models.PROTECT, related_name="openings")
    officer_id = models.BigIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["opinion", "officer_id"], name="an_officer_opens_a_file_once"
            )
        ]

    def __str__(self) -> str:
        return f"opening {self.pk}"


class Reading(models.Model):
    """What the second officer read in the file, before the opinion was shown.

    `first_officer_id` repeats the opinion’s, so that the row alone says that two
    people differ; the database compares it with the opinion.
    """

    opinion = models.OneToOneField(Opinion, models.PROTECT, related_name="reading")
    opening = models.OneToOneField(FileOpening, models.PROTECT, related_name="+")
    officer_id = models.BigIntegerField()
    first_officer_id = models.BigIntegerField()
    words = EncryptedTextField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(officer_id=F("first_officer_id")),
                name="the_second_officer_is_another",
            )
        ]

    def __str__(self) -> str:
        return f"reading {self.pk}"


class Concurrence(models.Model):
    """The second officer concurs or declines, with reasons. Once."""

    reading = models.OneToOneField(Reading, models.PROTECT, related_name="concurrence")
    officer_id = models.BigIntegerField()
    verdict = models.CharField(max_length=8, choices=[(v, v) for v in Verdict])
    reasons = EncryptedTextField()
    said_on = models.DateField()
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"concurrence {self.pk}"


class Letter(models.Model):
    """A letter to the person as it was issued: both documents, frozen.

    One an application, so that its number is the file’s. The documents are base64,
    encrypted; the digests are of their bytes. A refusal hangs on a concurrence, a
    return of the fee on none.
    """

    application = models.OneToOneField(
        PermitApplication, models.PROTECT, related_name="letter"
    )
    kind = models.CharField(max_length=14, choices=[(k, k) for k in LetterKind])
    instruction = models.ForeignKey(Instruction, models.PROTECT, related_name="+")
    concurrence = models.OneToOneField(
        Concurrence, models.PROTECT, null=True, related_name="letter"
    )
    document_en = EncryptedTextField()
    document_fr = EncryptedTextField()
    digest_en = models.CharField(max_length=64)
    digest_fr = models.CharField(max_length=64)
    issued_on = models.DateField()
    by_user_id = models.BigIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind=LetterKind.REFUSAL, concurrence__isnull=False)
                | Q(kind=LetterKind.NOT_PROCESSED, concurrence__isnull=True),
                name="only_a_refusal_hangs_on_a_concurrence",
            )
        ]

    def __str__(self) -> str:
        return f"letter {self.pk}"
