"""A withdrawal reaches the copies: rooms that handed something over take it back.

So do a change that narrows a consent, and its end.

    @reaches
    def close_copies(actor: Actor, event: Event, gone: tuple[Disclosure, ...]) -> None:
        ...

Called in the transaction of what was said, so that either both happen or neither.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import UUID

from halte.core.access.actor import Actor
from halte.core.consent.models import Disclosure, Event

Reacher = Callable[[Actor, Event, tuple[Disclosure, ...]], None]

REACHERS: Final[list[Reacher]] = []


def reaches(function: Reacher) -> Reacher:
    """Have it called with each withdrawal and what went out before. Once, at import."""
    REACHERS.append(function)
    return function


def copies(person: UUID, purpose: str, recipient: str) -> tuple[Disclosure, ...]:
    """What went out under a consent, oldest first."""
    return tuple(
        Disclosure.objects.filter(person=person, purpose=purpose, recipient=recipient)
    )


def reach_copies(actor: Actor, event: Event, gone: tuple[Disclosure, ...]) -> None:
    """Let every room take back what it handed over."""
    for reacher in REACHERS:
        reacher(actor, event, gone)
