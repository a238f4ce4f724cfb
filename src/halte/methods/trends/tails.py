"""Tails of the negative binomial, in logarithms, for whole arrays at once.

A count of mean m and variance V > m is taken as negative binomial of size
r = m² / (V − m); V near m is Poisson. Tails are mid-p: half the chance of the count
itself and all beyond it (Lancaster 1961), so that over many looks a discrete count is
told as often as it should be, not less. What lies beyond is bounded by a geometric
series whose ratio is that of the first two terms: ratios only fall further out, so the
bound is never smaller than the tail. Far out, where alerts lie, it is within a few per
cent of it.
"""

from __future__ import annotations

from math import exp
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

MOST_PLACES: Final = 200_000

NEARLY_POISSON: Final = 1e7
"""Sizes are cut here: beyond, rounding of log-gamma outweighs the difference."""

SHIFT: Final = 8
HALF_LOG_2PI: Final = 0.9189385332046727


def log_gamma(x: Floats) -> Floats:
    """ln Γ(x) for x > 0, to 1e-10 relative: Stirling's series at x + 8."""
    high = x + SHIFT
    product = np.ones_like(x)
    for i in range(SHIFT):
        product *= x + i
    inverse = 1 / high
    square = inverse * inverse
    series = 1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680))
    whole: Floats = (high - 0.5) * np.log(high) - high + HALF_LOG_2PI + inverse * series
    return whole - np.log(product)


def size_of(mean: Floats, variance: Floats) -> Floats:
    """The size r of a negative binomial with this mean and variance."""
    over = np.maximum(variance - mean, mean * mean / NEARLY_POISSON)
    return mean * mean / np.maximum(over, 1e-300)


def log_chance(count: Floats, mean: Floats, size: Floats) -> Floats:
    """ln P(X = count)."""
    together = mean + size
    return (
        log_gamma(count + size)
        - log_gamma(size)
        - log_gamma(count + 1)
        - size * np.log1p(mean / size)
        + count * np.log(mean / together)
    )


def log_at_least(count: Floats, mean: Floats, variance: Floats) -> Floats:
    """ln of the upper mid-p or a little more; 0 where count is not above the mean."""
    size = size_of(mean, variance)
    # Below a size of one the ratios grow, but never past their limit.
    first = np.maximum((count + size) / (count + 1), 1.0)
    ratio = first * mean / (mean + size)
    beyond = (count > mean) & (ratio < 1)
    series = np.log(1 / (1 - np.where(beyond, ratio, 0.5)) - 0.5)
    found = np.where(beyond, log_chance(count, mean, size) + series, 0.0)
    return np.minimum(found, 0.0)


def log_at_most(count: Floats, mean: Floats, variance: Floats) -> Floats:
    """ln of the lower mid-p or a little more; 0 where count is not below the mean."""
    size = size_of(mean, variance)
    below = np.maximum(count + size - 1, 1e-12)
    ratio = np.where(count > 0, count / below * (mean + size) / mean, 0.0)
    # Below a size of one the ratios grow towards zero: no bound, so nothing is told.
    beyond = (count < mean) & (ratio < 1) & (size >= 1)
    series = np.log(1 / (1 - np.where(beyond, ratio, 0.5)) - 0.5)
    found = np.where(beyond, log_chance(count, mean, size) + series, 0.0)
    return np.minimum(found, 0.0)


def interval(mean: float, variance: float, level: float = 0.95) -> tuple[int, int]:
    """The central interval: at most (1 − level)/2 of chance on each side of it."""
    most = int(mean + 12 * variance**0.5 + 40)
    # Beyond MOST_PLACES counts are taken several at a time: the ends stay within one
    # such step, and no memory is asked for by the size of a count.
    step = most // MOST_PLACES + 1
    counts = np.arange(0, most + 1, step, dtype=np.float64)
    centre, spread = np.array(max(mean, 1e-9)), np.array(max(variance, 1e-9))
    chance = step * np.exp(log_chance(counts, centre, size_of(centre, spread)))
    below = np.cumsum(chance)
    side = (1 - level) / 2
    low = int(np.searchsorted(below, side, side="right"))
    high = int(np.searchsorted(below, 1 - side, side="left"))
    return low * step, min(high * step, most)


def chance_of(log_tail: float) -> float:
    """A probability from its logarithm; the smallest number where it is smaller."""
    return max(exp(min(log_tail, 0.0)), 1e-300)
