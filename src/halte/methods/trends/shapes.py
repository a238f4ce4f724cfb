"""What a series did beyond chance: nothing, a slow trend, or steps of its level.

Each is judged against a series that has its season only, by the F of quasi-likelihood:
the drop of the deviance for each term, over the dispersion that the better description
leaves (McCullagh & Nelder 1989). Counts that stray more than Poisson, as clusters do,
so pay for themselves, and so does the little that few periods know of how far they
stray. The season is a factor of each season of the cycle; it is taken where two whole
cycles are there and Akaike’s criterion would have it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, log
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import fdtrc

from halte.methods.trends.changes import SHORTEST, Change, changes, deviance, dispersion
from halte.methods.trends.periods import CYCLE, Period
from halte.methods.trends.slopes import Slope, slope

Floats = NDArray[np.float64]
Seasons = NDArray[np.int64]

LEAST_CYCLES: Final = 2
FITTING: Final = 60
ENOUGH: Final = 1e-9
AGAIN: Final = 8
"""Rounds of cutting and taking the season out, each given the other."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The description that costs least, and the p of the best change.

    `seasonal`: a season was found and taken out.
    """

    name: str
    p_value: float
    trend: Slope | None
    changes: tuple[Change, ...]
    seasonal: bool = False


def seasons_of(periods: Sequence[Period]) -> Seasons | None:
    """The season of each period; None with less than two whole cycles, or none."""
    if not periods:
        return None
    cycle = CYCLE[periods[0].length]
    if cycle == 1 or len(periods) < LEAST_CYCLES * cycle:
        return None
    return np.array([period.season for period in periods], dtype=np.int64)


def fitted(
    counts: Floats, exposure: Floats, levels: Seasons, seasons: Seasons | None = None
) -> Floats:
    """Poisson means of levels times seasons, by proportional fitting."""
    mean = exposure.astype(np.float64, copy=True)
    factors = (levels,) if seasons is None else (levels, seasons)
    have = [np.bincount(factor, counts) for factor in factors]
    for _ in range(1 if seasons is None else FITTING):
        before = mean.copy()
        for factor, wanted in zip(factors, have, strict=True):
            now = np.bincount(factor, mean, minlength=len(wanted))
            mean *= (wanted / np.maximum(now, 1e-300))[factor]
        if np.abs(mean - before).max() < ENOUGH:
            break
    return mean


def distance(counts: Floats, mean: Floats) -> float:
    """The Poisson deviance of counts about their means."""
    with np.errstate(divide="ignore", invalid="ignore"):
        each = counts * np.log(counts / mean) - (counts - mean)
    known = np.where(counts > 0, each, mean)[mean > 0]
    return max(2 * float(known.sum()), 0.0)


def left_over(counts: Floats, mean: Floats, free: int) -> float:
    """The dispersion that a fit leaves: Pearson’s, never below one."""
    known = mean > 0
    squares = (counts[known] - mean[known]) ** 2 / mean[known]
    return max(float(squares.sum()) / free, 1.0)


def shape_of(counts: Floats, exposure: Floats, seasons: Seasons | None = None) -> Shape:
    """How a series went, and how surely it did not stay as it was."""
    size = len(counts)
    trend = slope(counts, exposure, np.arange(size, dtype=np.float64))
    if trend is None:
        return Shape("steady", 1.0, None, ())
    taken = season_taken(counts, exposure, seasons)
    if taken is not None:
        trend = slope(counts, exposure, np.arange(size, dtype=np.float64), taken)
    cuts, adjusted = cut(counts, exposure, taken)
    steady = fitted(counts, exposure, np.zeros(size, dtype=np.int64), taken)
    flat = distance(counts, steady)
    scale = dispersion(counts, adjusted)
    costs = {"steady": flat / scale}
    chances = [1.0]
    if trend is not None:
        sloped = distance(counts, np.array(trend.fitted))
        costs["trend"] = sloped / scale + log(size)
        chances.append(trend.p_value)
    places = [one.place for one in cuts]
    if cuts:
        stepped = fitted(counts, exposure, levels(places, size), taken)
        price = 3 * log(size) * len(cuts)
        costs["step"] = distance(counts, stepped) / scale + price
    for tried in (places, best_single(counts, adjusted)):
        if tried:
            chances.append(chance_of(counts, exposure, taken, tried, flat))
    name = min(costs, key=lambda kind: costs[kind])
    p_value = min(1.0, 2 * min(chances))
    return Shape(name, p_value, trend, tuple(cuts), taken is not None)


def season_taken(
    counts: Floats, exposure: Floats, seasons: Seasons | None
) -> Seasons | None:
    """The seasons where they are worth their number of terms."""
    if seasons is None:
        return None
    one = np.zeros(len(counts), dtype=np.int64)
    turning = fitted(counts, exposure, one, seasons)
    gain = distance(counts, fitted(counts, exposure, one)) - distance(counts, turning)
    terms = len(set(seasons.tolist())) - 1
    # Steps between neighbours tell the dispersion, whatever level both have.
    return seasons if gain / dispersion(counts, turning) > 2 * terms else None


def cut(
    counts: Floats, exposure: Floats, seasons: Seasons | None
) -> tuple[list[Change], Floats]:
    """The cuts, and the exposure with the season in it; each given the other."""
    size, places = len(counts), [-1]
    adjusted, cuts = exposure, changes(counts, exposure) if seasons is None else []
    for _ in range(0 if seasons is None else AGAIN):
        level = levels([one.place for one in cuts], size)
        mean = fitted(counts, exposure, level, seasons)
        flat = fitted(mean, exposure, level)
        turn = np.divide(mean, flat, out=np.ones(size), where=flat > 0)
        adjusted = exposure * turn
        adjusted *= exposure.sum() / max(float(adjusted.sum()), 1e-300)
        cuts = changes(counts, adjusted)
        if [one.place for one in cuts] == places:
            break
        places = [one.place for one in cuts]
    return cuts, adjusted


def levels(places: Sequence[int], size: int) -> Seasons:
    """Which level each period has, counted from the first."""
    return np.searchsorted(np.array(places, dtype=np.int64), np.arange(size), "right")


def best_single(counts: Floats, exposure: Floats) -> list[int]:
    """The one place that parts the series best, as a list; empty if it is too short."""
    cost, size = deviance(counts, exposure), len(counts)
    places = range(SHORTEST, size - SHORTEST + 1)
    return [min(places, key=lambda i: float(cost[0, i] + cost[i, size]))][: len(places)]


def chance_of(
    counts: Floats,
    exposure: Floats,
    seasons: Seasons | None,
    places: Sequence[int],
    flat: float,
) -> float:
    """p of a change of level at these places: F, times all places there could be.

    Numbers of cuts k share the error as 1/2, 1/4, …, whichever is chosen.
    """
    size, many = len(counts), len(places)
    known = exposure > 0
    terms = 1 if seasons is None else len(set(seasons[known].tolist()))
    free = int(known.sum()) - terms - many
    if free < 1:
        return 1.0
    mean = fitted(counts, exposure, levels(places, size), seasons)
    gain = max(flat - distance(counts, mean), 0.0) / many
    chance = float(fdtrc(many, free, gain / left_over(counts, mean, free)))
    choices = comb(size - SHORTEST * (many + 1) + many, many)
    return min(1.0, chance * choices * 2.0**many)
