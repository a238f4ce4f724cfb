"""How unusual each cell of the latest period is, priced for all that was looked at.

The price is paid twice. *Weights*: a cell of small expectation weighs min(1, mean), so
that the number of cells looked at is never more than the cases there are to fill them
(weighted Bonferroni; Genovese, Roeder & Wasserman 2006). *Calibration*: the same scores
are computed for every period of the history; where their tail is longer than the model
says, the latest scores are shrunk by the ratio, so that data which often surprise the
model do not alarm.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.trends.expecting import (
    Frame,
    Prior,
    Stray,
    expected,
    prior,
    runs,
    stray,
    widened,
    with_cells,
)
from halte.methods.trends.lattice import Order
from halte.methods.trends.tails import log_at_least, log_at_most

Floats = NDArray[np.float64]

LEAST_WEIGHT: Final = 1e-3
MOST_TAIL: Final = 25
"""Scores of a period that make its tail; a fortieth of the cells where that is less."""

LEAST_TAIL: Final = 5
SURE: Final = 2.0
HALF: Final = 0.5


@dataclass(frozen=True, slots=True)
class Scales:
    """What the latest expectation is multiplied by before a rise or a fall is judged.

    `rise`: a share that grew only because others are missing is no rise. `fall`: what
    a late report may leave of a count. `wide` multiplies the variance: a period that
    is suddenly fuller than it should be may count some cases twice.
    """

    rise: float = 1.0
    fall: float = 1.0
    wide: float = 1.0


@dataclass(frozen=True, slots=True)
class Basis:
    """What the expectation of an order rests on, kept to tell the course of a cell."""

    frame: Frame
    prior: Prior
    stray: Stray

    def course(
        self, order: Order, counts: NDArray[np.int32], cell: int
    ) -> tuple[Floats, Floats]:
        """Mean and variance of a cell in every period."""
        table = order.table_of(cell)
        here = slice(int(order.starts[table]), int(order.starts[table + 1]))
        mean, variance = expected(order, here, counts, self.frame, self.prior)
        wide = widened(order, here, counts, mean, variance, self.stray)
        return mean[:, cell - here.start], wide[:, cell - here.start]


@dataclass(frozen=True, slots=True)
class Scored:
    """The latest period of an order; `rises` and `falls` are ln p.

    `looked` is the weight of all cells that could have been told, `tested` their
    number.
    """

    order: Order
    observed: Floats
    mean: Floats
    variance: Floats
    rises: Floats
    falls: Floats
    looked: float
    tested: int
    basis: Basis


@dataclass(frozen=True, slots=True)
class Tail:
    """The long end of the history’s scores: where it begins, how long, how many."""

    start: float
    length: float
    count: int

    def shrunk(self, score: Floats, looked: float) -> Floats:
        """Scores (−ln p, weighted) as they would be were the model right."""
        beyond = np.maximum(score - self.start, 0) / max(self.length, 1.0)
        early = max(0.0, self.start - log(max(2 * looked / self.count, 1.0)))
        found: Floats = np.minimum(score, self.start) + beyond - early
        return found


def score(
    order: Order,
    counts: NDArray[np.int32],
    above: Floats,
    frame: Frame,
    scales: Scales,
    least: int,
    singles: tuple[Floats, Floats] | None = None,
) -> Scored:
    """Score an order; `above` is the drawn history of its parents, `least` a count."""
    history = counts[:-1].sum(axis=0, dtype=np.int64).astype(np.float64)
    total = max(float(frame.totals[:-1].sum()), 1.0)
    held = prior(order, history, above, total)
    mean = np.empty(order.cells)
    variance = np.empty(order.cells)
    tops: list[Floats] = []
    many = tail_size(order)
    strays = stray(order, counts, frame, held)
    strays = with_cells(order, counts, frame, held, strays)
    for here in runs(order, len(counts)):
        m, v = expected(order, here, counts, frame, held)
        v = widened(order, here, counts, m, v, strays)
        mean[here], variance[here] = m[-1], v[-1]
        tops.append(highest(counts[:-1, here], m[:-1], v[:-1], order.told[here], many))
    tail = tail_of(np.concatenate(tops, axis=1), many, frame.totals[:-1] > 0)
    basis = Basis(frame, held, strays)
    latest = Latest(counts[-1].astype(np.float64), mean, variance * scales.wide)
    return judged(order, latest, basis, tail, scales, least, singles)


def tail_size(order: Order) -> int:
    """How many scores of a period make its tail."""
    return max(min(MOST_TAIL, int(order.told.sum()) // 40), LEAST_TAIL)


def highest(
    counts: NDArray[np.int32],
    mean: Floats,
    variance: Floats,
    told: NDArray[np.bool_],
    many: int,
) -> Floats:
    """The highest weighted scores of each period of a run of cells, unsorted."""
    seen = counts.astype(np.float64)
    low = np.minimum(
        log_at_least(seen, mean, variance), log_at_most(seen, mean, variance)
    )
    scores = np.where(told, np.log(weight(mean)) - low, -np.inf)
    if scores.shape[1] <= many:
        return scores
    return np.partition(scores, -many, axis=1)[:, -many:]


def weight(mean: Floats) -> Floats:
    """What a cell weighs among all that are looked at."""
    return np.clip(mean, LEAST_WEIGHT, 1.0)


def tail_of(tops: Floats, many: int, known: NDArray[np.bool_]) -> Tail:
    """The tail over the periods of the history, without the longest: an event, maybe.

    The mean excess over the lowest is the scale of an exponential tail (Hill 1975).
    """
    many = min(many, tops.shape[1])
    sorted_ = np.sort(tops[known], axis=1)[:, -many:]
    starts = np.maximum(sorted_[:, 0], 0.0)
    lengths = np.maximum(sorted_ - starts[:, None], 0.0).mean(axis=1)
    if len(lengths) > 3:
        kept = np.arange(len(lengths)) != int(np.argmax(lengths))
        starts, lengths = starts[kept], lengths[kept]
    # Of `many` scores the lowest is the start itself and adds nothing to the mean.
    length = float(lengths.mean()) * many / max(many - 1, 1)
    return Tail(float(starts.mean()), length, many)


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest period of an order: counts, their mean and variance."""

    seen: Floats
    mean: Floats
    variance: Floats

    def scaled(self, by: Floats) -> tuple[Floats, Floats, Floats]:
        """Counts, and mean and variance when the expectation is multiplied."""
        mean = by * self.mean
        return self.seen, mean, mean + by**2 * (self.variance - self.mean)


