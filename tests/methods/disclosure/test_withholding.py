"""What is withheld is enough, is no more than needed, and is proven."""

from __future__ import annotations

import itertools
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from halte.methods.disclosure import Attack, Cube, dimension, withholding
from halte.methods.disclosure.attack import Statements
from halte.methods.disclosure.targets import Target
from halte.methods.disclosure.withholding import withhold
from halte.methods.faults import Fault
from tests.methods.disclosure.tables import cube, exact

MINIMUM = 5


def safe(known: Statements, withheld: np.ndarray, targets: list[Target]) -> bool:
    attack = Attack(known, withheld)
    for target in targets:
        low = attack.extreme(target.row, "least")[0]
        high = attack.extreme(target.row, "most")[0]
        assert low is not None
        if high is not None and high - low < target.width:
            return False
    return True


def choose(
    table: Cube, finest: np.ndarray, *, zeros: bool = False, seconds: float = 2.0
) -> tuple[Statements, np.ndarray, list[Target], object]:
    known = exact(table, finest.tolist(), zeros=zeros)
    values = table.sums(finest)
    first = (values > 0) & (values < MINIMUM)
    targets = [Target(int(row), MINIMUM) for row in np.flatnonzero(first)]
    loss = 1.0 + np.log1p(values) + 3.0 * (len(table.dimensions) - table.ways)
    made = withhold(known, targets, first, loss, finest.astype(float), seconds=seconds)
    return known, made.withheld, targets, made


@settings(max_examples=25, deadline=None)
@given(arrays(np.int64, 12, elements=st.integers(0, 12)), st.booleans())
def test_two_ways_never_let_the_attacker_below_the_width(
    finest: np.ndarray, zeros: bool
) -> None:
    known, withheld, targets, made = choose(
        cube(3, 4), finest, zeros=zeros, seconds=0.3
    )
    assert safe(known, withheld, targets)
    assert made.bound <= made.loss + 1e-6  # type: ignore[attr-defined]


@settings(max_examples=15, deadline=None)
@given(arrays(np.int64, 12, elements=st.integers(0, 9)))
def test_three_ways_never_let_the_attacker_below_the_width(finest: np.ndarray) -> None:
    known, withheld, targets, _ = choose(cube(2, 3, 2), finest, seconds=0.3)
    assert safe(known, withheld, targets)


@settings(max_examples=15, deadline=None)
@given(arrays(np.int64, 10, elements=st.integers(0, 9)))
def test_groups_never_let_the_attacker_below_the_width(finest: np.ndarray) -> None:
    rows = dimension("a", list("vwxyz"), {"low": ["v", "w"], "high": ["x", "low"]})
    table = Cube((rows, dimension("b", ["0", "1"])))
    known, withheld, targets, _ = choose(table, finest, seconds=0.3)
    assert safe(known, withheld, targets)


@pytest.mark.parametrize("moments", range(10, 40))
def test_wherever_the_time_ends_what_is_withheld_is_enough(
    moments: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A clock that moves once each time that it is read: the time for improving
    # ends at every place of the search, between two targets as well.
    clock = itertools.count()
    monkeypatch.setattr(withholding.time, "monotonic", lambda: float(next(clock)))
    finest = np.array([8, 4, 2, 8, 2, 4, 6, 5, 0, 0])
    rows = dimension("a", list("vwxyz"), {"low": ["v", "w"], "high": ["x", "low"]})
    table = Cube((rows, dimension("b", ["0", "1"])))
    known, withheld, targets, _ = choose(table, finest, seconds=moments)
    assert safe(known, withheld, targets)


def test_the_least_loss_equals_trying_every_choice() -> None:
    table = cube(2, 3)
    finest = np.array([2, 9, 30, 8, 12, 40])
    known, _, targets, made = choose(table, finest, seconds=20)
    values = table.sums(finest)
    loss = 1.0 + np.log1p(values) + 3.0 * (2 - table.ways)
    first = (values > 0) & (values < MINIMUM)
    spare = np.flatnonzero(~first)
    best = np.inf
    for count in range(5):
        for more in combinations(spare, count):
            tried = first.copy()
            tried[list(more)] = True
            if loss[tried].sum() < best and safe(known, tried, targets):
                best = float(loss[tried].sum())
    assert made.loss == pytest.approx(best)  # type: ignore[attr-defined]
    assert made.gap <= 0.02 + 1e-9  # type: ignore[attr-defined]


def test_nothing_is_withheld_where_nothing_is_small() -> None:
    _, withheld, targets, made = choose(cube(2, 2), np.array([10, 20, 30, 40]))
    assert not withheld.any()
    assert targets == []
    assert (made.loss, made.gap) == (0.0, 0.0)  # type: ignore[attr-defined]


def test_a_cell_that_stands_out_already_is_refused() -> None:
    # The row total and one of two cells are out already: nothing can hide the other.
    table = cube(1, 2)
    known = exact(table, [2, 10])
    out = Statements(
        known.matrix, known.least, known.most, known.open_least, known.open_most,
        np.ones(table.size, dtype=bool),
    )  # fmt: skip
    first = np.zeros(table.size, dtype=bool)
    with pytest.raises(Fault) as caught:
        withhold(out, [Target(0, 5)], first, np.ones(table.size), np.array([2.0, 10.0]))
    assert caught.value.code == "not_protected"


@pytest.mark.slow
def test_a_table_of_real_size_takes_seconds() -> None:
    # 13 provinces, 10 sectors, 7 ages with all margins: 1,232 cells.
    import time

    random = np.random.default_rng(3)
    shares = random.dirichlet(np.full(910, 0.3))
    begun = time.process_time()
    known, withheld, targets, _ = choose(
        cube(13, 10, 7), random.multinomial(10_000, shares), seconds=5
    )
    assert time.process_time() - begun < 60
    sample = [targets[i] for i in random.choice(len(targets), 20, replace=False)]
    assert safe(known, withheld, sample)
