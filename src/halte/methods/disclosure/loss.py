"""What a release costs its readers: error, cells gone, sums that do not add up."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from halte.methods.disclosure.cube import Cube

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Loss:
    """One number of ways of a table: its cells that hold anybody, and what they lost.

    `error` is the mean distance of what is published from the truth, `share` its
    mean as a share of the truth for cells of ten or more.
    """

    way: int
    cells: int
    withheld: int
    people_withheld: float
    error: float
    share: float

    def to_dict(self) -> dict[str, Any]:
        """The loss for machines."""
        return asdict(self)


def losses(
    cube: Cube, truth: Counts, values: Counts, withheld: NDArray[np.bool_]
) -> tuple[Loss, ...]:
    """The loss for the total, for single columns, and for each crossing of them."""
    made = []
    for way in range(len(cube.dimensions) + 1):
        here = (cube.ways == way) & (truth > 0)
        told = here & ~withheld
        large = told & (truth >= 10)
        error = np.abs(values - truth)
        everyone = int(truth[here].sum())
        made.append(
            Loss(
                way,
                int(here.sum()),
                int((here & withheld).sum()),
                float(truth[here & withheld].sum() / everyone) if everyone else 0.0,
                float(error[told].mean()) if told.any() else 0.0,
                float((error[large] / truth[large]).mean()) if large.any() else 0.0,
            )
        )
    return tuple(made)


def miss(cube: Cube, values: Counts, withheld: NDArray[np.bool_]) -> float:
    """How far totals lie from the sum of the finest cells beneath them, on average."""
    finest = cube.finest
    gone = np.zeros(int(cube.matrix.shape[1]))
    gone[withheld[finest]] = 1.0
    known = (np.asarray(cube.matrix @ gone) == 0) & ~withheld
    known[finest] = False
    sums = cube.sums(values[finest])
    return float(np.abs(values - sums)[known].mean()) if known.any() else 0.0
