"""Drift against the plain conditional Gaussian, and on series we know."""

from __future__ import annotations

import numpy as np
import pytest

from halte.methods.trends.drift import best_sizes, drift, kernels, predicted

TIMES = np.arange(11, dtype=float)


def test_each_period_is_foretold_as_if_it_had_never_been_seen() -> None:
    random = np.random.default_rng(1)
    shapes = kernels(TIMES, None)
    own = 0.05 * shapes[0] + 0.2 * shapes[1] + 0.1 * shapes[3]
    known = np.arange(11) < 10
    residual = random.normal(0, 0.3, (10, 3))
    sampling = random.uniform(0.01, 0.1, (10, 3))
    mean, spread = predicted(residual, sampling, own, known)
    for value in range(3):
        for t in range(11):
            rest = [s for s in range(10) if s != t]
            matrix = own[np.ix_(rest, rest)] + np.diag(sampling[rest, value])
            link = np.linalg.solve(matrix, own[rest, t])
            assert mean[t, value] == pytest.approx(link @ residual[rest, value])
            left = own[t, t] - link @ own[rest, t]
            assert spread[t, value] == pytest.approx(left)


def test_noise_does_not_drift() -> None:
    random = np.random.default_rng(2)
    totals = np.full(11, 300.0)
    counts = random.multinomial(300, [0.2] * 5, 11).astype(float)
    moved = drift(counts, totals, TIMES, None)
    assert np.all(moved.factor == 1)
    assert np.all(moved.variance == 0)


def test_a_slow_trend_goes_on() -> None:
    totals = np.full(11, 2_000.0)
    share = np.linspace(0.1, 0.3, 11)
    counts = np.stack([totals * share, totals * (1 - share)], axis=1).round()
    moved = drift(counts, totals, TIMES, None)
    mean = counts[:-1, 0].mean()
    assert mean * moved.factor[-1, 0] == pytest.approx(600, rel=0.1)


def test_the_season_comes_back() -> None:
    times = np.arange(13, dtype=float)
    seasons = np.arange(13) % 4
    totals = np.full(13, 2_000.0)
    share = np.where(seasons == 0, 0.3, 0.15)
    counts = np.stack([totals * share, totals * (1 - share)], axis=1)
    moved = drift(counts, totals, times, seasons)
    expected = counts[:-1, 0].mean() * moved.factor[-1, 0]
    assert expected == pytest.approx(600, rel=0.1)


def test_the_period_judged_has_no_part_in_what_is_learnt() -> None:
    random = np.random.default_rng(3)
    counts = random.multinomial(300, [0.2] * 5, 11).astype(float)
    other = counts.copy()
    other[-1] = [200, 25, 25, 25, 25]
    totals = np.full(11, 300.0)
    assert np.array_equal(
        drift(counts, totals, TIMES, None).factor,
        drift(other, totals, TIMES, None).factor,
    )


def test_pure_chance_seldom_learns_a_kernel() -> None:
    expected = np.full((10, 5), 60.0)
    inside = [k[:10, :10] for k in kernels(TIMES, None)]
    learnt = 0
    for seed in range(40):
        drawn = np.random.default_rng(seed).poisson(expected)
        learnt += any(best_sizes(drawn / expected - 1, 1 / expected, inside))
    assert learnt <= 8
