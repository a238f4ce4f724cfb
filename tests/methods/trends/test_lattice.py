"""Cells, parents and counts against counting one by one."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from statsmodels.genmod.families import Poisson
from statsmodels.genmod.generalized_linear_model import GLM

from halte.methods.trends.expecting import by_parts
from halte.methods.trends.lattice import BUDGET, count, lattice, most_levels
from tests.methods.trends.worlds import cases, noise


def test_every_cell_of_every_order_is_counted() -> None:
    period, table = noise(1, rows=400, attributes=4, periods=3, values=3)
    made = cases((period, table))
    shape = lattice(made.sizes, made.others, 4)
    found = count(shape, made.codes, made.period, 3)
    for order, counts in zip(shape.orders, found, strict=True):
        seen: Counter[tuple[int, tuple[tuple[int, int], ...]]] = Counter()
        for row, t in zip(table.tolist(), period.tolist(), strict=True):
            for attributes in order.tables:
                seen[t, tuple((a, row[a]) for a in attributes)] += 1
        for cell in range(order.cells):
            key = shape.levels(order.ways, cell)
            assert [seen[t, key] for t in range(3)] == counts[:, cell].tolist()


def test_a_cell_knows_its_parents() -> None:
    shape = lattice((2, 3, 4), (False, False, False), 3)
    top = shape.orders[2]
    for cell in range(top.cells):
        own = shape.levels(3, cell)
        for axis in range(3):
            rest = own[:axis] + own[axis + 1 :]
            assert shape.levels(2, int(top.parents[axis, cell])) == rest


def test_cells_of_others_are_never_told() -> None:
    shape = lattice((3, 2), (True, False), 2)
    assert shape.orders[0].told.tolist() == [True, True, False, True, True]
    assert int(shape.orders[1].told.sum()) == 4


def test_weights_count_for_so_many() -> None:
    made = cases(noise(2, rows=300, attributes=3, periods=3))
    shape = lattice(made.sizes, made.others, 2)
    twice = count(shape, made.codes, made.period, 3, np.full(300, 2))
    once = count(shape, made.codes, made.period, 3)
    for a, b in zip(twice, once, strict=True):
        assert np.array_equal(a, 2 * b)


def test_parts_foretell_what_a_regression_without_the_interaction_does() -> None:
    # Independent: statsmodels’ Poisson regression with all pairs and no triple.
    random = np.random.default_rng(3)
    table = random.poisson(30, (3, 2, 4)).astype(float)
    shape = lattice((3, 2, 4), (False,) * 3, 3)
    pairs = [table.sum(axis=2), table.sum(axis=1), table.sum(axis=0)]
    above = np.concatenate([p.ravel() for p in pairs])
    fitted = by_parts(shape.orders[2], above).reshape(3, 2, 4)
    codes = np.indices((3, 2, 4)).reshape(3, -1)
    a, b, c = (np.eye(n)[i] for n, i in zip((3, 2, 4), codes, strict=True))
    crossed = [
        (x[:, :, None] * y[:, None, :]).reshape(24, -1)
        for x, y in ((a, b), (a, c), (b, c))
    ]
    design = np.hstack(crossed)
    kept = np.linalg.svd(design, full_matrices=False)
    columns = kept.U[:, kept.S > 1e-9]
    oracle = GLM(table.ravel(), columns, family=Poisson()).fit(tol=1e-12)
    assert fitted.ravel() == pytest.approx(oracle.fittedvalues, rel=2e-3)


def test_many_values_are_cut_to_what_fits() -> None:
    assert most_levels([5] * 8, 3, 10) == 1_000
    most = most_levels([900] * 12, 3, 24)
    assert 220 * (most + 1) ** 3 * 24 <= BUDGET
