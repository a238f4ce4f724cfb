"""Rates with exact intervals, and the comparison of two of them.

A share of n cases: Clopper & Pearson (1934). A count, or a count per population:
Garwood (1936). The ratio of two counts over two exposures: given their sum, the first
is binomial (Przyborowski & Wilenski 1940), so its exact interval is Clopper–Pearson’s.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from scipy.special import betaincinv, gammaincinv
from scipy.stats import binomtest

LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate and its exact interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Ratio:
    """One rate over another, its exact interval, and p for their being equal.

    `value` and `high` are infinite where the second count is nought.
    """

    value: float
    low: float
    high: float
    p_value: float


def share(count: int, of: int, level: float = LEVEL) -> Rate:
    """`count` of `of`, by Clopper and Pearson; nothing known of none."""
    if of == 0:
        return Rate(0.0, 0.0, 1.0)
    side = (1 - level) / 2
    low = float(betaincinv(count, of - count + 1, side)) if count else 0.0
    high = float(betaincinv(count + 1, of - count, 1 - side)) if count < of else 1.0
    return Rate(count / of, low, high)


def per(count: int, exposure: float, level: float = LEVEL) -> Rate:
    """`count` per unit of `exposure` (above 0), by Garwood."""
    side = (1 - level) / 2
    low = float(gammaincinv(count, side)) if count else 0.0
    high = float(gammaincinv(count + 1, 1 - side))
    return Rate(count / exposure, low / exposure, high / exposure)


def ratio(
    first: tuple[int, float], second: tuple[int, float], level: float = LEVEL
) -> Ratio:
    """The rate of the first over that of the second; each is (count, exposure)."""
    (a, exposed), (b, against) = first, second
    if a + b == 0:
        return Ratio(1.0, 0.0, inf, 1.0)
    part = share(a, a + b, level)

    def odds(p: float) -> float:
        return inf if p >= 1 else p / (1 - p) * against / exposed

    even = exposed / (exposed + against)
    return Ratio(
        odds(part.value),
        odds(part.low),
        odds(part.high),
        float(binomtest(a, a + b, even).pvalue),
    )


def benjamini_hochberg(chances: list[float]) -> list[float]:
    """q-values of a family of p-values (Benjamini & Hochberg 1995), in their order."""
    order = sorted(range(len(chances)), key=lambda i: chances[i])
    found = [1.0] * len(chances)
    least = 1.0
    for rank in range(len(order), 0, -1):
        place = order[rank - 1]
        least = min(least, chances[place] * len(chances) / rank)
        found[place] = least
    return found
