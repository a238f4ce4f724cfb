"""The attacker: all that can be derived about a cell from all that is published.

Everything a reader of the table knows is written as bounds on sums of unknown
finest cells: published values, rounding intervals, noise bounds, margins,
groups, earlier tables, and that no count is below zero. The least and the
greatest value of a cell under these bounds are two linear programmes (Fischetti
& Salazar 2001, Management Science 47, section 2). A programme whose best point
is not whole is solved again over whole numbers: an attacker knows that people
are not divided, so the interval of the relaxation would promise too much.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from halte.methods.disclosure.programmes import (
    Matrix,
    Programme,
    Values,
    rows_of,
    solved,
)

Mask = NDArray[np.bool_]

CLOSE: Final = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Statements:
    """Sums of unknowns, and what is known of each: published, or withheld.

    `least` and `most` hold where a sum is published (a value with its rounding or
    noise); `open_least` and `open_most` where it is withheld. `kept` sums cannot
    be withheld: they are out already, or true by the make of the table.
    """

    matrix: Matrix
    least: Values
    most: Values
    open_least: Values
    open_most: Values
    kept: Mask
    whole: bool = True

    def bounds(self, withheld: Mask) -> tuple[Values, Values]:
        """What is known of each sum when these are withheld."""
        return (
            np.where(withheld, self.open_least, self.least),
            np.where(withheld, self.open_most, self.most),
        )

    def with_sums(self, rows: Matrix) -> Statements:
        """More sums of which nothing is published, such as differences."""
        count = int(rows.shape[0])
        none, any_value = np.zeros(count), np.full(count, np.inf)
        return replace(
            self,
            matrix=rows_of(sparse.vstack([self.matrix, rows])),
            least=np.append(self.least, none),
            most=np.append(self.most, any_value),
            open_least=np.append(self.open_least, none),
            open_most=np.append(self.open_most, any_value),
            kept=np.append(self.kept, np.ones(count, dtype=bool)),
        )


class Attack:
    """The attacker’s programme for one choice of what is withheld."""

    def __init__(self, statements: Statements, withheld: Mask) -> None:
        self.statements = statements
        least, most = statements.bounds(withheld)
        matrix = statements.matrix
        single = np.diff(matrix.indptr) == 1
        size = int(matrix.shape[1])
        self.floor, self.ceiling = np.zeros(size), np.full(size, np.inf)
        columns = matrix.indices[matrix.indptr[:-1][single]]
        np.maximum.at(self.floor, columns, least[single])
        np.minimum.at(self.ceiling, columns, most[single])
        if (self.ceiling - self.floor < -CLOSE).any():
            raise Contradiction
        self.fixed = self.ceiling - self.floor < CLOSE
        free = np.flatnonzero(~self.fixed)
        known = matrix[:, np.flatnonzero(self.fixed)] @ self.floor[self.fixed]
        self.free = free
        self.known = np.asarray(known, dtype=np.float64)
        self.left = rows_of(matrix[:, free])
        settled = np.diff(self.left.indptr) == 0
        apart = (self.known < least - CLOSE) | (self.known > most + CLOSE)
        if (settled & apart).any():
            raise Contradiction
        told = ~settled & ~single
        rows = np.flatnonzero(told & (np.isfinite(most) | (least > 0)))
        self.rules = rows_of(self.left[rows])
        self.least, self.most = (least - known)[rows], (most - known)[rows]

    def extreme(
        self, row: int, side: Literal["least", "most"], *, search: bool = True
    ) -> tuple[float | None, Values | None]:
        """The least or most that a sum can be, and a table in which it is so.

        The value is None where nothing bounds it. The table is None where no
        whole one was found in time, or without `search` at once; the value is then
        that of the relaxation.
        """
        sign = 1.0 if side == "least" else -1.0
        goal = sign * self.left[[row]].toarray().ravel()
        if not goal.any():
            return float(self.known[row]), None
        programme = Programme(
            goal,
            self.rules,
            self.least,
            self.most,
            self.floor[self.free],
            self.ceiling[self.free],
        )
        found = solved(programme)
        if found.point is None and not self.open_above(programme, found.open):
            raise Contradiction
        if found.point is None:
            return None, None
        value, point = float(goal @ found.point * sign), found.point
        if self.statements.whole and not is_whole(point):
            if not search:
                return value + float(self.known[row]), None
            found = solved(programme, whole=True)
            if found.point is None or not found.proven:
                bound = value if found.bound is None else found.bound * sign
                return bound + float(self.known[row]), None
            value, point = float(goal @ found.point * sign), found.point
        return value + float(self.known[row]), self.full(point)

    def open_above(self, programme: Programme, maybe: bool) -> bool:
        """Whether a programme without a best point has points at all."""
        any_point = replace(programme, cost=np.zeros(programme.cost.size))
        return maybe and solved(any_point).point is not None

    def near(
        self,
        row: int,
        truth: Values,
        least: float,
        most: float,
        *,
        search: bool = True,
    ) -> Values | None:
        """A table close to `truth` in which the sum lies within these bounds.

        Tables that differ in few cells stay evidence when other cells change.
        None where there is none; or, without `search`, where the closest would
        divide people.
        """
        start = truth[self.free]
        moved = self.left[[row]]
        if not moved.nnz:
            return None
        now = float((moved @ start)[0] + self.known[row])
        matrix = sparse.vstack([self.rules, moved], format="csr")
        told, size = np.asarray(self.rules @ start), start.size
        floor, ceiling = self.floor[self.free], self.ceiling[self.free]
        programme = Programme(
            np.ones(2 * size),
            rows_of(sparse.hstack([matrix, -matrix])),
            np.append(self.least - told, least - now),
            np.append(self.most - told, most - now),
            np.zeros(2 * size),
            np.append(ceiling - start, start - floor),
        )
        for whole in (False, True) if search and self.statements.whole else (False,):
            found = solved(programme, whole).point
            if found is None:
                return None
            point = start + found[:size] - found[size:]
            if not self.statements.whole or is_whole(point):
                return self.full(point)
        return None

    def full(self, point: Values) -> Values:
        """A whole table from the unknowns that were free."""
        made = self.floor.copy()
        made[self.free] = point.round() if self.statements.whole else point
        return made


def is_whole(point: Values) -> bool:
    """Whether every number is whole, as counts of people are."""
    return bool(np.abs(point - point.round()).max(initial=0.0) <= CLOSE)


class Contradiction(ValueError):
    """No table at all fits what is published: the tables speak of different people."""


def agrees(statements: Statements, withheld: Mask, points: Values) -> Mask:
    """Which of these tables (rows) fit all that is published."""
    least, most = statements.bounds(withheld)
    sums = np.asarray(statements.matrix @ points.T)
    fits = (sums >= least[:, None] - CLOSE) & (sums <= most[:, None] + CLOSE)
    return np.asarray(fits.all(axis=0))
