"""Rounding to base 3 or 5: each cell by itself without bias, or all so that they add.

Random rounding (Fellegi 1975; used for the census by Statistics Canada) takes a
count up with the chance of its remainder, so its mean is the truth. Controlled
rounding (Cox 1987; Salazar-Gonzalez 2005) chooses, for every cell, one of its
two neighbours so that all margins and groups add up; of all such tables it takes
the one that lies closest to a keyed random rounding.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from halte.methods.disclosure.attack import is_whole
from halte.methods.disclosure.cube import Cube
from halte.methods.disclosure.dimensions import TOTAL
from halte.methods.disclosure.keys import draws, shares
from halte.methods.disclosure.programmes import Programme, rows_of, solved
from halte.methods.faults import Fault

Counts = NDArray[np.int64]

SECONDS: float = 60.0


def question(
    cube: Cube, cell: int, universe: Sequence[str] = (), filters: Sequence[str] = ()
) -> str:
    """What a cell asks, in one way whichever table it stands in: no totals, in order.

    The people with sector=care are the same in every table, so is their rounding.
    """
    parts = [
        f"{d.name}={node}"
        for d, node in zip(cube.dimensions, cube.names(cell), strict=True)
        if node != TOTAL
    ]
    return "\x1f".join([*universe, *sorted([*filters, *parts])])


def random_rounding(
    counts: Counts, base: int, key: bytes, questions: Sequence[str]
) -> Counts:
    """Each count to a multiple of `base` next to it, up with chance remainder/base.

    The chance is drawn by key from the question, so asking again gives the same.
    """
    down, over = np.divmod(counts, base)
    chance = shares(draws(key, f"round {base}", questions))
    return np.asarray((down + (chance * base < over)) * base)


def controlled_rounding(cube: Cube, counts: Counts, aim: Counts, base: int) -> Counts:
    """The table of multiples next to `counts` that adds up and lies closest to `aim`.

    Raises Fault `not_additive` where there is none (it can happen with three
    dimensions; Causey, Cox & Ernst 1985).
    """
    down = counts // base
    loose = (counts % base != 0).astype(np.float64)
    finest = cube.finest
    free = np.flatnonzero(loose[finest])
    cost = np.where(aim > down * base, -1.0, 1.0) * np.maximum(loose, 0.0)
    others = np.setdiff1d(np.arange(cube.size), finest)
    inner = rows_of(cube.matrix[others])
    sums = np.asarray(inner @ down[finest].astype(np.float64))
    size = free.size
    matrix = rows_of(
        sparse.hstack([inner[:, free], -sparse.eye_array(others.size)], format="csr")
    )
    gap = down[others] - sums
    programme = Programme(
        np.concatenate([cost[finest][free], cost[others]]),
        matrix,
        gap,
        gap,
        np.zeros(size + others.size),
        np.concatenate([np.ones(size), loose[others]]),
    )
    point = solved(programme).point
    if point is not None and not is_whole(point):
        point = solved(programme, whole=True, seconds=SECONDS).point
    if point is None:
        raise Fault("not_additive")
    up = np.zeros(cube.size)
    up[finest[free]] = point[:size]
    up[others] = point[size:]
    return np.asarray((down + up.round().astype(np.int64)) * base)
