"""The clocks of notices, in calendar days (IRPR 209.994 and 209.996)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from halte.methods.law.text.dated import (
    SINCE_2015,
    SINCE_2019,
    SINCE_2020,
    InForce,
)

REDUCED_ITEMS: Final = frozenset(range(18, 24))
"""Conditions of public health: a notice about these alone has shorter clocks."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Days from one event to the next, and where the law says so."""

    days: int
    provision: str
    in_force: InForce


@dataclass(frozen=True, slots=True)
class ClockSet:
    """The four clocks of a file. A corrected notice starts the first two again.

    A notice is deemed received so many days after it is sent; the employer may
    answer, or ask for more time, so many days after that.
    """

    name: str
    preliminary_received: Clock
    answer: Clock
    final_received: Clock
    payment: Clock


PAYMENT: Final = Clock(30, "209.996(4)(e)", SINCE_2015)

ORDINARY: Final = ClockSet(
    "ordinary",
    Clock(10, "209.994(2)", SINCE_2019),
    Clock(30, "209.994(1)", SINCE_2015),
    Clock(10, "209.996(6)", SINCE_2019),
    PAYMENT,
)
REDUCED: Final = ClockSet(
    "reduced",
    Clock(5, "209.994(2.1)", SINCE_2020),
    Clock(5, "209.994(1.1)", SINCE_2020),
    Clock(5, "209.996(7)", SINCE_2020),
    PAYMENT,
)
