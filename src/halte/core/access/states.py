"""What a reviewer can find about an emergency opening."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Final


class Finding(StrEnum):
    """An opening waits until someone else has looked at it."""

    WAITING = "waiting"
    JUSTIFIED = "justified"
    NOT_JUSTIFIED = "not_justified"


FINDING_TRANSITIONS: Final[dict[Finding, frozenset[Finding]]] = {
    Finding.WAITING: frozenset({Finding.JUSTIFIED, Finding.NOT_JUSTIFIED}),
    Finding.JUSTIFIED: frozenset(),
    Finding.NOT_JUSTIFIED: frozenset(),
}

OPENING_LASTS: Final = timedelta(minutes=30)
SHORTEST_REASON: Final = 15
LONGEST_REASON: Final = 2000