def judged(
    order: Order,
    latest: Latest,
    basis: Basis,
    tail: Tail,
    scales: Scales,
    least: int,
    singles: tuple[Floats, Floats] | None,
) -> Scored:
    """ln p of rises and falls, before the price of all that was looked at."""
    weights = weight(latest.mean)
    whole = float(weights[order.told].sum())
    up = latest.scaled(scales.rise * by_values(order, latest, singles, rise=True))
    rising = order.told & (latest.seen >= least)
    low = np.where(rising, log_at_least(*up), 0.0)
    rises = np.where(rising, -tail.shrunk(np.log(weights) - low, whole), 0.0)
    down = latest.scaled(scales.fall * by_values(order, latest, singles, rise=False))
    falling = order.told & (down[1] >= least)
    low = np.where(falling, log_at_most(*down), 0.0)
    falls = np.where(falling, -tail.shrunk(-low, whole), 0.0)
    return Scored(
        order,
        latest.seen,
        latest.mean,
        latest.variance,
        rises,
        falls,
        looked=whole + float(falling.sum()),
        tested=int(order.told.sum()) + int(falling.sum()),
        basis=basis,
    )


def by_values(
    order: Order,
    latest: Latest,
    singles: tuple[Floats, Floats] | None,
    *,
    rise: bool,
) -> Floats:
    """What the values of a cell, as they stand outside it, multiply its mean by.

    A value counts with what is sure of its own movement: two deviations are taken off.
    `singles` are counts and means of the single values; None for order one.
    """
    factor = np.ones(order.cells)
    if singles is None:
        return factor
    for axis in order.values:
        outside = np.maximum(singles[1][axis] - latest.mean, HALF)
        ratio = np.maximum(singles[0][axis] - latest.seen, 0) / outside
        unsure = SURE / np.sqrt(outside)
        if rise:
            factor *= np.maximum(ratio - unsure, 1.0)
        else:
            factor *= np.minimum(ratio + unsure, 1.0)
    return factor


def priced(scored: list[Scored]) -> list[Scored]:
    """ln p after the price of all cells of all orders together."""
    price = log(max(sum(s.looked for s in scored), 1.0))
    return [
        replace(
            s,
            rises=np.minimum(s.rises + price, 0.0),
            falls=np.minimum(s.falls + price, 0.0),
        )
        for s in scored
    ]
