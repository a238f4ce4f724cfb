"""A table with all its margins: which finest cells each published cell adds up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from halte.methods.disclosure.dimensions import Dimension
from halte.methods.disclosure.programmes import Matrix, rows_of
from halte.methods.faults import Fault

Counts = NDArray[np.int64]

MOST_CELLS: Final = 60_000
MOST_DIMENSIONS: Final = 3


@dataclass(frozen=True, eq=False)
class Cube:
    """The cells of a table: every choice of one node for each dimension."""

    dimensions: tuple[Dimension, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.dimensions) <= MOST_DIMENSIONS:
            raise Fault("too_many_dimensions", most=MOST_DIMENSIONS)
        if self.size > MOST_CELLS:
            raise Fault("table_too_large", cells=self.size, most=MOST_CELLS)

    @property
    def shape(self) -> tuple[int, ...]:
        """How many nodes each dimension has."""
        return tuple(len(d.nodes) for d in self.dimensions)

    @property
    def size(self) -> int:
        """How many cells are published, margins included."""
        return int(np.prod(self.shape))

    @cached_property
    def matrix(self) -> Matrix:
        """Cells by finest cells: 1 where the finest cell is counted in the cell."""
        parts = [rows_of(d.members.astype(np.int8)) for d in self.dimensions]
        return reduce(lambda a, b: rows_of(sparse.kron(a, b)), parts)

    @cached_property
    def nodes(self) -> NDArray[np.intp]:
        """For each cell (row) the node of each dimension (column)."""
        places = np.indices(self.shape).reshape(len(self.shape), -1)
        return np.ascontiguousarray(places.T)

    @cached_property
    def ways(self) -> NDArray[np.intp]:
        """How many dimensions each cell crosses; 0 for the total of all."""
        totals = np.array([d.total for d in self.dimensions])
        return np.asarray((self.nodes != totals).sum(axis=1))

    @cached_property
    def finest(self) -> NDArray[np.intp]:
        """The cell of each finest cell, in the order of the matrix’s columns."""
        levels = [np.arange(len(d.levels)) for d in self.dimensions]
        grid = np.meshgrid(*levels, indexing="ij")
        return np.ravel_multi_index([g.ravel() for g in grid], self.shape)

    def names(self, cell: int) -> tuple[str, ...]:
        """The node of each dimension, by name."""
        return tuple(
            d.nodes[node]
            for d, node in zip(self.dimensions, self.nodes[cell], strict=True)
        )

    def sums(self, finest: NDArray[np.int64]) -> Counts:
        """What every cell counts, from what the finest cells count."""
        parts = [d.members.astype(np.int64) for d in self.dimensions]
        table = finest.reshape([len(d.levels) for d in self.dimensions])
        for axis, members in enumerate(parts):
            table = np.moveaxis(np.tensordot(members, table, (1, axis)), 0, axis)
        return np.asarray(table, dtype=np.int64).ravel()

    def places(self, codes: Sequence[NDArray[np.int32]]) -> NDArray[np.intp]:
        """The finest cell of each row of data, from its codes by dimension."""
        shape = [len(d.levels) for d in self.dimensions]
        return np.ravel_multi_index([np.asarray(c, np.intp) for c in codes], shape)
