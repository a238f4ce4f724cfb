"""Table 4 of Schedule 2: points for the employer’s compliance history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.law.text.dated import SINCE_2017, InForce, Kind

PROVISION: Final = "209.991(1)(a)(i)"


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """Points for the first, second, third… violation of a type."""

    item: int
    kinds: tuple[Kind, ...]
    least: int
    most: int | None
    points: int
    wording: Texts
    in_force: InForce = SINCE_2017

    def applies(self, kind: Kind, position: int) -> bool:
        """Whether a violation of this type and position falls here."""
        within = self.most is None or position <= self.most
        return kind in self.kinds and self.least <= position and within


HISTORY: Final = (
    HistoryRow(
        1, ("A", "B"), 1, 1, 1,
        Texts("type A or B, first violation", "type A ou B, première violation"),
    ),
    HistoryRow(
        2, ("A",), 2, None, 2,
        Texts("type A, second or later", "type A, deuxième ou plus"),
    ),
    HistoryRow(3, ("B",), 2, 2, 2, Texts("type B, second", "type B, deuxième")),
    HistoryRow(4, ("C",), 1, 1, 2, Texts("type C, first", "type C, première")),
    HistoryRow(
        5, ("B",), 3, None, 3,
        Texts("type B, third or later", "type B, troisième ou plus"),
    ),
    HistoryRow(6, ("C",), 2, 2, 3, Texts("type C, second", "type C, deuxième")),
    HistoryRow(
        7, ("C",), 3, None, 4,
        Texts("type C, third or later", "type C, troisième ou plus"),
    ),
)  # fmt: skip
