"""What kind of data a field holds, and what becomes of a copy that went out."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class FieldKind(StrEnum):
    """How much a field can tell about someone, from nothing to everything."""

    PUBLIC = "public"
    AGGREGATE = "aggregate"
    ORGANISATIONAL = "organisational"
    STAFF_CONTACT = "staff_contact"
    IDENTIFYING = "identifying"


class Form(StrEnum):
    """The shapes in which data leave."""

    CSV = "csv"
    JSON = "json"


class CopyState(StrEnum):
    """A copy is held until its holder confirms what became of it."""

    HELD = "held"
    RETURNED = "returned"
    DESTROYED = "destroyed"
    KEPT_BY_LAW = "kept_by_law"


COPY_TRANSITIONS: Final[dict[CopyState, frozenset[CopyState]]] = {
    CopyState.HELD: frozenset(
        {CopyState.RETURNED, CopyState.DESTROYED, CopyState.KEPT_BY_LAW}
    ),
    CopyState.KEPT_BY_LAW: frozenset({CopyState.RETURNED, CopyState.DESTROYED}),
    CopyState.RETURNED: frozenset(),
    CopyState.DESTROYED: frozenset(),
}
