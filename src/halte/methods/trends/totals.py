"""The total of the latest period: as counted, as forecast, and as it will end.

The forecast is that of `drift` for a single series: level, wandering, slow trend and
season, each only where the history shows it. A shift of the total is told here and
never as an alert on a combination.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, sqrt
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.trends.cases import Cases
from halte.methods.trends.drift import drift
from halte.methods.trends.nowcasting import Nowcast
from halte.methods.trends.periods import Period
from halte.methods.trends.tails import interval, log_at_least, log_at_most

Floats = NDArray[np.float64]

MEMORY: Final = 24
"""Periods of history from which the usual total is taken."""

DEVIATIONS: Final = 2.0


@dataclass(frozen=True, slots=True)
class Total:
    """The total of the latest period against its forecast; `p_value` has two sides.

    `final` and its interval are what it will be once all reports are in; None where
    no reporting dates are known.
    """

    period: Period
    observed: int
    expected: float
    interval: tuple[int, int]
    p_value: float
    changed: bool
    share_known: float | None = None
    final: tuple[float, float, float] | None = None

    @property
    def rise(self) -> bool:
        """Whether it lies above its forecast."""
        return self.observed > self.expected

    def to_dict(self) -> dict[str, Any]:
        """The total for machines."""
        found: dict[str, Any] = {
            "period": str(self.period),
            "observed": self.observed,
            "expected": round(self.expected, 3),
            "interval": list(self.interval),
            "p_value": self.p_value,
            "changed": self.changed,
            "nowcast": None,
        }
        if self.final is not None and self.share_known is not None:
            mean, low, high = self.final
            found["nowcast"] = {
                "share_reported": round(self.share_known, 4),
                "expected_final": round(mean, 2),
                "interval": [round(low, 1), round(high, 1)],
            }
        return found


def totals_of(cases: Cases) -> Floats:
    """Cases by period."""
    periods = len(cases.periods)
    counted = np.bincount(cases.period, cases.weights, minlength=periods)
    return counted.astype(np.float64)


def usual_totals(totals: Floats, window: int) -> tuple[float, float]:
    """The least and the most that so many usual periods hold, by two deviations."""
    known = totals[:-1][-MEMORY:]
    mean = float(known.mean())
    spread = DEVIATIONS * max(float(known.std(ddof=1)), sqrt(max(mean, 1.0)))
    return max(mean - spread, 0.0) * window, (mean + spread) * window


def total_of(cases: Cases, nowcast: Nowcast | None, level: float, window: int) -> Total:
    """The latest total against the forecast of its own history."""
    totals = totals_of(cases)
    known = totals if nowcast is None else totals / nowcast.share
    each = np.ones(len(totals))
    moved = drift(known[:, None], each, cases.times, cases.seasons)
    share = 1.0 if nowcast is None else float(nowcast.share[-1])
    level_of = float(known[:-1].mean())
    mean = max(level_of * float(moved.factor[-1, 0]) * share * window, 1e-9)
    wander = float(moved.variance[-1, 0]) + 1 / max(level_of * (len(known) - 1), 1.0)
    variance = mean + mean**2 * wander
    observed = float(totals[-1])
    sides = [np.array([x]) for x in (observed, mean, variance)]
    low = min(float(log_at_least(*sides)[0]), float(log_at_most(*sides)[0]))
    p_value = min(1.0, 2 * exp(low))
    return Total(
        cases.periods[-1],
        int(observed),
        mean,
        interval(mean, variance),
        p_value,
        p_value <= level,
        None if nowcast is None else share,
        None if nowcast is None else final(observed, share),
    )


def final(observed: float, share: float) -> tuple[float, float, float]:
    """What a count of which a share is known will be: mean and 95 % interval.

    What is still to come is negative binomial (cases until `observed` are known).
    """
    missing = observed * (1 - share) / share
    spread = sqrt((observed + 1) * (1 - share)) / share
    return (
        observed + missing,
        max(observed, observed + missing - 1.96 * spread),
        (observed + missing + 1.96 * spread),
    )
