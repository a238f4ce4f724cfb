"""The panel on tables drawn by a linkage model: how far its figures spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from halte.methods.bilingual import Texts
from halte.methods.populations.captures import CaptureTable
from halte.methods.populations.estimates import finite
from halte.methods.populations.information import Ranked
from halte.methods.populations.methods import Settings, estimate_by
from halte.methods.populations.resampling import Interval, quantile
from halte.methods.progress import Report

ON_DRAWS: Final = Texts("errors of linkage", "erreurs d’appariement")

QUICK: Final = {"stepwise": 400, "main": 0, "fixed": 0}
"""Methods that run on every draw, and their resamples on each."""

FEWER: Final = 30
SLOW_RESAMPLES: Final = 100
"""The others run on so many of the draws, with so many resamples."""

FINE: Final = tuple((2 * k + 1) / 50 for k in range(25))
"""Levels whose limits stand for a whole confidence distribution, in equal steps."""


@dataclass(frozen=True, slots=True)
class Spread:
    """One method's figures over the draws.

    `combined` is the 95% range of all draws' own distributions put together.
    """

    method: str
    figures: tuple[float, ...]
    without_estimate: int
    combined: Interval | None = None

    def at(self, share: float) -> float | None:
        """A quantile of the figures."""
        if not self.figures:
            return None
        return quantile(np.sort(np.array(self.figures)), share)

    @property
    def median(self) -> float | None:
        """The figure in the middle."""
        return self.at(0.5)

    @property
    def middle(self) -> Interval | None:
        """The middle 95% of the figures."""
        low, high = self.at(0.025), self.at(0.975)
        return None if low is None or high is None else (low, high)

    def to_dict(self) -> dict[str, Any]:
        """For machines."""
        return {
            "method": self.method,
            "draws_with_an_estimate": len(self.figures),
            "draws_without_an_estimate": self.without_estimate,
            "median": self.median,
            "spread_0.95": list(self.middle) if self.middle else None,
            "combined_0.95": list(map(finite, self.combined or ())) or None,
        }


def over_draws(
    draws: Sequence[CaptureTable],
    settings: Settings,
    models: Ranked | None,
    report: Report,
) -> tuple[Spread, ...]:
    """Every method of the panel on the draws; BIC chooses among `models`."""
    made = []
    for number, method in enumerate(settings.methods):
        some = draws if method in QUICK else draws[:FEWER]
        resamples = min(settings.bootstraps, QUICK.get(method, SLOW_RESAMPLES))
        here = replace(settings, bootstraps=resamples)
        ends: list[float] = []
        figures: list[float] = []
        for place, table in enumerate(some):
            done = (number + place / len(some)) / len(settings.methods)
            report(done, ON_DRAWS)
            found = estimate_by(
                method, table, here, purpose=f":{place}", levels=FINE, among=models
            )
            if found.estimate is not None:
                figures.append(found.estimate)
                limits = [end for pair in found.intervals.values() for end in pair]
                ends += limits or [found.estimate]
        made.append(spread(method, figures, len(some) - len(figures), ends))
    return tuple(made)


def spread(
    method: str, figures: Sequence[float], without: int, ends: Sequence[float]
) -> Spread:
    """The figures, and the middle 95% of the draws’ distributions mixed equally."""
    if not ends:
        return Spread(method, tuple(figures), without)
    mixed = np.sort(np.array(ends))
    combined = quantile(mixed, 0.025), quantile(mixed, 0.975)
    return Spread(method, tuple(figures), without, combined)
