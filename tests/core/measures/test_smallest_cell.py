"""Small counts: no withheld cell can be found, not even by one who knows the rule."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halte.core.measures.registry import Row
from halte.core.measures.smallest_cell import protect

SMALLEST = 5


def table(values: tuple[int, ...]) -> list[Row]:
    cells = [Row(f"c{i}", Decimal(v)) for i, v in enumerate(values)]
    return [Row("", Decimal(sum(values))), *cells]


def shown(values: tuple[int, ...], smallest: int = SMALLEST) -> tuple[object, ...]:
    safe = protect(table(values), smallest)
    return tuple(None if row.value is None else int(row.value) for row in safe)


def test_a_small_cell_takes_a_large_one_with_it() -> None:
    assert shown((3, 20, 40)) == (63, None, None, 40)


def test_the_second_cell_is_chosen_by_name_and_not_by_size() -> None:
    assert shown((40, 3, 20)) == (63, None, None, 20)


def test_a_lone_small_cell_without_a_total_is_enough() -> None:
    rows = [Row("a", Decimal(3)), Row("b", Decimal(20))]
    assert [row.value for row in protect(rows, SMALLEST)] == [None, Decimal(20)]


def test_large_cells_and_zeros_are_shown() -> None:
    assert shown((0, 5, 40)) == (45, 0, 5, 40)


def test_two_small_cells_take_a_large_one_too() -> None:
    # Two withheld cells that add up to 2 are 1 and 1.
    assert shown((1, 1, 40)) == (42, None, None, None)


def test_where_nothing_else_can_be_withheld_the_total_goes_too() -> None:
    assert shown((1, 1, 1, 1, 1)) == (None, None, None, None, None, None)
    assert shown((3,)) == (None, None)


def test_a_small_total_is_withheld_with_everything() -> None:
    assert shown((2, 1, 0)) == (None, None, None, None)


def test_counts_that_are_not_of_people_are_all_shown() -> None:
    assert shown((1, 2, 3), smallest=0) == (6, 1, 2, 3)


def test_a_rule_that_would_give_itself_away_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 3"):
        protect(table((1, 2)), 2)


@pytest.mark.parametrize(("smallest", "cells", "most"), [(5, 3, 15), (3, 4, 9)])
def test_one_who_knows_the_rule_still_cannot_tell_a_withheld_cell(
    smallest: int, cells: int, most: int
) -> None:
    """Every table of this size, by brute force.

    Tables that give the same page are alike to the reader. Within each such set
    a withheld cell must take several values, and a shown one its own.
    """
    alike: dict[tuple[object, ...], list[tuple[int, ...]]] = defaultdict(list)
    for values in product(range(most + 1), repeat=cells):
        alike[shown(values, smallest)].append(values)
    for page, tables in alike.items():
        for at, cell in enumerate(page[1:]):
            possible = {values[at] for values in tables}
            if cell is not None:
                assert possible == {cell}
            elif not at_the_edge(tables, most):
                assert len(possible) > 1, (page, tables)


def at_the_edge(tables: list[tuple[int, ...]], most: int) -> bool:
    """True where larger tables, not looked at, could give the same page."""
    return max(map(max, tables)) >= most - 1


@given(
    st.lists(st.integers(0, 30), min_size=1, max_size=7).map(tuple),
    st.integers(3, 10),
)
def test_subtraction_never_gives_a_small_cell(
    values: tuple[int, ...], smallest: int
) -> None:
    total, *cells = shown(values, smallest)
    for cell, value in zip(cells, values, strict=True):
        assert cell is None or cell == value
        assert cell is None or not 0 < value < smallest
    withheld = [v for v, cell in zip(values, cells, strict=True) if cell is None]
    if total is None or not withheld:
        return
    # What the reader can work out: the sum of the withheld cells and their number.
    left = int(str(total)) - sum(int(str(c)) for c in cells if c is not None)
    assert len(withheld) >= 2
    assert left - (len(withheld) - 1) >= smallest
