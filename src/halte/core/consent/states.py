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


class Speaker(StrEnum):
    """Who spoke: the person, or someone who may speak for them beside them."""

    SELF = "self"
    CAREGIVER = "caregiver"
    GUARDIAN = "guardian"


class Basis(StrEnum):
    """Why someone else may speak for the person."""

    PARENT = "parent"
    COURT_ORDER = "court_order"
    MANDATE = "mandate"
    CHILD_PROTECTION = "child_protection"

    @property
    def is_named(self) -> bool:
        """True where it rests on a paper, which is then named."""
        return self is not Basis.PARENT


class Recall(StrEnum):
    """What became of a copy after a withdrawal."""

    ASKED = "asked"
    DESTROYED = "destroyed"
    KEPT_BY_LAW = "kept_by_law"
    KEPT_BY_PERSON = "kept_by_person"
    NO_ANSWER = "no_answer"


RECALL_TRANSITIONS: Final[dict[Recall, frozenset[Recall]]] = {
    Recall.ASKED: frozenset(Recall),
    Recall.DESTROYED: frozenset(),
    Recall.KEPT_BY_LAW: frozenset({Recall.DESTROYED}),
    Recall.KEPT_BY_PERSON: frozenset({Recall.DESTROYED}),
    Recall.NO_ANSWER: frozenset(
        {Recall.ASKED, Recall.DESTROYED, Recall.KEPT_BY_LAW, Recall.KEPT_BY_PERSON}
    ),
}
"""An answer may still come after one gave up waiting for it."""

OWN_COPY: Final = "own_copy"
"""Purpose of a copy that the person has of what is written about them."""
THEMSELVES: Final = "person"
"""Who has it."""
ASK_TWICE: Final = 2
"""Days on which a copy is asked for before one may say that nobody answers."""
