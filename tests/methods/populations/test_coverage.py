"""Do the intervals hold what they promise? Tables simulated from a known truth."""

from __future__ import annotations

import numpy as np
import pytest

from halte.methods.populations import CaptureTable, forward, jackknife, stepwise
from halte.methods.populations.lattice import Counts, Floats, add_subsets
from halte.methods.populations.resampling import acceleration, bootstrap, corrected

LISTS = ("LA", "NG", "PFNCA", "GO", "GP")
TRUTH = {
    "": 9.055905185, "LA": -5.088476774, "NG": -2.905065586, "PFNCA": -2.148519936,
    "GO": -2.521772926, "GP": -3.305333983, "LA:NG": 1.523953329,
    "NG:GP": -2.921702065, "PFNCA:GP": -1.246751334, "LA:PFNCA": 0.9224257219,
    "GO:GP": -1.190520597, "NG:GO": -0.5533502131,
}  # fmt: skip
"""The stepwise fit to the five lists of the United Kingdom, as R gives it."""


def expected_counts() -> Floats:
    """What the fit expects on each history, the unseen one included."""
    slopes = np.zeros((1 << len(LISTS), 1))
    for term, value in TRUTH.items():
        names = term.split(":") if term else []
        slopes[sum(1 << LISTS.index(name) for name in names)] = value
    return np.exp(add_subsets(slopes, len(LISTS)))[:, 0]


def simulated(mean: Floats, random: np.random.Generator) -> CaptureTable:
    counts = random.multinomial(round(mean.sum()), mean / mean.sum()).astype(np.int64)
    counts[0] = 0
    return CaptureTable(LISTS, counts)


def test_the_truth_is_the_published_fit() -> None:
    mean = expected_counts()
    assert mean.sum() == pytest.approx(11312.99, abs=0.01)
    found = stepwise(
        simulated(mean, np.random.default_rng(1)),
        bootstraps=0,
        random=np.random.default_rng(1),
    )
    assert found.estimate == pytest.approx(mean.sum(), rel=0.5)


@pytest.mark.slow
def test_intervals_of_95_per_cent_cover_as_published() -> None:
    """Chan, Silverman and Vincent (2021) report 90 % for the same truth."""
    mean, random, tables = expected_counts(), np.random.default_rng(20261129), 200
    held = 0
    for _ in range(tables):
        table = simulated(mean, random)

        def dark(counts: Counts) -> Floats:
            return forward(counts, len(LISTS), 0.02).dark

        estimate = table.people + float(dark(table.counts[:, None])[0])
        a = acceleration(jackknife(table, dark))
        values = bootstrap(table, dark, 1000, random).estimates[-1]
        low, high = corrected(values, estimate, a, (0.95,)).intervals[0.95]
        held += low <= mean.sum() <= high
    assert 0.85 <= held / tables <= 0.97, held / tables
