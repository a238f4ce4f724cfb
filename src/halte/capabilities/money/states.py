"""What is said of money, and the life of a transfer and of an agreement."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Said(StrEnum):
    """What an entry says of a line.

    COMMITTED is bound by a contract or an agreement (an encumbrance), SPENT was
    paid, FORECAST is what will be spent by the end of the year. LAPSED and CARRIED
    are said once the year is over: money that was not used, and money that goes on
    to the next year.
    """

    SPENT = "spent"
    COMMITTED = "committed"
    FORECAST = "forecast"
    LAPSED = "lapsed"
    CARRIED = "carried"


AFTER_THE_YEAR: Final = frozenset({Said.LAPSED, Said.CARRIED})
"""Said only once 31 March has passed."""

MORE_THAN_NOTHING: Final = frozenset({Said.COMMITTED, Said.CARRIED})
"""Zero of these is not a statement; zero of the others is."""


class Origin(StrEnum):
    """Where a line’s money comes from: the plan’s own three words."""

    NEW = "new"
    EXISTING = "existing"
    NOT_STATED = "not_stated"


OUTSIDE: Final = "outside"
"""A line that its source puts outside every declared sum."""

NOT_STATED: Final = "not_stated"
"""The source does not say; never the same as zero or none."""


class TransferState(StrEnum):
    """A transfer waits for a second person, who approves or refuses it."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


TRANSITIONS: Final[dict[TransferState, frozenset[TransferState]]] = {
    TransferState.PROPOSED: frozenset(
        {TransferState.APPROVED, TransferState.REFUSED, TransferState.WITHDRAWN}
    ),
    TransferState.APPROVED: frozenset(),
    TransferState.REFUSED: frozenset(),
    TransferState.WITHDRAWN: frozenset(),
}
"""What was approved is undone by another transfer the other way, on its own day."""


class Quarter(StrEnum):
    """Quarters of a fiscal year, as the government’s publication names them."""

    Q1 = "Q1"
    Q2 = "Q2"
    Q3 = "Q3"
    Q4 = "Q4"
