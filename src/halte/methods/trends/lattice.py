"""All combinations of values up to an order, laid out flat, and their counts.

A *cell* is a combination such as (sector = care, province = ON); its *parents* are
the cells with one value less. The cells of one order stand in one long row, table
after table, so that every formula is one step over whole arrays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.progress import Report, silent

Ints = NDArray[np.int64]

HELD: Final = 220_000_000
"""About 3 GB: 60 attributes of five values, combined up to three, over two years."""

CELL_WEIGHT: Final = 24
BUDGET: Final = 30_000_000
"""Cells times periods that are held at once (120 MB as 32-bit counts)."""

LEVELS: Final = (1_000, 500, 200, 100, 60, 40, 25, 16, 10, 6, 4)
"""How many values of an attribute are crossed: the first that fits the budget."""


@dataclass(frozen=True, slots=True)
class Order:
    """The cells of one order.

    `tables` are attribute numbers; table i owns cells `starts[i]:starts[i + 1]`.
    `values[axis]` is the cell of order one that a cell has on an axis, `parents[axis]`
    the cell of the order below that lacks it; cells of a table that have the same
    parent have the same `margins[axis]`. Cells of “others” are never told.
    """

    ways: int
    tables: tuple[tuple[int, ...], ...]
    starts: Ints
    values: NDArray[np.int32]
    parents: NDArray[np.int32]
    margins: NDArray[np.int32]
    told: NDArray[np.bool_]

    @property
    def cells(self) -> int:
        """How many cells the order has."""
        return int(self.starts[-1])

    def table_of(self, cell: int) -> int:
        """The table that a cell stands in."""
        return int(np.searchsorted(self.starts, cell, side="right")) - 1


@dataclass(frozen=True, slots=True)
class Lattice:
    """`sizes[a]` codes of attribute a; the last is “others” where `others[a]`."""

    sizes: tuple[int, ...]
    others: tuple[bool, ...]
    orders: tuple[Order, ...]

    def levels(self, order: int, cell: int) -> tuple[tuple[int, int], ...]:
        """(attribute, code) of a cell, in order of the attributes."""
        row = self.orders[order - 1]
        table = row.tables[row.table_of(cell)]
        place = cell - int(row.starts[row.table_of(cell)])
        shape = tuple(self.sizes[a] for a in table)
        codes = np.unravel_index(place, shape)
        return tuple((a, int(c)) for a, c in zip(table, codes, strict=True))


def most_levels(distinct: Sequence[int], order: int, periods: int) -> int:
    """The largest number of levels that keeps the lattice within its budget."""
    for most in LEVELS:
        sizes = [min(d, most + 1) for d in distinct]
        if cells_of(sizes, order) * periods <= BUDGET:
            return most
    return LEVELS[-1]


def cells_of(sizes: Sequence[int], order: int) -> int:
    """How many cells all tables of one to `order` attributes have."""
    ways = [1] + [0] * order
    for size in sizes:
        for place in range(order, 0, -1):
            ways[place] += size * ways[place - 1]
    return sum(ways) - 1


def order_held(sizes: Sequence[int], order: int, periods: int) -> int:
    """The largest order, up to the one asked for, whose cells fit into memory."""
    held = range(order, 1, -1)
    # A cell costs as much as so many of its periods do, whatever their number.
    weight = CELL_WEIGHT + periods
    return next((o for o in held if cells_of(sizes, o) * weight <= HELD), 1)


def lattice(sizes: Sequence[int], others: Sequence[bool], order: int) -> Lattice:
    """The cells of all tables of one to `order` attributes."""
    orders: list[Order] = []
    firsts = np.concatenate([[0], np.cumsum(sizes)])
    begun: dict[tuple[int, ...], int] = {}
    for ways in range(1, min(order, len(sizes)) + 1):
        tables = tuple(combinations(range(len(sizes)), ways))
        cells = [int(np.prod([sizes[a] for a in table])) for table in tables]
        starts = np.concatenate([[0], np.cumsum(cells)]).astype(np.int64)
        values = np.empty((ways, starts[-1]), dtype=np.int32)
        parents = np.empty((ways, starts[-1]), dtype=np.int32)
        margins = np.empty((ways, starts[-1]), dtype=np.int32)
        told = np.ones(starts[-1], dtype=np.bool_)
        for table, start, end in zip(tables, starts[:-1], starts[1:], strict=True):
            codes = np.indices([sizes[a] for a in table]).reshape(ways, -1)
            for axis, attribute in enumerate(table):
                values[axis, start:end] = codes[axis] + firsts[attribute]
                first = codes.copy()
                first[axis] = 0
                shape = [sizes[a] for a in table]
                margins[axis, start:end] = start + flat(first, shape)
                if others[attribute]:
                    told[start:end] &= codes[axis] != sizes[attribute] - 1
                if ways > 1:
                    rest = table[:axis] + table[axis + 1 :]
                    parents[axis, start:end] = begun[rest] + flat(
                        np.delete(codes, axis, axis=0), [sizes[a] for a in rest]
                    )
        begun = dict(zip(tables, map(int, starts[:-1]), strict=True))
        orders.append(Order(ways, tables, starts, values, parents, margins, told))
    return Lattice(tuple(sizes), tuple(others), tuple(orders))


def flat(codes: Ints, shape: Sequence[int]) -> Ints:
    """The place in a table of codes by axis."""
    place = np.zeros(codes.shape[1], dtype=np.int64)
    for axis, size in enumerate(shape):
        place = place * size + codes[axis]
    return place


def count(
    shape: Lattice,
    codes: Sequence[NDArray[np.int32]],
    period: NDArray[np.int32],
    periods: int,
    weights: NDArray[np.int64] | None = None,
    report: Report = silent,
) -> list[NDArray[np.int32]]:
    """Counts by period and cell, one array for each order."""
    found = [np.zeros((periods, o.cells), dtype=np.int32) for o in shape.orders]
    tables = [(o, i) for o in shape.orders for i in range(len(o.tables))]
    weighed = None if weights is None else weights.astype(np.float64)
    begun: dict[tuple[int, ...], Ints] = {(): period.astype(np.int64)}
    for done, (order, i) in enumerate(tables):
        table = order.tables[i]
        start = begun.get(table[:-1])
        if start is None:
            start = begun[()]
            for attribute in table[:-1]:
                start = start * shape.sizes[attribute] + codes[attribute]
            # One prefix is enough: tables come in order, and each is a column of rows.
            begun = {(): begun[()], table[:-1]: start}
        place = start * shape.sizes[table[-1]] + codes[table[-1]]
        low, high = int(order.starts[i]), int(order.starts[i + 1])
        counted = np.bincount(place, weighed, minlength=periods * (high - low))
        found[order.ways - 1][:, low:high] = counted.reshape(periods, high - low)
        if done % 16 == 0:
            report(done / len(tables), "")
    return found
