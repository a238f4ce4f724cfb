"""The one door to HiGHS: a linear programme, over whole numbers where asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

Values = NDArray[np.float64]
Matrix = sparse.csr_array[Any, Any]

SECONDS_EACH: Final = 20.0


def rows_of(found: Any) -> Matrix:
    """Any matrix as compressed rows of numbers, none of them zero."""
    made: Matrix = sparse.csr_array(found, dtype=np.float64)
    made.eliminate_zeros()
    return made


@dataclass(frozen=True, slots=True, eq=False)
class Programme:
    """Least cost, where the sums lie from `least` to `most`, unknowns in bounds."""

    cost: Values
    matrix: Matrix
    least: Values
    most: Values
    floor: Values
    ceiling: Values


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """The best point, if one was found. `open` where nothing bounds the cost."""

    point: Values | None
    open: bool = False
    proven: bool = False
    bound: float | None = None


def solved(
    programme: Programme,
    whole: bool | NDArray[np.bool_] = False,
    seconds: float = SECONDS_EACH,
) -> Solution:
    """Solve it; `whole` says which unknowns are whole numbers."""
    told = np.isfinite(programme.most) | np.isfinite(programme.least)
    rows = np.flatnonzero(told)
    rules = (
        LinearConstraint(
            programme.matrix[rows], programme.least[rows], programme.most[rows]
        )
        if rows.size
        else None
    )
    found: Any = milp(
        programme.cost,
        constraints=rules,
        bounds=Bounds(programme.floor, programme.ceiling),
        integrality=np.broadcast_to(whole, programme.cost.shape).astype(np.int64),
        options={"time_limit": seconds},
    )
    point = None if found.x is None else np.asarray(found.x, dtype=np.float64)
    # HiGHS says 4 where its presolve finds a programme infeasible or unbounded.
    unbounded = point is None and found.status in (3, 4)
    return Solution(
        point, unbounded, found.status == 0, getattr(found, "mip_dual_bound", None)
    )


def dual_values(
    cost: Values, matrix: Matrix, least: Values, most: Values
) -> tuple[Values, Values] | None:
    """Prices of the lower and of the upper bounds of the sums, all zero or more.

    The programme is: least cost over unknowns of zero or more. None where it has
    no best point.
    """
    low = np.flatnonzero(np.isfinite(least) & (least > 0))
    high = np.flatnonzero(np.isfinite(most))
    rows = sparse.vstack([matrix[high], -matrix[low]], format="csr")
    sides = np.concatenate([most[high], -least[low]])
    solve: Any = linprog
    found = solve(cost, A_ub=rows, b_ub=sides, bounds=(0, None), method="highs")
    if found.status != 0:
        return None
    prices = np.maximum(-np.asarray(found.ineqlin.marginals), 0.0)
    under, over = np.zeros(least.size), np.zeros(most.size)
    over[high], under[low] = prices[: high.size], prices[high.size :]
    return under, over
