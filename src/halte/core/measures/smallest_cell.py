"""Small counts of people: what is withheld before a breakdown is kept or shown.

A count below the smallest publishable cell is withheld. Where its row has a
total, further cells are withheld until the total minus what is shown no longer
gives any of them away (complementary suppression; Hundepool et al.,
*Statistical Disclosure Control*, 2012, ch. 4). A withheld cell carries one mark
for either reason, so that the mark itself says nothing. Zeros are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from halte.core.measures.registry import Row

FEWEST_WITHHELD: Final = 2
"""One withheld cell beside a total is found by subtraction."""


@dataclass(frozen=True, slots=True)
class SafeRow:
    """One cell as it may be shown; `value` is None where it is withheld."""

    key: str
    value: Decimal | None


def protect(rows: Sequence[Row], smallest: int) -> tuple[SafeRow, ...]:
    """The same rows in the same order, with unsafe cells withheld.

    The row with key '' is the total of the others. `smallest` 0 means that the
    count is not of people: nothing is withheld.
    """
    if smallest <= 1:
        return tuple(SafeRow(row.key, row.value) for row in rows)
    cells = [row for row in rows if row.key]
    total = next((row.value for row in rows if not row.key), None)
    if total is not None and _is_small(total, smallest):
        hidden = {row.key for row in rows if row.value} | {""}
    else:
        hidden = _hidden(cells, smallest, beside_total=total is not None)
    return tuple(
        SafeRow(row.key, None if row.key in hidden else row.value) for row in rows
    )


def _hidden(cells: Sequence[Row], smallest: int, *, beside_total: bool) -> set[str]:
    withheld = [row for row in cells if _is_small(row.value, smallest)]
    if not withheld or not beside_total:
        return {row.key for row in withheld}
    # The smallest of the rest go first: they cost the reader least.
    rest = sorted(
        (row for row in cells if row.value >= smallest),
        key=lambda row: (row.value, row.key),
    )
    while rest and _gives_away(withheld, smallest):
        withheld.append(rest.pop(0))
    hidden = {row.key for row in withheld}
    return hidden | {""} if _gives_away(withheld, smallest) else hidden


def _gives_away(withheld: Sequence[Row], smallest: int) -> bool:
    """True where the total less the shown cells pins a withheld cell too closely.

    Each withheld cell is at least 1, so none can exceed the withheld sum less
    one for each other cell. That bound must itself be publishable: otherwise
    the reader learns that every withheld cell is small.
    """
    if len(withheld) < FEWEST_WITHHELD:
        return True
    most = sum(row.value for row in withheld) - (len(withheld) - 1)
    return most < smallest


def _is_small(value: Decimal, smallest: int) -> bool:
    return 0 < value < smallest
