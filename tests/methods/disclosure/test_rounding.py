"""Rounding adds up or is without bias, and is the same however often one asks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from halte.methods.disclosure import Cube, dimension
from halte.methods.disclosure.attack import Attack
from halte.methods.disclosure.published import statements
from halte.methods.disclosure.rounding import (
    controlled_rounding,
    question,
    random_rounding,
)
from tests.methods.disclosure.tables import cube

KEY = b"0123456789abcdef"


def asked(table: Cube) -> list[str]:
    return [question(table, cell) for cell in range(table.size)]


@settings(max_examples=40, deadline=None)
@given(
    finest=arrays(np.int64, 12, elements=st.integers(0, 40)),
    base=st.sampled_from([3, 5]),
    sizes=st.sampled_from([(3, 4), (12,), (2, 3, 2)]),
)
def test_controlled_rounding_adds_up_and_stays_within_a_base(
    finest: np.ndarray, base: int, sizes: tuple[int, ...]
) -> None:
    table = cube(*sizes)
    counts = table.sums(finest)
    aim = random_rounding(counts, base, KEY, asked(table))
    made = controlled_rounding(table, counts, aim, base)
    assert (made % base == 0).all()
    assert (np.abs(made - counts) < base).all()
    assert (made[counts % base == 0] == counts[counts % base == 0]).all()
    assert (table.sums(made[table.finest]) == made).all()


@settings(max_examples=15, deadline=None)
@given(finest=arrays(np.int64, 10, elements=st.integers(0, 20)))
def test_controlled_rounding_adds_up_over_groups(finest: np.ndarray) -> None:
    rows = dimension("a", list("vwxyz"), {"low": ["v", "w"], "high": ["x", "low"]})
    table = Cube((rows, dimension("b", ["0", "1"])))
    counts = table.sums(finest)
    made = controlled_rounding(table, counts, counts // 5 * 5, 5)
    assert (table.sums(made[table.finest]) == made).all()
    assert (np.abs(made - counts) < 5).all()


@settings(max_examples=20, deadline=None)
@given(
    finest=arrays(np.int64, 6, elements=st.integers(0, 20)),
    base=st.sampled_from([3, 5]),
)
def test_a_rounded_table_that_adds_up_always_leaves_the_width(
    finest: np.ndarray, base: int
) -> None:
    table = cube(2, 3)
    counts = table.sums(finest)
    made = controlled_rounding(
        table, counts, random_rounding(counts, base, KEY, asked(table)), base
    )
    attack = Attack(
        statements(table, made, reach=base - 1), np.zeros(table.size, dtype=bool)
    )
    for cell in range(table.size):
        low, high = attack.extreme(cell, "least")[0], attack.extreme(cell, "most")[0]
        assert low is not None
        assert high is not None
        assert high - low >= base - 1


@pytest.mark.parametrize("base", [3, 5])
def test_random_rounding_has_the_truth_as_its_mean(base: int) -> None:
    for count in range(2 * base + 1):
        drawn = random_rounding(
            np.full(20_000, count), base, KEY, [f"{count}/{i}" for i in range(20_000)]
        )
        assert set(drawn) <= {count // base * base, -(-count // base) * base}
        assert drawn.mean() == pytest.approx(count, abs=4.5 * base / 2 / 20_000**0.5)


@pytest.mark.parametrize(("base", "error"), [(3, 8 / 9), (5, 1.6)])
def test_the_mean_error_is_that_of_the_field(base: int, error: float) -> None:
    # statistics.md, section 2.7: .9 for base 3 and 1.6 to 1.7 for base 5.
    counts = np.arange(1, 30_001)
    made = random_rounding(counts, base, KEY, [str(i) for i in counts])
    assert np.abs(made - counts).mean() == pytest.approx(error, abs=0.03)


def test_the_same_cell_is_rounded_alike_in_every_table() -> None:
    small, large = cube(3), cube(3, 4)
    counts = np.arange(1, 13)
    one = random_rounding(
        small.sums(counts.reshape(3, 4).sum(axis=1)), 5, KEY, asked(small)
    )
    two = random_rounding(large.sums(counts), 5, KEY, asked(large))
    names = {large.names(i): int(two[i]) for i in range(large.size)}
    for cell in range(small.size):
        assert names[(*small.names(cell), "Total")] == one[cell]


def test_another_key_or_year_rounds_otherwise() -> None:
    counts, words = np.full(64, 7), [str(i) for i in range(64)]
    first = random_rounding(counts, 5, KEY, words)
    assert (first == random_rounding(counts, 5, KEY, words)).all()
    assert (first != random_rounding(counts, 5, KEY + b"x", words)).any()
    table = cube(2, 2)
    assert question(table, 0, ["2023"]) != question(table, 0, ["2024"])
