"""A mixture of products, fitted to noisy tables: components grow until the noise.

Each component draws its columns independently; together they hold the ties
between columns. The number of components is no setting: it doubles until the
mean squared residual is what the noise alone would leave (the discrepancy
principle, Morozov 1966). Fitting is post-processing and spends nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.bilingual import Texts
from halte.methods.progress import Report, silent
from halte.methods.synthetic.measuring import Columns, Measurements
from halte.methods.synthetic.residuals import Model, Residuals

FIRST_COMPONENTS: Final = 8
MOST_COMPONENTS: Final = 256
STEPS: Final = 60
"""Steps between two doublings; the last size gets `LAST_STEPS`."""

LAST_STEPS: Final = 160
LOOK_EVERY: Final = 20
PACE: Final = 0.05
SPREAD: Final = 0.1
"""How far the first components lie from independence (in logits)."""

PARTING: Final = 0.3
"""How far the two halves of a component part."""


@dataclass(frozen=True, slots=True, eq=False)
class Mixture:
    """`weights[k]` of component k; `shares[c][k, v]` of value v of column c in it.

    `discrepancy` is the mean squared residual in units of the noise variance.
    """

    columns: Columns
    weights: NDArray[np.float64]
    shares: tuple[NDArray[np.float64], ...]
    discrepancy: float
    steps: int

    def table(self, columns: Columns) -> NDArray[np.float64]:
        """The share of each cell of a table, an axis for each column."""
        place = {name: i for i, name in enumerate(self.columns)}
        made = self.weights[:, None]
        for name in columns:
            share = self.shares[place[name]]
            made = (made[:, :, None] * share[:, None, :]).reshape(len(made), -1)
        sizes = [self.shares[place[name]].shape[1] for name in columns]
        return np.asarray(made.sum(axis=0)).reshape(sizes)


def fit(measured: Measurements, seed: int, report: Report = silent) -> Mixture:
    """The mixture of these measurements; the same seed gives the same mixture."""
    random = np.random.default_rng([seed, 1])
    names = measured.domain.measured
    sizes = measured.domain.shape(names)
    if len(names) == 1:
        return alone(measured)
    residuals = Residuals(measured, names, random)
    logits = np.zeros((FIRST_COMPONENTS, sum(sizes) + 1), dtype=np.float32)
    logits[:, :-1] = np.log(residuals.margins) + random.normal(
        0, SPREAD, (FIRST_COMPONENTS, sum(sizes))
    )
    climb = Climb(residuals, logits)
    taken = 0
    while True:
        last = 2 * len(climb.logits) > MOST_COMPONENTS
        taken += climb.run(LAST_STEPS if last else STEPS)
        report(
            min(0.99, len(climb.logits) / MOST_COMPONENTS),
            Texts("fitting", "ajustement"),
        )
        if climb.discrepancy < 1 or last:
            break
        parted = random.normal(0, PARTING, (2 * len(climb.logits), sum(sizes) + 1))
        parted[:, -1] = 0
        climb = Climb(residuals, np.repeat(climb.logits, 2, axis=0) + parted)
    return mixture_of(residuals.model(climb.logits), names, sizes,
                      climb.discrepancy, taken)  # fmt: skip


def alone(measured: Measurements) -> Mixture:
    """One column: its noisy counts, none below zero, are all there is to know."""
    table = measured.tables[0]
    counts = np.maximum(table.counts, 0) + np.finfo(np.float64).tiny
    share = (counts / counts.sum())[None, :]
    return Mixture(table.columns, np.ones(1), (share,), 1.0, 0)


def mixture_of(
    model: Model, names: Columns, sizes: tuple[int, ...], discrepancy: float, steps: int
) -> Mixture:
    """The fitted shares in double precision, each summing to one."""
    shares = model.shares.astype(np.float64)
    cut = np.cumsum(sizes)[:-1]
    parts = [
        part / part.sum(axis=1, keepdims=True) for part in np.split(shares, cut, 1)
    ]
    weights = model.weights.astype(np.float64)
    return Mixture(names, weights / weights.sum(), tuple(parts), discrepancy, steps)


class Climb:
    """Steps of Adam (Kingma & Ba 2015) from some logits, towards smaller residuals."""

    def __init__(self, residuals: Residuals, logits: NDArray[np.floating]) -> None:
        self.residuals = residuals
        self.logits: NDArray[np.float32] = logits.astype(np.float32)
        self.discrepancy = float("inf")

    def run(self, steps: int) -> int:
        """Take steps until the residuals are those of noise; how many it took."""
        mean = np.zeros_like(self.logits)
        square = np.zeros_like(self.logits)
        for step in range(1, steps + 1):
            slope = self.residuals.slope(self.logits)
            mean += np.float32(0.1) * (slope - mean)
            square += np.float32(0.01) * (slope * slope - square)
            size = np.float32(PACE / (1 - 0.9**step))
            root = np.sqrt(square / np.float32(1 - 0.99**step))
            self.logits -= size * mean / (root + np.float32(1e-8))
            if step % LOOK_EVERY == 0 or step == steps:
                self.discrepancy = self.residuals.discrepancy(self.logits)
                if self.discrepancy < 1:
                    return step
        return steps
