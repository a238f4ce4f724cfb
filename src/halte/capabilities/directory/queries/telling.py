"""Who was told what: above the providers’ tier every answer is in the audit.

The audit names the person, the purpose and the services that they were shown, in the
order of their numbers. It never holds what was asked, nor the order of the answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from halte.capabilities.directory.queries.offers import Offer
from halte.capabilities.directory.states import Tier
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.reads import reads

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Opened(Generic[T]):
    """An answer, and the services that stand in it."""

    answer: T
    services: frozenset[int]


def opened(found: Opened[T]) -> list[str]:
    """What the audit names."""
    return [f"directory.Service:{pk}" for pk in sorted(found.services)]


@reads(Permission.DIRECTORY_OFFICER, records=opened)
def to_officer(actor: Actor, *, found: Opened[T]) -> Opened[T]:
    """What police and border officers may know."""
    return found


@reads(Permission.DIRECTORY_KEEP, records=opened)
def to_steward(actor: Actor, *, found: Opened[T]) -> Opened[T]:
    """What only who keeps the directory may know."""
    return found


def told_to(actor: Actor, tier: Tier, answer: T, offers: Iterable[Offer]) -> T:
    """The answer, handed over; recorded first where it says more than to a provider."""
    if tier in (Tier.PUBLIC, Tier.PROVIDER):
        return answer
    found = Opened(answer, frozenset(offer.pk for offer in offers))
    to = to_steward if actor.may(Permission.DIRECTORY_KEEP) else to_officer
    return to(actor, found=found).answer
