"""What lies in the protected tables, for those whose tier may see it.

Numbers of a tier go into its offers. An address is opened one at a time, for a
purpose, and the opening is recorded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from halte.capabilities.directory.models.protected import (
    ProtectedAddress,
    ProtectedPhone,
)
from halte.capabilities.directory.queries.offers import Line
from halte.capabilities.directory.states import LineKind, Tier, seen_by
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.errors import Missing
from halte.core.reads import reads


def lines_for(
    viewer: Tier, only: Collection[int] | None = None
) -> dict[int, tuple[Line, ...]]:
    """Protected numbers that a tier may see, by service. None for the public."""
    if viewer == Tier.PUBLIC:
        return {}
    rows = ProtectedPhone.objects.filter(tier__in=seen_by(viewer))
    if only is not None:
        rows = rows.filter(service__in=only)
    found: dict[int, tuple[Line, ...]] = defaultdict(tuple)
    for row in rows:
        made = Line(
            LineKind(row.kind), row.number, row.extension, Tier(row.tier), row.ask_for
        )
        found[row.service_id] = (*found[row.service_id], made)
    return found


@dataclass(frozen=True, slots=True)
class ExactPlace:
    """A protected place, opened. It is shown once and kept nowhere."""

    pk: int
    address: str = field(repr=False)
    city: str = field(repr=False)
    postal_code: str = field(repr=False)
    meeting_point: str = field(repr=False)


def opened(place: ExactPlace) -> list[str]:
    """What the audit names."""
    return [f"directory.ProtectedAddress:{place.pk}"]


@reads(Permission.DIRECTORY_ADDRESS, records=opened)
def address_for_steward(actor: Actor, *, location: UUID) -> ExactPlace:
    """The address of a protected place, for who keeps the directory."""
    return _exact(ProtectedAddress.objects.filter(location__reference=location).first())


@reads(Permission.DIRECTORY_OFFICER, records=opened)
def place_for_officer(actor: Actor, *, location: UUID) -> ExactPlace:
    """Where officers meet; the address only where the provider ticked it for them."""
    row = ProtectedAddress.objects.filter(location__reference=location).first()
    place = _exact(row)
    if row is not None and row.tier in seen_by(Tier.OFFICER):
        return place
    return ExactPlace(place.pk, "", "", "", place.meeting_point)


def _exact(row: ProtectedAddress | None) -> ExactPlace:
    if row is None:
        raise Missing("not_found")
    return ExactPlace(row.pk, row.address, row.city, row.postal_code, row.meeting_point)
