"""What each cell should have counted in each period, and how far it may stray.

The share of a cell over the history is its own, drawn towards what its parts
foretell where its own count says little: parts by iterative proportional fitting to
the cells of one order less (no interaction of the highest order; Deming & Stephan
1940), the strength of the pull by a gamma prior learnt from each table (DuMouchel
1999). Each value then drifts (see `drift`), and the variance is

    V = f · (m + m²·(1/(a + h) + w) + ρ·m + φ·m²)

with w the variance of the drift, ρ and φ learnt per order from how the history
strayed from its own leave-one-out expectation, and f a factor of the table and of
the cell where these were more restless than their order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.trends.lattice import Order

Floats = NDArray[np.float64]

FITTING: Final = 10
ENOUGH: Final = 1e-3
OWN_PRIOR: Final = 0.5
"""The prior of a cell that speaks for itself: half a case."""

STRANGE: Final = 2.5
"""A history this many standard deviations from its parts speaks for itself."""

LEAST_HISTORY: Final = 0.02
"""Cases expected over the whole history of a cell whose parts were never seen."""

TABLE_WEIGHT: Final = 50.0
"""Squared deviations of size one that a table’s own are mixed with."""

MOST_SQUARED: Final = 25.0
CHUNK: Final = 2_000_000


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known of the periods: totals, and drift by period and single value."""

    totals: Floats
    factor: Floats
    variance: Floats


@dataclass(frozen=True, slots=True)
class Prior:
    """Per cell: the share that its parts foretell and the pull towards it."""

    share: Floats
    pull: Floats

    def drawn(self, history: Floats, total: float) -> Floats:
        """The history as it looks once drawn towards what the parts foretell."""
        foretold = self.share * total
        drawn: Floats = foretold * (self.pull + history) / (self.pull + foretold)
        return drawn


@dataclass(frozen=True, slots=True)
class Stray:
    """How far the cells of an order stray from Poisson counts: ρ and φ.

    `cells` is the variance of their own factors around one.
    """

    linear: float
    square: float
    cells: float = 0.0


def prior(order: Order, history: Floats, above: Floats, total: float) -> Prior:
    """The prior of the cells of an order; `above` is the drawn history of parents."""
    if order.ways == 1:
        many = np.repeat(np.diff(order.starts), np.diff(order.starts))
        share = (history + OWN_PRIOR) / (total + OWN_PRIOR * many)
        return Prior(share, np.full(order.cells, OWN_PRIOR))
    fitted = by_parts(order, above)
    pull = pulls(order, history, fitted)
    distance = np.abs(history - fitted)
    usual = np.sqrt(fitted + fitted**2 / pull) + 1e-9
    pull = np.where(distance > STRANGE * usual, OWN_PRIOR, pull)
    return Prior(np.maximum(fitted, LEAST_HISTORY) / total, pull)


def by_parts(order: Order, above: Floats) -> Floats:
    """The history that all parents together foretell, by proportional fitting."""
    fitted = np.ones(order.cells)
    for _ in range(FITTING):
        moved = 0.0
        for parents, margins in zip(order.parents, order.margins, strict=True):
            now = np.bincount(margins, fitted, minlength=order.cells)[margins]
            ratio = above[parents] / np.maximum(now, 1e-300)
            fitted *= ratio
            moved = max(moved, float(np.abs(ratio - 1).max()))
        if moved < ENOUGH:
            break
    return fitted


def pulls(order: Order, history: Floats, fitted: Floats) -> Floats:
    """The size a of the gamma prior, by the method of moments in each table."""
    starts = order.starts[:-1]
    cells = np.diff(order.starts)
    sizes = free_of(order)
    off = np.add.reduceat((history - fitted) ** 2, starts) * (cells / sizes)
    spread = off - np.add.reduceat(fitted, starts)
    square = np.maximum(np.add.reduceat(fitted**2, starts), 1e-300)
    inverse = np.clip(spread / square, 1e-6, 1 / OWN_PRIOR)
    return np.repeat(1 / inverse, cells)


def free_of(order: Order) -> Floats:
    """Degrees of freedom of the highest interaction of each table."""
    starts, ends = order.starts[:-1], order.starts[1:]
    free = np.ones(len(starts))
    for axis in order.values:
        # A table's last cell holds the last value of each axis, its first the first.
        free *= np.maximum(axis[ends - 1] - axis[starts], 1)
    return free


