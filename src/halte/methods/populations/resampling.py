"""Intervals that carry the doubt about the model: resample, select anew, correct.

Bias-corrected and accelerated percentiles (Efron 1987; DiCiccio and Efron 1996): the
acceleration from leaving out one person of each history. Quantiles of type 8
(Hyndman and Fan 1996).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.special import ndtr, ndtri

from halte.methods.bilingual import Texts
from halte.methods.populations.captures import CaptureTable
from halte.methods.populations.lattice import Counts, Floats, overlaps
from halte.methods.progress import Report, silent

BOOTSTRAPS: Final = 4000
LEVELS: Final = (0.95, 0.9, 0.8, 0.68)
AT_ONCE: Final = 512

Estimator = Callable[[Counts], Floats]
"""Dark figures of tables (history, table), with any choice of model made anew.

An estimator may answer in several rows, one for each way of choosing; the last row is
its figure.
"""

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Influence:
    """The estimate when one person with this history had not been seen."""

    cell: int
    people: int
    estimate: float


def jackknife(table: CaptureTable, dark: Estimator) -> tuple[Influence, ...]:
    """Leave out one person of each history that somebody has."""
    cells = np.flatnonzero(table.counts)
    tables = np.tile(table.counts[:, None], (1, len(cells)))
    tables[cells, np.arange(len(cells))] -= 1
    estimates = tables.sum(axis=0) + np.atleast_2d(dark(tables))[-1]
    return tuple(
        Influence(int(cell), int(table.counts[cell]), float(estimate))
        for cell, estimate in zip(cells, estimates, strict=True)
    )


def acceleration(influences: Sequence[Influence]) -> float:
    """a = sum n d^3 / 6 (sum n d^2)^1.5; not a number where a value has no maximum."""
    people = np.array([i.people for i in influences], dtype=np.float64)
    values = np.array([i.estimate for i in influences])
    if not np.isfinite(values).all():
        return float("nan")
    away = (people * values).sum() / people.sum() - values
    below = 6 * (people * away**2).sum() ** 1.5
    return float((people * away**3).sum() / below) if below > 0 else 0.0


def resamples(table: CaptureTable, number: int, random: np.random.Generator) -> Counts:
    """Multinomial tables of the same size, one a column.

    The draws go by histories named by their lists in alphabetical order, so that
    neither the order of the lists nor rows of zeros change what a seed gives.
    """
    cells = sorted(
        map(int, np.flatnonzero(table.counts)),
        key=lambda cell: sorted(
            name for k, name in enumerate(table.lists) if cell >> k & 1
        ),
    )
    shares = table.counts[cells] / table.people
    drawn = random.multinomial(table.people, shares, size=number)
    tables = np.zeros((len(table.counts), number), dtype=np.int64)
    tables[cells] = drawn.T
    return tables


@dataclass(frozen=True, slots=True)
class Resampled:
    """Estimates (way of choosing, resample); infinite where a resample has none."""

    estimates: Floats
    with_an_empty_list: int


def bootstrap(
    table: CaptureTable,
    dark: Estimator,
    number: int,
    random: np.random.Generator,
    report: Report = silent,
    words: str | Texts = "",
) -> Resampled:
    """Estimates of so many resamples, at least one."""
    made, empty, done = [], 0, 0
    while done < number:
        drawn = resamples(table, min(AT_ONCE, number - done), random)
        made.append(table.people + np.atleast_2d(dark(drawn)))
        sizes = overlaps(drawn, len(table.lists))[1 << np.arange(len(table.lists))]
        empty += int((sizes == 0).any(axis=0).sum())
        done += drawn.shape[1]
        report(done / number, words)
    return Resampled(np.concatenate(made, axis=1), empty)


def quantile(ordered: Floats, share: float) -> float:
    """Type 8 quantile of sorted values, which may end in infinities."""
    place = (len(ordered) + 1 / 3) * share + 1 / 3
    below = min(max(int(np.floor(place)), 1), len(ordered))
    above = min(below + 1, len(ordered))
    low, high = float(ordered[below - 1]), float(ordered[above - 1])
    part = min(max(place - below, 0.0), 1.0)
    return low if part == 0 or low == high else low + part * (high - low)


@dataclass(frozen=True, slots=True)
class Corrected:
    """BCa limits by level; empty where the resamples cannot give any."""

    intervals: dict[float, Interval]
    bias: float
    acceleration: float
    without_estimate: int


def corrected(
    estimates: Floats, estimate: float, a: float, levels: Sequence[float] = LEVELS
) -> Corrected:
    """BCa limits. Where every resample is on one side, or a is unknown: none."""
    lost = int((~np.isfinite(estimates)).sum())
    share = float((estimates < estimate * (1 - 1e-10)).mean())
    bias = float(ndtri(share))
    if not (np.isfinite(bias) and np.isfinite(a)):
        return Corrected({}, bias, a, lost)
    ordered = np.sort(estimates)
    limits = {}
    for level in levels:
        ends = [
            quantile(ordered, adjusted(bias, a, float(ndtri(tail))))
            for tail in ((1 - level) / 2, (1 + level) / 2)
        ]
        limits[level] = ends[0], ends[1]
    return Corrected(limits, bias, a, lost)


def adjusted(bias: float, a: float, z: float) -> float:
    """The share of resamples below a BCa limit.

    0 or 1 once the correction passes its pole.
    """
    below = 1 - a * (bias + z)
    if below <= 0:
        return 1.0 if (bias + z) > 0 else 0.0
    return float(ndtr(bias + (bias + z) / below))
