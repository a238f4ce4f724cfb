"""The private address of a person’s calendar."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from halte.core.organisations.models import Organisation, User


class CalendarKey(models.Model):
    """One for each person: only the digest of its secret is kept.

    Renewing it ends the old address. `organisation` is the one for which the
    person made it: the calendar ends with their membership there.
    """

    user = models.OneToOneField(User, models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"calendar of {self.user_id}"
