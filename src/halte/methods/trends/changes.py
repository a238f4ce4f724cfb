"""Change points: the periods before which the level of a series changed for good.

The series is cut into segments of constant rate so that the Poisson deviance, divided
by the dispersion, plus a penalty for each cut is least: optimal partitioning, exact
(Jackson et al. 2005). The penalty is 3 ln T: two parameters and the place (Zhang &
Siegmund 2007). Dispersion is learnt from steps between neighbours, which few changes do
not spoil.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SHORTEST: Final = 2
"""Periods that a level must hold to be one; the last may be a single period less."""

PENALTY: Final = 3.0
"""Times ln T, for each cut."""


@dataclass(frozen=True, slots=True)
class Change:
    """A cut: the place of its first period, the rates before and after, its gain.

    `gain` is the drop of the scaled deviance beyond the penalty.
    """

    place: int
    before: float
    after: float
    gain: float


def deviance(counts: Floats, exposure: Floats) -> Floats:
    """Deviance of every segment [i, j) about its own rate; periods + 1 square."""
    size = len(counts) + 1
    y = np.concatenate([[0.0], np.cumsum(counts)])
    e = np.concatenate([[0.0], np.cumsum(exposure)])
    with np.errstate(divide="ignore", invalid="ignore"):
        each = np.where(counts > 0, counts * np.log(counts / exposure), 0.0)
    own = np.concatenate([[0.0], np.cumsum(np.where(exposure > 0, each, 0.0))])
    found = np.zeros((size, size))
    for i in range(size):
        total, over = y[i:] - y[i], e[i:] - e[i]
        safe = (total > 0) & (over > 0)
        rate = np.where(safe, total / np.where(over > 0, over, 1), 1.0)
        whole = np.where(safe, total * np.log(rate), 0.0)
        found[i, i:] = 2 * np.maximum(own[i:] - own[i] - whole, 0.0)
    return found


def dispersion(counts: Floats, exposure: Floats) -> float:
    """From steps between neighbours: median of squares over its Poisson value."""
    known = exposure > 0
    y, e = counts[known], exposure[known]
    if len(y) < 3 or y.sum() == 0:
        return 1.0
    rate = (y[1:] + y[:-1]) / (e[1:] + e[:-1])
    variance = rate * (1 / e[1:] + 1 / e[:-1])
    step = y[1:] / e[1:] - y[:-1] / e[:-1]
    squared = step[variance > 0] ** 2 / variance[variance > 0]
    if not len(squared):
        return 1.0
    # The median of a chi-square of one degree is 0.4549.
    return max(1.0, float(np.median(squared)) / 0.4549)


def changes(counts: Floats, exposure: Floats) -> list[Change]:
    """The cuts of a series of counts with exposures, in order of time."""
    size = len(counts)
    if size < 2 * SHORTEST:
        return []
    cost = deviance(counts, exposure) / dispersion(counts, exposure)
    penalty = PENALTY * log(size)
    best = np.full(size + 1, np.inf)
    best[0] = -penalty
    last = np.zeros(size + 1, dtype=np.int64)
    for end in range(SHORTEST, size + 1):
        starts = [0, *range(SHORTEST, end - SHORTEST + 1)]
        values = [best[s] + cost[s, end] + penalty for s in starts]
        least = int(np.argmin(values))
        best[end], last[end] = values[least], starts[least]
    cuts: list[int] = []
    end = size
    while last[end] > 0:
        end = int(last[end])
        cuts.append(end)
    edges = [0, *reversed(cuts), size]
    return [
        change(edges[i - 1], edges[i], edges[i + 1], counts, exposure, cost, penalty)
        for i in range(1, len(edges) - 1)
    ]


def change(
    start: int,
    cut: int,
    end: int,
    counts: Floats,
    exposure: Floats,
    cost: Floats,
    penalty: float,
) -> Change:
    """A cut with the rates on both sides of it."""

    def rate(low: int, high: int) -> float:
        return float(counts[low:high].sum() / max(exposure[low:high].sum(), 1e-9))

    gain = float(cost[start, end] - cost[start, cut] - cost[cut, end]) - penalty
    return Change(cut, rate(start, cut), rate(cut, end), gain)
