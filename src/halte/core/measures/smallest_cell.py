"""Small counts of people: what is withheld before a breakdown is kept or shown.

A count below the smallest publishable cell is withheld. Where its row has a
total, further cells are withheld until the total minus what is shown no longer
gives any of them away (complementary suppression; Hundepool et al.,
*Statistical Disclosure Control*, 2012, ch. 4). One mark stands for either
reason, so that the mark itself says nothing. Zeros are shown.

The further cells are chosen by name, never by size, and one of them is always
large: choosing the smallest would tell a reader who knows this rule that the
withheld cell is no larger than those shown, and often which number it is. The
tests look at every small table to see that such a reader learns no cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from halte.core.measures.registry import Row

FEWEST_WITHHELD: Final = 2
"""One withheld cell beside a total is found by subtraction."""

LOWEST_RULE: Final = 3
"""Below 3, "small" would mean exactly one person, and withholding would say so."""


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
    if smallest == 0:
        return tuple(SafeRow(row.key, row.value) for row in rows)
    if smallest < LOWEST_RULE:
        raise ValueError(f"the smallest cell is 0 or at least {LOWEST_RULE}")
    hidden = _hidden(rows, smallest)
    return tuple(
        SafeRow(row.key, None if row.key in hidden else row.value) for row in rows
    )


def _hidden(rows: Sequence[Row], smallest: int) -> set[str]:
    total = next((row.value for row in rows if not row.key), None)
    if total is not None and 0 < total < smallest:
        return {row.key for row in rows}
    cells = [row for row in rows if row.key and row.value]
    withheld = [row for row in cells if row.value < smallest]
    if not withheld or total is None:
        return {row.key for row in withheld}
    large = sorted((r for r in cells if r.value >= smallest), key=lambda r: r.key)
    while large and _gives_away(withheld, smallest):
        withheld.append(large.pop(0))
    hidden = {row.key for row in withheld}
    return hidden | {""} if _gives_away(withheld, smallest) else hidden


def _gives_away(withheld: Sequence[Row], smallest: int) -> bool:
    """True where the sum of the withheld cells still says too much of one of them.

    With a large cell among them and a sum that leaves room for a small cell of
    any size beside large ones, each withheld cell can be several numbers.
    """
    count, left = len(withheld), sum(row.value for row in withheld)
    some_large = any(row.value >= smallest for row in withheld)
    room = left >= count * smallest - 1
    return count < FEWEST_WITHHELD or not some_large or not room
