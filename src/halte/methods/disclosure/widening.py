"""The cheapest cells to withhold so that one protected cell can lie wider apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from halte.methods.disclosure.attack import CLOSE, Attack, Mask, Statements
from halte.methods.disclosure.programmes import Programme, Values, rows_of, solved
from halte.methods.disclosure.targets import Target


@dataclass
class Widening:
    """A programme over tables that may pass what is published, at a price.

    The price of a cell is paid per unit by which a table passes its bounds; the
    cells that the cheapest such table passes are those to withhold.
    """

    statements: Statements
    loss: Values

    def cells(
        self, target: Target, withheld: Mask, low: float, *, thorough: bool
    ) -> Mask:
        """The cells to withhold for a table in which the sum is as high as it must.

        Where there is no such table, one in which it is as far below `low`; that
        one first where `low` is not low enough. Tables may divide people, unless
        the search is thorough.
        """
        up, down = (target.goal(low), np.inf), (0.0, max(0.0, low - target.width))
        ways = (up, down)
        if low > target.bottom + CLOSE:
            ways = (0.0, target.bottom), up
        for whole in (False, True) if thorough else (False,):
            for least, most in ways:
                found = self.passed(target.row, withheld, least, most, whole=whole)
                if found is not None and found.any():
                    return found
        if thorough:
            return self.both_ways(target, withheld)
        return np.zeros(withheld.size, dtype=bool)

    def both_ways(self, target: Target, withheld: Mask) -> Mask:
        """The cells of two tables: the lowest that can be, and one far above it."""
        nothing = np.zeros(withheld.size, dtype=bool)
        attack = Attack(self.statements, withheld | ~self.statements.kept)
        row, lowest = target.row, attack.extreme(target.row, "least")[0]
        if lowest is None:
            return nothing
        for whole in (False, True):
            down = self.passed(row, withheld, 0.0, lowest, whole=whole)
            goal = target.goal(lowest)
            up = self.passed(row, withheld, goal, np.inf, whole=whole)
            if down is not None and up is not None and (down | up).any():
                return down | up
        return nothing

    def passed(
        self, row: int, withheld: Mask, least: float, most: float, *, whole: bool
    ) -> Mask | None:
        """The cells that the cheapest table passes; None where there is none."""
        known = self.statements
        floor, ceiling = known.bounds(withheld)
        priced = np.flatnonzero(~withheld & ~known.kept)
        size, extra = int(known.matrix.shape[1]), priced.size
        room = floor[priced] - known.open_least[priced]
        above = known.open_most[priced] - ceiling[priced]
        pick = sparse.csr_array(
            (np.ones(extra), (priced, np.arange(extra))), (floor.size, extra)
        )
        wide = sparse.hstack([known.matrix, pick, -pick], format="csr")
        nobody = sparse.csr_array((1, 2 * extra))
        goal = sparse.hstack([known.matrix[[row]], nobody], format="csr")
        programme = Programme(
            np.concatenate([np.zeros(size), self.loss[priced], self.loss[priced]]),
            rows_of(sparse.vstack([wide, goal])),
            np.append(floor, least),
            np.append(ceiling, most),
            np.zeros(size + 2 * extra),
            np.concatenate([np.full(size, np.inf), room, above]),
        )
        mask = np.repeat([whole and known.whole, False], [size, 2 * extra])
        point = solved(programme, mask).point
        if point is None:
            return None
        used = point[size : size + extra] + point[size + extra :]
        made = np.zeros(withheld.size, dtype=bool)
        made[priced[used > CLOSE]] = True
        return made
