"""How complete each period is, from how late its cases were reported.

Chain ladder (Mack 1993) on the table of periods by delay: the share of a period's
cases known after some delay is the product of the steps that older periods still took
from there. Each value has its own steps, drawn towards those of all cases where it is
rare, since one agency may report later than another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

DRAWN: Final = 20.0
"""Cases of the common steps that a value's own are mixed with."""

MOST_DELAY: Final = 36
LEAST_SHARE: Final = 0.02


@dataclass(frozen=True, slots=True)
class Nowcast:
    """`share[t]` of period t is known; `values[t, v]` of value v against `share`."""

    share: Floats
    values: Floats

    @property
    def incomplete(self) -> bool:
        """Whether the latest period is still to grow by a hundredth or more."""
        return bool(self.share[-1] < 0.99)


def completeness(
    period: NDArray[np.int32],
    delay: NDArray[np.int64],
    periods: int,
    codes: tuple[NDArray[np.int32], ...],
    sizes: tuple[int, ...],
    weights: NDArray[np.int64] | None = None,
) -> Nowcast:
    """Completeness of each period, and of each value against it.

    `delay` counts periods from the case to its report, none below zero. What is
    known ends with the last period of the axis or the latest report, if later.
    """
    now = int(max(periods - 1, int((period + delay).max())))
    most = min(MOST_DELAY, now)
    late = np.minimum(delay, most)
    spread = by_delay(period, late, periods, most, np.zeros_like(period), 1, weights)
    common = steps(spread, now, None)
    share = known_share(common, periods, now)
    values = []
    for code, size in zip(codes, sizes, strict=True):
        table = by_delay(period, late, periods, most, code, size, weights)
        own = known_share(steps(table, now, common), periods, now)
        values.append(own / share)
    return Nowcast(share[:, 0], np.concatenate(values, axis=1))


def by_delay(
    period: NDArray[np.int32],
    late: NDArray[np.int64],
    periods: int,
    most: int,
    code: NDArray[np.int32],
    size: int,
    weights: NDArray[np.int64] | None,
) -> Floats:
    """Cases known by period, delay and value: sums over shorter delays included."""
    place = (period.astype(np.int64) * (most + 1) + late) * size + code
    counted = np.bincount(place, weights, minlength=periods * (most + 1) * size)
    return counted.reshape(periods, most + 1, size).astype(np.float64).cumsum(axis=1)


def steps(known: Floats, now: int, common: Floats | None) -> Floats:
    """By delay and value: how much more is known than one period earlier."""
    periods, delays, size = known.shape
    found = np.ones((delays, size))
    for late in range(1, delays):
        old = known[: max(min(now - late + 1, periods), 0)]
        before, after = old[:, late - 1].sum(axis=0), old[:, late].sum(axis=0)
        if common is None:
            found[late] = after / np.maximum(before, 1.0)
        else:
            mixed = after + DRAWN * common[late]
            found[late] = mixed / (before + DRAWN)
    return np.maximum(found, 1.0)


def known_share(step: Floats, periods: int, now: int) -> Floats:
    """By period and value: the share known by now."""
    delays = len(step)
    still = np.ones_like(step)
    for late in range(delays - 2, -1, -1):
        still[late] = still[late + 1] * step[late + 1]
    lags = np.minimum(now - np.arange(periods), delays - 1)
    found: Floats = np.maximum(1 / still[lags], LEAST_SHARE)
    return found
