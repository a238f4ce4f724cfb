"""Which cells must not be worked out: small, dominated, or all of one kind.

The rules are those of the SDC handbook (Hundepool et al. 2012, sections 4.2 and
5.2): minimum frequency, (n, k) dominance, the p % rule; and homogeneity, where
all members of a group share one value of a sensitive column.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from halte.methods.disclosure.cube import Cube
from halte.methods.disclosure.population import Population
from halte.methods.disclosure.programmes import Matrix, rows_of
from halte.methods.disclosure.rules import Dominance, Rules

Mask = NDArray[np.bool_]
Widths = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Sensitive:
    """Why a cell is protected, and how wide its interval must be (0: not at all).

    `sides`: how far it must reach to each side of the truth, where amounts are told.
    """

    small: Mask
    dominated: Mask
    homogeneous: Mask
    widths: Widths
    sides: Widths
    pairs: NDArray[np.intp]
    """Homogeneous groups: the cell of the group, and the cell that is all of it."""

    @property
    def cells(self) -> Mask:
        """All cells that one rule or another protects."""
        return self.small | self.dominated | self.homogeneous


def sensitive(people: Population, rules: Rules) -> Sensitive:
    """The cells that the rules protect."""
    cube = people.cube
    counts = cube.sums(people.finest(people.counts))
    widths, sides = np.zeros(cube.size), np.zeros(cube.size)
    dominated = np.zeros(cube.size, dtype=bool)
    if people.amounts is None or rules.dominance is None:
        small = (counts > 0) & (counts < rules.minimum)
        widths[small] = rules.required_width
    else:
        shares = contributions(people)
        small = (shares.people > 0) & (shares.people < rules.minimum)
        dominated, sides = dominance(shares, rules.dominance)
        floor = np.maximum(2 * sides, np.ceil(shares.total * rules.dominance.p / 100))
        widths = np.where(small | dominated, np.maximum(floor, 1.0), 0.0)
    pairs = homogeneous(cube, counts, rules.homogeneity)
    alike = np.zeros(cube.size, dtype=bool)
    alike[pairs[:, 1]] = True
    return Sensitive(small, dominated, alike, widths, sides, pairs)


@dataclass(frozen=True, slots=True, eq=False)
class Contributions:
    """For each cell: how many contribute, the sum, the largest in falling order."""

    people: NDArray[np.int64]
    total: Widths
    largest: NDArray[np.float64]


def contributions(people: Population, most: int = 5) -> Contributions:
    """What each person (or row) adds to every cell, margins and groups included."""
    cube = people.cube
    amounts = people.counts if people.amounts is None else people.amounts
    who = people.who if people.who is not None else np.arange(amounts.size)
    cells, owner, value = spread(cube.matrix, people.place, who, amounts)
    order = np.lexsort((owner, cells))
    cells, owner, value = cells[order], owner[order], value[order]
    new = np.append(True, (np.diff(cells) != 0) | (np.diff(owner) != 0))
    value = np.add.reduceat(value, np.flatnonzero(new))
    cells = cells[new]
    order = np.lexsort((-value, cells))
    cells, value = cells[order], value[order].astype(np.float64)
    begins = np.searchsorted(cells, np.arange(cube.size + 1))
    rank = np.arange(cells.size) - begins[cells]
    largest = np.zeros((cube.size, most))
    top = rank < most
    largest[cells[top], rank[top]] = value[top]
    total = np.bincount(cells, weights=value, minlength=cube.size).astype(np.float64)
    return Contributions(np.diff(begins), total, largest)


def spread(
    matrix: Matrix,
    place: NDArray[np.intp],
    who: NDArray[np.int64],
    amounts: NDArray[np.int64],
) -> tuple[NDArray[np.intp], NDArray[np.int64], NDArray[np.int64]]:
    """Each row once for every cell that counts it."""
    above = matrix.tocsc()
    many = np.diff(above.indptr)[place]
    starts = np.repeat(above.indptr[:-1][place], many)
    within = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many)
    cells = above.indices[starts + within].astype(np.intp)
    return cells, np.repeat(who, many), np.repeat(amounts, many)


def dominance(shares: Contributions, rule: Dominance) -> tuple[Mask, Widths]:
    """Cells in which a few make nearly all, and what hides them to each side.

    (n, k): the n largest make more than k %; the total must seem as large as
    100/k of them. p %: the rest, without the two largest, is less than p % of
    the largest; the second largest must not get nearer to it than that.
    """
    first = shares.largest[:, 0]
    rest = shares.total - shares.largest[:, :2].sum(axis=1)
    close = rest < rule.p / 100 * first
    few = shares.largest[:, : rule.largest].sum(axis=1)
    heavy = few > rule.share / 100 * shares.total
    by_p = np.where(close, rule.p / 100 * first - rest, 0.0)
    by_share = np.where(heavy, few * 100 / rule.share - shares.total, 0.0)
    found = close | heavy
    return found, np.where(found, np.ceil(np.maximum(by_p, by_share)), 0.0)


def homogeneous(
    cube: Cube, counts: NDArray[np.int64], columns: tuple[str, ...]
) -> NDArray[np.intp]:
    """Groups all of whose members share one level of a sensitive column.

    As pairs: the cell of the group, and the finer cell that holds all of it.
    """
    table = counts.reshape(cube.shape)
    places = np.arange(cube.size).reshape(cube.shape)
    pairs: list[NDArray[np.intp]] = []
    for axis, dimension in enumerate(cube.dimensions):
        if dimension.name not in columns:
            continue
        inner = np.moveaxis(table, axis, 0)[: len(dimension.levels)]
        cells = np.moveaxis(places, axis, 0)[: len(dimension.levels)]
        whole = np.moveaxis(table, axis, 0)[dimension.total]
        group = np.moveaxis(places, axis, 0)[dimension.total]
        alike = (inner == whole) & (whole > 0)
        chosen = np.broadcast_to(group, inner.shape)[alike]
        pairs.append(np.stack([chosen, cells[alike]], axis=1))
    if not pairs:
        return np.empty((0, 2), dtype=np.intp)
    return np.unique(np.concatenate(pairs), axis=0)


def differences(matrix: Matrix, pairs: NDArray[np.intp]) -> Matrix:
    """For each pair, the members of the group outside of the cell, as a sum."""
    return rows_of(matrix[pairs[:, 0]] - matrix[pairs[:, 1]])
