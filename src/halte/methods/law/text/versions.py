"""Which text was in force on a day, and what it held.

Read in the consolidated XML of Justice Canada: points in time 2020-04-30,
2022-09-27 and 2026-06-12. Tables 2 to 4 are the same in all three and stand since
2017-04-13, as do the rows of Tables 1 and 5 that the first of them gives no later
day; the last change of Schedule 2, on 2023-11-24, was of wording alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from halte.methods.law.text.amounts import AMOUNTS, AmountRow
from halte.methods.law.text.bans import BANS, BanRow
from halte.methods.law.text.conditions import (
    CONDITIONS,
    REPLACED_IN_2020,
    Condition,
)
from halte.methods.law.text.dated import (
    CONDITIONS_BEGIN,
    DIVISION_BEGINS,
    LAST_OF_2020,
    TEXT_OF_2017,
    TEXT_OF_2020,
    TEXT_OF_2022,
    InForce,
)
from halte.methods.law.text.history import HISTORY, HistoryRow
from halte.methods.law.text.justifications import JUSTIFICATIONS, Justification
from halte.methods.law.text.parts import PARTS, Part
from halte.methods.law.text.severity import SEVERITY, Criterion

READ_UP_TO: Final = date(2026, 6, 12)
"""The last point in time of the text that was read."""

MOST_POINTS: Final = 15
"""From here on all totals are in the same rows."""


@dataclass(frozen=True, slots=True, eq=False)
class Version:
    """A text in force: its rows, ready to be looked up. Each is only itself.

    `amounts` and `bans` hold the row for each total from 0 to MOST_POINTS. The
    text before 2015-12-01 has neither: it knows one ban for every failure.
    """

    id: str
    in_force: InForce
    conditions: Mapping[int, Condition]
    parts: Mapping[tuple[int, str], Part]
    justifications: Mapping[tuple[int, str], Justification]
    amounts: tuple[AmountRow, ...]
    bans: tuple[BanRow, ...]
    history: tuple[HistoryRow, ...]
    severity: tuple[Criterion, ...]
    unread: frozenset[int] = frozenset()
    """Items of which a row stood that was not read: their type is not known."""

    @property
    def flat(self) -> bool:
        """True for the text that knew no points."""
        return not self.amounts

    def amount_row(self, points: int) -> AmountRow:
        """The row of Table 2."""
        return self.amounts[min(points, MOST_POINTS)]

    def ban_row(self, points: int) -> BanRow:
        """The row of Table 3."""
        return self.bans[min(points, MOST_POINTS)]


def version(in_force: InForce, unread: frozenset[int] = frozenset()) -> Version:
    """The rows that stood on the first day of a period."""
    day = in_force.first
    totals = range(MOST_POINTS + 1)
    return Version(
        id=day.isoformat(),
        in_force=in_force,
        conditions={c.item: c for c in CONDITIONS if c.in_force.on(day)},
        parts={(p.item, p.key): p for p in PARTS if p.in_force.on(day)},
        justifications={
            (item, j.key): j
            for j in JUSTIFICATIONS
            if j.in_force.on(day)
            for item in sorted(j.items)
        },
        amounts=tuple(
            row
            for points in totals
            for row in AMOUNTS
            if row.in_force.on(day)
            and row.least <= points
            and (row.most is None or points <= row.most)
        ),
        bans=tuple(
            row
            for points in totals
            for row in BANS
            if row.in_force.on(day)
            and row.least <= points
            and (row.most is None or points <= row.most)
        ),
        history=tuple(row for row in HISTORY if row.in_force.on(day)),
        severity=tuple(row for row in SEVERITY if row.in_force.on(day)),
        unread=unread,
    )


BEFORE_POINTS: Final = version(InForce(CONDITIONS_BEGIN, date(2015, 11, 30)))
VERSIONS: Final = (
    BEFORE_POINTS,
    version(InForce(TEXT_OF_2017, date(2020, 4, 19)), REPLACED_IN_2020),
    version(InForce(TEXT_OF_2020, LAST_OF_2020)),
    version(InForce(TEXT_OF_2022)),
)
UNKNOWN: Final = InForce(DIVISION_BEGINS, date(2017, 4, 12))
"""The years whose Schedule 2 was not found: nothing is computed for them."""
