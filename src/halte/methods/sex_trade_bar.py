"""What a business offers, as far as the sex-trade bar asks (IRPR 183(1)(b.1)).

The words of the Regulations: an employer who, on a regular basis, offers striptease,
erotic dance, escort services or erotic massages.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Service(StrEnum):
    """What a business was seen to offer."""

    STRIPTEASE = "striptease"
    EROTIC_DANCE = "erotic_dance"
    ESCORT = "escort"
    EROTIC_MASSAGE = "erotic_massage"
    MASSAGE = "massage"
    """Massage of which nobody said yet whether it is therapy."""
    NONE = "none"
    """Someone looked and found none of them."""


class Often(StrEnum):
    """How often; “regular” is read as daily, weekly or monthly."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    LESS = "less"
    UNKNOWN = "unknown"


REGULAR: Final = frozenset({Often.DAILY, Often.WEEKLY, Often.MONTHLY})
NAMED: Final = frozenset(
    {Service.STRIPTEASE, Service.EROTIC_DANCE, Service.ESCORT, Service.EROTIC_MASSAGE}
)
"""Those that the provision names."""
