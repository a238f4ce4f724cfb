"""Forward selection of pairs of lists (Chan, Silverman and Vincent 2021, section 3).

Start from main effects. For each pair not in the model, compare the people seen on
both lists with what the model expects, by the smaller Poisson tail. Add the most
surprising pair whose model can be fitted; stop when none is below the threshold.
All tables of a batch (the original, one for each person left out, every resample)
go through the steps together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from scipy.special import pdtr, pdtrc

from halte.methods.populations.existence import (
    FITS,
    Programmes,
    fit_where_possible,
    fresh,
)
from halte.methods.populations.fitting import expected, problem
from halte.methods.populations.lattice import (
    Counts,
    Floats,
    Marks,
    add_supersets,
    overlaps,
    pairs,
)

THRESHOLD: Final = 0.02
TAKEN: Final = 2.0
"""Above any probability: the pair is in the model, or cannot be."""

SAME: Final = 1 + 1e-9
"""Probabilities this close are a tie; the pair named first is taken."""

CELLS_AT_ONCE: Final = 1 << 15


@dataclass(frozen=True, slots=True)
class Step:
    """What forward selection saw on the original table, and what it did."""

    pair: int
    probability: float
    observed: int
    expected: float
    added: bool
    refused: tuple[int, ...]
    """Pairs that came first but whose model cannot be fitted."""


@dataclass(slots=True)
class Selected:
    """For each table: its dark figure (infinite where none exists) and its model."""

    dark: Floats
    terms: list[Counts]
    alpha: list[Floats]
    codes: Counts
    steps: list[Step] = field(default_factory=list)


@dataclass(slots=True)
class Batch:
    """The tables still choosing, all at the same step."""

    who: Counts
    counts: Floats
    overlapping: Floats
    terms: Counts
    alpha: Floats
    tails: Floats
    means: Floats

    def only(self, chosen: Counts | Marks) -> Batch:
        """Some of them."""
        return Batch(
            self.who[chosen],
            self.counts[:, chosen],
            self.overlapping[:, chosen],
            self.terms[chosen],
            self.alpha[chosen],
            self.tails[chosen],
            self.means[chosen],
        )


def forward(
    tables: Counts,
    lists: int,
    threshold: float = THRESHOLD,
    known: Programmes | None = None,
) -> Selected:
    """Select and fit for each column of `tables` (history, table).

    The steps are kept for the first table.
    """
    programmes: Programmes = {} if known is None else known
    number = tables.shape[1]
    found = Selected(
        np.full(number, np.inf),
        [np.empty(0, np.int64)] * number,
        [np.empty(0)] * number,
        np.zeros(number, np.int64),
    )
    width = max(8, CELLS_AT_ONCE >> lists)
    for begin in range(0, number, width):
        block = np.arange(begin, min(begin + width, number))
        choose(block, tables[:, block], lists, threshold, programmes, found)
    return found


def choose(
    block: Counts,
    tables: Counts,
    lists: int,
    threshold: float,
    known: Programmes,
    found: Selected,
) -> None:
    """Take one block of tables through all steps."""
    batch = beginning(block, tables, lists, known, found)
    both = pairs(lists)
    while batch.who.size:
        measure(batch, both, lists)
        batch = step(batch, both, lists, threshold, known, found)


def beginning(
    block: Counts, tables: Counts, lists: int, known: Programmes, found: Selected
) -> Batch:
    """Main effects on every table; those without a fit are done with no estimate."""
    counts = np.array(tables, dtype=np.float64, order="C")
    overlapping = overlaps(counts, lists)
    main = np.concatenate([[0], 1 << np.arange(lists)]).astype(np.int64)
    terms = np.tile(main, (len(block), 1))
    fits, codes = fresh(problem(overlapping, terms, lists), counts, known)
    found.codes[block] = codes
    both = pairs(lists)
    blank = np.zeros((len(block), len(both)))
    batch = Batch(block, counts, overlapping, terms, fits.alpha, blank, blank.copy())
    for lost in np.flatnonzero(codes != FITS):
        found.terms[block[lost]] = main
        found.alpha[block[lost]] = fits.alpha[lost]
    return batch.only(codes == FITS)


def measure(batch: Batch, both: Counts, lists: int) -> None:
    """How surprising each pair's overlap is under each table's model."""
    given = problem(batch.overlapping, batch.terms, lists)
    sums = add_supersets(expected(given, batch.alpha), lists)
    seen, mean = batch.overlapping[both].T, sums[both].T
    batch.means = mean
    batch.tails = np.minimum(
        pdtr(seen, mean), np.where(seen > 0, pdtrc(np.maximum(seen - 1, 0), mean), 1.0)
    )
    inside = (batch.terms[:, :, None] == both).any(axis=1)
    empty = batch.overlapping[1 << np.arange(lists)].T == 0
    ends = (both[:, None] >> np.arange(lists)) & 1
    hopeless = (empty[:, None, :] & (ends == 1)).any(axis=2)
    batch.tails[inside | hopeless] = TAKEN


def first_of_best(tails: Floats) -> Counts:
    """The pair with the smallest tail; of equals, the first."""
    best = tails.min(axis=1, keepdims=True)
    chosen: Counts = np.argmax(tails <= best * SAME, axis=1)
    return chosen


def step(
    batch: Batch,
    both: Counts,
    lists: int,
    threshold: float,
    known: Programmes,
    found: Selected,
) -> Batch:
    """One step: each table adds its pair or stops. Returns those that go on."""
    longer = np.concatenate([batch.terms, np.zeros((len(batch.who), 1), np.int64)], 1)
    alpha = np.zeros(longer.shape)
    added = np.zeros(len(batch.who), np.bool_)
    refused: list[int] = []
    waiting = np.arange(len(batch.who))
    while waiting.size:
        chosen = first_of_best(batch.tails[waiting])
        going = batch.tails[waiting, chosen] < threshold
        record(batch, waiting, chosen, going, both, refused, found)
        waiting, chosen = waiting[going], chosen[going]
        if not waiting.size:
            break
        fits, codes = attempt(batch.only(waiting), both, chosen, lists, known)
        well = codes == FITS
        done = waiting[well]
        added[done] = True
        longer[done, -1] = both[chosen[well]]
        alpha[done] = fits[well]
        batch.tails[waiting[~well], chosen[~well]] = TAKEN
        if 0 in batch.who[waiting[~well]]:
            refused.append(int(both[chosen[~well][batch.who[waiting[~well]] == 0][0]]))
        waiting = waiting[~well]
    finish(batch.only(~added), found)
    ongoing = batch.only(added)
    ongoing.terms, ongoing.alpha = longer[added], alpha[added]
    return ongoing


def attempt(
    batch: Batch, both: Counts, chosen: Counts, lists: int, known: Programmes
) -> tuple[Floats, Counts]:
    """Fit the enlarged models, starting from the smaller ones."""
    rows = np.arange(len(chosen))
    terms = np.concatenate([batch.terms, both[chosen][:, None]], axis=1)
    given = problem(batch.overlapping, terms, lists)
    seen, mean = batch.overlapping[both[chosen], rows], batch.means[rows, chosen]
    push = np.clip(np.log(np.maximum(seen, 0.5) / np.maximum(mean, 1e-9)), -3, 3)
    start = np.concatenate([batch.alpha, push[:, None]], axis=1)
    fits, codes = fit_where_possible(given, batch.counts, start, known)
    return fits.alpha, codes


def record(
    batch: Batch,
    waiting: Counts,
    chosen: Counts,
    going: Marks,
    both: Counts,
    refused: list[int],
    found: Selected,
) -> None:
    """Write down what the original table does; a refused attempt is written over."""
    place = np.flatnonzero(batch.who[waiting] == 0)
    if not place.size:
        return
    row, pair = int(waiting[place[0]]), int(chosen[place[0]])
    if batch.tails[row, pair] >= TAKEN:
        return
    made = Step(
        int(both[pair]),
        float(batch.tails[row, pair]),
        int(batch.overlapping[both[pair], row]),
        float(batch.means[row, pair]),
        bool(going[place[0]]),
        tuple(refused),
    )
    depth = batch.terms.shape[1] - lists_of(both) - 1
    found.steps = found.steps[:depth]
    found.steps.append(made)


def lists_of(both: Counts) -> int:
    """The number of lists that have these pairs."""
    return int(both[-1]).bit_length()


def finish(batch: Batch, found: Selected) -> None:
    """Write down the tables that have chosen."""
    found.dark[batch.who] = np.exp(batch.alpha[:, 0])
    for row, who in enumerate(batch.who):
        found.terms[who] = batch.terms[row]
        found.alpha[who] = batch.alpha[row]
