"""The mixture: its gradient against differences, its growth against known noise."""

from __future__ import annotations

import numpy as np
import pytest

from halte.methods.synthetic import Table, fit
from halte.methods.synthetic.residuals import Residuals
from tests.methods.synthetic.worlds import measured, mixture_world, rows, small


def test_the_slope_is_that_of_the_discrepancy() -> None:
    # Central differences of the loss itself, in every direction.
    found = measured(small(sizes=(3, 4, 2, 3)), 2.0)
    random = np.random.default_rng(5)
    residuals = Residuals(found, found.domain.measured, random)
    logits = random.normal(0, 0.7, (3, 13)).astype(np.float32)
    slope = residuals.slope(logits)
    for at in np.ndindex(logits.shape):
        step = np.zeros_like(logits)
        step[at] = 0.02
        higher = residuals.discrepancy(logits + step)
        lower = residuals.discrepancy(logits - step)
        difference = (higher - lower) / 0.04
        assert slope[at] == pytest.approx(difference, rel=0.03, abs=0.02)


def test_the_same_seed_gives_the_same_mixture_to_the_bit() -> None:
    found = measured(small(), 2.0)
    one, other, third = fit(found, 4), fit(found, 4), fit(found, 5)
    assert (one.weights == other.weights).all()
    assert all((a == b).all() for a, b in zip(one.shares, other.shares, strict=True))
    assert not np.array_equal(one.shares[0], third.shares[0])


def test_components_grow_until_the_residual_is_the_noise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The noise has no seed: about three draws in a hundred are larger than any fit
    # can follow, so that the middle one of five is looked at.
    fits = [fit(measured(small(), 0.5), 1) for _ in range(5)]
    noisy = sorted(fits, key=lambda fitted: fitted.discrepancy)[2]
    assert noisy.discrepancy < 1
    assert len(noisy.weights) < 64
    monkeypatch.setattr("halte.methods.synthetic.fitting.MOST_COMPONENTS", 32)
    sharp = fit(measured(mixture_world(50_000, 1), 8.0), 1)
    assert len(sharp.weights) == 32
    assert sharp.discrepancy > 1


def test_shares_are_distributions() -> None:
    found = fit(measured(small(), 1.0), 1)
    assert found.weights.sum() == pytest.approx(1)
    for share in found.shares:
        assert share.min() >= 0
        assert share.sum(axis=1) == pytest.approx(np.ones(len(share)))
    assert found.table(("c02", "c00")).sum() == pytest.approx(1)
    swapped = found.table(("c00", "c02"))
    assert found.table(("c02", "c00")) == pytest.approx(swapped.T)


def test_a_strong_tie_is_found_again() -> None:
    first = np.arange(6000) % 3
    people = rows([first, first, (first == 2).astype(int)], (3, 3, 2))
    table = fit(measured(people, 4.0), 1).table(("c00", "c01"))
    assert np.diag(table).sum() > 0.99


def test_a_tie_of_three_that_no_pair_shows_is_found_too() -> None:
    # c02 is the exclusive or of two coins: all pairs are independent.
    random = np.random.default_rng(2)
    a, b = random.integers(0, 2, (2, 8000))
    table = fit(measured(rows([a, b, a ^ b], (2, 2, 2)), 4.0), 1)
    assert table.table(("c00", "c01", "c02"))[1, 1, 0] == pytest.approx(0.25, abs=0.02)


def test_one_column_alone_is_its_noisy_counts() -> None:
    found = measured(small(sizes=(3,)), 4.0)
    counts = np.maximum(found.tables[0].counts, 0)
    assert fit(found, 1).shares[0][0] == pytest.approx(counts / counts.sum())


def test_what_the_domain_makes_impossible_is_not_learnt_from_noise() -> None:
    from dataclasses import replace

    found = measured(small(), 1.0)
    barred = replace(found.domain, impossible=({"c00": ("v00",), "c01": ("v00",)},))
    tables = tuple(
        Table(t.columns, t.sigma, t.counts + 300) if t.columns == ("c00", "c01") else t
        for t in found.tables
    )
    made = fit(replace(found, domain=barred, tables=tables), 1)
    open_ = fit(replace(found, tables=tables), 1)
    assert made.table(("c00", "c01"))[0, 0] < open_.table(("c00", "c01"))[0, 0] / 2
