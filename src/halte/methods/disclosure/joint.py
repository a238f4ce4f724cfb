"""Several tables of the same people as one programme.

Two tables share people through the columns that they both cross. The unknowns
are the finest cells of groups of columns (cliques) such that each table lies
within one; cliques that touch must agree on the columns they share. Where the
cliques form a tree, which filling in makes sure of, this is exactly what a
single programme over all columns would say (Lauritzen 1996, section 2.1).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from halte.methods.coded import Coded
from halte.methods.disclosure.programmes import Matrix, rows_of
from halte.methods.disclosure.published import Published
from halte.methods.faults import Fault

MOST_UNKNOWNS: Final = 60_000

Members = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Joint:
    """The unknowns of all tables together, and each table’s cells as sums of them.

    `grouped` tells of columns that are coarser spellings of another: for each the
    finer column, and the coarse level of each fine one.
    """

    tables: tuple[Published, ...]
    levels: Mapping[str, tuple[str, ...]]
    grouped: Mapping[str, tuple[str, Mapping[str, str]]]

    def __post_init__(self) -> None:
        if self.unknowns > MOST_UNKNOWNS:
            raise Fault("joint_too_large", cells=self.unknowns, most=MOST_UNKNOWNS)

    @cached_property
    def cliques(self) -> tuple[tuple[str, ...], ...]:
        """Groups of columns, in an order in which each hangs on an earlier one."""
        return tree_of([self.columns(t) for t in self.tables])

    @cached_property
    def begins(self) -> NDArray[np.intp]:
        """Where the unknowns of each clique begin; the last is their number."""
        sizes = [int(np.prod(self.shape(c), dtype=np.int64)) for c in self.cliques]
        return np.append(0, np.cumsum(sizes)).astype(np.intp)

    @property
    def unknowns(self) -> int:
        """How many there are."""
        return int(self.begins[-1])

    def shape(self, clique: Sequence[str]) -> tuple[int, ...]:
        """How many levels each column of a clique has."""
        return tuple(len(self.levels[c]) for c in clique)

    def columns(self, table: Published) -> frozenset[str]:
        """The finest columns that a table speaks of."""
        return frozenset(self.base(c) for c in table.columns)

    def base(self, column: str) -> str:
        """The column itself, or the finer one that it is a spelling of."""
        return self.grouped[column][0] if column in self.grouped else column

    def home(self, columns: frozenset[str]) -> int:
        """The first clique that holds these columns."""
        return next(i for i, c in enumerate(self.cliques) if columns <= set(c))

    def members(self, column: str, levels: Sequence[str], of: Members) -> Members:
        """Which levels of the finest column each node counts."""
        place = {level: i for i, level in enumerate(levels)}
        made = np.zeros((of.shape[0], len(self.levels[self.base(column)])), dtype=bool)
        spelt = self.grouped.get(column, ("", {}))[1]
        for i, level in enumerate(self.levels[self.base(column)]):
            at = place.get(spelt.get(level, level) if spelt else level)
            if at is not None:
                made[:, i] = of[:, at]
        return made

    def rows(self, table: Published, clique: int) -> Matrix:
        """The cells of a table as sums of the unknowns of a clique."""
        sieve = self.sieve(table, clique)
        made: Matrix | None = None
        for d in table.cube.dimensions:
            part = self.lifted(
                d.name, self.members(d.name, d.levels, d.members), clique
            )
            made = part if made is None else crossed(made, part)
        assert made is not None  # noqa: S101 (a table has one dimension at least)
        return rows_of(made.multiply(sieve[None, :]))

    def sieve(self, table: Published, clique: int) -> NDArray[np.float64]:
        """1 for the unknowns that the table’s filter lets through."""
        made = np.ones(int(np.prod(self.shape(self.cliques[clique]))))
        for column, wanted in table.where.items():
            every = np.ones((1, len(wanted)), dtype=bool)
            inside = self.members(column, wanted, every)
            made *= self.lifted(column, inside, clique).toarray().ravel()
        return made

    def lifted(self, column: str, members: Members, clique: int) -> Matrix:
        """Nodes of one column by the unknowns of a clique."""
        parts = [
            rows_of(members if c == self.base(column) else np.ones((1, size)))
            for c, size in zip(
                self.cliques[clique], self.shape(self.cliques[clique]), strict=True
            )
        ]
        return reduce(lambda a, b: rows_of(sparse.kron(a, b)), parts)

    def placed(self, rows: Matrix, clique: int) -> Matrix:
        """Rows over a clique as rows over all unknowns."""
        before, after = self.begins[clique], self.unknowns - self.begins[clique + 1]
        height = rows.shape[0]
        empty = [rows_of(sparse.csr_array((height, int(n)))) for n in (before, after)]
        return rows_of(sparse.hstack([empty[0], rows, empty[1]]))

    def links(self) -> Matrix:
        """Sums that must be zero: cliques that touch agree on what they share."""
        made = [rows_of(sparse.csr_array((0, self.unknowns)))]
        for i, clique in enumerate(self.cliques[1:], 1):
            earlier = [len(set(clique) & set(c)) for c in self.cliques[:i]]
            other = int(np.argmax(earlier))
            shared = tuple(c for c in clique if c in self.cliques[other])
            ours, theirs = self.margins(i, shared), self.margins(other, shared)
            made.append(rows_of(self.placed(ours, i) - self.placed(theirs, other)))
        return rows_of(sparse.vstack(made))

    def margins(self, clique: int, shared: Sequence[str]) -> Matrix:
        """The sums of a clique by some of its columns."""
        parts = [
            rows_of(np.eye(size) if c in shared else np.ones((1, size)))
            for c, size in zip(
                self.cliques[clique], self.shape(self.cliques[clique]), strict=True
            )
        ]
        ordered = reduce(lambda a, b: rows_of(sparse.kron(a, b)), parts)
        kept = [c for c in self.cliques[clique] if c in shared]
        grid = np.arange(ordered.shape[0]).reshape(self.shape(kept))
        order = np.transpose(grid, [kept.index(c) for c in shared]).ravel()
        return rows_of(ordered[order])

    def truth(
        self, coded: Coded, counts: NDArray[np.int64]
    ) -> NDArray[np.float64] | None:
        """The unknowns as the data say; None where a column is not in the data."""
        made = np.zeros(self.unknowns)
        for i, clique in enumerate(self.cliques):
            if not set(clique) <= set(coded.names):
                return None
            codes = [self.recoded(coded, column) for column in clique]
            place = np.ravel_multi_index(codes, self.shape(clique))
            np.add.at(made, self.begins[i] + place, counts)
        return made

    def recoded(self, coded: Coded, column: str) -> NDArray[np.intp]:
        """A column of the data by the levels of all tables together."""
        place = {level: i for i, level in enumerate(self.levels[column])}
        return np.array([place[level] for level in coded.levels[column]])[
            coded.codes[column]
        ]


def crossed(first: Matrix, second: Matrix) -> Matrix:
    """Each row of the one with each row of the other: what both let through."""
    made = []
    for i in range(first.shape[0]):
        one = first[[i]].toarray().ravel()
        made.append(rows_of(second.multiply(one[None, :])))
    return rows_of(sparse.vstack(made))


def tree_of(groups: Sequence[frozenset[str]]) -> tuple[tuple[str, ...], ...]:
    """Cliques that hold every group and form a tree, by filling in least."""
    near: dict[str, set[str]] = {c: set() for group in groups for c in group}
    for group in groups:
        for a, b in combinations(group, 2):
            near[a].add(b)
            near[b].add(a)
    found: list[frozenset[str]] = []
    while near:
        chosen = min(sorted(near), key=lambda c: filling(near, c))
        found.append(frozenset(near[chosen] | {chosen}))
        for a, b in combinations(near[chosen], 2):
            near[a].add(b)
            near[b].add(a)
        for other in near.pop(chosen):
            near[other].discard(chosen)
    largest = [c for c in found if not any(c < other for other in found)]
    return ordered(list(dict.fromkeys(largest)))


def filling(near: Mapping[str, set[str]], column: str) -> int:
    """How many pairs of neighbours are not neighbours themselves."""
    return sum(b not in near[a] for a, b in combinations(sorted(near[column]), 2))


def ordered(cliques: list[frozenset[str]]) -> tuple[tuple[str, ...], ...]:
    """Cliques in an order in which each shares most with an earlier one (Prim)."""
    made, left = [cliques[0]], cliques[1:]
    while left:
        best = max(left, key=lambda c: max(len(c & other) for other in made))
        made.append(best)
        left.remove(best)
    return tuple(tuple(sorted(c)) for c in made)
