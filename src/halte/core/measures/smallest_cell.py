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

Where one person can be in a value more than once, the rule is held against the
people it is of, not against the value (`Row.people`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from halte.core.measures.registry import Row, percent

FEWEST_WITHHELD: Final = 2
"""One withheld cell beside a total is found by subtraction."""

OTHER: Final = "other"
"""The key of small parts that are told together."""

LOWEST_RULE: Final = 3
"""Below 3, "small" would mean exactly one person, and withholding would say so."""

Sides = Mapping[str, tuple[Sequence[int], Sequence[int]]]
"""By key, who is on one side of a share and who on the other, once for each time
that they are counted; the key '' is all of it."""


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


def _is_small(row: Row, smallest: int) -> bool:
    """True for a value that is of someone, and of too few."""
    return 0 < (row.value if row.people is None else row.people) < smallest


def _hidden(rows: Sequence[Row], smallest: int) -> set[str]:
    total = next((row for row in rows if not row.key), None)
    if total is not None and _is_small(total, smallest):
        return {row.key for row in rows}
    cells = [row for row in rows if row.key and row.value]
    withheld = [row for row in cells if _is_small(row, smallest)]
    if not withheld or total is None:
        return {row.key for row in withheld}
    large = sorted(
        (r for r in cells if not _is_small(r, smallest)), key=lambda r: r.key
    )
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
    some_large = any(not _is_small(row, smallest) for row in withheld)
    room = left >= count * smallest - 1
    return count < FEWEST_WITHHELD or not some_large or not room


def rows_of(found: Mapping[str, Sequence[int]], breakdown: str) -> list[Row]:
    """A total, or one row a key, of who was counted: each by their number, once for
    each time.
    """
    if not breakdown:
        return [_row("", [who for each in found.values() for who in each])]
    return [_row(key, found[key]) for key in sorted(found)]


def _row(key: str, who: Sequence[int]) -> Row:
    return Row(key, Decimal(len(who)), len(set(who)))


def shares(sides: Sides, smallest: int) -> list[Row]:
    """Percentages, of those that may be told; the others have no row.

    Beside the number that a share is of, it tells how many are on each side. So it is
    told only where that number and both sides would be shown as counts, each in a
    table of its own with its own total.
    """
    tables = [
        [_row(key, each[0]) for key, each in sides.items()],
        [_row(key, each[1]) for key, each in sides.items()],
        [_row(key, [*each[0], *each[1]]) for key, each in sides.items()],
    ]
    safe = [protect(table, smallest) for table in tables]
    told = {key for key in sides if sides[key][0] or sides[key][1]}
    for table in safe:
        told &= {row.key for row in table if row.value is not None}
    return [
        Row(key, percent(len(part), len(part) + len(rest)))
        for key, (part, rest) in sides.items()
        if key in told
    ]


def rolled_up(
    counts: Counter[str],
    smallest: int,
    *,
    every: Collection[str] = (),
    whose: Mapping[str, Collection[int]] | None = None,
) -> list[Row]:
    """Rows of what must not be known to have happened: none and few look alike.

    `protect` shows zeros, which tells none from a few. Where that anyone came at all
    may point at them, nothing is said of a total below `smallest`; above it, small
    parts, or none, are told together with the first of the others by name, and with
    more of them until the sum could be theirs alone and could be with a few besides.
    `every` names all parts that there can be: where none of them is small, each is
    told. `whose` names who is behind each part, where few can be behind many.
    """

    def few(keys: Iterable[str]) -> bool:
        if whose is None:
            return sum(counts[key] for key in keys) < smallest
        return len({who for key in keys for who in whose[key]}) < smallest

    if few(counts):
        return []
    large = sorted(key for key in counts if not few([key]))
    if every and set(every) == set(large):
        return [Row(key, Decimal(n)) for key, n in _with_total(counts)]
    rest = [key for key in counts if key not in large]
    together, least = sum(counts[key] for key in rest), 0
    while large and (not least or together < least):
        together += counts[large.pop(0)]
        least += smallest if least else 2 * smallest - 1
    told = Counter({key: counts[key] for key in large})
    if not large or together < least:
        return [Row("", Decimal(counts.total()))]
    told[OTHER] = together
    return [Row(key, Decimal(n)) for key, n in _with_total(told)]


def _with_total(counts: Counter[str]) -> list[tuple[str, int]]:
    parts = sorted(counts.items(), key=lambda item: (item[0] == OTHER, item[0]))
    return [("", counts.total()), *parts]
