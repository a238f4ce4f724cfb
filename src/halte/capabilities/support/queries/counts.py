"""What the room reports up, for those who work with files."""

from __future__ import annotations

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.measures.told import Counts, counts_of


def counts(actor: Actor, *, earlier: bool, real: bool) -> Counts:
    """Never a person, never a small cell."""
    actor.require(Permission.SUPPORT_READ)
    return counts_of("support", earlier=earlier, real=real)
