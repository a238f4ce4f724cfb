"""Letters to an employer: as drafted, reviewed and sent."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from halte.capabilities.inspections.models.file import Inspection, Passage
from halte.capabilities.inspections.models.found import Computation
from halte.capabilities.inspections.states import Kind, Way
from halte.core.fields import EncryptedTextField


class LetterContent(models.Model):
    """Bytes under their SHA-256, in base 64, encrypted.

    Apart from `Letter`, which never changes, since keys of encryption do.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    content = EncryptedTextField()

    def __str__(self) -> str:
        return self.digest[:12]


class Letter(models.Model):
    """A letter in both languages, frozen when it was drafted. Rows only grow.

    `words` is the canonical JSON from which both documents are drawn. `number` stands
    in them and follows that of the newest letter that was sent, so that what a second
    person reviewed is what leaves. Drafts may share it; sent letters never do: a
    trigger on `Sending` holds it.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="letters")
    computation = models.ForeignKey(
        Computation, models.PROTECT, null=True, related_name="letters"
    )
    kind = models.CharField(max_length=12, choices=[(k, k) for k in Kind])
    number = models.PositiveIntegerField()
    words = models.ForeignKey(LetterContent, models.PROTECT, related_name="+")
    pdf_en = models.ForeignKey(LetterContent, models.PROTECT, related_name="+")
    pdf_fr = models.ForeignKey(LetterContent, models.PROTECT, related_name="+")
    dated = models.DateField()
    drafted_by_id = models.BigIntegerField()
    drafted_by_name = models.CharField(max_length=200)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["inspection", "number", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind=Kind.CLOSING) | Q(computation__isnull=False),
                name="a_notice_rests_on_a_computation",
            ),
        ]

    def __str__(self) -> str:
        return f"letter {self.inspection_id}/{self.number}"


class Review(models.Model):
    """What another named person said of a letter. Rows only grow."""

    letter = models.OneToOneField(Letter, models.PROTECT, related_name="review")
    approved = models.BooleanField()
    reason = models.ForeignKey(Passage, models.PROTECT, null=True, related_name="+")
    drafted_by_id = models.BigIntegerField()
    by_user_id = models.BigIntegerField()
    by_name = models.CharField(max_length=200)
    on = models.DateField()
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(by_user_id=F("drafted_by_id")),
                name="another_person_reviews",
            ),
            models.CheckConstraint(
                condition=Q(approved=True) | Q(reason__isnull=False),
                name="a_returned_letter_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"review of letter {self.letter_id}"


class Sending(models.Model):
    """That a letter left, and when: clocks begin here. Rows only grow."""

    letter = models.OneToOneField(Letter, models.PROTECT, related_name="sending")
    sent_on = models.DateField()
    way = models.CharField(max_length=8, choices=[(w, w) for w in Way])
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"sending of letter {self.letter_id}"
