"""Steps of a referral that need no words, by the name in their address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from halte.capabilities.support.actions import referrals
from halte.capabilities.support.models import Referral
from halte.core.access.actor import Actor
from halte.core.errors import Missing

Step = Callable[[Actor, Referral], Referral]

STEPS: Final[dict[str, Step]] = {
    "accept": referrals.accept,
    "done": referrals.finish,
    "warm": referrals.note_warm,
}

TAKING_BACK: Final = frozenset({"revoked", "withdrawn"})


def step(name: str) -> Step:
    """The step of this name."""
    if name not in STEPS:
        raise Missing("not_found")
    return STEPS[name]
