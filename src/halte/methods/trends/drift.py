"""How the share of each value moves by itself: season, slow trend, wandering, noise.

For a value with count y_t of n_t and share p over the history, r_t = y_t / (n_t p) − 1
is a Gaussian process of variance 1 / (n_t p) from counting, plus kernels: independent
(overdispersion), wandering (correlation falls by e over some periods), smooth, a
straight line, and one level for each season. They are taken one at a time, each with
the size of greatest marginal likelihood over all values of one attribute (Rasmussen &
Williams 2006, chapters 2, 4 and 5), while the likelihood gains by it; each period is
predicted from the others by their leave-one-out formula (5.12), the latest from all
before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SIZES: Final = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0)
WANDER: Final = 4.0
"""Periods over which a wandering share forgets by a factor e."""

WORTH: Final = 1.5
"""A kernel is taken when it raises the log-likelihood by this much (about AIC)."""

SMOOTH: Final = 2.5
"""Periods over which a smooth share turns (the length of a squared exponential)."""

MOST_VALUES: Final = 12
"""Values of an attribute, the commonest, from which the sizes are learnt."""

LEAST_EXPECTED: Final = 1.0
"""A value rarer than this in a period is taken to stay as it is."""

LEAST: Final = 0.05
CLIP: Final = 4.0


@dataclass(frozen=True, slots=True)
class Drift:
    """Per period and value: the factor expected of the share, and its variance."""

    factor: Floats
    variance: Floats


def kernels(times: Floats, seasons: NDArray[np.int64] | None) -> list[Floats]:
    """One matrix a kind of movement, each with about 1 on its diagonal.

    `seasons` is None where fewer than two whole cycles are known.
    """
    span = max(float(np.ptp(times[:-1])), 1.0)
    line = (times - times[:-1].mean()) / span * 2
    apart = np.abs(times[:, None] - times[None, :])
    made = [
        np.eye(len(times)),
        np.exp(-apart / WANDER),
        np.exp(-0.5 * (apart / SMOOTH) ** 2),
        np.outer(line, line),
    ]
    if seasons is not None:
        made.append((seasons[:, None] == seasons[None, :]).astype(np.float64))
    return made


def drift(
    counts: Floats,
    totals: Floats,
    times: Floats,
    seasons: NDArray[np.int64] | None,
    complete: Floats | None = None,
) -> Drift:
    """The drift of values of one attribute: `counts` is periods by values.

    The last row is the period judged; it has no part in what is learnt. `complete` is
    how well each value is reported, by period, against all others.
    """
    periods, values = counts.shape
    factor, variance = np.ones((periods, values)), np.zeros((periods, values))
    known = totals > 0
    known[-1] = False
    exposed = np.repeat(totals[:, None], values, axis=1)
    if complete is not None:
        exposed = exposed * complete
    share = counts[known].sum(axis=0) / np.maximum(exposed[known].sum(axis=0), 1.0)
    usable = np.flatnonzero(share * totals[known].mean() >= LEAST_EXPECTED)
    if known.sum() < 3 or not len(usable):
        return Drift(factor, variance)
    expected = np.maximum(exposed[known][:, usable] * share[usable], 1e-9)
    residual = np.clip(counts[known][:, usable] / expected - 1, -CLIP, CLIP)
    sampling = 1 / expected
    shapes = kernels(times, seasons)
    inside = [shape[np.ix_(known, known)] for shape in shapes]
    learnt = usable_first(share[usable])
    sizes = best_sizes(residual[:, learnt], sampling[:, learnt], inside)
    if not any(sizes):
        return Drift(factor, variance)
    own = sum((s * k for s, k in zip(sizes, shapes, strict=True)), 0 * shapes[0])
    mean, spread = predicted(residual, sampling, own, known)
    factor[:, usable] = np.maximum(1 + mean, LEAST)
    variance[:, usable] = spread
    return Drift(factor, variance / factor**2)


def usable_first(share: Floats) -> NDArray[np.intp]:
    """Places of the commonest values."""
    return np.argsort(-share, kind="stable")[:MOST_VALUES]


def levelled(factor: Floats, share: Floats) -> Floats:
    """Factors that leave the shares of an attribute adding up in each period."""
    whole = factor @ share
    even: Floats = factor * (share.sum() / np.maximum(whole, 1e-9))[:, None]
    return even


def best_sizes(
    residual: Floats, sampling: Floats, inside: list[Floats]
) -> tuple[float, ...]:
    """Sizes of the kernels: the best one first, the next while it is worth it."""
    sizes = [0.0] * len(inside)
    best = likelihood(residual, sampling, inside, sizes)
    for _ in inside:
        tried = {
            (place, size): likelihood(
                residual,
                sampling,
                inside,
                [*sizes[:place], size, *sizes[place + 1 :]],
            )
            for place in range(len(inside))
            for size in SIZES
            if size != sizes[place]
        }
        place, size = max(tried, key=lambda key: tried[key])
        if tried[place, size] < best + WORTH:
            break
        sizes[place], best = size, tried[place, size]
    return tuple(sizes)


def likelihood(
    residual: Floats, sampling: Floats, inside: list[Floats], sizes: list[float]
) -> float:
    """Gaussian log marginal likelihood, summed over values."""
    periods, _ = residual.shape
    whole = sum((s * k for s, k in zip(sizes, inside, strict=True)), 0 * inside[0])
    matrix = whole[None] + np.eye(periods) * sampling.T[:, :, None]
    _, logarithm = np.linalg.slogdet(matrix)
    solved = np.linalg.solve(matrix, residual.T[:, :, None])[:, :, 0]
    return float(-0.5 * (logarithm.sum() + (solved * residual.T).sum()))


def predicted(
    residual: Floats, sampling: Floats, own: Floats, known: NDArray[np.bool_]
) -> tuple[Floats, Floats]:
    """Mean and variance of each period's movement, given the other periods.

    The variance leaves the counting of the period itself out.
    """
    periods = len(known)
    inside = own[np.ix_(known, known)]
    matrix = inside[None] + np.eye(int(known.sum())) * sampling.T[:, :, None]
    inverse = np.linalg.inv(matrix)
    weighted = (inverse @ residual.T[:, :, None])[:, :, 0]
    diagonal = np.einsum("vtt->vt", inverse)
    mean = np.zeros((periods, residual.shape[1]))
    spread = np.zeros_like(mean)
    mean[known] = residual - (weighted / diagonal).T
    spread[known] = np.maximum((1 / diagonal).T - sampling, 0.0)
    outside = own[np.ix_(~known, known)]
    mean[~known] = (weighted @ outside.T).T
    removed = np.einsum("ot,vts,os->ov", outside, inverse, outside)
    spread[~known] = np.maximum(np.diag(own)[~known][:, None] - removed, 0.0)
    return mean, spread
