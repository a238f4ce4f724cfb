"""Table 2 of Schedule 2: the amount for one violation, in whole dollars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from halte.methods.law.text.dated import SINCE_2017, InForce, Kind

PROVISION: Final = "209.98"


@dataclass(frozen=True, slots=True)
class AmountRow:
    """Amounts for A, B, C from `least` to `most` points; 0 is a warning.

    `small` is the column for an individual or a small business.
    """

    item: int
    least: int
    most: int | None
    small: tuple[int, int, int]
    large: tuple[int, int, int]
    in_force: InForce = SINCE_2017

    def amount(self, kind: Kind, *, small: bool) -> int:
        """The amount of one violation."""
        return (self.small if small else self.large)["ABC".index(kind)]


AMOUNTS: Final = (
    AmountRow(1, 0, 1, (0, 0, 0), (0, 0, 0)),
    AmountRow(2, 2, 2, (500, 750, 1_000), (750, 1_000, 2_000)),
    AmountRow(3, 3, 3, (750, 1_250, 5_000), (1_000, 2_000, 10_000)),
    AmountRow(4, 4, 4, (1_000, 3_000, 10_000), (2_000, 7_000, 20_000)),
    AmountRow(5, 5, 5, (4_000, 7_000, 15_000), (6_000, 12_000, 30_000)),
    AmountRow(6, 6, 6, (8_000, 12_000, 20_000), (10_000, 20_000, 40_000)),
    AmountRow(7, 7, 7, (12_000, 20_000, 35_000), (20_000, 30_000, 50_000)),
    AmountRow(8, 8, 8, (20_000, 35_000, 45_000), (30_000, 45_000, 60_000)),
    AmountRow(9, 9, 10, (30_000, 50_000, 60_000), (45_000, 60_000, 70_000)),
    AmountRow(10, 11, 12, (40_000, 60_000, 70_000), (60_000, 70_000, 80_000)),
    AmountRow(11, 13, 14, (50_000, 70_000, 80_000), (70_000, 80_000, 90_000)),
    AmountRow(12, 15, None, (100_000,) * 3, (100_000,) * 3),
)
