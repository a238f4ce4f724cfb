"""A Bayesian model that shrinks every pair of lists towards independence.

All pairs are in; how far they may stray is learned: alpha_ij ~ N(0, tau), tau
half-normal with scale 2; a0 ~ N(log n, 4), a_i ~ N(-2, 3) (standard deviations). The
doubt about the model is so inside the posterior.

No chain is run. For each value of tau and a0 the other coefficients are integrated
out by Laplace's method (Tierney and Kadane 1986), and each integral is corrected by
importance sampling at quasi-random points (Owen 1997). What is left is a posterior
in two dimensions, added up: equal tables give equal answers, whatever the seed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.interpolate import CubicSpline
from scipy.special import logsumexp, ndtri
from scipy.stats import qmc

from halte.methods.populations.captures import CaptureTable
from halte.methods.populations.estimates import Estimate, notes_of_interval
from halte.methods.populations.fitting import Problem, expected, gathered, unions
from halte.methods.populations.lattice import Floats, add_supersets, overlaps
from halte.methods.populations.models import all_pairs
from halte.methods.populations.resampling import LEVELS, Interval

MOST_LISTS: Final = 8

TAUS: Final = np.geomspace(0.02, 12.0, 36)
TAU_SCALE: Final = 2.0
HIDDEN_SPREAD: Final = 4.0
LIST_MEAN, LIST_SPREAD = -2.0, 3.0

STEPS_AWAY: Final = np.linspace(-6.0, 8.0, 57)
"""Values of a0 for each tau, in standard deviations from its mode."""

FINER: Final = 12
DRAWS: Final = 64
AT_ONCE: Final = 1 << 21
PROBE: Final = 1.5
NEWTON: Final = 60
SETTLED: Final = 1e-7
LONGEST: Final = 1.5

EDGE: Final = 1e-3
THIN: Final = 0.2
"""Of the importance weights, the effective share under which a reader is told."""


@dataclass(frozen=True, slots=True)
class Nodes:
    """Problems with normal priors, one a node: (node, term) throughout.

    `pinned`: a0 stays as it is, and only the rest is searched or integrated.
    """

    given: Problem
    mean: Floats
    precision: Floats
    pinned: bool

    def log_density(self, alpha: Floats) -> Floats:
        """Likelihood times prior, up to a constant that no node changes."""
        fitted = (self.given.totals * alpha).sum(axis=1)
        seen = expected(self.given, alpha).sum(axis=0)
        prior = np.log(self.precision) - (alpha - self.mean) ** 2 * self.precision
        value: Floats = fitted - seen + 0.5 * prior.sum(axis=1)
        return value

    def slopes(self, alpha: Floats) -> tuple[Floats, Floats]:
        """Gradient and negative Hessian of the log density."""
        sums = add_supersets(expected(self.given, alpha), self.given.lists)
        gradient = self.given.totals - gathered(self.given.terms, sums)
        gradient -= (alpha - self.mean) * self.precision
        bend: Floats = sums.reshape(-1).take(unions(self.given))
        size = alpha.shape[1]
        bend.reshape(len(alpha), -1)[:, :: size + 1] += self.precision
        if self.pinned:
            gradient[:, 0] = 0.0
            bend[:, 0, :] = bend[:, :, 0] = 0.0
            bend[:, 0, 0] = 1.0
        return gradient, bend

    def repeated(self, nodes: slice, times: int) -> Nodes:
        """Some of the nodes, each so many times over."""
        part = self.given.only(np.arange(len(self.mean))[nodes].repeat(times))
        return Nodes(
            part,
            self.mean[nodes].repeat(times, axis=0),
            self.precision[nodes].repeat(times, axis=0),
            self.pinned,
        )


def nodes_for(table: CaptureTable, taus: Floats, pinned: bool) -> Nodes:
    """A node for each value of tau, with the priors of the model."""
    lists = len(table.lists)
    terms = np.tile(np.array(all_pairs(lists), np.int64), (len(taus), 1))
    sums = overlaps(table.counts[:, None], lists)
    totals = sums[terms, 0]
    mean, spread = np.zeros(terms.shape), np.ones(terms.shape)
    mean[:, 0], spread[:, 0] = np.log(table.people), HIDDEN_SPREAD
    mean[:, 1 : lists + 1], spread[:, 1 : lists + 1] = LIST_MEAN, LIST_SPREAD
    spread[:, lists + 1 :] = taus[:, None]
    given = Problem(lists, terms, totals, np.ones(terms.shape, np.bool_))
    return Nodes(given, mean, spread**-2, pinned)


def highest(nodes: Nodes, start: Floats) -> tuple[Floats, Floats]:
    """The mode of each node and the negative Hessian there, by Newton."""
    alpha = start.copy()
    for _ in range(NEWTON):
        gradient, bend = nodes.slopes(alpha)
        move = np.linalg.solve(bend, gradient[:, :, None])[:, :, 0]
        longest = np.abs(move).max(axis=1)
        alpha += move * np.minimum(1.0, LONGEST / np.maximum(longest, 1e-300))[:, None]
        if longest.max() < SETTLED:
            break
    return alpha, nodes.slopes(alpha)[1]


def integrals(nodes: Nodes, start: Floats) -> tuple[Floats, Floats]:
    """Log integral of each node over all but a0, and its effective share of draws."""
    mode, bend = highest(nodes, start)
    axes = np.linalg.inv(np.linalg.cholesky(bend)).swapaxes(1, 2)
    points = qmc.Sobol(mode.shape[1], rng=np.random.default_rng(0)).random(DRAWS)
    points = np.clip(points, 1e-9, 1 - 1e-9)
    value, share = np.empty(len(mode)), np.empty(len(mode))
    width = max(1, AT_ONCE // (DRAWS << nodes.given.lists))
    for begin in range(0, len(mode), width):
        block = slice(begin, begin + width)
        hill = Hill(nodes, block, mode[block], axes[block])
        weights = hill.weights(points)
        first, second = logsumexp(weights, axis=1), logsumexp(2 * weights, axis=1)
        scale = np.log(np.diagonal(axes[block], axis1=1, axis2=2)).sum(axis=1)
        value[block] = hill.peak + scale + first - np.log(DRAWS)
        share[block] = np.exp(2 * first - second) / DRAWS
    return value, share


class Hill:
    """The density of some nodes around their modes, along axes that make it round.

    Sparse overlaps make it fall slower on one side: each half of each axis has a
    scale of its own (split normal, Geweke 1989).
    """

    def __init__(self, nodes: Nodes, block: slice, mode: Floats, axes: Floats) -> None:
        self.nodes, self.block, self.mode, self.axes = nodes, block, mode, axes
        self.peak = self.height(np.zeros((len(mode), mode.shape[1], 1)))[:, 0]

    def height(self, away: Floats) -> Floats:
        """Log density (node, draw) at places (node, axis, draw) away from the mode."""
        drawn = (self.mode[:, :, None] + self.axes @ away).swapaxes(1, 2)
        many = self.nodes.repeated(self.block, away.shape[2])
        density = many.log_density(drawn.reshape(-1, drawn.shape[2]))
        return density.reshape(len(self.mode), -1)

    def scales(self) -> tuple[Floats, Floats]:
        """How wide each axis is on its two sides, a standard deviation being 1."""
        size = self.mode.shape[1]
        sides = []
        for far in (-PROBE, PROBE):
            probes = np.tile(far * np.eye(size), (len(self.mode), 1, 1))
            fall = np.maximum(self.peak[:, None] - self.height(probes), 1e-3)
            sides.append(np.clip(PROBE / np.sqrt(2 * fall), 0.6, 2.5))
        return sides[0], sides[1]

    def weights(self, points: Floats) -> Floats:
        """Log importance weights (node, draw) at uniform points (draw, axis)."""
        low, high = (side[:, :, None] for side in self.scales())
        unit = points.T * (low + high)
        left = unit < low
        scale = np.where(left, low, high)
        normal = np.zeros(unit.shape)
        normal[:, 1:] = ndtri(
            np.where(left, unit / 2 / low, 1 - (low + high - unit) / 2 / high)
        )[:, 1:]
        made = self.height(normal * scale) - self.peak[:, None]
        made += (0.5 * normal**2 + np.log((low + high) / 2)).sum(axis=1)
        return made


@dataclass(frozen=True, slots=True)
class Posterior:
    """Of the log of the hidden number: for each tau its values, density and mass."""

    values: Floats
    density: Floats
    tau: Floats
    effective: float

    @property
    def at_edge(self) -> float:
        """The largest mass that may lie beyond the values looked at."""
        step = self.values[:, 1] - self.values[:, 0]
        ends = (self.density[:, 0] + self.density[:, -1]) * step
        return float((ends * self.tau).sum())

    def quantiles(self, shares: Sequence[float]) -> list[float]:
        """Quantiles of the mixture over tau, which is put together once for all."""
        step = self.values[:, [1]] - self.values[:, [0]]
        below = np.cumsum(self.density * step, axis=1) - self.density * step / 2
        grid = np.linspace(self.values.min(), self.values.max(), 8000)
        mixed = np.zeros(len(grid))
        for place, mass in enumerate(self.tau):
            mixed += mass * np.interp(grid, self.values[place], below[place])
        return [float(np.interp(share * mixed[-1], mixed, grid)) for share in shares]


def posterior(table: CaptureTable) -> Posterior:
    """Added up over tau and a0."""
    lists = len(table.lists)
    rough = nodes_for(table, TAUS, pinned=False)
    start = rough.mean.copy()
    seen = np.array(list(table.totals.values())) + 0.5
    start[:, 1 : lists + 1] = np.log(seen) - start[:, [0]]
    mode, bend = highest(rough, start)
    turn = np.linalg.inv(bend)
    spread = np.sqrt(turn[:, 0, 0])
    values = mode[:, [0]] + spread[:, None] * STEPS_AWAY
    # Along a0 the best of the other coefficients follow it, to first order.
    follow = turn[:, :, 0] / turn[:, [0], 0]
    begin = mode[:, None, :] + follow[:, None, :] * (values - mode[:, [0]])[:, :, None]
    many = nodes_for(table, TAUS.repeat(len(STEPS_AWAY)), pinned=True)
    logs, share = integrals(many, begin.reshape(-1, begin.shape[2]))
    return added_up(values, logs.reshape(values.shape), share.reshape(values.shape))


def added_up(values: Floats, logs: Floats, share: Floats) -> Posterior:
    """Densities on a finer grid, and the mass of each tau."""
    fine = np.linspace(0, values.shape[1] - 1, (values.shape[1] - 1) * FINER + 1)
    places = np.arange(values.shape[1])
    heights = CubicSpline(places, logs, axis=1)(fine)
    points = CubicSpline(places, values, axis=1)(fine)
    # Of many people the values of tau lie far apart, further than a float can say:
    # each is put against its own peak, so that none is nothing over nothing.
    peaks = heights.max(axis=1)
    high = np.exp(heights - peaks[:, None])
    step = points[:, 1] - points[:, 0]
    area = high.sum(axis=1) * step
    density = high / area[:, None]
    whole = area * np.exp(peaks - peaks.max())
    prior = TAUS * np.exp(-0.5 * (TAUS / TAU_SCALE) ** 2)
    mass = whole * prior / (whole * prior).sum()
    weights = np.exp(logs - logs.max()) * (step * prior)[:, None]
    return Posterior(points, density, mass, float(np.average(share, weights=weights)))


def ends_of(level: float) -> Interval:
    """The shares below the limits of an equal-tailed interval."""
    return (1 - level) / 2, (1 + level) / 2


def shrunk(table: CaptureTable, *, levels: Sequence[float] = LEVELS) -> Estimate:
    """The posterior of the total: its median and its equal-tailed intervals."""
    if len(table.lists) > MOST_LISTS:
        return Estimate("bayes", table.people, None, notes=("many_lists",))
    # The quasi-random points go by the order of the lists; the answer must not.
    found = posterior(table.in_order(sorted(table.lists)))
    shares = [0.5, *(share for level in levels for share in ends_of(level))]
    middle, *ends = (
        table.people + float(np.exp(hidden)) for hidden in found.quantiles(shares)
    )
    intervals: dict[float, Interval] = dict(
        zip(levels, zip(ends[::2], ends[1::2], strict=True), strict=True)
    )
    notes = list(notes_of_interval(intervals))
    if found.at_edge > EDGE or found.effective < THIN:
        notes.append("rough")
    return Estimate(
        "bayes", table.people, middle, intervals, "posterior",
        model="all pairs, shrunk",
        details={
            "mass_at_the_edge": found.at_edge,
            "effective_share": found.effective,
            "tau_median": float(TAUS[np.searchsorted(np.cumsum(found.tau), 0.5)]),
        },
        notes=tuple(notes),
    )  # fmt: skip
