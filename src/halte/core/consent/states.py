"""What can happen to a consent."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """A person gives, changes or withdraws; or the time they gave is over."""

    GIVEN = "given"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"

    @property
    def ends(self) -> bool:
        """True for what leaves no consent behind."""
        return self in (Kind.WITHDRAWN, Kind.EXPIRED)


class Method(StrEnum):
    """How a person said so."""

    SPOKEN = "spoken"
    WRITTEN = "written"
    INTERPRETED = "interpreted"
    SIGNED = "signed"


class Recall(StrEnum):
    """What became of a copy after a withdrawal."""

    ASKED = "asked"
    DESTROYED = "destroyed"
    KEPT_BY_LAW = "kept_by_law"


RECALL_TRANSITIONS: Final[dict[Recall, frozenset[Recall]]] = {
    Recall.ASKED: frozenset({Recall.ASKED, Recall.DESTROYED, Recall.KEPT_BY_LAW}),
    Recall.DESTROYED: frozenset(),
    Recall.KEPT_BY_LAW: frozenset({Recall.DESTROYED}),
}
