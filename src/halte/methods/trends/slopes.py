"""A slow trend: quasi-Poisson regression of counts on time, with exposure.

log E(y_t) = a + b·t + log(exposure_t), fitted by iterated least squares; the dispersion
is Pearson’s chi-square over its degrees of freedom, never below one (McCullagh & Nelder
1989, chapter 6). The interval and p are Student’s. With seasons, each has its own a.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtr, stdtrit

Floats = NDArray[np.float64]

ROUNDS: Final = 60
ENOUGH: Final = 1e-12
LEAST_PERIODS: Final = 4


@dataclass(frozen=True, slots=True)
class Slope:
    """A trend: the factor by which a rate changes from one period to the next.

    `fitted` is the expected count of each period.
    """

    factor: float
    low: float
    high: float
    p_value: float
    dispersion: float
    fitted: tuple[float, ...]


def slope(
    counts: Floats,
    exposure: Floats,
    times: Floats,
    seasons: NDArray[np.int64] | None = None,
    level: float = 0.95,
) -> Slope | None:
    """The slow trend of a series; None where it cannot be known.

    Periods without exposure tell nothing, nor do seasons without a case. Four with
    exposure, and a case, are needed, and one more than there are terms.
    """
    turn = np.zeros(len(times), np.int64) if seasons is None else seasons
    filled = np.bincount(turn, counts * (exposure > 0)) > 0
    known = (exposure > 0) & (filled[turn] if seasons is not None else True)
    if known.sum() < LEAST_PERIODS or counts[known].sum() == 0:
        return None
    y, e, t = counts[known], exposure[known], times[known]
    own = np.unique(turn[known])
    free = len(y) - len(own) - 1
    if free < 1:
        return None
    centre = float(t.mean())
    dummies = (turn[known][:, None] == own).astype(np.float64)
    design = np.concatenate([dummies, (t - centre)[:, None]], axis=1)
    beta, mean = regressed(y, e, design)
    dispersion = max(float(((y - mean) ** 2 / mean).sum()) / free, 1.0)
    inverse = np.linalg.inv((design * mean[:, None]).T @ design)
    error = float(np.sqrt(inverse[-1, -1] * dispersion))
    reach = float(stdtrit(free, (1 + level) / 2)) * error
    b = float(beta[-1])
    fitted = np.zeros(len(times))
    fitted[known] = e * np.exp(dummies @ beta[:-1] + b * (t - centre))
    return Slope(
        exp(b),
        exp(b - reach),
        exp(b + reach),
        float(2 * stdtr(free, -abs(b) / error)),
        dispersion,
        tuple(map(float, fitted)),
    )


def regressed(y: Floats, e: Floats, design: Floats) -> tuple[Floats, Floats]:
    """Coefficients and means of a Poisson regression; the last column is time."""
    beta = np.full(design.shape[1], log(float(y.sum() / e.sum())))
    beta[-1] = 0.0
    mean = e * np.exp(design @ beta)
    for _ in range(ROUNDS):
        weighted = design * mean[:, None]
        step = np.linalg.solve(weighted.T @ design, design.T @ (y - mean))
        beta = beta + step
        mean = e * np.exp(np.clip(design @ beta, -50, 50))
        if float(np.abs(step).max()) < ENOUGH:
            break
    return beta, mean
