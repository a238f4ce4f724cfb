"""The life of a report, whose part it is, and what is asked of which commitment."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class ReportState(StrEnum):
    """A report is written, seen by a second person, then taken by the secretariat.

    SUBMITTED waits for the second person of the same department, APPROVED for the
    secretariat. RETURNED came back from either, with a comment.
    """

    TO_WRITE = "to_write"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"
    ACCEPTED = "accepted"


S = ReportState

TRANSITIONS: Final[dict[ReportState, frozenset[ReportState]]] = {
    S.TO_WRITE: frozenset({S.DRAFT}),
    S.DRAFT: frozenset({S.SUBMITTED}),
    S.SUBMITTED: frozenset({S.APPROVED, S.RETURNED}),
    S.APPROVED: frozenset({S.ACCEPTED, S.RETURNED}),
    S.RETURNED: frozenset({S.SUBMITTED}),
    S.ACCEPTED: frozenset(),
}
"""What was accepted is a statement of the plan; it is corrected there."""

OPEN: Final = frozenset({S.TO_WRITE, S.DRAFT, S.RETURNED})
"""The department can write."""

HANDED_IN: Final = frozenset({S.APPROVED, S.ACCEPTED})
"""The department has done its part."""


class Part(StrEnum):
    """Whose part a report is.

    LEAD answers for the commitment: it says how it stands. Where the plan names
    no lead, each supporting organisation does. SUPPORT adds what it did itself.
    """

    LEAD = "lead"
    SUPPORT = "support"


class Kind(StrEnum):
    """Kinds of commitment, as questions are asked of them; one can be of several."""

    EVERY = "every"
    COUNTED = "counted"
    NOT_COUNTED = "not_counted"
    FUNDED = "funded"
    SHARED = "shared"


class Answer(StrEnum):
    """How a question is answered. A number is asked only where no measure counts."""

    TEXT = "text"
    NUMBER = "number"


class Act(StrEnum):
    """What happened to a report, in its history."""

    SUBMITTED = "submitted"
    SENT_BACK = "sent_back"
    APPROVED = "approved"
    RETURNED = "returned"
    ACCEPTED = "accepted"


class Via(StrEnum):
    """How a text came in: typed here, from a workbook, from the last round, merged."""

    TYPED = "typed"
    WORKBOOK = "workbook"
    COPIED = "copied"
    MERGED = "merged"


class RowState(StrEnum):
    """A row of a workbook that could not be taken, and what became of it."""

    WAITING = "waiting"
    MENDED = "mended"
    LEFT_OUT = "left_out"


ROW_TRANSITIONS: Final[dict[RowState, frozenset[RowState]]] = {
    RowState.WAITING: frozenset({RowState.WAITING, RowState.MENDED, RowState.LEFT_OUT}),
    RowState.MENDED: frozenset(),
    RowState.LEFT_OUT: frozenset({RowState.WAITING}),
}


class Duty(StrEnum):
    """What a person can leave to a colleague while away."""

    REPORT = "report"
    APPROVE = "approve"