def expected(
    order: Order,
    here: slice,
    counts: NDArray[np.int32],
    frame: Frame,
    held: Prior,
) -> tuple[Floats, Floats]:
    """Mean and variance (without ρ, φ and f) by period, for a run of cells.

    Each period of the history is foretold from the others, the last from all.
    """
    values = order.values[:, here]
    factor = frame.factor[:, values[0]].copy()
    wander = frame.variance[:, values[0]].copy()
    for axis in values[1:]:
        factor *= frame.factor[:, axis]
        wander += frame.variance[:, axis]
    exposure = factor * frame.totals[:, None]
    known = counts[:, here].astype(np.float64)
    known[-1] = 0
    past = exposure.copy()
    past[-1] = 0
    seen = known.sum(axis=0) - known
    over = past.sum(axis=0) - past
    share, pull = held.share[here], held.pull[here]
    strength = pull + seen
    mean = np.maximum(exposure * share * strength / (pull + over * share), 1e-9)
    return mean, mean + mean**2 * (1 / strength + wander)


def runs(order: Order, periods: int) -> Iterator[slice]:
    """Runs of whole tables, each small enough to work on at once."""
    most = max(CHUNK // periods, 1)
    start = 0
    for begin, end in zip(order.starts[:-1], order.starts[1:], strict=True):
        if end - start > most and begin > start:
            yield slice(start, int(begin))
            start = int(begin)
    yield slice(start, order.cells)


def stray(order: Order, counts: NDArray[np.int32], frame: Frame, held: Prior) -> Stray:
    """ρ and φ of an order, by weighted least squares on squared deviations.

    The one period that strays most is left out: it may be an event.
    """
    sums = np.zeros((5, len(frame.totals) - 1))
    for here in runs(order, len(frame.totals)):
        mean, variance = expected(order, here, counts, frame, held)
        m, v = mean[:-1], variance[:-1]
        off = (counts[:-1, here] - m) ** 2 - v
        weight = order.told[here] / (2 * v * v + v)
        parts = (m * m, m**3, m**4, m * off, m * m * off)
        for row, part in enumerate(parts):
            sums[row] += (weight * part).sum(axis=1)
    if sums.shape[1] > 3:
        sums = np.delete(sums, int(np.argmax(sums[3])), axis=1)
    return non_negative(*map(float, sums.sum(axis=1)))


def non_negative(mm: float, mp: float, pp: float, m: float, p: float) -> Stray:
    """Least squares in two unknowns, none below zero."""
    determinant = mm * pp - mp * mp
    if determinant > 1e-12 * mm * pp:
        linear = (m * pp - p * mp) / determinant
        square = (p * mm - m * mp) / determinant
        if linear >= 0 and square >= 0:
            return Stray(linear, square)
    alone = max(m / mm, 0.0) if mm > 0 else 0.0
    other = max(p / pp, 0.0) if pp > 0 else 0.0
    if alone * m >= other * p:
        return Stray(alone, 0.0)
    return Stray(0.0, other)


def widened(
    order: Order,
    here: slice,
    counts: NDArray[np.int32],
    mean: Floats,
    variance: Floats,
    strays: Stray,
) -> Floats:
    """The whole variance: ρ, φ, and the restlessness of table and cell."""
    whole = variance + strays.linear * mean + strays.square * mean**2
    factor, own, noise = restless(order, here, counts, mean, whole)
    pull = strays.cells / (strays.cells + noise)
    widening: Floats = factor * np.maximum(1 + pull * (own - 1), 1.0)
    return whole * widening


def restless(
    order: Order,
    here: slice,
    counts: NDArray[np.int32],
    mean: Floats,
    whole: Floats,
) -> tuple[Floats, Floats, Floats]:
    """Per cell: its table’s factor, its own mean square, and the variance of that."""
    squared = (counts[:-1, here] - mean[:-1]) ** 2 / whole[:-1]
    own = np.minimum(squared, MOST_SQUARED).mean(axis=0)
    periods = len(squared)
    first = int(np.searchsorted(order.starts, here.start))
    last = int(np.searchsorted(order.starts, here.stop))
    cells = np.diff(order.starts[first : last + 1])
    table = np.add.reduceat(own, order.starts[first:last] - here.start) * periods
    table = (TABLE_WEIGHT + table) / (TABLE_WEIGHT + periods * cells)
    factor = np.repeat(np.maximum(table, 1.0), cells)
    noise = (2 + (1 / whole[:-1]).mean(axis=0)) / periods
    return factor, own / factor, noise


def with_cells(
    order: Order,
    counts: NDArray[np.int32],
    frame: Frame,
    held: Prior,
    strays: Stray,
) -> Stray:
    """How much cells differ in restlessness, beyond what chance makes them differ."""
    over, weight = 0.0, 0.0
    for here in runs(order, len(frame.totals)):
        mean, variance = expected(order, here, counts, frame, held)
        whole = variance + strays.linear * mean + strays.square * mean**2
        _, own, noise = restless(order, here, counts, mean, whole)
        weights = order.told[here] / noise**2
        over += float((weights * ((own - 1) ** 2 - noise)).sum())
        weight += float(weights.sum())
    return replace(strays, cells=max(over / max(weight, 1e-300), 0.0))
