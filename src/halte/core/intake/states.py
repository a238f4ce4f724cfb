"""The life of a batch, and of a row that waits to be mended."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class BatchState(StrEnum):
    """From the file as it came to rows that are kept, and back."""

    RECEIVED = "received"
    MAPPED = "mapped"
    CHECKING = "checking"
    CHECKED = "checked"
    ACCEPTING = "accepting"
    ACCEPTED = "accepted"
    UNDONE = "undone"
    REFUSED = "refused"
    FAILED = "failed"


S = BatchState

TRANSITIONS: Final[dict[BatchState, frozenset[BatchState]]] = {
    S.RECEIVED: frozenset({S.MAPPED, S.REFUSED}),
    S.MAPPED: frozenset({S.MAPPED, S.CHECKING, S.REFUSED}),
    S.CHECKING: frozenset({S.CHECKED, S.FAILED}),
    S.CHECKED: frozenset({S.MAPPED, S.ACCEPTING, S.REFUSED}),
    # Rows mended after the others were accepted are accepted in their turn.
    S.ACCEPTING: frozenset({S.ACCEPTED, S.FAILED}),
    S.ACCEPTED: frozenset({S.ACCEPTING, S.UNDONE}),
    S.FAILED: frozenset({S.MAPPED, S.ACCEPTING, S.UNDONE, S.REFUSED}),
    S.UNDONE: frozenset(),
    S.REFUSED: frozenset(),
}

ENDED: Final = frozenset({S.UNDONE, S.REFUSED})
"""After these the same file may be sent again."""

BUSY: Final = frozenset({S.CHECKING, S.ACCEPTING})


class RejectState(StrEnum):
    """A row that could not be taken: waits, is mended, or is left out for a reason."""

    WAITING = "waiting"
    MENDED = "mended"
    DROPPED = "dropped"


REJECT_TRANSITIONS: Final[dict[RejectState, frozenset[RejectState]]] = {
    RejectState.WAITING: frozenset(
        {RejectState.WAITING, RejectState.MENDED, RejectState.DROPPED}
    ),
    RejectState.MENDED: frozenset({RejectState.WAITING, RejectState.DROPPED}),
    RejectState.DROPPED: frozenset({RejectState.WAITING}),
}
