"""What a shelter’s safety depends on, encrypted, in tables apart.

The public projection imports nothing of this module and joins none of these
tables; a test reads its statements. Addresses are opened one at a time, and
each opening is recorded.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from halte.capabilities.directory.models.checks import Change
from halte.capabilities.directory.models.listed import (
    REASONS,
    TIERS,
    Location,
    Service,
)
from halte.capabilities.directory.states import LineKind, Tier, Withheld
from halte.core.fields import BlindIndexField, EncryptedTextField


class ProtectedAddress(models.Model):
    """Where a protected place is. `tier` is STEWARD unless the provider ticked more.

    `meeting_point` is where officers bring someone; it is theirs to see.
    """

    location = models.OneToOneField(Location, models.CASCADE, related_name="protected")
    tier = models.CharField(max_length=8, choices=TIERS, default=Tier.STEWARD)
    reason = models.CharField(
        max_length=32, choices=REASONS, default=Withheld.SHELTER_LOCATION
    )
    address = EncryptedTextField()
    city = EncryptedTextField(blank=True)
    postal_code = EncryptedTextField(blank=True)
    latitude = EncryptedTextField(blank=True)
    longitude = EncryptedTextField(blank=True)
    meeting_point = EncryptedTextField(blank=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"protected address {self.pk}"


class ProtectedPhone(models.Model):
    """A number that the public does not see: an intake or an after-hours line."""

    service = models.ForeignKey(
        Service, models.CASCADE, related_name="protected_phones"
    )
    tier = models.CharField(max_length=8, choices=TIERS, default=Tier.PROVIDER)
    reason = models.CharField(
        max_length=32, choices=REASONS, default=Withheld.NOT_FOR_PUBLIC
    )
    kind = models.CharField(max_length=12, choices=[(k, k) for k in LineKind])
    number = EncryptedTextField()
    number_index = BlindIndexField(of="number")
    extension = models.CharField(max_length=12, blank=True)
    ask_for = EncryptedTextField(blank=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"protected phone {self.pk}"


class ProtectedPreviousValue(models.Model):
    """What a protected field said before a change. HSDS would put it in the open."""

    change = models.OneToOneField(Change, models.CASCADE, related_name="protected")
    previous_value = EncryptedTextField(blank=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"protected previous value {self.pk}"
