"""Small counts: no withheld cell can be found, not even by one who knows the rule."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halte.core.measures.registry import Row
from halte.core.measures.smallest_cell import protect, rolled_up, rows_of, shares

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


def test_six_needs_of_one_person_are_a_cell_of_one() -> None:
    rows = rows_of({"ON": [1, 1, 1, 1, 1, 1], "QC": [2, 3, 4, 5, 6]}, "")
    assert rows == [Row("", Decimal(11), 6)]
    parts = rows_of({"ON": [1, 1, 1, 1, 1, 1], "QC": [2, 3, 4, 5, 6]}, "region")
    safe = {row.key: row.value for row in protect([*rows, *parts], SMALLEST)}
    assert safe == {"": 11, "ON": None, "QC": None}


@given(
    st.dictionaries(
        st.sampled_from("abcd"), st.lists(st.integers(1, 9), max_size=12), min_size=1
    )
)
def test_no_cell_of_fewer_people_than_the_rule_is_shown(
    found: dict[str, list[int]],
) -> None:
    total, parts = rows_of(found, ""), rows_of(found, "part")
    everyone = [who for each in found.values() for who in each]
    for row in protect([*total, *parts], SMALLEST):
        who = found[row.key] if row.key else everyone
        if row.value:
            assert len(set(who)) >= SMALLEST
            assert row.value == len(who)


@given(
    st.dictionaries(
        st.sampled_from("abc"),
        st.tuples(st.integers(0, 14), st.integers(0, 14)),
        min_size=1,
    )
)
def test_shares_never_tell_how_few_are_on_a_side(
    counts: dict[str, tuple[int, int]],
) -> None:
    """With the number beside it, a share is two counts: each is 0 or not small, and
    neither those nor the total give one that is left out by subtraction."""
    who = iter(range(1000))
    sides = {
        key: ([next(who) for _ in range(a)], [next(who) for _ in range(b)])
        for key, (a, b) in counts.items()
    }
    whole = (
        [who for part, _ in sides.values() for who in part],
        [who for _, rest in sides.values() for who in rest],
    )
    told = {row.key for row in shares({"": whole, **sides}, SMALLEST)}
    for key in told - {""}:
        assert all(n == 0 or n >= SMALLEST for n in counts[key])
    if "" not in told:
        return
    for side in (0, 1):
        left = [counts[key][side] for key in counts if key not in told]
        small = [n for n in left if 0 < n < SMALLEST]
        if small:
            assert len([n for n in left if n]) >= 2
            assert max(left) >= SMALLEST


def test_a_share_of_few_people_is_not_told_however_often_they_count() -> None:
    assert shares({"": ([1, 1, 1, 2, 2, 3], [4, 4, 4, 4])}, SMALLEST) == []
    many = ([1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11, 12])
    assert shares({"": many}, SMALLEST) == [Row("", Decimal("50.0"))]


@pytest.mark.parametrize("known", [False, True])
@pytest.mark.parametrize(("keys", "most"), [("ab", 16), ("abc", 12), ("abcd", 7)])
def test_what_is_rolled_up_never_says_for_certain_that_a_few_were_there(
    keys: str, most: int, known: bool
) -> None:
    """Every table of this size: where a page leaves it possible that a few were in a
    part, it leaves it possible that nobody was. Larger tables are not looked at, so
    only pages are judged whose sum could be one part alone."""
    alike: dict[tuple[Row, ...], list[dict[str, int]]] = defaultdict(list)
    for values in product(range(most + 1), repeat=len(keys)):
        counts = {key: n for key, n in zip(keys, values, strict=True) if n}
        page = rolled_up(Counter(counts), SMALLEST, every=keys if known else "")
        alike[tuple(page)].append(counts)
    for page, tables in alike.items():
        shown = {row.key: int(row.value) for row in page}
        assert all(n >= SMALLEST for n in shown.values())
        assert not shown or sum(shown.values()) == 2 * shown[""] or len(shown) == 1
        together = shown.get("other", shown.get("", 0))
        for key in set(keys) - set(shown):
            sizes = {table.get(key, 0) for table in tables}
            few = sizes & set(range(1, SMALLEST))
            assert not few or 0 in sizes or together > most, (page, key)


def test_few_behind_many_are_rolled_up_too() -> None:
    counts = Counter({"a": 12, "b": 9, "c": 9, "d": 8})
    people = {"a": range(12), "b": range(20, 29), "c": [30], "d": range(40, 48)}
    found = {row.key: row.value for row in rolled_up(counts, SMALLEST, whose=people)}
    assert found == {"": 38, "b": 9, "d": 8, "other": 21}
    assert rolled_up(Counter({"a": 9}), SMALLEST, whose={"a": [1, 2]}) == []
