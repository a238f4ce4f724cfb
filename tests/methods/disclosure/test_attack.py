"""The attacker finds what can be found: published examples, and trying everything."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from halte.methods.disclosure import Attack
from halte.methods.disclosure.attack import Contradiction, Statements, agrees
from halte.methods.disclosure.published import statements
from tests.methods.disclosure.tables import cube, every_table, exact

INVESTMENT = [20, 50, 10, 8, 19, 22, 17, 32, 12]
"""Investment of enterprises by activity (rows) and region: the example that
Willenborg & de Waal (1996) and Fischetti & Salazar (2001, figures 1 to 3) share."""


def bounds(attack: Attack, cell: int) -> tuple[float | None, float | None]:
    return attack.extreme(cell, "least")[0], attack.extreme(cell, "most")[0]


def test_the_published_example_gives_the_published_interval() -> None:
    table = cube(3, 3)
    known = exact(table, INVESTMENT, zeros=True)
    names = {table.names(i): i for i in range(table.size)}
    assert known.least[names["Total", "Total"]] == 190
    hidden = [("a1", "b0"), ("a1", "b2"), ("a2", "b0"), ("a2", "b2")]
    withheld = np.zeros(table.size, dtype=bool)
    withheld[[names[h] for h in hidden]] = True
    # Activity II in region C, truly 22, can be anything from 5 to 30.
    assert bounds(Attack(known, withheld), names["a1", "b2"]) == (5, 30)


def test_primary_suppression_alone_is_worked_out() -> None:
    table = cube(3, 3)
    withheld = np.zeros(table.size, dtype=bool)
    cell = next(i for i in range(table.size) if table.names(i) == ("a1", "b2"))
    withheld[cell] = True
    attack = Attack(exact(table, INVESTMENT), withheld)
    assert bounds(attack, cell) == (22, 22)


def test_nothing_bounds_a_cell_whose_totals_are_all_withheld() -> None:
    table = cube(2, 2)
    attack = Attack(exact(table, [1, 2, 3, 4]), np.ones(table.size, dtype=bool))
    assert bounds(attack, 0) == (1, None)


def test_tables_that_contradict_each_other_are_said_to() -> None:
    table = cube(2, 2)
    values = table.sums(np.array([1, 2, 3, 4]))
    values[-1] += 5
    known = statements(table, values, reach=0)
    withheld = np.zeros(table.size, dtype=bool)
    withheld[table.finest] = True
    with pytest.raises(Contradiction):
        Attack(known, withheld).extreme(0, "most")
    values[0] = 99
    with pytest.raises(Contradiction):
        Attack(statements(table, values, reach=0), withheld & False).extreme(8, "most")


@st.composite
def attacked(
    draw: st.DrawFn, sizes: tuple[int, ...], most: int
) -> tuple[object, object, object]:
    table = cube(*sizes)
    finest = draw(
        arrays(np.int64, table.matrix.shape[1], elements=st.integers(0, most))
    )
    withheld = draw(arrays(np.bool_, table.size, elements=st.booleans()))
    total = table.size - 1
    withheld[total] = False
    zeros = draw(st.booleans())
    known = exact(table, finest.tolist(), zeros=zeros)
    return known, withheld & ~known.kept, most + 1


@settings(max_examples=40, deadline=None)
@given(attacked((2, 3), 3))
def test_two_ways_equal_trying_everything(case: tuple) -> None:  # type: ignore[type-arg]
    equals_trying(*case)


@settings(max_examples=25, deadline=None)
@given(attacked((2, 2, 2), 2))
def test_three_ways_equal_trying_everything(case: tuple) -> None:  # type: ignore[type-arg]
    equals_trying(*case)


def equals_trying(known: Statements, withheld: np.ndarray, most: int) -> None:
    roof = known.open_most
    single = np.diff(known.matrix.indptr) == 1
    roof[single & np.isinf(roof)] = most
    sums = every_table(known, withheld, most)
    attack = Attack(known, withheld)
    for cell in range(sums.shape[1]):
        assert bounds(attack, cell) == (sums[:, cell].min(), sums[:, cell].max())


@settings(max_examples=30, deadline=None)
@given(
    finest=arrays(np.int64, 6, elements=st.integers(0, 9)),
    base=st.sampled_from([3, 5]),
    seed=st.integers(0, 99),
)
def test_the_truth_always_lies_within_what_is_told(
    finest: np.ndarray, base: int, seed: int
) -> None:
    from halte.methods.disclosure.rounding import question, random_rounding

    table = cube(2, 3)
    asked = [question(table, i, [str(seed)]) for i in range(table.size)]
    values = random_rounding(table.sums(finest), base, b"k" * 16, asked)
    known = statements(table, values, reach=base - 1)
    nothing = np.zeros(table.size, dtype=bool)
    assert agrees(known, nothing, finest[None, :].astype(float))[0]
    attack = Attack(known, nothing)
    for cell, true in enumerate(table.sums(finest)):
        low, high = bounds(attack, cell)
        assert low is not None
        assert high is not None
        assert low <= true <= high
        point = attack.extreme(cell, "most")[1]
        if point is not None:
            assert agrees(known, nothing, point[None, :])[0]


def test_people_are_not_divided() -> None:
    # Three pairs that each sum to 1: halves fit, whole people do not all.
    table = cube(2, 2, 2)
    finest = [1, 0, 0, 1, 0, 1, 1, 0]
    known = exact(table, finest, zeros=True)
    withheld = np.zeros(table.size, dtype=bool)
    withheld[table.finest] = True
    attack = Attack(known, withheld)
    for cell in table.finest:
        low, high = bounds(attack, int(cell))
        assert (low, high) in {(0, 1), (0, 0), (1, 1)}
