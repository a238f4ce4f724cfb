"""Tails against scipy’s negative binomial, which we did not write."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import special, stats

from halte.methods.trends.tails import (
    interval,
    log_at_least,
    log_at_most,
    log_gamma,
    size_of,
)


def slack(exact: np.ndarray) -> np.ndarray:
    """Rounding of logarithms, theirs and ours."""
    return 1e-7 * np.where(np.isfinite(exact), exact, 0) - 1e-6


def test_log_gamma_is_scipys() -> None:
    x = np.concatenate([np.geomspace(1e-3, 1, 50), np.geomspace(1, 1e7, 200)])
    assert log_gamma(x) == pytest.approx(special.gammaln(x), rel=1e-10, abs=1e-11)


@pytest.mark.parametrize("mean", [0.05, 2.4, 60.0, 4_000.0])
@pytest.mark.parametrize("over", [1.0, 1.3, 8.0])
def test_no_tail_is_smaller_than_the_exact_one(mean: float, over: float) -> None:
    variance = mean * over
    count = np.arange(0, int(mean + 10 * variance**0.5 + 30), dtype=float)
    m, v = np.full_like(count, mean), np.full_like(count, variance)
    size = size_of(m, v)
    exact = stats.nbinom(size[0], size[0] / (size[0] + mean))
    # Summed from scipy’s terms: its own cumulative tails lose digits below e^-700.
    terms = exact.logpmf(np.arange(len(count) * 4, dtype=float))
    half = terms[: len(count)] - np.log(2)
    beyond = np.append(np.logaddexp.accumulate(terms[::-1])[::-1], -np.inf)
    below = np.append(-np.inf, np.logaddexp.accumulate(terms))
    upper = np.logaddexp(half, beyond[1 : len(count) + 1])
    lower = np.logaddexp(half, below[: len(count)])
    assert np.all(log_at_least(count, m, v) >= upper + slack(upper))
    assert np.all(log_at_most(count, m, v) >= lower + slack(lower))


def test_far_out_the_tail_is_within_a_twentieth_of_the_exact_one() -> None:
    for mean, variance, count in ((2.4, 2.4, 17), (2.4, 3.5, 25), (60, 90, 140)):
        m, v = np.array([mean]), np.array([variance])
        size = size_of(m, v)
        law = stats.nbinom(size, size / (size + m))
        exact = np.log(law.sf(count) + law.pmf(count) / 2)
        assert log_at_least(np.array([count]), m, v) == pytest.approx(exact, abs=0.05)


@pytest.mark.parametrize(("mean", "variance"), [(2.4, 2.4), (60, 75), (900, 3_000)])
def test_the_interval_is_scipys(mean: float, variance: float) -> None:
    size = mean**2 / max(variance - mean, mean**2 / 1e7)
    exact = stats.nbinom(size, size / (size + mean)).interval(0.95)
    assert interval(mean, variance) == tuple(map(int, exact))


@pytest.mark.parametrize(("mean", "variance"), [(3e7, 4e14), (2e8, 1e14), (1e9, 4e16)])
def test_the_interval_of_huge_counts_is_scipys_to_a_ten_thousandth(
    mean: float, variance: float
) -> None:
    # The gamma law is the negative binomial’s limit where counts are this large.
    exact = stats.gamma(mean**2 / variance, scale=variance / mean).interval(0.95)
    assert interval(mean, variance) == pytest.approx(exact, rel=2e-4)
