"""An employer’s own file, as it may have it: prepared, approved, handed over.

Rows only grow. Whoever approves is another person than whoever prepared, and nothing is
handed over that was not approved: the database holds both.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from halte.capabilities.inspections.models.file import Passage
from halte.capabilities.inspections.models.letters import LetterContent
from halte.capabilities.inspections.states import Way


class OwnFile(models.Model):
    """A zip of all that an employer may have of its file, frozen with its digest.

    `asked_by` and `why` are encrypted words: who asked, and for what an officer gives
    it. `provision` is the ground in law that the officer relies on for what is
    withheld; Halte cites none by itself.
    """

    employer = models.ForeignKey("employers.Employer", models.PROTECT, related_name="+")
    asked_on = models.DateField()
    asked_by = models.ForeignKey(Passage, models.PROTECT, related_name="+")
    why = models.ForeignKey(Passage, models.PROTECT, related_name="+")
    provision = models.CharField(max_length=200)
    prepared_on = models.DateField()
    content = models.ForeignKey(LetterContent, models.PROTECT, related_name="+")
    pieces = models.PositiveIntegerField()
    withheld = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    prepared_by_id = models.BigIntegerField()
    prepared_by_name = models.CharField(max_length=200)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"own file {self.pk}"


class OwnFileReview(models.Model):
    """What another named person said of it."""

    own_file = models.OneToOneField(OwnFile, models.PROTECT, related_name="review")
    approved = models.BooleanField()
    reason = models.ForeignKey(Passage, models.PROTECT, null=True, related_name="+")
    prepared_by_id = models.BigIntegerField()
    by_user_id = models.BigIntegerField()
    by_name = models.CharField(max_length=200)
    on = models.DateField()
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(by_user_id=F("prepared_by_id")),
                name="another_person_approves_an_own_file",
            ),
            models.CheckConstraint(
                condition=Q(approved=True) | Q(reason__isnull=False),
                name="a_returned_own_file_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"review of own file {self.own_file_id}"


class OwnFileRelease(models.Model):
    """That it was handed over, when and how."""

    own_file = models.OneToOneField(OwnFile, models.PROTECT, related_name="release")
    released_on = models.DateField()
    way = models.CharField(max_length=8, choices=[(w, w) for w in Way])
    by_user_id = models.BigIntegerField()
    by_name = models.CharField(max_length=200)
    kept_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"release of own file {self.own_file_id}"
