"""Table 3 of Schedule 2: how long the employer may hire no foreign national."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from halte.methods.law.text.dated import SINCE_2017, InForce, Kind

PROVISION: Final = "209.99(1)"
Ban = int | Literal["permanent"]
"""Years without foreign workers (0, 1, 2, 5, 10), or for good."""

PERMANENT: Final = "permanent"


@dataclass(frozen=True, slots=True)
class BanRow:
    """The ban for A, B, C from `least` to `most` points."""

    item: int
    least: int
    most: int | None
    bans: tuple[Ban, Ban, Ban]
    in_force: InForce = SINCE_2017

    def ban(self, kind: Kind) -> Ban:
        """The period of ineligibility of one violation."""
        return self.bans["ABC".index(kind)]


BANS: Final = (
    BanRow(1, 0, 5, (0, 0, 0)),
    BanRow(2, 6, 6, (0, 0, 1)),
    BanRow(3, 7, 7, (0, 1, 2)),
    BanRow(4, 8, 8, (1, 2, 5)),
    BanRow(5, 9, 10, (2, 5, 10)),
    BanRow(6, 11, 12, (5, 10, 10)),
    BanRow(7, 13, 14, (10, 10, 10)),
    BanRow(8, 15, None, (PERMANENT, PERMANENT, PERMANENT)),
)


def weight(ban: Ban) -> float:
    """Bans in their order: the permanent one is the longest."""
    return float("inf") if isinstance(ban, str) else ban


EARLIER_BAN: Final = 2
"""Years, for any unjustified failure before 2015-12-01 (SOR/2015-144, s. 10)."""
