"""How far a mixture lies from noisy tables, and which way leads closer.

All pairs at once are one matrix product: with the shares of all values side by
side (components by values), shares' · weights · shares is every two-way table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.synthetic.measuring import Columns, Measurements, Table

Single = NDArray[np.float32]

BATCH: Final = 60
"""Three-way tables in one step, in turn; a look at the discrepancy takes all."""

LEAST_SHARE: Final = 1e-3
"""A margin that the noise made zero or less still starts above zero."""


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Shares of all values side by side (components by values), and weights."""

    shares: Single
    weights: Single


@dataclass(frozen=True, slots=True, eq=False)
class Triple:
    """A three-way table: where its columns lie, its shares, its precision."""

    parts: tuple[slice, slice, slice]
    target: Single
    precision: np.float32


class Residuals:
    """Measured shares of two columns or more, weighted by the precision of their noise.

    Cells that the domain makes impossible are known to be zero, whatever the
    noise says.
    """

    def __init__(
        self, measured: Measurements, names: Columns, random: np.random.Generator
    ) -> None:
        self.sizes = measured.domain.shape(names)
        self.starts = np.r_[0, np.cumsum(self.sizes)]
        self.place = {n: slice(*self.starts[i : i + 2]) for i, n in enumerate(names)}
        self.domain = measured.domain
        self.total = max(1, measured.total)
        width = int(self.starts[-1])
        self.target = np.zeros((width, width), dtype=np.float32)
        self.precision = np.zeros((width, width), dtype=np.float32)
        self.triples: list[Triple] = []
        for table in measured.tables:
            self.add(table)
        self.cells = np.count_nonzero(self.precision) // 2
        self.cells_of_triples = sum(t.target.size for t in self.triples)
        self.margins = self.first_margins()
        self.random = random
        self.waiting: list[int] = []

    def add(self, table: Table) -> None:
        """Take up a table."""
        counts = np.where(self.domain.known_zeros(table.columns), 0, table.counts)
        target = (counts / self.total).astype(np.float32)
        precision = np.float32(self.total**2 / table.sigma**2)
        parts = tuple(self.place[name] for name in table.columns)
        if len(parts) == 3:
            flat = target.reshape(-1, target.shape[2])
            self.triples.append(Triple((parts[0], parts[1], parts[2]), flat, precision))
        else:
            a, b = parts
            self.target[a, b], self.target[b, a] = target, target.T
            self.precision[a, b] = self.precision[b, a] = precision

    def first_margins(self) -> NDArray[np.float64]:
        """Shares of each value, from the pairs; never quite zero."""
        sums = self.target.sum(axis=1, dtype=np.float64)
        made: NDArray[np.float64] = np.maximum(
            sums / (len(self.sizes) - 1), LEAST_SHARE
        )
        for a, b in zip(self.starts[:-1], self.starts[1:], strict=True):
            made[a:b] /= made[a:b].sum()
        return made

    def model(self, logits: Single) -> Model:
        """Shares and weights from logits: all positive, each summing to one."""
        raw = logits[:, :-1]
        top = np.maximum.reduceat(raw, self.starts[:-1], axis=1)
        shares = np.exp(raw - np.repeat(top, self.sizes, axis=1))
        sums = np.add.reduceat(shares, self.starts[:-1], axis=1)
        shares /= np.repeat(sums, self.sizes, axis=1)
        weights = np.exp(logits[:, -1] - logits[:, -1].max())
        return Model(shares, weights / weights.sum())

    def slope(self, logits: Single) -> Single:
        """The gradient of the mean squared residual, by logits."""
        model = self.model(logits)
        by_share, by_weight = self.of_pairs(model)
        batch = self.next_batch()
        often = np.float32(len(self.triples) / max(1, len(batch)))
        for triple in batch:
            of_triple(model, triple, often, by_share, by_weight)
        by_share *= model.weights[:, None]
        inner = np.add.reduceat(by_share * model.shares, self.starts[:-1], axis=1)
        made = np.empty_like(logits)
        made[:, :-1] = model.shares * (by_share - np.repeat(inner, self.sizes, axis=1))
        made[:, -1] = model.weights * (by_weight - model.weights @ by_weight)
        return made / np.float32(self.cells + self.cells_of_triples)

    def of_pairs(self, model: Model) -> tuple[Single, Single]:
        """The gradient of all pairs, by share over weight and by weight."""
        off = model.shares.T @ (model.shares * model.weights[:, None]) - self.target
        pull: Single = model.shares @ (self.precision * off)
        by_weight: Single = np.einsum("kv,kv->k", pull, model.shares)
        return 2 * pull, by_weight

    def next_batch(self) -> list[Triple]:
        """Some of the triples, each as often as the others."""
        if len(self.triples) <= BATCH:
            return self.triples
        if len(self.waiting) < BATCH:
            self.waiting = self.random.permutation(len(self.triples)).tolist()
        chosen, self.waiting = self.waiting[:BATCH], self.waiting[BATCH:]
        return [self.triples[i] for i in chosen]

    def discrepancy(self, logits: Single) -> float:
        """The mean squared residual of all cells over the variance of the noise."""
        model = self.model(logits)
        off = model.shares.T @ (model.shares * model.weights[:, None]) - self.target
        sum_of = float((self.precision * off * off).sum(dtype=np.float64)) / 2
        for triple in self.triples:
            off = crossed(model, triple)[1]
            sum_of += float(triple.precision) * float((off * off).sum())
        return sum_of / (self.cells + self.cells_of_triples)


def crossed(model: Model, triple: Triple) -> tuple[Single, Single]:
    """The first two columns crossed, by component; and the residual of the table."""
    first, second, third = (model.shares[:, part] for part in triple.parts)
    both = (first[:, :, None] * second[:, None, :]).reshape(len(first), -1)
    weighted = both * model.weights[:, None]
    return both, np.asarray(weighted.T @ third - triple.target, dtype=np.float32)


def of_triple(
    model: Model, triple: Triple, often: np.float32, by_share: Single, by_weight: Single
) -> None:
    """Add the gradient of a triple, as many times as it stands for others."""
    first, second, third = (model.shares[:, part] for part in triple.parts)
    both, off = crossed(model, triple)
    slope = (2 * often * triple.precision) * off
    pull = both @ slope
    by_weight += (pull * third).sum(axis=1)
    by_share[:, triple.parts[2]] += pull
    back = (third @ slope.T).reshape(len(first), first.shape[1], -1)
    by_share[:, triple.parts[0]] += np.matmul(back, second[:, :, None])[:, :, 0]
    by_share[:, triple.parts[1]] += np.matmul(first[:, None, :], back)[:, 0, :]
