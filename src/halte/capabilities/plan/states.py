"""What is said of a promise, where money comes from, and which way is better."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class CommitmentState(StrEnum):
    """What a department said last; NOT_REPORTED where nobody said anything."""

    NOT_REPORTED = "not_reported"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    DONE = "done"
    STOPPED = "stopped"


TRANSITIONS: Final[dict[CommitmentState, frozenset[CommitmentState]]] = {
    state: frozenset(CommitmentState) - {CommitmentState.NOT_REPORTED}
    for state in CommitmentState
}
"""Any state may follow any other, since a statement tells what is so and a
finished promise can come undone; but once reported, never unreported."""


class Rule(StrEnum):
    """Why a statement carries the state it carries.

    JUDGEMENT is the reporter’s own; the others are suggested by the milestones
    on the day of the statement, and kept so that a reader can follow them.
    """

    JUDGEMENT = "judgement"
    MILESTONE_MISSED = "milestone_missed"
    MILESTONES_MET = "milestones_met"
    MILESTONES_AHEAD = "milestones_ahead"


def rules_that_fit(*, missed: bool, met: bool, ahead: bool) -> frozenset[Rule]:
    """The rules that the milestones bear out on a day; judgement always fits.

    `missed`: one is past its day and not reached; `met`: one is reached;
    `ahead`: one is still to come.
    """
    fitting = {
        Rule.JUDGEMENT: True,
        Rule.MILESTONE_MISSED: missed,
        Rule.MILESTONES_MET: met and not missed,
        Rule.MILESTONES_AHEAD: ahead and not missed,
    }
    return frozenset(rule for rule, fits in fitting.items() if fits)


class Money(StrEnum):
    """New money and existing money are never added together."""

    NEW = "new"
    EXISTING = "existing"
    NOT_STATED = "not_stated"


class Direction(StrEnum):
    """Which way the figure should move."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


class EvidenceKind(StrEnum):
    """What a reader can follow: a page, a document by its digest, a kept figure."""

    LINK = "link"
    DOCUMENT = "document"
    FIGURE = "figure"


OUTSIDE: Final = "outside"
"""A budget line that is said to lie outside every declared total."""

NOT_STATED: Final = "not_stated"
"""The source does not say; kept as such and shown as such."""
