"""Bars that other rooms know of: what was decided here and no page shows yet, or ever.

A room that decides on employers registers what it knows; this room never imports it.
Ineligibility and default bar a request whether they are published or not: IRPR ss.
203(2)(b) and (1)(f)(ii) speak of the employer, and the list of s. 209.997 only tells of
it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class KnownBar:
    """A bar that stands on the day asked, and where that is known from.

    `until` is its last day; None for good, and for a default, which lasts until the
    penalty is paid.
    """

    employer_pk: int
    until: date | None
    default: bool
    source: Bilingual


Knowing = Callable[[Actor, Collection[int], date], Collection[KnownBar]]
"""`function(actor, employer_pks, day)`: bars that stand on that day."""


@dataclass(slots=True)
class Bars:
    """Who knows of bars, and who may see what they know."""

    _held: dict[str, tuple[Permission, Knowing]] = field(default_factory=dict)

    def add(self, name: str, permission: Permission, knowing: Knowing) -> None:
        """Make a source known. Two of one name would be a fault of ours."""
        if name in self._held:
            raise ValueError(f"there is a source of bars {name!r} already")
        self._held[name] = (permission, knowing)

    def standing(
        self, actor: Actor, pks: Collection[int], on: date
    ) -> Iterator[KnownBar]:
        """Bars that stand on a day, as far as this reader may see them."""
        for permission, knowing in self._held.values():
            if actor.may(permission):
                yield from knowing(actor, pks, on)


EMPLOYER_BARS: Final = Bars()
