"""Sizes, caps and the effect of a voluntary disclosure: numbers of the law, dated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from halte.methods.law.text.dated import SINCE_2015, InForce


@dataclass(frozen=True, slots=True)
class Limit:
    """A number that the law sets, and where."""

    value: int
    provision: str
    in_force: InForce = SINCE_2015


SMALL_BELOW_EMPLOYEES: Final = Limit(100, "209.93")
SMALL_BELOW_REVENUE_CAD: Final = Limit(5_000_000, "209.93")
"""Small: fewer employees **or** less revenue than this, affiliates included, when
the request or the offer was received. IRCC’s manual says “or fewer”, “or less”:
at exactly these numbers it differs from the law."""

NOTICE_CAP_CAD: Final = Limit(1_000_000, "209.992(1)")
TWELVE_MONTHS_CAP_CAD: Final = Limit(1_000_000, "209.996(5)")
MONTHS: Final = Limit(12, "209.996(5)")
DISCLOSURE_POINTS: Final = Limit(4, "209.991(1)(d)")

WORKERS_PROVISION: Final = "209.96(1)"
WARNING_PROVISION: Final = "209.95(1)(a)"
LONGEST_BAN_PROVISION: Final = "209.992(2)"
BAN_BEGINS_PROVISION: Final = "209.99(2)"
EARLIER_PROVISION: Final = "SOR/2015-144, s. 10"
