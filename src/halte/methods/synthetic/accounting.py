"""What a release spends, exactly: zCDP, and the epsilon and delta that it proves.

Neighbouring data differ by one whole person, there or not there. Sources: Bun &
Steinke 2016 (zCDP adds up); Canonne, Kamath & Steinke 2020, corollary 13 (from
rho to epsilon at a delta), theorem 4 (discrete Gaussian noise).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from halte.methods.faults import Fault
from halte.methods.synthetic import sentences  # noqa: F401 (declares what is said)

MOST_EPSILON: Final = 50.0
"""Beyond it the promise is empty: the odds may change by a factor of 10^21."""

MOST_DELTA: Final = 1e-3
"""Delta is a chance that the promise fails for somebody."""

LEAST_OVER: Final = 1e-9
MOST_OVER: Final = 1e9
"""How far above 1 the order alpha is searched."""

HALVINGS: Final = 100


def usable(epsilon: float, delta: float) -> None:
    """Refuse a promise that is none; raises epsilon_unusable, delta_unusable."""
    if not (math.isfinite(epsilon) and 0 < epsilon <= MOST_EPSILON):
        raise Fault("epsilon_unusable", most=f"{MOST_EPSILON:g}")
    if not (math.isfinite(delta) and 0 < delta <= MOST_DELTA):
        raise Fault("delta_unusable")


def epsilon_of(rho: float, delta: float) -> float:
    """The epsilon that rho-zCDP proves at this delta.

    Each order alpha gives a proven bound, so a search that is not quite at the
    least one claims too little, never too much.
    """
    if rho <= 0:
        return 0.0

    def bound(log_over: float) -> float:
        over = math.exp(log_over)  # alpha - 1
        alpha = 1 + over
        return (
            alpha * rho - math.log1p(1 / over) - math.log(delta * alpha) / over
        )  # ln(1 - 1/alpha) = -ln(1 + 1/over)

    low, high = math.log(LEAST_OVER), math.log(MOST_OVER)
    for _ in range(HALVINGS):
        third = (high - low) / 3
        if bound(low + third) < bound(high - third):
            high -= third
        else:
            low += third
    return max(0.0, bound((low + high) / 2)) * (1 + 1e-12)


def rho_of(epsilon: float, delta: float) -> float:
    """The largest rho that proves no more than epsilon at delta; raises Fault."""
    usable(epsilon, delta)
    low, high = 0.0, epsilon + 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if epsilon_of(middle, delta) <= epsilon:
            low = middle
        else:
            high = middle
    return low


def scales(cells: Sequence[int], rho: float, sensitivity: int) -> list[float]:
    """The standard deviation of the noise of each table, for rho in all.

    A table errs by cells times sigma; with the sum of 1/sigma^2 fixed, the sum
    of errors is least where sigma goes as cells^(-1/3).
    """
    raw = [size ** (-1 / 3) for size in cells]
    spent = math.fsum(sensitivity**2 / (2 * r * r) for r in raw)
    stretch = math.sqrt(spent / rho) * (1 + 1e-9) if raw else 0.0
    return [r * stretch for r in raw]
