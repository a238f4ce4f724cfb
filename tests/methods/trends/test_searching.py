"""What tells a cell from its parent, against scipy’s beta-binomial."""

from __future__ import annotations

from math import log

import numpy as np
import pytest
from scipy.stats import betabinom

from halte.methods.trends.searching import SAME, same_share


@pytest.mark.parametrize("now", range(0, 31, 3))
@pytest.mark.parametrize(("then", "before"), [(0, 0), (0, 9), (6, 10), (40, 200)])
def test_a_share_is_the_same_where_the_beta_binomial_says_so(
    now: int, then: int, before: int
) -> None:
    exact = betabinom(30, then + 0.5, before - then + 0.5).sf(now - 1)
    found = same_share(np.array([then, now]), np.array([before, 30]))
    assert found == (log(max(exact, 1e-300)) > SAME)


def test_a_value_that_always_comes_with_another_is_told_without_it() -> None:
    assert same_share(np.array([20, 50]), np.array([20, 50]))
    assert not same_share(np.array([6, 160]), np.array([10, 160]))
