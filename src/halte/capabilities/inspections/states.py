"""States of an inspection and the kinds of what happens in it."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class State(StrEnum):
    """How the file stands in law. Payment and publication run beside it."""

    OPENED = "opened"
    NOTIFIED = "notified"
    """The employer was told when to attend (IRPR s. 209.4(1))."""
    UNANNOUNCED = "unannounced"
    EXAMINING = "examining"
    FOUND = "found"
    """Findings are entered; what follows from them is open."""
    COMPLIANT = "compliant"
    CORRECTED = "corrected"
    """Compliant after corrective action."""
    JUSTIFIED = "justified"
    NOTICED = "noticed"
    """A preliminary notice was sent: an answer is awaited."""
    ANSWERED = "answered"
    DECIDED = "decided"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    GONE = "gone"
    """The employer exists no longer."""


TRANSITIONS: Final[dict[State, tuple[State, ...]]] = {
    State.OPENED: (
        State.NOTIFIED, State.UNANNOUNCED, State.CANCELLED, State.GONE,
    ),
    State.NOTIFIED: (State.EXAMINING, State.CANCELLED, State.GONE),
    State.UNANNOUNCED: (State.EXAMINING, State.CANCELLED, State.GONE),
    State.EXAMINING: (State.FOUND, State.CANCELLED, State.GONE),
    State.FOUND: (
        State.EXAMINING, State.COMPLIANT, State.CORRECTED, State.JUSTIFIED,
        State.NOTICED, State.CANCELLED, State.GONE,
    ),
    State.COMPLIANT: (State.CLOSED,),
    State.CORRECTED: (State.CLOSED,),
    State.JUSTIFIED: (State.CLOSED,),
    State.NOTICED: (
        State.FOUND, State.NOTICED, State.ANSWERED, State.DECIDED, State.GONE,
    ),
    State.ANSWERED: (
        State.FOUND, State.NOTICED, State.ANSWERED, State.DECIDED, State.GONE,
    ),
    State.DECIDED: (State.CLOSED, State.GONE),
    State.CLOSED: (),
    State.CANCELLED: (),
    State.GONE: (),
}  # fmt: skip
"""A corrected notice leads from a notice to a notice, and its clock begins anew. A
cancelled one leads back to the findings (IRPR s. 209.995)."""

ENDED: Final = (State.CLOSED, State.CANCELLED, State.GONE)
FINDABLE: Final = (State.EXAMINING, State.FOUND, State.NOTICED, State.ANSWERED)
"""Findings can be entered and changed: until someone decides."""


class Trigger(StrEnum):
    """Why the powers of inspection may be used (IRPR s. 209.5(a) to (e))."""

    SUSPICION = "suspicion"
    PAST_FAILURE = "past_failure"
    RANDOM = "random"
    DISEASE_NOTIFIED = "disease_notified"
    UNDER_ORDER = "under_order"


class Programme(StrEnum):
    """Under which programme the employer hires."""

    TFWP = "tfwp"
    """With a labour market impact assessment (s. 209.3)."""
    IMP = "imp"
    """Without one (s. 209.2)."""


class Source(StrEnum):
    """What a piece of evidence points at."""

    RECORD = "record"
    """A record of this installation."""
    DOCUMENT = "document"
    VAULT = "vault"
    """A file of the vault."""
    OBSERVATION = "observation"
    """What an officer saw."""
    SEALED = "sealed"
    """Behind the wall: a token, and nothing else."""


class Side(StrEnum):
    """Whether evidence may be shown to the employer."""

    OPEN = "open"
    WALLED = "walled"


class Finding(StrEnum):
    """What was found of a condition."""

    MET = "met"
    NOT_MET = "not_met"
    JUSTIFIED = "justified"
    NOT_EXAMINED = "not_examined"
    """Also how a finding is taken back."""


class Happened(StrEnum):
    """Kinds of events. Each has a day, and rows only grow."""

    OPENED = "opened"
    NOTICE_GIVEN = "notice_given"
    UNANNOUNCED = "unannounced"
    EXAMINING = "examining"
    VISITED = "visited"
    FINDINGS_ENTERED = "findings_entered"
    REOPENED = "reopened"
    CORRECTIVE_ACTION = "corrective_action"
    COMPLIANT = "compliant"
    CORRECTED = "corrected"
    JUSTIFIED = "justified"
    PRELIMINARY_SENT = "preliminary_sent"
    CORRECTED_SENT = "corrected_sent"
    CANCELLING_SENT = "cancelling_sent"
    """The preliminary notice was cancelled; the file goes on without it."""
    EXTENDED = "extended"
    ANSWERED = "answered"
    NOTHING_TO_ADD = "nothing_to_add"
    """The employer said that its answer is complete."""
    DECIDED = "decided"
    FINAL_SENT = "final_sent"
    WARNING_SENT = "warning_sent"
    CLOSING_SENT = "closing_sent"
    AGREED = "agreed"
    AGREEMENT_SENT = "agreement_sent"
    AGREEMENT_ENDED = "agreement_ended"
    PAID = "paid"
    DEFAULTED = "defaulted"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    GONE = "gone"
    NOTED = "noted"


class Agreed(StrEnum):
    """How an agreement to pay in instalments stands."""

    GIVEN = "given"
    KEPT = "kept"
    """Paid in full."""
    BROKEN = "broken"
    """An officer recorded the default (IRPR s. 200(3)(h)(iii))."""
    ENDED = "ended"
    """Ended by an officer without a default, so that another may follow."""


AGREEMENTS: Final[dict[Agreed, tuple[Agreed, ...]]] = {
    Agreed.GIVEN: (Agreed.KEPT, Agreed.BROKEN, Agreed.ENDED),
    Agreed.KEPT: (),
    Agreed.BROKEN: (),
    Agreed.ENDED: (),
}


class Due(StrEnum):
    """How an instalment stands on a day."""

    AWAITED = "awaited"
    LATE = "late"
    PAID = "paid"
    PAID_LATE = "paid_late"


class Every(StrEnum):
    """How far instalments lie apart."""

    MONTH = "month"
    FORTNIGHT = "fortnight"


class Given(StrEnum):
    """How an employer’s own file stands, from asking for it to handing it over."""

    PREPARED = "prepared"
    RETURNED = "returned"
    APPROVED = "approved"
    RELEASED = "released"


OWN_FILES: Final[dict[Given, tuple[Given, ...]]] = {
    Given.PREPARED: (Given.RETURNED, Given.APPROVED),
    Given.RETURNED: (),
    Given.APPROVED: (Given.RELEASED,),
    Given.RELEASED: (),
}


class Kind(StrEnum):
    """Kinds of letters to an employer."""

    PRELIMINARY = "preliminary"
    CORRECTED = "corrected"
    CANCELLING = "cancelling"
    FINAL = "final"
    WARNING = "warning"
    CLOSING = "closing"
    AGREEMENT = "agreement"


class Way(StrEnum):
    """How a letter left."""

    MAIL = "mail"
    COURIER = "courier"
    EMAIL = "email"
    HAND = "hand"


class Outcome(StrEnum):
    """What a senior officer decided."""

    NO_VIOLATION = "no_violation"
    WARNING = "warning"
    PENALTY = "penalty"
    BAN = "ban"
    PENALTY_AND_BAN = "penalty_and_ban"
