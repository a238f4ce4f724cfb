"""What can become of a file, a referral, a link, a goal, a transfer."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Final


class FileState(StrEnum):
    """A file is open, then followed up, then closed; at the end it is disposed of."""

    OPEN = "open"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"
    DISPOSED = "disposed"


FILE_TRANSITIONS: Final[dict[FileState, frozenset[FileState]]] = {
    FileState.OPEN: frozenset({FileState.FOLLOW_UP, FileState.CLOSED}),
    FileState.FOLLOW_UP: frozenset({FileState.OPEN, FileState.CLOSED}),
    FileState.CLOSED: frozenset({FileState.OPEN, FileState.DISPOSED}),
    FileState.DISPOSED: frozenset(),
}


class Level(StrEnum):
    """What a person chose at first contact, once the two exceptions were told."""

    SHARE = "share"
    CONFIDENTIAL = "confidential"
    ANONYMOUS = "anonymous"


class Exit(StrEnum):
    """Why support ended, in the person’s own terms where they said so."""

    GOALS_REACHED = "goals_reached"
    PERSON_ENDED = "person_ended"
    MOVED = "moved"
    WITH_OTHER_SERVICE = "with_other_service"
    RETURNED_HOME = "returned_home"
    LOST_TOUCH = "lost_touch"
    DIED = "died"


class NeedLevel(IntEnum):
    """How much is needed. Not asked is never none."""

    NONE = 0
    STABLE = 1
    NEED = 2
    URGENT = 3
    NOT_ASKED = 9


class Via(StrEnum):
    """How a passage came into the file."""

    TYPED = "typed"
    MERGED = "merged"
    OFFLINE = "offline"


class Done(StrEnum):
    """What was done with a person: reached them safely, or gave a service."""

    CONTACT = "contact"
    SERVICE = "service"


class GoalState(StrEnum):
    """A goal is worked on until it is reached or the person lets it go."""

    OPEN = "open"
    REACHED = "reached"
    LET_GO = "let_go"


GOAL_TRANSITIONS: Final[dict[GoalState, frozenset[GoalState]]] = {
    GoalState.OPEN: frozenset(GoalState),
    GoalState.REACHED: frozenset({GoalState.OPEN}),
    GoalState.LET_GO: frozenset({GoalState.OPEN}),
}


class ReferralState(StrEnum):
    """From a draft to a loop that is closed."""

    DRAFTED = "drafted"
    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    DONE = "done"
    REVOKED = "revoked"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


R = ReferralState
TRANSITIONS: Final[dict[ReferralState, frozenset[ReferralState]]] = {
    R.DRAFTED: frozenset({R.SENT, R.REVOKED, R.WITHDRAWN}),
    R.SENT: frozenset({R.ACCEPTED, R.DECLINED, R.REVOKED, R.EXPIRED, R.WITHDRAWN}),
    R.ACCEPTED: frozenset({R.DONE, R.DECLINED, R.REVOKED, R.WITHDRAWN}),
    R.DECLINED: frozenset(),
    R.DONE: frozenset(),
    R.REVOKED: frozenset(),
    R.EXPIRED: frozenset(),
    R.WITHDRAWN: frozenset(),
}

WAITING: Final = frozenset({R.SENT, R.ACCEPTED})
"""A referral whose loop is not closed."""


class Route(StrEnum):
    """How a referral reaches its receiver."""

    INSIDE = "inside"
    LINK = "link"
    PRINTED = "printed"


class Timeframe(StrEnum):
    """How soon the need has to be met."""

    ONE_HOUR = "1h"
    THREE_HOURS = "3h"
    ONE_DAY = "1d"
    THREE_DAYS = "3d"

    @property
    def hours(self) -> int:
        """The hours it leaves."""
        return {"1h": 1, "3h": 3, "1d": 24, "3d": 72}[self.value]

    @property
    def answer_hours(self) -> int:
        """The hours within which a receiver answers: three where it is urgent."""
        return 3 if self.hours <= 3 else 24

    @property
    def late_hours(self) -> int:
        """The hours after which the sender calls: no need waits for its answer."""
        return min(self.hours, self.answer_hours)


class Decline(StrEnum):
    """Why a service says no."""

    FULL = "full"
    NOT_ELIGIBLE = "not_eligible"
    TOO_FAR = "too_far"
    NO_LANGUAGE = "no_language"
    NOT_SAFE = "not_safe"
    ASKS_FOR_PAPERS = "asks_for_papers"
    NO_ANSWER = "no_answer"
    OTHER = "other"


class Why(StrEnum):
    """Why something is kept from someone."""

    FEAR = "fear"
    TELLS_THEMSELVES = "tells_themselves"
    OTHER = "other"


class Better(StrEnum):
    """How an area of life stands, or how the person judges it themselves."""

    WORSE = "worse"
    SAME = "same"
    BETTER = "better"
    NOT_SAID = "not_said"


class TransferState(StrEnum):
    """A file moves to another organisation once that one takes it."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


TRANSFER_TRANSITIONS: Final[dict[TransferState, frozenset[TransferState]]] = {
    TransferState.PROPOSED: frozenset(
        {TransferState.ACCEPTED, TransferState.DECLINED, TransferState.WITHDRAWN}
    ),
    TransferState.ACCEPTED: frozenset(),
    TransferState.DECLINED: frozenset(),
    TransferState.WITHDRAWN: frozenset(),
}


class Exemption(StrEnum):
    """The two exceptions that a person is told of before they choose."""

    CHILD = "child"
    DANGER = "danger"


class Told(StrEnum):
    """Whether the person was told of a disclosure that a law demanded."""

    YES = "yes"
    NOT_YET = "not_yet"
    NOT_SAFE = "not_safe"


class DisposalState(StrEnum):
    """One person proposes to dispose of a file; another does it, or it is kept."""

    PROPOSED = "proposed"
    DONE = "done"
    WITHDRAWN = "withdrawn"


DISPOSAL_TRANSITIONS: Final[dict[DisposalState, frozenset[DisposalState]]] = {
    DisposalState.PROPOSED: frozenset({DisposalState.DONE, DisposalState.WITHDRAWN}),
    DisposalState.DONE: frozenset(),
    DisposalState.WITHDRAWN: frozenset(),
}


class DraftState(StrEnum):
    """A sealed draft is taken, or kept until a supervisor lets it in or lets it go."""

    TAKEN = "taken"
    KEPT = "kept"
    LET_IN = "let_in"
    LET_GO = "let_go"


DRAFT_TRANSITIONS: Final[dict[DraftState, frozenset[DraftState]]] = {
    DraftState.TAKEN: frozenset(),
    DraftState.KEPT: frozenset(
        {DraftState.TAKEN, DraftState.LET_IN, DraftState.LET_GO}
    ),
    DraftState.LET_IN: frozenset(),
    DraftState.LET_GO: frozenset(),
}

BLANK_DAYS: Final = 14
"""Days for which a form that was taken along can be sent in."""

GRACE_DAYS: Final = 30
"""Days after its time for which the key of a form is kept for a late draft."""

SERVICE: Final = "service-"
"""Before the identifier of a listed service, where a key names the receiver."""

LOOP_DAYS: Final = 7
"""Days within which the loop of a referral closes, or someone is asked."""
ANSWER_DAYS: Final = 7
"""Days after which a referral that nobody answered expires."""
LINK_HOURS: Final = 48
LINK_TRIES: Final = 5
REMIND_DAYS: Final = 14
"""Days after which a copy that was asked for is asked for again."""
MONTHS: Final = (3, 6, 12)
SMALLEST: Final = 5
