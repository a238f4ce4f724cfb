"""Where an entry came from: other rooms say how to follow it.

Arrows go one way, so this room knows no report. A room that records spending
registers how its things are followed, by the kind that its entries carry.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class Step:
    """One thing on the way of a dollar; `url` '' where there is no page to open."""

    title: Bilingual
    url: str = ""
    day: date | None = None
    detail: Bilingual | None = None


Follow = Callable[[Actor, int], tuple[Step, ...]]
"""The steps from a thing of a room to the public, for this reader."""

FOLLOWERS: Final[dict[str, Follow]] = {}


def register_origin(kind: str, follow: Follow) -> None:
    """Say how entries of this kind are followed. Once a kind, at start-up."""
    if FOLLOWERS.get(kind, follow) is not follow:
        raise ValueError(f"{kind} is registered twice")
    FOLLOWERS[kind] = follow


def followed(actor: Actor, kind: str, number: int | None) -> tuple[Step, ...]:
    """The steps of an origin; none where its room is not there."""
    follow = FOLLOWERS.get(kind)
    return () if follow is None or number is None else follow(actor, number)
