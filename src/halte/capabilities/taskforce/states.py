"""The life of a meeting and its minutes, of an action item and of a risk."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class MeetingState(StrEnum):
    """How a meeting stands: it follows from the clock, its steps and its minutes.

    HELD      its hour has come; what was said can be written down
    WAITING   the minutes wait for a second person, and nothing moves meanwhile
    APPROVED  the minutes are frozen for good
    """

    PLANNED = "planned"
    HELD = "held"
    WAITING = "waiting"
    APPROVED = "approved"
    CANCELLED = "cancelled"


TRANSITIONS: Final[dict[MeetingState, frozenset[MeetingState]]] = {
    MeetingState.PLANNED: frozenset({MeetingState.HELD, MeetingState.CANCELLED}),
    # A meeting of which nothing was written down may turn out not to have been.
    MeetingState.HELD: frozenset({MeetingState.WAITING, MeetingState.CANCELLED}),
    MeetingState.WAITING: frozenset({MeetingState.HELD, MeetingState.APPROVED}),
    MeetingState.APPROVED: frozenset(),
    MeetingState.CANCELLED: frozenset(),
}


class MeetingStep(StrEnum):
    """What happened to the invitation; every step is kept."""

    CALLED = "called"
    MOVED = "moved"
    CANCELLED = "cancelled"


class ItemPurpose(StrEnum):
    """Why a point is on the agenda."""

    INFORM = "inform"
    DISCUSS = "discuss"
    DECIDE = "decide"


class PaperLanguage(StrEnum):
    """In which language a paper is written."""

    EN = "en"
    FR = "fr"
    BOTH = "both"


class Presence(StrEnum):
    """Whether an organisation came."""

    PRESENT = "present"
    REGRETS = "regrets"
    ABSENT = "absent"


class ItemState(StrEnum):
    """How an action item stands after what was last said of it."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


ITEM_TRANSITIONS: Final[dict[ItemState, frozenset[ItemState]]] = {
    ItemState.OPEN: frozenset({ItemState.DONE, ItemState.DROPPED}),
    ItemState.DONE: frozenset({ItemState.OPEN}),
    ItemState.DROPPED: frozenset({ItemState.OPEN}),
}


class Said(StrEnum):
    """Kinds of dated statement about an action item."""

    DUE = "due"
    PROGRESS = "progress"
    DONE = "done"
    DROPPED = "dropped"
    REOPENED = "reopened"


class Response(StrEnum):
    """What is done about a risk (ISO 31000:2018, 6.5.2, in our own words)."""

    ACCEPT = "accept"
    REDUCE = "reduce"
    SHARE = "share"
    AVOID = "avoid"


class Level(StrEnum):
    """How much a risk asks for, by likelihood times impact."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


LEAST, MOST = 1, 5
MEDIUM_FROM, HIGH_FROM = 5, 12


def level_of(likelihood: int, impact: int) -> Level:
    """Low below 5, medium below 12, high from 12, of 1 to 25."""
    score = likelihood * impact
    if score >= HIGH_FROM:
        return Level.HIGH
    return Level.MEDIUM if score >= MEDIUM_FROM else Level.LOW


class Came(StrEnum):
    """What came of a decision, as a person judges it."""

    INTENDED = "intended"
    PARTLY = "partly"
    NOTHING = "nothing"
    OTHERWISE = "otherwise"
